import * as z from 'zod/mini';
import '../../text/configureZod.ts';

/** What a value is to its field: of the right kind and allowed, of the right kind and not allowed, or of another kind. */
export type Judgement = 'sound' | 'not-allowed' | 'other-kind';

/**
 * A schema of two steps: `kind` says whether a value is of the kind at all (text where a number is wanted is not),
 * `isAllowed` whether such a value may stand there (31 February is a date that does not exist).
 */
export function twoStepSchema<Value>(kind: z.ZodMiniType<Value>, isAllowed: (value: Value) => boolean): z.ZodMiniType<Value> {
	return kind.check(z.refine(isAllowed, { error: NOT_ALLOWED }));
}

/** How `schema`, made by `judged`, finds `value`. Never throws. */
export function judge(schema: z.ZodMiniType, value: unknown): Judgement {
	const { error } = schema.safeParse(value);
	if (error === undefined) return 'sound';
	return error.issues.every((issue) => issue.message === NOT_ALLOWED) ? 'not-allowed' : 'other-kind';
}

/** Marks the second step among zod's issues. */
const NOT_ALLOWED = 'not-allowed';

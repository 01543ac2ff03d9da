import * as z from 'zod/mini';
import '../text/configureZod.ts';

const offset = z.number().check(z.int(), z.minimum(0));

const textEdit = z
	.object({ range: z.object({ start: offset, end: offset }), newText: z.string() })
	.check(z.refine(({ range }) => range.start <= range.end));

/** SHA-256 of a note's UTF-8 bytes, in lower-case hex. */
const contentHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** `entry` at the note or folder `at`, such as a rule that is ignored there; `kind` as in the stored settings (`ignores`). */
const decisions = z.array(z.object({ kind: z.string(), at: z.string(), entry: z.string() }));

/** What was decided anew and what was lifted, entry by entry: it can be taken back whatever was decided since. */
export const decisionsChangeSchema = z.object({ made: decisions, lifted: decisions });

export type DecisionsChange = z.infer<typeof decisionsChangeSchema>;

/** What was done to one note. Without `before` the note was made, without `after` it was taken away; its text is then the empty one. */
const noteChange = z
	.object({
		/** Relative to the vault. Stored data is not to be trusted with it: whoever writes contains it first. */
		path: z.string().check(z.minLength(1)),
		before: z.nullable(contentHash),
		after: z.nullable(contentHash),
		/** Lead from the text before to the text after; offsets in the text before. */
		edits: z.array(textEdit),
		/** Lead back; offsets in the text after. */
		inverse: z.array(textEdit),
		/** Notes that an automatic addition listed here: taking it back dismisses them for this note, or it would come again. */
		dismissOnUndo: z.optional(z.array(z.string())),
		/** What was decided together with it, where the note went into another. */
		decisions: z.optional(decisionsChangeSchema),
	})
	.check(z.refine(({ before, after }) => before !== null || after !== null));

/** Notes that were dismissed for `note` together with the changes; taking the batch back lifts them again. */
const dismissal = z.object({ note: z.string(), path: z.string() });

/**
 * What one action wrote, so that it can be taken back: as JSON the same in the app's log and in a run of the command.
 * A batch of another version is not understood, and never guessed at.
 */
export const changeBatchSchema = z.object({
	version: z.literal(1),
	/** Tells batches apart. */
	id: z.string().check(z.minLength(1)),
	/** When it was written, as ISO 8601 in UTC. */
	time: z.iso.datetime(),
	/** What it did, in the words that were shown: `Added 12 related notes to 3 notes`. */
	title: z.string(),
	/** In the order in which they were written; a path may come twice. */
	notes: z.array(noteChange),
	dismissed: z.optional(z.array(dismissal)),
	/** Paths whose change was taken back; there, and perhaps empty, once taking back was tried. */
	undone: z.optional(z.array(z.string())),
});

export type ChangeBatch = z.infer<typeof changeBatchSchema>;

export type NoteChange = z.infer<typeof noteChange>;

/** The batch in `stored`, or `undefined` where it is none of this version. Never throws. */
export function parseChangeBatch(stored: unknown): ChangeBatch | undefined {
	const parsed = changeBatchSchema.safeParse(stored);
	return parsed.success ? parsed.data : undefined;
}

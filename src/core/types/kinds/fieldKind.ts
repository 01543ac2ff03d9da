import type * as z from 'zod/mini';
import type { Field, FieldKindId } from '../noteType.ts';

/** What edits a value of the kind: the host draws it. */
export type FieldControl = 'text' | 'number' | 'toggle' | 'date' | 'select' | 'url' | 'note' | 'tags';

/**
 * A kind of field: how its values are judged, named and edited.
 *
 * A schema with conditions is made by `judged`, which keeps a value of another kind apart from one that is not allowed.
 */
export interface FieldKind {
	readonly id: FieldKindId;
	/** One sentence for the page of types and for forms. */
	readonly description: string;
	/** A value as it is written in front matter that any field of the kind without further conditions accepts. */
	readonly example: string;
	readonly control: FieldControl;
	/** Judges one value (one item where the field is a list); null and absence never reach it. */
	schema(field: Field): z.ZodMiniType;
	/** What one value is called in a message, with its conditions, without an example: "a number of at least 0". */
	noun(field: Field): string;
	/** The same for several: "numbers of at least 0". */
	plural(field: Field): string;
	/** Values of this very field that would pass, as written in front matter, the best first; none where the noun says it all. */
	examplesFor(field: Field): readonly string[];
	/** The value that was most likely meant, or `undefined`. Never applied without being asked. */
	suggestionFor?(value: unknown, field: Field): string | undefined;
}

import type * as z from 'zod/mini';
import type { FrontmatterValue } from '../../note/frontmatter.ts';

/** What edits a value of the kind: the host draws it. */
type FieldControl = 'text' | 'number' | 'toggle' | 'date' | 'select' | 'url' | 'note' | 'tags';

/** What a field asks beyond its kind: the parts of its description that a kind heeds. */
export interface FieldConditions {
	/** Whether the value is a list; `tags` always is. */
	readonly many: boolean;
	/** What a new note gets. */
	readonly default?: FrontmatterValue;
	/** Least and most items when `many`, else least and most value (numbers); the length of a text is not meant. */
	readonly min?: number;
	readonly max?: number;
	/** An open list: offered, never demanded. */
	readonly suggest: readonly string[];
	/** A closed list, for `choice`. */
	readonly options: readonly string[];
	/** For `note`: the types of which the target may be; empty for any. */
	readonly of: readonly string[];
}

/**
 * A kind of field: how its values are judged, named and edited.
 *
 * A schema with conditions is made by `twoStepSchema`, which keeps a value of another kind apart from one that is not allowed.
 */
export interface FieldKind {
	/** As type notes write it, and as its file is named. */
	readonly id: string;
	/** One sentence for the page of types and for forms. */
	readonly description: string;
	/** A value as it is written in front matter that any field of the kind without further conditions accepts. */
	readonly example: string;
	readonly control: FieldControl;
	/** Judges one value (one item where the field is a list); null and absence never reach it. */
	schema(field: FieldConditions): z.ZodMiniType;
	/** Given where every text is sound, so that none of a vault's names and titles has to be judged. */
	readonly takesAnyText?: true;
	/** What one value is called in a message, with its conditions, without an example: "a number of at least 0". */
	noun(field: FieldConditions): string;
	/** The same for several: "numbers of at least 0". */
	plural(field: FieldConditions): string;
	/** Values of this very field that would pass, as written in front matter, the best first; none where the noun says it all. */
	examplesFor(field: FieldConditions): readonly string[];
	/** The value that was most likely meant, or `undefined`. Never applied without being asked. */
	suggestionFor?(value: unknown, field: FieldConditions): string | undefined;
}

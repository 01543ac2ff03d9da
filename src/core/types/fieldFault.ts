import type { FrontmatterPath } from '../note/frontmatter.ts';
import type { Field } from './noteType.ts';

/** What is wrong with a field of a note, in the order in which it is looked for. */
export type FieldFaultKind =
	| 'missing' // a required field is not there
	| 'no-value' // its key is there and nothing after it
	| 'empty-list' // or a list without an item
	| 'kind' // a value of another kind: text for a list, a list for text, a number for a date
	| 'value'; // the right kind and not allowed: too few, no such day, not an option

/** A fault of a note's field, with everything that a message and a fix need, without a place in the text. */
export interface FieldFault {
	readonly field: Field;
	/** Where the value stands in front matter: the field, or an item of its list. For a missing field the key alone. */
	readonly path: FrontmatterPath;
	readonly fault: FieldFaultKind;
	/** What would pass, with an example: "a date such as `2014-03-18`". */
	readonly expected: string;
	/** The value for a message, in quotes where it is text; empty where there is none. */
	readonly shown: string;
	/** What was probably meant instead of the value: to be offered, never applied unasked. */
	readonly suggestion?: string;
	/** The value as written passes once it stands in brackets. */
	readonly wrapInList?: true;
	/** The value as written passes once it stands in quotes (`[[Iran]]` unquoted is a list in a list to YAML). With `wrapInList`: in brackets as well. */
	readonly quote?: true;
}

import type { Range } from './range.ts';

/** One replacement in a text; an insertion has an empty range, a deletion an empty `newText`. */
export interface TextEdit {
	readonly range: Range;
	readonly newText: string;
}

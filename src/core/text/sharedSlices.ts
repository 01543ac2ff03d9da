import { copyOf } from './interner.ts';
import { TextTable } from './textTable.ts';

/** Longer texts hardly ever come twice. */
const MAX_LENGTH = 60;

/** When so many have come together all are let go, so that a session that reads for days keeps no more. */
const MAX_KEPT = 4_000;

/**
 * Gives one lasting copy for equal stretches of texts, without cutting them out first: the headings and keys of a vault are
 * the same few thousand. A copy takes one byte a character where that will do even if its note needs two, and what is
 * worked out of it is worked out once.
 */
export function sharedSlices(copy: (text: string) => string = copyOf): (text: string, start: number, end: number) => string {
	let known = new TextTable<{ readonly text: string }>();
	let kept = 0;
	return (text, start, end) => {
		if (end - start > MAX_LENGTH) return copy(text.slice(start, end));
		const found = known.get(text, start, end);
		if (found !== undefined) return found.text;
		if (kept === MAX_KEPT) {
			known = new TextTable();
			kept = 0;
		}
		kept += 1;
		const made = { text: copy(text.slice(start, end)) };
		known.add(made);
		return made.text;
	};
}

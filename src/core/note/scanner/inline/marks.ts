import { NOWHERE } from './finder.ts';

/**
 * The characters at which an inline construct may begin or end. Between two of them there is nothing to read,
 * and a search for each is many times faster than a look at every character: prose costs next to nothing.
 */
const MARKS = ['[', ']', '`', '\\', '<', '$', '#', '%%', '://'] as const;

/** Where each of the marks comes next, kept from one question to the next: the text is searched once for each. */
export interface MarkFinder {
	/** The place of each mark, in the order of `MARKS`; `NOWHERE` after the last. */
	readonly places: number[];
	/** The nearest of them, right for every question from `from` up to it. */
	next: number;
	from: number;
}

export function createMarkFinder(): MarkFinder {
	return { places: MARKS.map(() => -1), next: -1, from: 0 };
}

export function resetMarks(finder: MarkFinder): void {
	finder.places.fill(-1);
	finder.next = -1;
	finder.from = 0;
}

/** The place of the first mark from `at` on, `NOWHERE` for none. Questions go forward through the text. */
export function nextMark(finder: MarkFinder, text: string, at: number): number {
	if (at <= finder.next && at >= finder.from) return finder.next;
	const { places } = finder;
	let next = NOWHERE;
	for (let mark = 0; mark < MARKS.length; mark++) {
		let place = places[mark] ?? NOWHERE;
		if (place < at) {
			place = text.indexOf(MARKS[mark] ?? '', at);
			if (place === -1) place = NOWHERE;
			places[mark] = place;
		}
		if (place < next) next = place;
	}
	finder.from = at;
	finder.next = next;
	return next;
}

/** Stands for a place after every text: larger than any string can be long, and a small integer, which engines keep without a box. */
export const NOWHERE = 0x3fffffff;

/**
 * Looks ahead for a mark and remembers where it was: however often it is asked, the text is searched once.
 * Without that, a note of nothing but opening marks would be searched to its end from each of them.
 */
export interface Finder {
	readonly mark: string;
	/** The latest search went from here … */
	from: number;
	/** … and found the mark here; `NOWHERE` for none. */
	found: number;
}

export function resetFinder(finder: Finder): void {
	finder.from = 0;
	finder.found = -1;
}

export function createFinder(mark: string): Finder {
	return { mark, from: 0, found: -1 };
}

/** The first place of the mark from `at` on, `NOWHERE` for none. */
export function find(finder: Finder, text: string, at: number): number {
	if (at >= finder.from && at <= finder.found) return finder.found;
	const found = text.indexOf(finder.mark, at);
	finder.from = at;
	finder.found = found === -1 ? NOWHERE : found;
	return finder.found;
}

/**
 * Looks ahead for a mark and remembers where it was: however often it is asked, the text is searched once.
 * Without that, a note of nothing but opening marks would be searched to its end from each of them.
 */
export interface Finder {
	readonly mark: string;
	/** The latest search went from here … */
	from: number;
	/** … and found the mark here; `Infinity` for nowhere. */
	found: number;
}

export function createFinder(mark: string): Finder {
	return { mark, from: 0, found: -1 };
}

/** The first place of the mark from `at` on, `Infinity` for none. */
export function find(finder: Finder, text: string, at: number): number {
	if (at >= finder.from && at <= finder.found) return finder.found;
	const found = text.indexOf(finder.mark, at);
	finder.from = at;
	finder.found = found === -1 ? Infinity : found;
	return finder.found;
}

import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { lowerBound } from '../text/lowerBound.ts';
import { citationKey } from './index/sourceKey.ts';
import type { Source } from './source.ts';
import { type LinkTargets, type SourceIndex, targetOf } from './sourceIndex.ts';

/** The other notes that give a source. */
export interface AlsoIn {
	/** The first twenty, in code-unit order. */
	readonly first: readonly string[];
	/** How many there are. */
	readonly count: number;
}

/** A page that a thousand notes give would else make a million rows of the lists of all of them. */
export const MOST_LISTED = 20;

/**
 * Tells of a source, which stands in the note at `from`, which other notes give it, as `SourceIndex.alsoIn` does, for a run
 * over many notes: each page, note and citation is looked up once. Holds as long as neither index changes.
 */
export function alsoInOf(sources: SourceIndex, links: LinkTargets): (source: Source, from: string) => AlsoIn {
	const known = new Map<string, readonly string[]>();
	const givingOf = (source: Source, from: string): readonly string[] => {
		const key = keyOf(source, from, links);
		if (key === undefined) return [];
		const found = known.get(key) ?? sources.notesGiving(source, from, links);
		known.set(key, found);
		return found;
	};
	return alsoInFrom(givingOf);
}

/** The same, told which notes give a source. */
export function alsoInFrom(givingOf: (source: Source, from: string) => readonly string[]): (source: Source, from: string) => AlsoIn {
	return (source, from) => {
		const giving = givingOf(source, from);
		const own = lowerBound(giving.length, (at) => compareCodeUnits(giving[at] ?? '', from) < 0);
		const count = giving.length - (giving[own] === from ? 1 : 0);
		return {
			count,
			first: giving
				.slice(0, MOST_LISTED + 1)
				.filter((path) => path !== from)
				.slice(0, MOST_LISTED),
		};
	};
}

/** Under what a source, which stands in the note at `from`, is the same as another; `undefined` where it says too little. */
export function keyOf(source: Source, from: string, links: LinkTargets): string | undefined {
	if (source.kind === 'web') return `page ${source.canonicalUrl}`;
	const key = source.kind === 'note' ? targetOf(source, from, links) : citationKey(source);
	return key === null || key === undefined ? undefined : `${source.kind} ${key}`;
}

import { foldName } from '../../text/foldName.ts';
import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import type { Steps } from '../../text/steps.ts';
import { sortedSteps } from '../../text/sortedSteps.ts';
import { shownHost } from '../address/shownHost.ts';
import { citationKeys } from '../export/citationKeys.ts';
import { richness, standing } from '../export/exportedSources.ts';
import { isElsewhere } from '../isElsewhere.ts';
import type { Source } from '../source.ts';
import { targetOf, type LinkTargets, type SourceIndex } from '../sourceIndex.ts';

/** A source of the vault, as it is offered to be cited. */
export interface CitableSource {
	/** Equal for all that lead to the same page, note or citation. */
	readonly key: string;
	/** The wording that says most, and the note that has it. */
	readonly source: Source;
	readonly path: string;
	/** The clipped note that stands for the page where the vault cites it so, else `null`. */
	readonly clipping: string | null;
	/** How many notes give it. */
	readonly notes: number;
	/** What it is found by, folded: first its title. */
	readonly found: string;
}

interface Gathered {
	source: Source;
	path: string;
	clipping: string | null;
	isCitedAsPage: boolean;
	readonly notes: Set<string>;
}

/** So much work between two steps is over well within a millisecond. */
const ITEMS_A_STEP = 50;

/**
 * Every source of the notes at `paths` once, those that most notes give first, in steps: a large vault has tens of
 * thousands. What comes of it holds as long as neither index changes between two steps.
 */
export function* citableSourceSteps(
	index: Pick<SourceIndex, 'of'>,
	paths: readonly string[],
	links: LinkTargets,
): Steps<readonly CitableSource[]> {
	const found = new Map<string, Gathered>();
	for (const [at, path] of paths.entries()) {
		if (at % ITEMS_A_STEP === 0) yield;
		for (const given of index.of(path)) if (!isElsewhere(given)) gather(found, index, given, path, links);
	}
	const all: CitableSource[] = [];
	for (const [key, { source, path, clipping, isCitedAsPage, notes }] of found) {
		if (all.length % ITEMS_A_STEP === 0) yield;
		const words = [source.title, source.publisher, source.author, source.date, source.kind === 'web' ? shownHost(source.url) : null];
		const text = [...words, citationKeys([source])[0]].filter((word) => word !== null).join('\n');
		all.push({ key, source, path, clipping: isCitedAsPage ? null : clipping, notes: notes.size, found: foldName(text) });
	}
	return yield* sortedSteps(all, (a, b) => b.notes - a.notes || compareCodeUnits(a.found, b.found));
}

function gather(found: Map<string, Gathered>, index: Pick<SourceIndex, 'of'>, given: Source, path: string, links: LinkTargets): void {
	const { source, key } = standing(index, given, path, links);
	const isField = given.place.kind === 'field';
	const clipping = given.kind === 'note' ? targetOf(given, path, links) : isField ? path : null;
	const known = found.get(key) ?? { source, path, clipping, isCitedAsPage: false, notes: new Set<string>() };
	found.set(key, known);
	if (richness(source) > richness(known.source)) {
		known.source = source;
		known.path = path;
	}
	known.clipping ??= clipping;
	if (given.kind !== 'note' && !isField) known.isCitedAsPage = true;
	// A clipped note is the page it was made from; it does not cite it.
	if (!isField) known.notes.add(path);
}

/** So many sources are looked through in a step: a few milliseconds. */
const SOURCES_A_STEP = 1000;

/** Those of `all` that say every word of `query` in title, publisher, author, date, host or key, at most `limit`: first where a title begins so, then where a word does. */
export function* matchingSources(all: readonly CitableSource[], query: string, limit: number): Steps<readonly CitableSource[]> {
	const wanted = foldName(query.trim());
	if (wanted === '') return all.slice(0, limit);
	const words = wanted.split(/\s+/);
	const ranked: [CitableSource[], CitableSource[], CitableSource[]] = [[], [], []];
	for (const [at, one] of all.entries()) {
		if (at % SOURCES_A_STEP === SOURCES_A_STEP - 1) yield;
		if (!words.every((word) => one.found.includes(word))) continue;
		const rank = one.found.startsWith(wanted) ? 0 : beginsAWord(one.found, words[0] ?? '') ? 1 : 2;
		ranked[rank].push(one);
	}
	return ranked.flat().slice(0, limit);
}

function beginsAWord(text: string, word: string): boolean {
	for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
		if (at === 0 || /[^\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
	return false;
}

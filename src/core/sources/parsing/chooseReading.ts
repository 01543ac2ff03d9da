import { hostOf } from '../index/hostOf.ts';
import type { Reading, Source } from '../source.ts';
import { publisherKey, publisherPrior } from './publisherName.ts';

/** What a vault knows of publishers. */
export interface KnownPublishers {
	/** How many sources of the vault name a publisher that has this key (`publisherKey`). */
	count(key: string): number;
	/** How many links on `host` have this name and a colon before them. */
	leads?(key: string, host: string): number;
}

/** More than nothing, less than the words of a newspaper's name: what a reading needs where the plain one has no publisher. */
const NEEDED = 0.4;

/**
 * `source` read by the publisher that the vault knows best among those its words may name; of equals the first, which is
 * the one it was read with.
 */
export function chooseReading<S extends Source>(source: S, known: KnownPublishers): S {
	if (source.otherReadings.length === 0) return source;
	const host = source.kind === 'web' ? hostOf(source.canonicalUrl) : '';
	let best: Reading | undefined;
	// What a source says itself is no reason to believe it.
	let most = source.publisher === null ? NEEDED : known.count(publisherKey(source.publisher)) - 1 + publisherPrior(source.publisher, host);
	for (const reading of source.otherReadings) {
		const score = scoreOf(reading, host, known);
		if (score > Math.max(most, 0)) [best, most] = [reading, score];
	}
	if (!best) return source;
	const { publisher, title, date, annotation } = best;
	return { ...source, publisher, title, date, annotation };
}

function scoreOf({ publisher, sign }: Reading, host: string, known: KnownPublishers): number {
	if (publisher === null) return 0;
	const key = publisherKey(publisher);
	const count = known.count(key);
	// `Saudi Arabia: a history`: a colon alone makes no publisher, however it is called.
	if (sign === 'known') return count;
	const leads = sign === 'lead' ? Math.max((known.leads?.(key, host) ?? 0) - 1, 0) : 0;
	return count + leads + publisherPrior(publisher, host);
}

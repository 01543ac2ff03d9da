import type { LinkHealth } from './linkHealth.ts';

/**
 * Long enough for a note to come back: taken out of a note and put in again, deleted and restored, or not synced to this
 * device yet.
 */
const KEPT_DAYS = 90;

const DAY_MS = 86_400_000;

/**
 * `health` without the pages that no note gives any more and that nobody asked for since ninety days before `today`.
 *
 * @param isGiven whether a note gives the page at a canonical address; only an index of the whole vault can say so.
 */
export function pruneHealth(
	health: ReadonlyMap<string, LinkHealth>,
	isGiven: (canonicalUrl: string) => boolean,
	today: string,
): ReadonlyMap<string, LinkHealth> {
	const from = Date.parse(today) - KEPT_DAYS * DAY_MS;
	return new Map([...health].filter(([url, known]) => isGiven(url) || (known.kind !== 'unknown' && Date.parse(known.checked) >= from)));
}

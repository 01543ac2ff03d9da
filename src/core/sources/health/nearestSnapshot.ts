import { openableUrl } from '../address/openableUrl.ts';

/** A copy in the Wayback Machine and the day it was made. */
export interface Snapshot {
	readonly url: string;
	readonly day: string;
}

/**
 * The address that asks the Wayback Machine for the copy of `url` nearest to `day` (`2026-11-22`)
 * (archive.org/help/wayback_api.php, "Wayback Availability JSON API").
 */
export function snapshotQuery(url: string, day: string): string {
	return `https://archive.org/wayback/available?url=${encodeURIComponent(url)}&timestamp=${day.replaceAll('-', '')}`;
}

/** The copy in `response`, the parsed answer of that service, or `undefined` where it has none or says something else. */
export function nearestSnapshot(response: unknown): Snapshot | undefined {
	const closest = property(property(response, 'archived_snapshots'), 'closest');
	const url = property(closest, 'url');
	const timestamp = property(closest, 'timestamp');
	const status = property(closest, 'status');
	if (property(closest, 'available') !== true || typeof url !== 'string' || typeof timestamp !== 'string') return undefined;
	// A copy of an error page is no copy.
	if (typeof status === 'string' && !status.startsWith('2')) return undefined;
	const date = /^(\d{4})(\d\d)(\d\d)/.exec(timestamp);
	const safe = openableUrl(url.replace(/^http:/, 'https:'));
	if (!date || safe === undefined || !safe.startsWith('https://web.archive.org/')) return undefined;
	return { url: safe, day: `${date[1] ?? ''}-${date[2] ?? ''}-${date[3] ?? ''}` };
}

function property(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

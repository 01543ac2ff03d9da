import { canonicalUrl } from '../address/canonicalUrl.ts';
import { openableUrl } from '../address/openableUrl.ts';
import { nearestSnapshot, type Snapshot } from './nearestSnapshot.ts';

/** What the Wayback Machine says of copies of a page. `not-asked`: it says nothing, so nothing is known; `reason` is a sentence part. */
export type ArchiveSays =
	| { readonly kind: 'copy'; readonly copy: Snapshot }
	| { readonly kind: 'none' }
	| { readonly kind: 'not-asked'; readonly reason: string };

/** An answer of archive.org. */
export interface ArchiveResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
}

/** What an answer to `snapshotQuery` says. A server that is asked too often or is broken says nothing of copies. */
export function archiveSays({ status, text }: Pick<ArchiveResponse, 'status' | 'text'>): ArchiveSays {
	if (status < 200 || status >= 300) return turnedAway(status);
	const answer = jsonIn(text);
	if (typeof answer !== 'object' || answer === null || !('archived_snapshots' in answer))
		return { kind: 'not-asked', reason: 'archive.org answers something else' };
	const copy = nearestSnapshot(answer);
	return copy ? { kind: 'copy', copy } : { kind: 'none' };
}

/** The address that asks the Wayback Machine to make a copy of `url` now. */
export function saveQuery(url: string): string {
	return `https://web.archive.org/save/${url}`;
}

/** The copy that an answer to `saveQuery` tells of; `none` where it was taken and its address is not said. */
export function savedCopy({ status, headers, text }: ArchiveResponse, url: string): ArchiveSays {
	if (status < 200 || status >= 400) return turnedAway(status);
	const page = canonicalUrl(url);
	const told = Object.entries(headers).filter(([name]) => /^(?:content-location|location|link)$/i.test(name));
	for (const said of [...told.map(([, value]) => value), text.slice(0, LONGEST)]) {
		for (const [, day = '', original = ''] of said.matchAll(COPY_ADDRESS)) {
			const copy = openableUrl(`https://web.archive.org/web/${day}/${original}`);
			if (copy !== undefined && canonicalUrl(original) === page)
				return { kind: 'copy', copy: { url: copy, day: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}` } };
		}
	}
	return { kind: 'none' };
}

/** Where an answer names its copy, it does so early. */
const LONGEST = 300_000;

/** `/web/20261129023000/https://…`, as headers and pages of the Wayback Machine name a copy. */
const COPY_ADDRESS = /\/web\/(\d{14})(?:[a-z]{2}_)?\/(https?:\/\/?[^\s"'<>;,]{1,2000})/g;

function turnedAway(status: number): ArchiveSays {
	return { kind: 'not-asked', reason: `archive.org answers ${status}${status === 429 ? ', it is asked too often' : ''}` };
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

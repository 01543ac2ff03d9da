import { isConflictCopy } from '../../vault/noteRole/conflictCopyOf.ts';
import { publisherKey } from '../parsing/publisherName.ts';
import type { Source } from '../source.ts';
import { hostOf } from './hostOf.ts';
import { citationKey, targetKey } from './sourceKey.ts';

/**
 * What a source is found by. Notes are found by the page, the clipping, the citation, the name of the cited note and the
 * publisher that they give; names of publishers, as spelled, by their key, by the host they publish on and, where they stand
 * before a colon and a link, by key and host.
 */
export const ENTRY_KINDS = ['page', 'clipping', 'citation', 'citedName', 'publishedIn', 'publisher', 'host', 'lead'] as const;

/** Something that one source is counted under. */
export interface SourceEntry {
	readonly kind: (typeof ENTRY_KINDS)[number];
	readonly key: string;
	/** The name that is counted; absent for the path of the note. */
	readonly name?: string;
}

/** What the sources of the note at `path` are counted under. */
export function* sourceEntries(path: string, sources: readonly Source[]): Iterable<SourceEntry> {
	// A copy that a sync service made gives what its original gives, and nothing is counted twice for that.
	if (sources.length > 0 && isConflictCopy(path)) return;
	for (const source of sources) {
		const { publisher } = source;
		if (publisher !== null) {
			yield { kind: 'publisher', key: publisherKey(publisher), name: publisher };
			yield { kind: 'publishedIn', key: publisherKey(publisher) };
		}
		if (source.kind === 'note') yield { kind: 'citedName', key: targetKey(source) };
		if (source.kind === 'web') {
			const host = hostOf(source.canonicalUrl);
			yield { kind: 'page', key: source.canonicalUrl };
			if (source.place.kind === 'field') yield { kind: 'clipping', key: source.canonicalUrl };
			if (publisher !== null) yield { kind: 'host', key: host, name: publisher };
			for (const { sign, publisher: lead } of source.otherReadings)
				if (sign === 'lead' && lead !== null) yield { kind: 'lead', key: leadKey(publisherKey(lead), host), name: lead };
		}
		const key = source.kind === 'text' ? citationKey(source) : undefined;
		if (key !== undefined) yield { kind: 'citation', key };
	}
}

/** Under what a name before a link to `host` is counted. */
export function leadKey(key: string, host: string): string {
	return `${host} ${key}`;
}

import type { LinkRecord } from '../../vault/records/noteRecord.ts';
import { isPageOfSite } from '../../vault/links/isPageOfSite.ts';
import type { NearName } from '../../vault/names/nearNames.ts';
import type { VaultContext } from '../rule.ts';

/** Initials of two letters fit too many names to be sure of a note that is not an actor and does not say them in brackets. */
export const SHORT_INITIALS = 2;

/** Differences that make another name of the note. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['alias', 'plural', 'singular', 'initials']);

/** The note that an unresolved link or name is surely meant to lead to, or `undefined`. */
export function nearMissOf({ near, index, types, record }: VaultContext, link: LinkRecord): NearName | undefined {
	// An embed is as often a picture that was never copied here; what a template left open is no name.
	if (link.kind === 'embed' || link.target.includes('{{') || link.target.includes('<%')) return undefined;
	// What ends in a slash is a folder.
	if (isPageOfSite(link) || link.target.endsWith('/')) return undefined;
	const found = near.nearest(link.target);
	// A note says its aliases without meaning to lead to itself, and its own name where that has its counterpart in another folder; what misses its
	// name by a sign does mean it, as a table of contents from before it was renamed.
	if (found?.path === record.path && (link.target.includes('/') || OTHER_WORDS.has(found.difference))) return undefined;
	if (found === undefined || found.difference !== 'initials') return found;
	const initials = link.target.replaceAll('.', '');
	if (initials.length > SHORT_INITIALS) return found;
	const actor = index.record(found.path);
	const isActor = actor?.type !== undefined && types.isA(actor.type, 'actor');
	return isActor || actor?.ownInitials?.includes(`(${initials})`) === true ? found : undefined;
}

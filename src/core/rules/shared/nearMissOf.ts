import type { LinkRecord } from '../../vault/records/noteRecord.ts';
import { isPageOfSite } from '../../vault/links/isPageOfSite.ts';
import type { NearName } from '../../vault/names/nearNames.ts';
import type { VaultContext } from '../rule.ts';

/** Initials of two letters fit too many names to be sure of a note that is not an actor and does not say them in brackets. */
export const SHORT_INITIALS = 2;

/** The note that an unresolved link or name is surely meant to lead to, or `undefined`. */
export function nearMissOf({ near, index, types }: VaultContext, link: LinkRecord): NearName | undefined {
	// An embed is as often a picture that was never copied here; what a template left open is no name.
	if (link.kind === 'embed' || link.target.includes('{{') || link.target.includes('<%')) return undefined;
	if (isPageOfSite(link)) return undefined;
	const found = near.nearest(link.target);
	if (found === undefined || found.difference !== 'initials') return found;
	const initials = link.target.replaceAll('.', '');
	if (initials.length > SHORT_INITIALS) return found;
	const record = index.record(found.path);
	const isActor = record?.type !== undefined && types.isA(record.type, 'actor');
	return isActor || record?.ownInitials?.includes(`(${initials})`) === true ? found : undefined;
}

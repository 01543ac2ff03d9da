import type { KeptRecord } from '../records/packedRecord.ts';
import type { LinkRecord } from '../records/noteRecord.ts';
import type { Resolution } from './resolution.ts';

/** A link or name, and the path of the file that it leads to. */
export interface ResolvedLink {
	readonly link: LinkRecord;
	readonly to: string | null;
}

/** Where the links and names of a note lead, worked out in one pass; lists are in the order of the text. */
export interface LinkSurvey {
	/** Each file that one of them leads to, and whether a related section lists it; the note itself for links into it. */
	readonly leadsTo: ReadonlyMap<string, 'listed' | 'mentioned'>;
	/** Those that lead nowhere. */
	readonly unresolved: readonly LinkRecord[];
	/** Those that fit several files equally well. */
	readonly ambiguous: readonly (ResolvedLink & { readonly to: string })[];
	/** Those in front matter. */
	readonly inFields: readonly ResolvedLink[];
	/** Those that stand in bullets of their own in a related section. */
	readonly relatedBullets: readonly ResolvedLink[];
}

/** `resolutions` says of each link of `record`, in their order, where it leads. Most links of most vaults lead to one file and stand in running text: of those nothing is made but an entry in `leadsTo`. */
export function surveyOf(record: KeptRecord, resolutions: readonly Resolution[]): LinkSurvey {
	const leadsTo = new Map<string, 'listed' | 'mentioned'>();
	const unresolved: LinkRecord[] = [];
	const ambiguous: (ResolvedLink & { to: string })[] = [];
	const inFields: ResolvedLink[] = [];
	const relatedBullets: ResolvedLink[] = [];
	record.visitLinks((seen, index) => {
		const found = resolutions[index];
		const to = found?.kind === 'found' ? found.path : null;
		if (to !== null && (seen.inRelated || !leadsTo.has(to))) leadsTo.set(to, seen.inRelated ? 'listed' : 'mentioned');
		const isAmbiguous = found?.kind === 'found' && found.ambiguous;
		if (to !== null && !isAmbiguous && !seen.isInField && !seen.isRelatedBullet) return;
		const link = seen.unpack();
		if (to === null) unresolved.push(link);
		else if (isAmbiguous) ambiguous.push({ link, to });
		if (seen.isInField) inFields.push({ link, to });
		if (seen.isRelatedBullet) relatedBullets.push({ link, to });
	});
	return { leadsTo, unresolved, ambiguous, inFields, relatedBullets };
}

import { foldName } from '../../../core/text/foldName.ts';
import type { Candidate } from '../../../core/related/candidate.ts';
import type { BacklinkEntry, BacklinkGroup } from '../../../core/backlinks/backlinkGroups.ts';
import type { BacklinkItem } from './backlinkItem.ts';

/** What the rows are made of. */
export interface BacklinkItemsInput {
	readonly groups: readonly BacklinkGroup[];
	readonly candidates: readonly Candidate[];
	/** The sources that were there at the last look; `undefined`: never looked, and then nothing is news. */
	readonly seen: ReadonlySet<string> | undefined;
	readonly filter: string;
	/** What the places of a note say, folded as names are, as far as it was read for the filter. */
	readonly said?: ReadonlyMap<string, string>;
	readonly folded: ReadonlySet<string>;
}

const NEW_GROUP = '\0new';
const SUGGESTED_GROUP = '\0suggested';

/** The rows in their order: what is new first, then the groups, then what is only suggested. What only lists others is folded unless it was unfolded. */
export function backlinkItems({ groups, candidates, seen, filter, folded, said }: BacklinkItemsInput): readonly BacklinkItem[] {
	const backed = new Map(candidates.filter((candidate) => candidate.backed).map((candidate) => [candidate.path, candidate]));
	const wanted = foldName(filter);
	const items: BacklinkItem[] = [];
	const addGroup = (key: string, title: string, rows: readonly BacklinkItem[], isLists = false): void => {
		if (rows.length === 0) return;
		const isFolded = folded.has(key) !== isLists && wanted === '';
		items.push({ kind: 'group', key: `group ${key}`, title, count: rows.length, isFolded });
		if (!isFolded) items.push(...rows);
	};
	const rowOf = (group: string, entry: BacklinkEntry, isNew: boolean): BacklinkItem => ({
		kind: 'entry',
		key: `${group}\n${entry.path}`,
		entry,
		isNew,
		candidate: backed.get(entry.path),
	});
	const shown = groups.map((group) => ({
		...group,
		entries: group.entries.filter((entry) => matches(entry, wanted, said?.get(entry.path))),
	}));
	const fresh = new Map<string, BacklinkEntry>();
	for (const { entries, isLists } of seen ? shown : [])
		for (const entry of entries) if (!isLists && seen?.has(entry.path) === false) fresh.set(entry.path, entry);
	addGroup(
		NEW_GROUP,
		'New since you last looked',
		[...fresh.values()].map((entry) => rowOf(NEW_GROUP, entry, true)),
	);
	for (const { key, title, entries, isLists } of shown)
		addGroup(
			key,
			title,
			entries.map((entry) => rowOf(key, entry, fresh.has(entry.path))),
			isLists,
		);
	const suggested = candidates.filter((candidate) => !candidate.backed && (wanted === '' || foldName(candidate.path).includes(wanted)));
	addGroup(
		SUGGESTED_GROUP,
		'Suggestions',
		suggested.map((candidate) => ({ kind: 'suggestion', key: `suggestion ${candidate.path}`, candidate })),
	);
	return items;
}

/** How many notes link here, of which so many match the filter; lists and logs are not counted. */
export function countedBacklinks(
	groups: readonly BacklinkGroup[],
	items: readonly BacklinkItem[],
): { readonly all: number; readonly shown: number } {
	const lists = new Set(groups.flatMap(({ isLists, entries }) => (isLists ? entries.map(({ path }) => path) : [])));
	const all = new Set(groups.flatMap(({ isLists, entries }) => (isLists ? [] : entries.map(({ path }) => path))));
	const shown = new Set(items.flatMap((item) => (item.kind === 'entry' && !lists.has(item.entry.path) ? item.entry.path : [])));
	return { all: all.size, shown: shown.size };
}

/** The row that the filter most likely means: one called so, before one whose name begins so or holds it; -1 for none. */
export function bestMatch(items: readonly BacklinkItem[], filter: string): number {
	const wanted = foldName(filter);
	let best = -1;
	let bestRank = 0;
	if (wanted !== '')
		items.forEach((item, at) => {
			const name = item.kind === 'entry' ? foldName(item.entry.name) : '';
			const rank = name === wanted ? 3 : name.startsWith(wanted) ? 2 : name.includes(wanted) ? 1 : 0;
			if (rank > bestRank) [best, bestRank] = [at, rank];
		});
	return best;
}

function matches(entry: BacklinkEntry, wanted: string, said: string | undefined): boolean {
	if (wanted === '' || said?.includes(wanted) === true) return true;
	const parts = [entry.path, entry.type, entry.status, ...entry.others.map(({ name }) => name)];
	return parts.some((part) => part !== undefined && foldName(part).includes(wanted));
}

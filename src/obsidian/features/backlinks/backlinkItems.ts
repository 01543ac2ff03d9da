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
	readonly folded: ReadonlySet<string>;
}

const NEW_GROUP = '\0new';
const SUGGESTED_GROUP = '\0suggested';

/** The rows in their order: what is new first, then the groups, then what is only suggested. */
export function backlinkItems({ groups, candidates, seen, filter, folded }: BacklinkItemsInput): readonly BacklinkItem[] {
	const backed = new Map(candidates.filter((candidate) => candidate.backed).map((candidate) => [candidate.path, candidate]));
	const wanted = filter.trim().toLowerCase();
	const items: BacklinkItem[] = [];
	const addGroup = (key: string, title: string, rows: readonly BacklinkItem[]): void => {
		if (rows.length === 0) return;
		const isFolded = folded.has(key) && wanted === '';
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
	const shown = groups.map((group) => ({ ...group, entries: group.entries.filter((entry) => matches(entry, wanted)) }));
	const fresh = new Map<string, BacklinkEntry>();
	if (seen) for (const { entries } of shown) for (const entry of entries) if (!seen.has(entry.path)) fresh.set(entry.path, entry);
	addGroup(
		NEW_GROUP,
		'New since you last looked',
		[...fresh.values()].map((entry) => rowOf(NEW_GROUP, entry, true)),
	);
	for (const { key, title, entries } of shown)
		addGroup(
			key,
			title,
			entries.map((entry) => rowOf(key, entry, fresh.has(entry.path))),
		);
	const suggested = candidates.filter((candidate) => !candidate.backed && candidate.path.toLowerCase().includes(wanted));
	addGroup(
		SUGGESTED_GROUP,
		'Suggestions',
		suggested.map((candidate) => ({ kind: 'suggestion', key: `suggestion ${candidate.path}`, candidate })),
	);
	return items;
}

function matches(entry: BacklinkEntry, wanted: string): boolean {
	if (wanted === '') return true;
	const said = [entry.path, entry.type, entry.status, ...entry.others.map(({ name }) => name)];
	return said.some((part) => part?.toLowerCase().includes(wanted) === true);
}

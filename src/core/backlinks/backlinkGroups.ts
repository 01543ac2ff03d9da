import { isInSetFolder } from '../vault/paths/isInFolder.ts';
import type { Settings } from '../settings/settings.ts';
import type { NoteTypes } from '../types/noteType.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { headingTrail } from '../vault/mentions/headingTrail.ts';
import { isConflictCopy } from '../vault/noteRole/conflictCopyOf.ts';
import { inverseLabel } from './inverseLabel.ts';
import type { LinkRecord, NoteRecord } from '../vault/records/noteRecord.ts';
import { folderOf, noteNameOf } from '../vault/paths/pathParts.ts';
import type { Backlink, VaultIndex } from '../vault/vaultIndex.ts';
import { ownValue } from '../text/ownValue.ts';

/** What the backlinks of a note are shown by. */
export interface BacklinkGroupOptions {
	readonly groupBy: Settings['backlinksGroupBy'];
	readonly sort: Settings['backlinksSort'];
	/** When a note last changed, in milliseconds, for sorting by date; newest first, those without a date last. */
	readonly dateOf?: (path: string) => number | undefined;
	/** The empty name hides notes without a type. */
	readonly hiddenTypes?: readonly string[];
	/** The empty path hides the notes that lie in no folder. */
	readonly hiddenFolders?: readonly string[];
	/** Whether a note is no more than a list of others, or a day's log: all of those stand in one group at the end. Absent: none is. */
	readonly isList?: (record: NoteRecord) => boolean;
	readonly types: Pick<NoteTypes, 'get' | 'isA'>;
}

/** A note that links or names the shown one. */
export interface BacklinkEntry {
	readonly path: string;
	readonly name: string;
	readonly type: string | undefined;
	/** Its links that belong into this group, in the order of its text. */
	readonly links: readonly LinkRecord[];
	/** Whether the shown note links or names it in turn. */
	readonly isLinkedBack: boolean;
	/** How strongly it is tied to the shown note: fields count most, then its text, then its related notes. */
	readonly strength: number;
	/** What else stands in the field that names the shown note: the other actors of a relationship, resolved or as written. */
	readonly others: readonly { readonly name: string; readonly path: string | null }[];
	/** The text of its field `status`, if any. */
	readonly status: string | undefined;
}

/** Backlinks that belong together. */
export interface BacklinkGroup {
	/** The same from run to run, for remembering what is folded. */
	readonly key: string;
	readonly title: string;
	readonly entries: readonly BacklinkEntry[];
	/** Whether it holds what only lists other notes. */
	readonly isLists: boolean;
}

/** Types whose notes are about the actors that they name: they stand before all others. */
const ABOUT_ACTORS = ['relationship', 'policy'];

/** Daily notes, indexes and what the settings leave out would drown the rest. */
const LISTS: Place = { key: '\0lists', title: 'Lists and logs', rank: Infinity };

/** So many notes are looked at in a step: about a millisecond. */
const NOTES_A_STEP = 500;

const WORTH_OF_FIELD = 3;
const WORTH_OF_TEXT = 2;
const WORTH_OF_LIST = 1;

/**
 * The backlinks of the note at `path`, grouped and sorted, what is hidden and copies that sync services made left out.
 *
 * By type: relationships and policies first, then the largest group, notes without a type last.
 * By place: fields, then headings, then the text before any heading; a note stands in every group it has a link for.
 * By folder: in code-unit order.
 */
export function backlinkGroups(path: string, index: VaultIndex, options: BacklinkGroupOptions): readonly BacklinkGroup[] {
	const steps = backlinkGroupSteps(path, index, options);
	for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/**
 * `backlinkGroups` in steps, for a host that has to give the page a turn between them. What comes of it holds as long as
 * the index has not changed between two steps.
 */
export function* backlinkGroupSteps(
	path: string,
	index: VaultIndex,
	options: BacklinkGroupOptions,
): Generator<undefined, readonly BacklinkGroup[], undefined> {
	const groups = new Map<string, Growing>();
	const linkedBack = targetsOf(path, index);
	const placesOf = placesBy(options);
	let met = 0;
	for (const { from, links } of bySource(index.backlinks(path))) {
		met += 1;
		if (met % NOTES_A_STEP === 0) yield;
		const record = index.record(from);
		if (record === undefined || isConflictCopy(from) || isHidden(record, options)) continue;
		const placed = options.isList?.(record) === true ? [{ place: LISTS, own: links }] : placesOf(record, links);
		for (const { place, own } of placed) {
			const group = groups.get(place.key) ?? { place, entries: [] };
			if (group.entries.length === 0) groups.set(place.key, group);
			group.entries.push(new Entry(path, record, own, linkedBack.has(from), index));
		}
	}
	const sorted: BacklinkGroup[] = [];
	for (const { place, entries } of [...groups.values()].sort(groupOrder(options))) {
		yield;
		sorted.push({ key: place.key, title: place.title, entries: inOrder(entries, options), isLists: place === LISTS });
	}
	return sorted;
}

function groupOrder({ groupBy }: BacklinkGroupOptions): (a: Growing, b: Growing) => number {
	return (a, b) =>
		a.place.rank - b.place.rank ||
		(groupBy === 'folder' ? 0 : b.entries.length - a.entries.length) ||
		compareCodeUnits(a.place.key, b.place.key);
}

/** A group in the making. */
interface Growing {
	readonly place: Place;
	readonly entries: BacklinkEntry[];
}

/** Groups of a lower rank stand first. */
interface Place {
	readonly key: string;
	readonly title: string;
	readonly rank: number;
}

/** The links of one note that belong into one group. */
interface Placed {
	readonly place: Place;
	readonly own: readonly LinkRecord[];
}

/** Backlinks come by source. */
function* bySource(backlinks: readonly Backlink[]): Iterable<{ readonly from: string; readonly links: readonly LinkRecord[] }> {
	let at = 0;
	for (let first = backlinks[at]; first !== undefined; first = backlinks[at]) {
		const links: LinkRecord[] = [];
		for (let next: Backlink | undefined = first; next?.from === first.from; next = backlinks[at]) {
			links.push(next.link);
			at += 1;
		}
		yield { from: first.from, links };
	}
}

function isHidden(record: NoteRecord, { hiddenTypes = [], hiddenFolders = [] }: BacklinkGroupOptions): boolean {
	if (hiddenTypes.includes(record.type ?? '')) return true;
	return hiddenFolders.some((folder) => (folder === '' ? folderOf(record.path) === '' : isInSetFolder(record.path, folder)));
}

function placesBy({ groupBy, types }: BacklinkGroupOptions): (record: NoteRecord, links: readonly LinkRecord[]) => readonly Placed[] {
	switch (groupBy) {
		case 'type': {
			const known = new Map<string | undefined, Place>();
			return (record, own) => {
				const place = known.get(record.type) ?? typePlace(record, types);
				known.set(record.type, place);
				return [{ place, own }];
			};
		}
		case 'folder':
			return (record, own) => {
				const folder = folderOf(record.path);
				return [{ place: { key: folder, title: folder === '' ? '/' : folder, rank: 0 }, own }];
			};
		case 'place':
			return (record, links) => {
				const places = new Map<string, { place: Place; own: LinkRecord[] }>();
				const { headings } = record;
				for (const link of links) {
					const place = linkPlaceOf({ type: record.type, headings }, link, types);
					const known = places.get(place.key);
					if (known === undefined) places.set(place.key, { place, own: [link] });
					else known.own.push(link);
				}
				return [...places.values()];
			};
	}
}

function typePlace({ type }: NoteRecord, types: BacklinkGroupOptions['types']): Place {
	if (type === undefined) return { key: '', title: 'No type', rank: ABOUT_ACTORS.length + 1 };
	const about = ABOUT_ACTORS.findIndex((ancestor) => type === ancestor || types.isA(type, ancestor));
	return { key: type, title: type, rank: about === -1 ? ABOUT_ACTORS.length : about };
}

function linkPlaceOf(record: Pick<NoteRecord, 'type' | 'headings'>, link: LinkRecord, types: BacklinkGroupOptions['types']): Place {
	if (link.field !== null) {
		const title = inverseLabel(record.type, link.field, types) ?? link.field;
		return { key: `field:${title}`, title, rank: 0 };
	}
	const heading = headingTrail(record, link.section).at(-1);
	if (heading === undefined) return { key: 'text', title: 'In the text', rank: 2 };
	return { key: `heading:${heading}`, title: heading, rank: 1 };
}

/** An entry whose other names and status are looked up when they are read: a hub has thousands of entries, of which few are. */
class Entry implements BacklinkEntry {
	readonly path: string;
	readonly name: string;
	readonly type: string | undefined;
	readonly links: readonly LinkRecord[];
	readonly isLinkedBack: boolean;
	readonly strength: number;
	readonly #to: string;
	readonly #record: NoteRecord;
	readonly #index: VaultIndex;
	#others: BacklinkEntry['others'] | undefined;

	constructor(to: string, record: NoteRecord, links: readonly LinkRecord[], isLinkedBack: boolean, index: VaultIndex) {
		this.path = record.path;
		this.name = noteNameOf(record.path);
		this.type = record.type;
		this.links = links;
		this.isLinkedBack = isLinkedBack;
		this.strength = links.reduce((sum, link) => sum + worthOf(link), 0);
		this.#to = to;
		this.#record = record;
		this.#index = index;
	}

	get others(): BacklinkEntry['others'] {
		return (this.#others ??= othersNamed(this.#to, this.#record, this.links, this.#index));
	}

	get status(): string | undefined {
		const { data } = this.#record;
		const status = ownValue(data, 'status');
		return typeof status === 'string' ? status : undefined;
	}
}

function worthOf(link: LinkRecord): number {
	if (link.field !== null) return WORTH_OF_FIELD;
	return link.inRelated ? WORTH_OF_LIST : WORTH_OF_TEXT;
}

function othersNamed(path: string, record: NoteRecord, links: readonly LinkRecord[], index: VaultIndex): BacklinkEntry['others'] {
	const fields = new Set(links.flatMap((link) => link.field ?? []));
	if (fields.size === 0) return [];
	return record.links
		.filter((link) => link.field !== null && fields.has(link.field))
		.map((link) => ({ name: link.display ?? link.target, path: index.targetOf(link, record.path) }))
		.filter((other) => other.path !== path);
}

function targetsOf(path: string, index: VaultIndex): ReadonlySet<string> {
	return new Set((index.record(path)?.links ?? []).flatMap((link) => index.targetOf(link, path) ?? []));
}

/** Names and dates are looked up once an entry, not once a comparison. */
function inOrder(entries: readonly BacklinkEntry[], { sort, dateOf }: BacklinkGroupOptions): readonly BacklinkEntry[] {
	const rankOf = (entry: BacklinkEntry): number => {
		if (sort === 'name') return 0;
		return sort === 'strength' ? entry.strength : (dateOf?.(entry.path) ?? -Infinity);
	};
	return entries
		.map((entry) => ({ entry, rank: rankOf(entry), name: entry.name.toLowerCase() }))
		.sort((a, b) => b.rank - a.rank || compareCodeUnits(a.name, b.name) || compareCodeUnits(a.entry.path, b.entry.path))
		.map(({ entry }) => entry);
}

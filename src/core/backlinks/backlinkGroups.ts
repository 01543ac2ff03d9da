import type { Settings } from '../settings.ts';
import type { NoteTypes } from '../types/noteType.ts';
import { compareCodeUnits } from '../vault/compareCodeUnits.ts';
import { headingTrail } from '../vault/headingTrail.ts';
import { inverseLabel } from './inverseLabel.ts';
import type { LinkRecord, NoteRecord } from '../vault/noteRecord.ts';
import { folderOf, isInFolder, noteNameOf } from '../vault/pathParts.ts';
import type { Backlink, VaultIndex } from '../vault/vaultIndex.ts';

/** What the backlinks of a note are shown by. */
export interface BacklinkGroupOptions {
	readonly groupBy: Settings['backlinksGroupBy'];
	readonly sort: Settings['backlinksSort'];
	/** When a note last changed, in milliseconds, for sorting by date; newest first, those without a date last. */
	readonly dateOf?: (path: string) => number | undefined;
	readonly hiddenTypes?: readonly string[];
	readonly hiddenFolders?: readonly string[];
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
}

/** Types whose notes are about the actors that they name: they stand before all others. */
const ABOUT_ACTORS = ['relationship', 'policy'];

const WORTH_OF_FIELD = 3;
const WORTH_OF_TEXT = 2;
const WORTH_OF_LIST = 1;

/**
 * The backlinks of the note at `path`, grouped and sorted, what is hidden left out.
 *
 * By type: relationships and policies first, then the largest group, notes without a type last.
 * By place: fields, then headings, then the text before any heading; a note stands in every group it has a link for.
 * By folder: in code-unit order.
 */
export function backlinkGroups(path: string, index: VaultIndex, options: BacklinkGroupOptions): readonly BacklinkGroup[] {
	const groups = new Map<string, { place: Place; entries: BacklinkEntry[] }>();
	const linkedBack = targetsOf(path, index);
	for (const [from, links] of bySource(index.backlinks(path))) {
		const record = index.record(from);
		if (record === undefined || isHidden(record, options)) continue;
		for (const [place, own] of placesOf(record, links, options)) {
			const group = groups.get(place.key) ?? { place, entries: [] };
			groups.set(place.key, group);
			group.entries.push(entryOf(path, record, own, linkedBack.has(from), index));
		}
	}
	return [...groups.values()]
		.sort((a, b) => a.place.rank - b.place.rank || (options.groupBy === 'folder' ? 0 : b.entries.length - a.entries.length) || compareCodeUnits(a.place.key, b.place.key))
		.map(({ place, entries }) => ({ key: place.key, title: place.title, entries: entries.sort(entryOrder(options)) }));
}

/** A group in the making; groups of a lower rank stand first. */
interface Place {
	readonly key: string;
	readonly title: string;
	readonly rank: number;
}

function bySource(backlinks: readonly Backlink[]): ReadonlyMap<string, readonly LinkRecord[]> {
	const sources = new Map<string, LinkRecord[]>();
	for (const { from, link } of backlinks) {
		const links = sources.get(from);
		if (links === undefined) sources.set(from, [link]);
		else links.push(link);
	}
	return sources;
}

function isHidden(record: NoteRecord, { hiddenTypes = [], hiddenFolders = [] }: BacklinkGroupOptions): boolean {
	if (record.type !== undefined && hiddenTypes.includes(record.type)) return true;
	return hiddenFolders.some((folder) => folder !== '' && isInFolder(record.path, folder));
}

function placesOf(record: NoteRecord, links: readonly LinkRecord[], options: BacklinkGroupOptions): Iterable<readonly [Place, readonly LinkRecord[]]> {
	switch (options.groupBy) {
		case 'type':
			return [[typePlace(record, options.types), links]];
		case 'folder': {
			const folder = folderOf(record.path);
			return [[{ key: folder, title: folder === '' ? '/' : folder, rank: 0 }, links]];
		}
		case 'place': {
			const places = new Map<string, { place: Place; links: LinkRecord[] }>();
			for (const link of links) {
				const place = linkPlaceOf(record, link, options.types);
				const known = places.get(place.key) ?? { place, links: [] };
				places.set(place.key, known);
				known.links.push(link);
			}
			return [...places.values()].map((found) => [found.place, found.links] as const);
		}
	}
}

function typePlace({ type }: NoteRecord, types: BacklinkGroupOptions['types']): Place {
	if (type === undefined) return { key: '', title: 'No type', rank: ABOUT_ACTORS.length + 1 };
	const about = ABOUT_ACTORS.findIndex((ancestor) => type === ancestor || types.isA(type, ancestor));
	return { key: type, title: type, rank: about === -1 ? ABOUT_ACTORS.length : about };
}

function linkPlaceOf(record: NoteRecord, link: LinkRecord, types: BacklinkGroupOptions['types']): Place {
	if (link.field !== null) {
		const title = inverseLabel(record.type, link.field, types) ?? link.field;
		return { key: `field:${title}`, title, rank: 0 };
	}
	const heading = headingTrail(record, link.section).at(-1);
	if (heading === undefined) return { key: 'text', title: 'In the text', rank: 2 };
	return { key: `heading:${heading}`, title: heading, rank: 1 };
}

function entryOf(path: string, record: NoteRecord, links: readonly LinkRecord[], isLinkedBack: boolean, index: VaultIndex): BacklinkEntry {
	const status = Object.hasOwn(record.data, 'status') ? record.data['status'] : undefined;
	return {
		path: record.path,
		name: noteNameOf(record.path),
		type: record.type,
		links,
		isLinkedBack,
		strength: links.reduce((sum, link) => sum + worthOf(link), 0),
		others: othersNamed(path, record, links, index),
		status: typeof status === 'string' ? status : undefined,
	};
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

function entryOrder({ sort, dateOf }: BacklinkGroupOptions): (a: BacklinkEntry, b: BacklinkEntry) => number {
	const byName = (a: BacklinkEntry, b: BacklinkEntry): number => compareCodeUnits(a.name.toLowerCase(), b.name.toLowerCase()) || compareCodeUnits(a.path, b.path);
	switch (sort) {
		case 'name':
			return byName;
		case 'strength':
			return (a, b) => b.strength - a.strength || byName(a, b);
		case 'date':
			return (a, b) => (dateOf?.(b.path) ?? -Infinity) - (dateOf?.(a.path) ?? -Infinity) || byName(a, b);
	}
}

import type { LinkRecord, NoteRecord } from '../records/noteRecord.ts';
import type { VaultIndex } from '../vaultIndex.ts';

/** What two notes have in common that do not have to link each other. */
export interface TwoStepRelation {
	readonly path: string;
	/** How many notes list both among their related notes. */
	readonly listedTogether: number;
	/** How many notes link both in any way. */
	readonly citedTogether: number;
	/** How many of the notes that this one links to list the other. */
	readonly listedByTargets: number;
	/** How telling the lists behind this are: one that holds both in full, one of a target less; a short list says more than a long one. */
	readonly weight: number;
	/** How many notes both link to. */
	readonly sharedTargets: number;
}

/** A hub is linked by everything: notes beyond these are not asked, and a hub's own relations do not become a scan of the vault. */
const MAX_SOURCES_LOOKED_AT = 1000;
const MAX_CITING_NOTES = 200;
const MAX_TARGETS = 60;
/** What more notes than these link to says nothing about two of them. */
const MAX_SOURCES_OF_TARGET = 60;

/** What the list of a note that is linked says against a list that holds both notes, measured by `scripts/bench-related.mjs`. */
const SHARE_OF_TARGETS_LIST = 0.3;

type Tally = { -readonly [key in keyof TwoStepRelation]: TwoStepRelation[key] };

/**
 * The files that are linked by the same notes as the one at `path`, or link to the same notes, by path and in no order.
 * `counts` says which notes may speak: an index links everything and says nothing.
 */
export function twoStepRelations(path: string, index: VaultIndex, counts: (record: NoteRecord) => boolean): Map<string, TwoStepRelation> {
	const tallies = new Map<string, Tally>();
	for (const citing of citingNotes(path, index, counts)) addCited(tallies, citing, path, index);
	for (const target of targetsOf(path, index, counts)) {
		addListed(tallies, target, index);
		const sources = index.backlinkSources(target);
		if (sources.length > MAX_SOURCES_OF_TARGET) continue;
		for (const source of sources) tallyOf(tallies, source).sharedTargets += 1;
	}
	tallies.delete(path);
	return tallies;
}

/** A note and its links, which are unpacked when they are asked for. */
interface Citing {
	readonly path: string;
	readonly links: readonly LinkRecord[];
}

/** Notes that list the one at `path` come first: where there are too many, they say most. */
function citingNotes(path: string, index: VaultIndex, counts: (record: NoteRecord) => boolean): readonly Citing[] {
	const listing: Citing[] = [];
	const others: Citing[] = [];
	for (const source of index.backlinkSources(path).slice(0, MAX_SOURCES_LOOKED_AT)) {
		if (listing.length >= MAX_CITING_NOTES) break;
		const record = index.record(source);
		if (record === undefined || !counts(record)) continue;
		const { links } = record;
		if (links.some((link) => link.inRelated && index.targetOf(link, source) === path)) listing.push({ path: source, links });
		else if (others.length < MAX_CITING_NOTES) others.push({ path: source, links });
	}
	return [...listing, ...others].slice(0, MAX_CITING_NOTES);
}

function addCited(tallies: Map<string, Tally>, citing: Citing, path: string, index: VaultIndex): void {
	const cited = new Map<string, boolean>();
	for (const link of citing.links) {
		const target = index.targetOf(link, citing.path);
		if (target !== null && target !== citing.path) cited.set(target, link.inRelated || (cited.get(target) ?? false));
	}
	const isListed = cited.get(path) ?? false;
	const telling = tellingOf([...cited.values()].filter(Boolean).length);
	for (const [target, inRelated] of cited) {
		const tally = tallyOf(tallies, target);
		tally.citedTogether += 1;
		if (!isListed || !inRelated) continue;
		tally.listedTogether += 1;
		tally.weight += telling;
	}
}

function addListed(tallies: Map<string, Tally>, path: string, index: VaultIndex): void {
	const listed = new Set<string>();
	for (const link of index.record(path)?.links ?? []) {
		const target = link.inRelated ? index.targetOf(link, path) : null;
		if (target !== null && target !== path) listed.add(target);
	}
	for (const target of listed) {
		const tally = tallyOf(tallies, target);
		tally.listedByTargets += 1;
		tally.weight += SHARE_OF_TARGETS_LIST * tellingOf(listed.size);
	}
}

function tellingOf(listLength: number): number {
	return 1 / Math.log(2 + listLength);
}

/** What the note at `path` links to outside of related sections. */
function targetsOf(path: string, index: VaultIndex, counts: (record: NoteRecord) => boolean): readonly string[] {
	const targets = new Set<string>();
	for (const link of index.record(path)?.links ?? []) {
		if (targets.size >= MAX_TARGETS) break;
		const target = link.inRelated ? null : index.targetOf(link, path);
		const record = target === null ? undefined : index.record(target);
		if (target !== null && target !== path && record !== undefined && counts(record)) targets.add(target);
	}
	return [...targets];
}

function tallyOf(tallies: Map<string, Tally>, path: string): Tally {
	const known = tallies.get(path);
	if (known !== undefined) return known;
	const made = { path, listedTogether: 0, citedTogether: 0, listedByTargets: 0, weight: 0, sharedTargets: 0 };
	tallies.set(path, made);
	return made;
}

import { isClipped, type TypeAncestry } from '../vault/noteRole/isClipped.ts';
import { isKeptByPlugin } from '../vault/noteRole/isKeptByPlugin.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { type Exclusion, type ExclusionSettings, exclusionsOf, isNeverWritten } from './exclusionsOf.ts';
import type { LinkGraph } from './ranking/linkGraph.ts';

/** In so large a share of a vault's own sections an index note has to be listed, for index notes to be proposed like others. */
const SHARE_WITH_INDEX = 1 / 4;

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 500;

/** Why notes of a vault are not proposed, note by note in the order of the index's paths. */
export class VaultExclusions {
	readonly reasons: (Exclusion | undefined)[] = [];
	/** The notes into which no section is put: none that they do not have, and none at all where a plugin keeps them. */
	readonly closed = new Set<number>();
	/** The notes that have a related section, with or without bullets. */
	readonly sectioned = new Set<number>();

	/** What is excluded from a vault, worked out in steps. @param types which types extend which; absent: none does. */
	static *of(index: VaultIndex, settings: ExclusionSettings, types?: TypeAncestry): Generator<undefined, VaultExclusions, undefined> {
		const found = new VaultExclusions();
		const exclusionOf = exclusionsOf(index, settings);
		for (const [note, path] of index.paths().entries()) {
			if (note % NOTES_A_STEP === 0) yield;
			const record = index.record(path);
			found.reasons.push(record === undefined ? 'ignored' : exclusionOf(record));
			if (record === undefined) continue;
			if (isClosed(record, types)) found.closed.add(note);
			if (record.relatedHeading !== -1) found.sectioned.add(note);
		}
		return found;
	}

	/** Whether the note's own related section may be written. */
	mayBeWritten(note: number): boolean {
		return !isNeverWritten(this.reasons[note]) && !this.closed.has(note);
	}

	/** Whether it is left out whatever the vault's lists say. */
	isExcluded(note: number): boolean {
		return this.reasons[note] !== undefined;
	}

	/** Says in the graph which notes may not be proposed, by the lists of this moment: index notes may where the author lists them. */
	apply(graph: LinkGraph): void {
		const isIndex = (note: number): boolean => this.reasons[note] === 'index';
		let lists = 0;
		let withIndex = 0;
		for (let note = 0; note < graph.size; note += 1) {
			if (graph.listLength(note) === 0) continue;
			lists += 1;
			if (graph.listOf(note).some(isIndex)) withIndex += 1;
		}
		const indexToo = withIndex > lists * SHARE_WITH_INDEX;
		for (let note = 0; note < graph.size; note += 1) graph.isExcluded[note] = Number(this.isExcluded(note) && !(indexToo && isIndex(note)));
	}
}

/** Whether the related section of one note may be written: what `VaultExclusions` says, without looking at every other. */
export function mayBeWritten(record: NoteRecord, index: VaultIndex, settings: ExclusionSettings, types: TypeAncestry): boolean {
	return !isNeverWritten(exclusionsOf(index, settings)(record)) && !isClosed(record, types);
}

/** Clipped documents without a related section are someone else's text, into which none is put; what a plugin keeps is its own. */
function isClosed(record: NoteRecord, types: TypeAncestry | undefined): boolean {
	return (record.relatedHeading === -1 && isClipped(record, types)) || isKeptByPlugin(record);
}

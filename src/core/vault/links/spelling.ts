import type { PackedRecord } from '../records/packedRecord.ts';
import type { Resolution } from './resolution.ts';

/** A file of the vault; a note that can be read has a record. Files point to each other through spellings, never directly. */
export interface VaultFile {
	/** Its number among all files. */
	readonly id: number;
	path: string;
	record: PackedRecord | undefined;
	/** The spelling of each of its links, in their order; `undefined` for a link into the note itself. */
	spellings: readonly (Spelling | undefined)[];
	/** The notes that lead here, when they were last worked out. */
	sources: Sources | undefined;
}

/** The notes that lead to a file, in the order of their paths. */
interface Sources {
	readonly files: readonly VaultFile[];
	/** The revision until which this holds for sure: it still holds when nothing has changed since, or when `of` is still so. */
	readonly revision: number;
	/** The state of the spellings that may lead here; `undefined` where the files were worked out for all notes at once. */
	readonly of: SpellingsState | undefined;
}

/**
 * One way in which something is linked (`[[Archive/Iran]]`) or named (`Iran`), and every note that does so.
 *
 * Where it leads is worked out once for all of them, and forgotten when a file or an alias with the same last word comes
 * or goes: renaming a hub costs its spellings, not its backlinks.
 */
export interface Spelling {
	/** Its number among all spellings. */
	readonly id: number;
	readonly kind: 'link' | 'name';
	readonly text: string;
	/** The notes that use it, from its first change on; until then they are in the table of all spellings. */
	files: Set<VaultFile> | undefined;
	/** Where it leads from every folder; `undefined`: not worked out, or it depends on the folder. */
	everywhere: Resolution | undefined;
	/** Where it leads from each folder, where that makes a difference. */
	byFolder: Map<string, Resolution> | undefined;
	/** The revision when its notes or its meaning last changed. */
	changedAt: number;
}

/**
 * The state of the spellings that may lead to a file: the latest change of one of them, and how many they are, since one
 * that is no longer used leaves no other trace.
 */
export interface SpellingsState {
	readonly changedAt: number;
	readonly count: number;
}

/** What has to be equal for an answer about these spellings still to hold. */
export function stateOf(spellings: readonly Spelling[]): SpellingsState {
	return { changedAt: spellings.reduce((latest, spelling) => Math.max(latest, spelling.changedAt), 0), count: spellings.length };
}

import type { NoteRecord } from './noteRecord.ts';
import type { Resolution } from './vaultIndex.ts';

/** A file of the vault; a note that can be read has a record. Files point to each other through spellings, never directly. */
export interface VaultFile {
	path: string;
	record: NoteRecord | undefined;
	/** The notes that lead here, in order, and the clock of the spellings when that was worked out. */
	sources: { readonly paths: readonly string[]; readonly at: number } | undefined;
}

/**
 * One way in which something is linked (`[[Archive/Iran]]`) or named (`Iran`), and every note that does so.
 *
 * Where it leads is worked out once for all of them, and forgotten when a file or an alias with the same last word comes
 * or goes: renaming a hub costs its spellings, not its backlinks.
 */
export interface Spelling {
	readonly kind: 'link' | 'name';
	readonly text: string;
	/** Where it is found by its last word; two for a name that is written as a path. */
	readonly buckets: readonly Bucket[];
	readonly files: Set<VaultFile>;
	/** Where it leads from every folder; `undefined`: not worked out, or it depends on the folder. */
	everywhere: Resolution | undefined;
	/** Where it leads from each folder, where that makes a difference. */
	byFolder: Map<string, Resolution> | undefined;
}

/** The spellings that end in one word, and the clock when one of them last changed its notes or its meaning. */
export interface Bucket {
	readonly kind: 'link' | 'name';
	readonly key: string;
	readonly spellings: Spelling[];
	changedAt: number;
}

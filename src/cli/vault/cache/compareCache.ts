import type { CheckOptions } from '../../../core/checking/checkOptions.ts';
import type { Steps } from '../../../core/text/steps.ts';
import type { FolderVault } from '../../disk/folderVault.ts';
import type { FileStamp } from '../../disk/readNote.ts';
import { type CheckCache, filesHash } from './checkCache.ts';
import { sha256 } from '../../sha256.ts';

/** Which notes are as the cache knows them, and which are not. */
export interface Comparison {
	readonly unchanged: readonly string[];
	readonly changed: readonly string[];
	/** Whether a note or another file came or went: then links lead elsewhere. */
	readonly isSameSet: boolean;
}

/** What tells the cache of one way of checking from that of another. */
export function fingerprintOf(options: CheckOptions): string {
	const { settings, rules } = options;
	// The name of the program has a hash of what is in it: another build has another cache.
	return sha256(
		JSON.stringify([
			import.meta.url,
			settings,
			options.dismissals,
			options.ignores,
			[...options.formerNames],
			options.linkFormat,
			[...rules.note, ...rules.vault].map(({ id }) => id),
		]),
	);
}

/** Compares a vault with what the last check knew of it, by the states of its files. */
export function* compare(folder: FolderVault, cache: CheckCache): Steps<Comparison> {
	const unchanged: string[] = [];
	const changed: string[] = [];
	let known = 0;
	for (const path of folder.walk.notes) {
		yield;
		if (folder.walk.aliases.has(path)) continue;
		const cached = cache.notes.get(path);
		if (cached) known++;
		(cached?.stamp !== undefined && isSame(cached.stamp, folder.stampOf(path)) ? unchanged : changed).push(path);
	}
	const isSameSet = known === cache.notes.size && unchanged.length + changed.length === known && cache.files === filesHash(folder.walk);
	return { unchanged, changed, isSameSet };
}

function isSame(a: FileStamp, b: FileStamp | undefined): boolean {
	return b !== undefined && a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
}

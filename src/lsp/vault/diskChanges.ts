import { setTimeout } from 'node:timers/promises';
import type { Steps } from '../../core/text/steps.ts';
import { type FolderVault, openFolder } from '../../cli/disk/folderVault.ts';
import { type FileStamp, NoteReader, type ReadOutcome, SETTLE_MS } from '../../cli/disk/readNote.ts';
import type { Walk } from '../../cli/disk/walkFolder.ts';

/** What of a vault is otherwise on disk than it was known. */
export interface DiskChanges {
	readonly folder: FolderVault;
	readonly stamps: ReadonlyMap<string, FileStamp>;
	/** Notes that came or changed, and have to be read. */
	readonly changed: readonly string[];
	/** Notes and other files that are there no longer. */
	readonly gone: readonly string[];
	/** Files that came and are no notes, second ways to notes among them. */
	readonly files: readonly string[];
}

/**
 * Looks through the folder again and compares: whatever told of a change, and however much of it was told, what comes out is the
 * vault as the command sees it, links that lead outside, pipes and hidden folders left out.
 */
export function* diskChanges(root: string, before: Walk, known: ReadonlyMap<string, FileStamp>): Steps<DiskChanges> {
	const folder = yield* openFolder(root);
	const { notes, others, aliases } = folder.walk;
	const stamps = new Map<string, FileStamp>();
	const changed: string[] = [];
	for (const path of notes) {
		yield;
		if (aliases.has(path)) continue;
		const stamp = folder.stampOf(path);
		if (stamp === undefined) continue;
		stamps.set(path, stamp);
		if (!isSame(known.get(path), stamp)) changed.push(path);
	}
	const filesBefore = new Set([...before.others, ...before.aliases.keys()]);
	const filesNow = [...others, ...aliases.keys()];
	const isThere = new Set([...stamps.keys(), ...filesNow]);
	return {
		folder,
		stamps,
		changed,
		gone: [...known.keys(), ...filesBefore].filter((path) => !isThere.has(path)),
		files: filesNow.filter((path) => !filesBefore.has(path)),
	};
}

function isSame(a: FileStamp | undefined, b: FileStamp): boolean {
	return a !== undefined && a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
}

/** Reads notes of the vault `root`; one that seems to be written just now is read again a moment later, and nobody waits for it. */
export function settledReader(root: string): (path: string) => Promise<ReadOutcome> {
	const reader = new NoteReader(root);
	return async (path) => {
		const outcome = reader.read(`${root}/${path}`);
		if (outcome.kind !== 'unsettled') return outcome;
		await setTimeout(SETTLE_MS);
		return reader.readAgain(`${root}/${path}`);
	};
}

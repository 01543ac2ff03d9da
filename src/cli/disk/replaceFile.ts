import { dirname } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { diskFailure } from './diskFailure.ts';
import { isStill, type KeptState, keepFile } from './keepFile.ts';
import { keepReplaced } from './keepReplaced.ts';
import { sleepSync } from './sleepSync.ts';
import { flushFolder, removeIgnoringErrors } from './ignoringErrors.ts';
import { SaverWatch } from './saverWatch.ts';
import { writeTemporary } from './temporaryFile.ts';
import { writableFile } from './writableFile.ts';
import { refuse, type WriteOutcome, type WriteRefusal } from './writeOutcome.ts';

/** A file that takes the place of another: everything that has to be known before the first system call. Paths are absolute. */
export interface ReplacePlan {
	/** The vault's real path. */
	readonly root: string;
	/** The file that is written: a real path, no link. */
	readonly path: string;
	/** A name in the same folder that nobody else uses; `temporaryName` makes it. */
	readonly temporary: string;
	/** What was read; anything else on disk refuses the write. */
	readonly expected: Uint8Array;
	readonly next: Uint8Array;
	/** Where the old file stays: in the same file system if it can be, in a folder that is there. */
	readonly keptAs: string;
}

/**
 * Puts `next` in the place of a file that holds `expected`, at once or not at all.
 *
 * The new text is written beside the file and flushed; the old file gets a second name in `keptAs`, is compared by that
 * name, and only then the two names are exchanged. Whoever has the old file open goes on writing into the kept one,
 * which is looked at when the run ends; whoever renames a file of theirs over the note is noticed by a last look at the name,
 * right before ours, or, within the time that is left, by what the exchange took out: that is kept in the place of the old file.
 * Nothing is ever rolled back over what was typed. Where names cannot be exchanged the new one is renamed over the old, and
 * docs/reliability.md names the window that is left.
 *
 * @throws {DiskFailure} if the disk is full or fails; the file and its folder are then as before.
 */
export function replaceFile({ root, path, temporary, expected, next, keptAs }: ReplacePlan, disk: Disk): WriteOutcome {
	const writable = writableFile(root, path, disk);
	if (writable.kind === 'refused') return writable;
	const savers = watchSavers(temporary, disk);
	if (savers.kind === 'refused') return savers;
	const written = writeTemporary(temporary, next, writable.stat, disk);
	if (written.kind === 'refused') return written;
	let outcome: WriteOutcome | undefined;
	try {
		const kept = keepFile(path, keptAs, expected, disk);
		outcome = kept === undefined ? CHANGED : renameOver(temporary, path, kept, savers.watch, disk);
		if (kept !== undefined && outcome.kind === 'written') keepReplaced(temporary, keptAs, kept, disk);
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') throw diskFailure(path, error);
		outcome = refuse('GONE', 'is no longer there');
	} finally {
		if (outcome?.kind !== 'written') {
			removeIgnoringErrors(keptAs, disk);
			removeIgnoringErrors(temporary, disk);
		}
		flushFolder(dirname(path), disk);
	}
	return outcome;
}

function watchSavers(temporary: string, disk: Disk): { readonly kind: 'watching'; readonly watch: SaverWatch } | WriteRefusal {
	try {
		return { kind: 'watching', watch: new SaverWatch(temporary, disk) };
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return refuse('GONE', 'is no longer there');
		throw diskFailure(dirname(temporary), error);
	}
}

const CHANGED = refuse('CHANGED', 'was changed by another program since it was read; nothing was written to it');

/** Waits between the tries of a rename that another program stands in the way of, in milliseconds: what Windows' virus scanners and sync programs need. */
const RENAME_WAITS_MS = [5, 10, 25, 60, 150, 300];
const HELD_BY_OTHERS = new Set(['EPERM', 'EACCES', 'EBUSY']);

function renameOver(from: string, to: string, kept: KeptState, savers: SaverWatch, disk: Disk): WriteOutcome {
	for (let tries = 0; ; tries++) {
		try {
			const quiet = savers.settle(() => isStill(to, kept, disk));
			if (quiet === 'changed') return CHANGED;
			if (quiet === 'busy') return refuse('BUSY', 'is in a folder where another program saves file after file; nothing was written to it');
			// Where names cannot be exchanged nothing may come between: what takes the name now is replaced unseen.
			if (!disk.exchangeSync(from, to)) disk.renameSync(from, to);
			return { kind: 'written' };
		} catch (error) {
			const code = errorCode(error) ?? '';
			if (!HELD_BY_OTHERS.has(code)) throw error;
			const wait = RENAME_WAITS_MS[tries];
			if (wait === undefined) return refuse('BUSY', `is held by another program (${code}); nothing was written to it`);
			sleepSync(wait);
		}
	}
}

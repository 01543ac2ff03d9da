import type { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { sleepSync } from './sleepSync.ts';
import { type RegularFile, readRegularFile } from './readRegularFile.ts';
import { type FileStamp, NoteReader, type ReadOutcome, SETTLE_MS } from './readNote.ts';
import { type Walk, walkFolder } from './walkFolder.ts';
import type { Steps } from '../../core/text/steps.ts';
import { OperatorError } from '../operatorError.ts';

/** The bytes of a file that is no note, or why there are none. `reason` follows the file's path. */
export type PlainFile = { readonly kind: 'read'; readonly bytes: Buffer } | Exclude<RegularFile, { kind: 'read' }>;

/** A folder taken as a vault: what lies in it, and its notes to be read one at a time. */
export interface FolderVault {
	/** The absolute path of the folder, symbolic links followed. */
	readonly root: string;
	readonly walk: Walk;
	/** Reads the note at `path`, waiting a moment where it seems to be written just now. */
	read(path: string): ReadOutcome;
	/** Reads a file of the vault that is no note, such as its settings; nothing of one with more than `maxBytes`. */
	readPlain(path: string, maxBytes: number): PlainFile;
	/** The state of the file at `path` without reading it; `undefined` where it is gone or no file. */
	stampOf(path: string): FileStamp | undefined;
	/** Reads the notes at `paths`, one a step, and hands each to `visit` as it is read; those that seem to be written just now come last. */
	readAll(paths: readonly string[], visit: (path: string, outcome: ReadOutcome) => void): Steps<void>;
}

/**
 * Opens the folder `root`, an absolute path; any folder will do.
 *
 * @throws {OperatorError} if there is no such folder or it cannot be read.
 */
export function* openFolder(root: string, disk: Disk = nodeDisk): Steps<FolderVault> {
	let walk: Walk;
	let real: string;
	try {
		real = disk.realpathSync(root);
		walk = yield* walkFolder(real, disk);
	} catch (error) {
		throw new OperatorError(`${whyNot(root, error)}; give the folder of a vault`);
	}
	const reader = new NoteReader(real, disk);
	const absolute = (path: string) => join(real, path);
	return {
		root: real,
		walk,
		read(path) {
			const outcome = reader.read(absolute(path));
			if (outcome.kind !== 'unsettled') return outcome;
			sleepSync(SETTLE_MS);
			return reader.readAgain(absolute(path));
		},
		readPlain: (path, maxBytes) => readRegularFile(absolute(path), { maxBytes, within: real }, disk),
		stampOf(path) {
			const stat = disk.statSync(`${real}/${path}`, { throwIfNoEntry: false });
			return stat?.isFile() === true ? { mtimeMs: stat.mtimeMs, ctimeMs: stat.ctimeMs, size: stat.size, ino: stat.ino } : undefined;
		},
		*readAll(paths, visit) {
			const unsettled: string[] = [];
			for (const path of paths) {
				const outcome = reader.read(`${real}/${path}`);
				if (outcome.kind === 'unsettled') unsettled.push(path);
				else visit(path, outcome);
				yield;
			}
			if (unsettled.length === 0) return;
			sleepSync(SETTLE_MS);
			for (const path of unsettled) {
				visit(path, reader.readAgain(absolute(path)));
				yield;
			}
		},
	};
}

function whyNot(root: string, error: unknown): string {
	const code = errorCode(error);
	if (code === 'ENOENT') return `there is no folder ${root}`;
	if (code === 'ENOTDIR') return `${root} is no folder`;
	return `the folder ${root} cannot be read: ${code ?? String(error)}`;
}

import { Buffer } from 'node:buffer';
import { decodeNote } from './decodeNote.ts';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { isVisibleInside } from './isInside.ts';
import { openRegularFile } from './readRegularFile.ts';

/** What identifies a state of a file: two reads with the same stamp saw the same bytes. */
export interface FileStamp {
	readonly mtimeMs: number;
	readonly ctimeMs: number;
	readonly size: number;
	readonly ino: number;
}

type UnreadableCode = 'NOT_UTF8' | 'TOO_LARGE' | 'NOT_A_FILE' | 'CHANGING' | 'NO_ACCESS' | 'OUTSIDE';

/** A note as it is on disk. */
export type ReadOutcome =
	| { readonly kind: 'read'; readonly text: string; readonly stamp: FileStamp }
	/** `message` follows the note's path. */
	| { readonly kind: 'unreadable'; readonly code: UnreadableCode; readonly message: string }
	/** It vanished since the folder was looked through. */
	| { readonly kind: 'gone' };

/** Five hundred times a long note; what is larger is a log or a mistake, and would only be slow. */
export const MAX_NOTE_BYTES = 10_000_000;

/** Why a note of `size` bytes is not read, in words that follow its path. */
export function tooLarge(size: number): string {
	return `is ${(size / 1e6).toFixed(1)} MB; notes of more than ${MAX_NOTE_BYTES / 1e6} MB are not read`;
}

/** Why a note is not read that `decodeNote` found to be no UTF-8. */
export function notUtf8(reason: string): string {
	return `is not UTF-8 (${reason}); save it as UTF-8`;
}

/** How long another program may need between emptying a file and filling it again. */
export const SETTLE_MS = 100;

const START_BYTES = 1 << 18;

/** A file that was empty or not as long as the system said: perhaps it is being saved just now. */
export interface Unsettled {
	readonly kind: 'unsettled';
}

type ReadOnce = ReadOutcome | { readonly kind: 'odd'; readonly isEmpty: boolean; readonly stamp: FileStamp };

/** Reads notes of one vault one after another with one buffer, which grows to the largest note. */
export class NoteReader {
	#buffer = Buffer.allocUnsafe(START_BYTES);
	readonly #disk: Disk;
	readonly #root: string;

	/** `root` is the real folder of the vault: a note that is a link is read only where it leads to a file in it. */
	constructor(root: string, disk: Disk = nodeDisk) {
		this.#root = root;
		this.#disk = disk;
	}

	/**
	 * Reads the file at the absolute path `path`; never throws for what the file is or is not.
	 * An `unsettled` one wants to be read with `readAgain` after `SETTLE_MS`; a caller with many waits once for all of them.
	 */
	read(path: string): ReadOutcome | Unsettled {
		const outcome = this.#readOnce(path);
		return outcome.kind === 'odd' ? { kind: 'unsettled' } : outcome;
	}

	/** Reads a file for the second time: what is still empty is empty, what is still unlike its size is being written. */
	readAgain(path: string): ReadOutcome {
		const outcome = this.#readOnce(path);
		if (outcome.kind !== 'odd') return outcome;
		if (outcome.isEmpty) return { kind: 'read', text: '', stamp: outcome.stamp };
		return { kind: 'unreadable', code: 'CHANGING', message: 'is being written by another program; check it again when that is done' };
	}

	#readOnce(path: string): ReadOnce {
		const disk = this.#disk;
		const opened = openRegularFile(path, true, disk);
		if (opened.kind === 'gone') return opened;
		if (opened.kind === 'refused') return { kind: 'unreadable', code: opened.code, message: opened.reason };
		if (opened.kind === 'link') return this.#follow(path);
		const { handle, stat } = opened;
		try {
			const { size } = stat;
			if (size > MAX_NOTE_BYTES) return { kind: 'unreadable', code: 'TOO_LARGE', message: tooLarge(size) };
			if (size >= this.#buffer.length) this.#buffer = Buffer.allocUnsafe(size * 2);
			const length = this.#fill(handle, size);
			const stamp = { mtimeMs: stat.mtimeMs, ctimeMs: stat.ctimeMs, size, ino: stat.ino };
			if (length !== size || size === 0) return { kind: 'odd', isEmpty: length === 0, stamp };
			const decoded = decodeNote(this.#buffer.subarray(0, length));
			if (decoded.kind === 'text') return { kind: 'read', text: decoded.text, stamp };
			return { kind: 'unreadable', code: 'NOT_UTF8', message: notUtf8(decoded.reason) };
		} catch (error) {
			return failure(error);
		} finally {
			disk.closeSync(handle);
		}
	}

	/** Reads what the link `path` leads to, if that lies in the vault and not in a hidden folder of it. */
	#follow(path: string): ReadOnce {
		let real: string;
		try {
			real = this.#disk.realpathSync(path);
		} catch (error) {
			return failure(error);
		}
		if (isVisibleInside(this.#root, real)) return this.#readOnce(real);
		return {
			kind: 'unreadable',
			code: 'OUTSIDE',
			message: 'is a symbolic link that leads outside the vault, or into a hidden folder of it; it is not read',
		};
	}

	/** Reads up to one byte more than `size`, so that a file that has grown is told from one that has not. */
	#fill(handle: number, size: number): number {
		let length = this.#disk.readSync(handle, this.#buffer, 0, size + 1, null);
		while (length > 0 && length < size) {
			const more = this.#disk.readSync(handle, this.#buffer, length, size + 1 - length, null);
			if (more === 0) break;
			length += more;
		}
		return length;
	}
}

function failure(error: unknown): Exclude<ReadOutcome, { kind: 'read' }> {
	const code = errorCode(error);
	if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'gone' };
	return { kind: 'unreadable', code: 'NO_ACCESS', message: `cannot be read: ${code ?? String(error)}` };
}

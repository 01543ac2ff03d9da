import { Buffer } from 'node:buffer';
import type * as Crypto from 'node:crypto';
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isOurFolder, isOursAlone, isOutOfReach } from './keptPlace.ts';

/** Where what V8 compiled of one build is kept for one command. */
export interface CompiledFile {
	/** The user's folder for caches, which need not be there. */
	readonly home: string;
	/** Ours for this build and this version of Node, in our own. */
	readonly build: string;
	/** The file in it. */
	readonly name: string;
	/** All that has to be the same for what is kept to be of any use. */
	readonly madeBy: string;
}

/** Our folder in that of the user. */
export const OUR_FOLDER = 'dossier';

/** A SHA-256 stands before what V8 made, which then lies in memory as V8 wants it. */
export const HEAD_BYTES = 32;

/** Forty times what is kept of a command. */
const MOST_BYTES = 64_000_000;

/** Much of what is kept is not run by every command line: what one did is kept anew on another day, with what it had compiled beside. */
const OLD_MS = 24 * 60 * 60 * 1000;

/** As Node 20 has it and TypeScript's library of 2023 does not. */
interface Resizable extends ArrayBuffer {
	resize(length: number): void;
}
const ResizableBuffer = ArrayBuffer as unknown as new (length: number, options: { readonly maxByteLength: number }) => Resizable;

/** What is kept. */
export interface Compiled {
	readonly data: Buffer;
	readonly isOld: boolean;
	/** Gives its memory back at once. */
	free(): void;
}

/**
 * What was kept by an earlier run, or why it is not to be believed. It is code: V8 runs it as it is, and a damaged one may end the process. So it is taken only
 * from folders and a file that nobody but this user can write, and only as this very file was written: what came by a copy (git, an archive, a backup) has
 * another inode and another time of birth.
 */
export function readCompiled({ home, build, name, madeBy }: CompiledFile): Compiled | string {
	try {
		const ours = join(realpathSync(home), OUR_FOLDER);
		const folder = join(ours, build);
		if (!isOurFolder(ours) || !isOurFolder(folder) || !isOutOfReach(ours)) return 'there is no folder that is ours alone';
		// A pipe is not waited for, and a link not followed; Windows knows neither.
		const handle = openSync(join(folder, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
		try {
			const stat = fstatSync(handle, { bigint: true });
			const size = Number(stat.size);
			if (!stat.isFile() || !isOursAlone(stat)) return 'the file is not ours alone';
			if (size <= HEAD_BYTES || size > MOST_BYTES) return 'the file is damaged';
			const bytes = readWhole(handle, size);
			const data = bytes.subarray(HEAD_BYTES);
			if (!bytes.subarray(0, HEAD_BYTES).equals(headOf(data, madeBy, stat))) return 'the file is damaged, or another';
			return { data, isOld: Date.now() - Number(stat.mtimeMs) > OLD_MS, free: () => freeBytes(bytes) };
		} finally {
			closeSync(handle);
		}
	} catch (error) {
		return String(error);
	}
}

/** What stands before `data` in the file of which `stat` is told. */
export function headOf(data: Uint8Array, madeBy: string, { ino, birthtimeNs }: Pick<BigIntStats, 'ino' | 'birthtimeNs'>): Buffer {
	// What only tells its help need not load it.
	const { createHash } = createRequire(import.meta.url)('node:crypto') as typeof Crypto;
	return createHash('sha256').update(`${madeBy} ${ino} ${birthtimeNs}\n`).update(data).digest();
}

/**
 * The first bytes of an open file, in memory of its own that can be given back: what is allotted as every buffer is would be held for long, and once so much at a time
 * was given back, the C library of Linux keeps megabytes for each of V8's threads.
 */
export function readWhole(handle: number, size: number): Buffer {
	const bytes = Buffer.from(new ResizableBuffer(size, { maxByteLength: size }), 0, size);
	for (let at = 0; at < size; ) {
		const read = readSync(handle, bytes, at, size - at, at);
		if (read === 0) break;
		at += read;
	}
	return bytes;
}

/** Gives back the memory of what `readWhole` read; nothing stands there any more. */
export function freeBytes(bytes: Buffer): void {
	(bytes.buffer as Resizable).resize(0);
}

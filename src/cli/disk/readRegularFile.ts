import { Buffer } from 'node:buffer';
import { constants, type Stats } from 'node:fs';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { isInside } from './isInside.ts';

/** What a file has to be before a byte of it is believed. */
export interface ReadLimits {
	/** A longer file is refused; what grows while it is read is read no further. */
	readonly maxBytes: number;
	/**
	 * The real folder that the file has to lie in; it may then be no symbolic link, nor be reached through one that leads elsewhere.
	 * Absent for a file that the operator named, which may lie anywhere.
	 */
	readonly within?: string;
}

/** The bytes of a file, or why there are none. `reason` follows the file's path. */
export type RegularFile =
	| { readonly kind: 'read'; readonly bytes: Buffer; readonly stat: Stats }
	| { readonly kind: 'gone' }
	| { readonly kind: 'refused'; readonly code: 'NOT_A_FILE' | 'TOO_LARGE' | 'OUTSIDE' | 'NO_ACCESS'; readonly reason: string };

/** A file that is open and was found to be a regular one; whoever asked has to close the handle. */
export type OpenedFile =
	| { readonly kind: 'open'; readonly handle: number; readonly stat: Stats }
	| { readonly kind: 'link' }
	| Exclude<RegularFile, { kind: 'read' }>;

// Without O_NONBLOCK opening a pipe that has taken a file's place would wait for a writer for ever.
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** Windows has no such flag: there a link is told after it was opened, by `isOpenedThroughLink`. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/**
 * Reads the file at the absolute path `path`: the one way to read what is no note.
 *
 * Only a regular file is read, whatever has taken its place: never a pipe, a socket, a device or a folder; never more than
 * `maxBytes`; and with `within` never what a link leads to. Never throws for what the file is or is not.
 */
export function readRegularFile(path: string, { maxBytes, within }: ReadLimits, disk: Disk = nodeDisk): RegularFile {
	const opened = openRegularFile(path, within !== undefined, disk);
	if (opened.kind === 'link') return { kind: 'refused', code: 'OUTSIDE', reason: 'is a symbolic link; it is not read' };
	if (opened.kind !== 'open') return opened;
	const { handle, stat } = opened;
	try {
		if (within !== undefined && !isReached(path, stat, within, disk))
			return { kind: 'refused', code: 'OUTSIDE', reason: 'is reached through a symbolic link that leads elsewhere; it is not read' };
		if (stat.size > maxBytes) return tooLarge(maxBytes);
		const bytes = readUpTo(handle, stat.size, maxBytes, disk);
		return bytes === undefined ? tooLarge(maxBytes) : { kind: 'read', bytes, stat };
	} catch (error) {
		return failure(error);
	} finally {
		disk.closeSync(handle);
	}
}

const NOT_A_FILE = { kind: 'refused', code: 'NOT_A_FILE', reason: 'is no regular file; it is not read' } as const;

/** Opens `path` for reading and looks at what was opened; with `noFollow` a symbolic link is told instead of followed. */
export function openRegularFile(path: string, noFollow: boolean, disk: Disk): OpenedFile {
	let handle: number;
	try {
		handle = disk.openSync(path, noFollow ? READ_ONLY | NO_FOLLOW : READ_ONLY);
	} catch (error) {
		// FreeBSD says EMLINK.
		if (noFollow && (errorCode(error) === 'ELOOP' || errorCode(error) === 'EMLINK')) return { kind: 'link' };
		return failure(error);
	}
	try {
		const stat = disk.fstatSync(handle);
		const isLink = noFollow && NO_FOLLOW === 0 && isOpenedThroughLink(path, stat, disk);
		if (stat.isFile() && !isLink) return { kind: 'open', handle, stat };
		disk.closeSync(handle);
		return isLink ? { kind: 'link' } : NOT_A_FILE;
	} catch (error) {
		disk.closeSync(handle);
		return failure(error);
	}
}

/** Whether what was opened as `path`, with `stat` for what the system says of it, is not what has that name itself. */
function isOpenedThroughLink(path: string, { ino }: Stats, disk: Disk): boolean {
	const named = disk.lstatSync(path);
	return named.isSymbolicLink() || named.ino !== ino;
}

/**
 * Whether the file that was opened as `path`, with `stat` for what the system says of it, really lies in the real folder `within`.
 * Asked after opening: what a name leads to may change between a look and an opening, what is open does not.
 *
 * @throws the system's error if the path cannot be followed any more.
 */
function isReached(path: string, { ino, dev }: Stats, within: string, disk: Disk): boolean {
	const real = disk.realpathSync(path);
	if (!isInside(within, real)) return false;
	const found = disk.lstatSync(real);
	return found.ino === ino && found.dev === dev;
}

/** All bytes of an open file; `undefined` where there are more than `maxBytes`, whatever its size was said to be. */
function readUpTo(handle: number, size: number, maxBytes: number, disk: Disk): Buffer | undefined {
	// One byte more than the size, so that one read tells a file that has not grown.
	let buffer = Buffer.allocUnsafe(size + 1);
	let length = 0;
	for (;;) {
		const read = disk.readSync(handle, buffer, length, buffer.length - length, null);
		length += read;
		if (length > maxBytes) return undefined;
		if (read === 0) return buffer.subarray(0, length);
		if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(buffer.length * 2 + 4096, maxBytes + 1));
	}
}

function tooLarge(maxBytes: number): RegularFile {
	return { kind: 'refused', code: 'TOO_LARGE', reason: `is larger than ${maxBytes / 1e6} MB; it is not read` };
}

function failure(error: unknown): Exclude<RegularFile, { kind: 'read' }> {
	const code = errorCode(error);
	if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'gone' };
	// What opening a socket is answered with.
	if (code === 'ENXIO' || code === 'EOPNOTSUPP') return NOT_A_FILE;
	return { kind: 'refused', code: 'NO_ACCESS', reason: `cannot be read: ${code ?? String(error)}` };
}

import { Buffer } from 'node:buffer';

/** So many notes are handed over at a time. */
const NOTES_A_BATCH = 64;

/** Paths cut into batches, in memory that threads share: none of them has a copy of its own. */
export interface SharedPaths {
	/** The paths as UTF-16, each but the last of a batch followed by a NUL, which no path can have. */
	readonly texts: SharedArrayBuffer;
	/** Where the batches begin, in bytes; one more at the end. */
	readonly starts: Uint32Array;
	/** For each path whether its note is to be checked. */
	readonly wanted: Uint8Array;
}

/** The paths of a batch. */
export interface PathBatch {
	readonly paths: readonly string[];
	/** Whether the note is to be checked whose path has this index. */
	readonly isWanted: (index: number) => boolean;
}

/** `paths` in memory that can be shared. UTF-16, since a name on disk need not be well-formed. */
export function sharePaths(paths: readonly string[], wants: (path: string) => boolean): SharedPaths {
	const batches: Buffer[] = [];
	for (let at = 0; at < paths.length; at += NOTES_A_BATCH)
		batches.push(Buffer.from(paths.slice(at, at + NOTES_A_BATCH).join('\0'), 'utf16le'));
	const starts = new Uint32Array(new SharedArrayBuffer((batches.length + 1) * Uint32Array.BYTES_PER_ELEMENT));
	for (const [at, { length }] of batches.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
	const texts = new SharedArrayBuffer(starts[batches.length] ?? 0);
	const bytes = new Uint8Array(texts);
	for (const [at, batch] of batches.entries()) bytes.set(batch, starts[at]);
	const wanted = new Uint8Array(new SharedArrayBuffer(paths.length));
	for (const [at, path] of paths.entries()) wanted[at] = Number(wants(path));
	return { texts, starts, wanted };
}

export function batchCount({ starts }: SharedPaths): number {
	return starts.length - 1;
}

export function batchAt({ texts, starts, wanted }: SharedPaths, at: number): PathBatch {
	const start = starts[at] ?? 0;
	const bytes = Buffer.from(texts, start, (starts[at + 1] ?? start) - start);
	return { paths: bytes.toString('utf16le').split('\0'), isWanted: (index) => wanted[at * NOTES_A_BATCH + index] === 1 };
}

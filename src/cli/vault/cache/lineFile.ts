import type { Buffer } from 'node:buffer';
import { readRegularFile } from '../../disk/readRegularFile.ts';

/** A file without its last line was cut off, and says so. */
const END = '"end"';

/** Fifty times the cache of 10,000 notes; a vault for which that is too little is read anew. */
const MAX_CACHE_BYTES = 1_000_000_000;

/** The lines of the file at `path` below the folder `within`, or `undefined` where there is none that may be read. */
export function readFileLines(within: string, path: string): FileLines | undefined {
	const file = readRegularFile(path, { maxBytes: MAX_CACHE_BYTES, within });
	return file.kind === 'read' ? new FileLines(file.bytes, path) : undefined;
}

/** The lines of a file, read one after the other. */
export class FileLines {
	readonly #bytes: Buffer;
	readonly #path: string;
	/** Where each line begins that was read, and the next one. */
	readonly #starts: number[] = [0];

	constructor(bytes: Buffer, path: string) {
		this.#bytes = bytes;
		this.#path = path;
	}

	/** The number of the line that was read last. */
	get last(): number {
		return this.#starts.length - 2;
	}

	/**
	 * The next line; `undefined` at the end.
	 *
	 * @throws where the file ends without its last line.
	 */
	next(): string | undefined {
		const start = this.#starts.at(-1) ?? 0;
		const end = this.#bytes.indexOf(10, start);
		if (end === -1) throw new Error(`${this.#path} was cut off`);
		const line = this.#bytes.toString('utf8', start, end);
		if (line === END) return undefined;
		this.#starts.push(end + 1);
		return line;
	}

	/** @throws where the file does not end with its last line. */
	requireWhole(): void {
		const last = `\n${END}\n`;
		if (this.#bytes.toString('utf8', Math.max(0, this.#bytes.length - last.length)) !== last) throw new Error(`${this.#path} was cut off`);
	}

	/** The lines from number `from` to before `to`, which were read, but for the last line end. */
	bytes(from: number, to: number): Uint8Array {
		return this.#bytes.subarray(this.#starts[from], (this.#starts[to] ?? 0) - 1);
	}
}

/** Lines are put together to parts of this length, or so many of them: one write a line would take longer than making the lines. */
const PART_LENGTH = 1 << 18;
const PART_LINES = 25;

/** What is to be written of a file of lines, which begins with `head` as JSON; a row may be many lines as they stood in another file. */
export function* linesToWrite(head: unknown, rows: Iterable<string | Uint8Array>): Iterable<string | Uint8Array> {
	let part = `${JSON.stringify(head)}\n`;
	let lines = 0;
	for (const row of rows) {
		if (typeof row === 'string') {
			part += `${row}\n`;
			lines += 1;
			if (part.length < PART_LENGTH && lines < PART_LINES) continue;
			yield part;
			part = '';
		} else {
			yield part;
			yield row;
			part = '\n';
		}
		lines = 0;
	}
	yield `${part}${END}\n`;
}

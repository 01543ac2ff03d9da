import { Buffer } from 'node:buffer';
import { nodeDisk } from '../../disk/disk.ts';
import { readRegularFile } from '../../disk/readRegularFile.ts';
import { writePlainFileSteps } from '../../disk/writePlainFile.ts';
import type { Steps } from '../../../core/text/steps.ts';

const KINDS = { Uint8Array, Uint16Array, Int32Array, Uint32Array, Float64Array } as const;

type Kind = keyof typeof KINDS;

/** Numbers as they lie in memory. */
export type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** Rows of numbers after a line of JSON that says what else there is to say. */
export interface NumberBlock {
	readonly head: unknown;
	readonly rows: ReadonlyMap<string, Numbers>;
}

/** What is to be written as one. */
export interface WrittenBlock {
	readonly head: object;
	readonly rows: Readonly<Record<string, Numbers>>;
}

interface FirstLine {
	readonly head: unknown;
	readonly rows: readonly (readonly [name: string, kind: Kind, length: number])[];
}

/** Every row begins where a number of any kind may. */
const ALIGNMENT = 8;

const MAX_BYTES = 1_000_000_000;

/** So much is written in a step. */
const STEP_BYTES = 1 << 20;

/**
 * Writes the file at `path` whole or not at all, one block after the other, in the byte order of this machine.
 *
 * @param blocks `undefined` among them is a step that made none.
 * @throws {OperatorError} if it cannot be written.
 */
export function* writeNumberFile(path: string, blocks: Iterable<WrittenBlock | undefined>): Steps<void> {
	yield* writePlainFileSteps(path, partsOfAll(blocks), nodeDisk);
}

function* partsOfAll(blocks: Iterable<WrittenBlock | undefined>): Iterable<string | Uint8Array> {
	for (const block of blocks) {
		if (block === undefined) yield NOTHING;
		else yield* partsOf(block);
	}
}

const NOTHING = new Uint8Array(0);

function* partsOf({ head, rows }: WrittenBlock): Iterable<string | Uint8Array> {
	const kinds = Object.entries(rows).map(([name, numbers]) => [name, kindOf(numbers), numbers.length] as const);
	const line = JSON.stringify({ head, rows: kinds } satisfies FirstLine);
	const length = Buffer.byteLength(line) + 1;
	yield `${line}${' '.repeat(paddingOf(length))}\n`;
	for (const numbers of Object.values(rows)) {
		const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
		for (let at = 0; at < bytes.length; at += STEP_BYTES) yield bytes.subarray(at, at + STEP_BYTES);
		yield new Uint8Array(paddingOf(bytes.length));
	}
}

/** The blocks of the file at `path` below the folder `within`; none where it is no such file, `undefined` where there is none that may be read. What they say in numbers and JSON is not judged. */
export function readNumberFile(path: string, within: string): readonly NumberBlock[] | undefined {
	const file = readRegularFile(path, { maxBytes: MAX_BYTES, within });
	if (file.kind !== 'read') return undefined;
	// A Buffer may be a part of a larger one.
	const bytes = file.bytes.byteOffset % ALIGNMENT === 0 ? file.bytes : new Uint8Array(file.bytes);
	try {
		return blocksIn(bytes);
	} catch {
		return [];
	}
}

function blocksIn(bytes: Uint8Array): readonly NumberBlock[] {
	const blocks: NumberBlock[] = [];
	for (let at = 0; at < bytes.length; ) {
		const lineEnd = bytes.indexOf(10, at);
		if (lineEnd === -1) return [];
		const first = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + at, lineEnd - at).toString()) as FirstLine;
		const rows = new Map<string, Numbers>();
		at = lineEnd + 1;
		for (const [name, kind, length] of first.rows) {
			const row = new KINDS[kind](bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length);
			rows.set(name, row);
			at += row.byteLength + paddingOf(row.byteLength);
		}
		// A row may be said to go on where the file has ended and its memory has not.
		if (at > bytes.length) return [];
		blocks.push({ head: first.head, rows });
	}
	return blocks;
}

/** A row by its name and kind; an empty one where there is none. */
export function rowsOf<T extends Numbers>(rows: NumberBlock['rows'], Kind: new (length: number) => T): (name: string) => T {
	return (name) => {
		const row = rows.get(name);
		return row instanceof Kind ? row : new Kind(0);
	};
}

function kindOf(numbers: Numbers): Kind {
	if (numbers instanceof Uint8Array) return 'Uint8Array';
	if (numbers instanceof Uint16Array) return 'Uint16Array';
	if (numbers instanceof Int32Array) return 'Int32Array';
	return numbers instanceof Uint32Array ? 'Uint32Array' : 'Float64Array';
}

function paddingOf(length: number): number {
	return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
}

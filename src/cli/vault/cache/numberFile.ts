import { Buffer } from 'node:buffer';
import { nodeDisk } from '../../disk/disk.ts';
import { readRegularFile } from '../../disk/readRegularFile.ts';
import { writePlainFileSteps } from '../../disk/writePlainFile.ts';
import type { Steps } from '../../../core/text/steps.ts';

const KINDS = { Uint8Array, Int32Array, Uint32Array, Float64Array } as const;

type Kind = keyof typeof KINDS;

/** Numbers as they lie in memory. */
export type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** A file of rows of numbers after a line of JSON that says what else there is to say. */
export interface NumberFile<Head> {
	readonly head: Head;
	readonly rows: ReadonlyMap<string, Numbers>;
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
 * Writes the file at `path` whole or not at all, in the byte order of this machine.
 *
 * @throws {OperatorError} if it cannot be written.
 */
export function* writeNumberFile(path: string, head: object, rows: Readonly<Record<string, Numbers>>): Steps<void> {
	yield* writePlainFileSteps(path, partsOf(head, rows), nodeDisk);
}

function* partsOf(head: object, rows: Readonly<Record<string, Numbers>>): Iterable<string | Uint8Array> {
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

/** The file at `path` below the folder `within`; `undefined` where there is none, or it is none of these: what it says in numbers and JSON is not judged. */
export function readNumberFile(path: string, within: string): NumberFile<unknown> | undefined {
	const file = readRegularFile(path, { maxBytes: MAX_BYTES, within });
	if (file.kind !== 'read') return undefined;
	// A Buffer may be a part of a larger one.
	const bytes = file.bytes.byteOffset % ALIGNMENT === 0 ? file.bytes : new Uint8Array(file.bytes);
	const lineEnd = bytes.indexOf(10);
	if (lineEnd === -1) return undefined;
	try {
		const first = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, lineEnd).toString()) as FirstLine;
		const rows = new Map<string, Numbers>();
		let at = lineEnd + 1;
		for (const [name, kind, length] of first.rows) {
			const row = new KINDS[kind](bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length);
			rows.set(name, row);
			at += row.byteLength + paddingOf(row.byteLength);
		}
		return at === bytes.length ? { head: first.head, rows } : undefined;
	} catch {
		return undefined;
	}
}

function kindOf(numbers: Numbers): Kind {
	if (numbers instanceof Uint8Array) return 'Uint8Array';
	if (numbers instanceof Int32Array) return 'Int32Array';
	return numbers instanceof Uint32Array ? 'Uint32Array' : 'Float64Array';
}

function paddingOf(length: number): number {
	return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
}

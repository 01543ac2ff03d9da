import { dirname } from 'node:path';
import { OperatorError } from '../operatorError.ts';
import { type Disk, errorCode } from './disk.ts';
import { isInside } from './isInside.ts';
import { readRegularFile } from './readRegularFile.ts';
import { writePlainFile } from './writePlainFile.ts';

/** A program that writes a file this often between our reading and our writing is at work on it. */
const TRIES = 20;

/** The stored settings, dismissals and link checks of a vault of 100,000 notes have room in it many times over. */
const MAX_BYTES = 64_000_000;

/**
 * Replaces the JSON in the file `path` below `root` by what `change` makes of it; `undefined` stands for no file. Nothing is written where it
 * gives back what it was given. Where another program
 * writes the file meanwhile `change` is asked again, of what is there then.
 *
 * @throws {OperatorError} if the file is not JSON, leads outside, or cannot be written; it is then as it was.
 */
export function updateJsonFile(root: string, path: string, change: (stored: unknown) => unknown, disk: Disk): void {
	if (!isInside(root, realFolder(path, disk))) throw new OperatorError(`${path} leads outside the vault and is left alone`);
	for (let tries = 0; tries < TRIES; tries += 1) {
		const before = read(root, path, disk);
		const stored = before === undefined ? undefined : parse(path, before);
		const changed = change(stored);
		if (changed === stored) return;
		const next = `${textOf(path, changed)}\n`;
		if (writePlainFile(path, [next], disk, () => read(root, path, disk) === before)) return;
	}
	throw new OperatorError(`another program keeps writing ${path}; run again when it is done`);
}

function realFolder(path: string, disk: Disk): string {
	try {
		return disk.realpathSync(dirname(path));
	} catch (error) {
		throw new OperatorError(`cannot write ${path}: ${errorCode(error) ?? String(error)}`);
	}
}

function read(root: string, path: string, disk: Disk): string | undefined {
	const file = readRegularFile(path, { maxBytes: MAX_BYTES, within: root }, disk);
	if (file.kind === 'refused') throw new OperatorError(`${path} ${file.reason}; put a file in its place, or move it away`);
	return file.kind === 'read' ? file.bytes.toString('utf8') : undefined;
}

/** JSON can be read that is nested too deeply to be written. */
function textOf(path: string, value: unknown): string {
	try {
		return JSON.stringify(value, null, 2);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new OperatorError(`${path} has objects in objects without end and stays as it is; mend it or move it away`);
	}
}

function parse(path: string, text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw new OperatorError(`${path} is not JSON and stays as it is; mend it or move it away`);
	}
}

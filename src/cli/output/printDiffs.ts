import type { Io } from '../io.ts';
import { colorsFor } from './colorsFor.ts';
import { diffs, type NoteChange } from './diffText.ts';
import { printParts } from './printParts.ts';

/** Prints the changes as unified diffs: on a terminal as a person reads them, else byte for byte, so that they can be applied. */
export async function printDiffs(io: Io, changes: readonly NoteChange[]): Promise<void> {
	const { stdout, signal, isTTY } = io;
	const output = isTTY || stdout.writeExactly === undefined ? stdout : { write: (text: string) => stdout.writeExactly?.(text) };
	await printParts({ stdout: output, signal }, diffs(changes, colorsFor(io)));
}

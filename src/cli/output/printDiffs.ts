import type { Io } from '../io.ts';
import { colorsFor } from './colorsFor.ts';
import { diffs, type NoteChange } from './diffText.ts';
import { printParts } from './printParts.ts';

/** Prints the changes as unified diffs: on a terminal as a person reads them, else byte for byte, so that they can be applied. */
export async function printDiffs(io: Io, changes: readonly NoteChange[]): Promise<void> {
	const { stdout, signal, isTTY } = io;
	const exactly = stdout.writeExactly;
	await printParts({ stdout: isTTY || exactly === undefined ? stdout : { write: exactly }, signal }, diffs(changes, colorsFor(io)));
}

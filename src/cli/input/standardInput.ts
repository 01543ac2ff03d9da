import { fstatSync } from 'node:fs';
import process from 'node:process';
import { OperatorError } from '../operatorError.ts';

const STANDARD_INPUT = 0;

/**
 * What comes in by standard input.
 *
 * @throws {OperatorError} where that is a folder, which Node gives as an input without a byte: an empty note, of which nothing is wrong.
 */
export function standardInput(): AsyncIterable<Uint8Array> {
	let isFolder = false;
	try {
		isFolder = fstatSync(STANDARD_INPUT).isDirectory();
	} catch {
		// A closed input has no state, and ends at once.
	}
	if (isFolder) throw new OperatorError('standard input is a folder; expected the text of a note, as of < NOTE.md');
	return process.stdin;
}

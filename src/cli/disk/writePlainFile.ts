import { Buffer } from 'node:buffer';
import { lstatSync } from 'node:fs';
import process from 'node:process';
import { errorCode, nodeDisk } from './disk.ts';
import { temporaryName } from './temporaryFile.ts';
import { OperatorError } from '../operatorError.ts';

/**
 * Writes a file that is no note of the vault, such as a baseline, whole or not at all; what stood there is replaced.
 * It is given in parts, so that a large one never has to be held as one text.
 *
 * @throws {OperatorError} if it cannot be written.
 */
export function writePlainFile(path: string, parts: Iterable<string>): void {
	const temporary = temporaryName(path, process.pid);
	try {
		if (isLink(path)) throw new OperatorError(`${path} is a symbolic link; give the file itself`);
		const handle = nodeDisk.openSync(temporary, 'wx', 0o666);
		try {
			for (const part of parts) {
				const bytes = Buffer.from(part);
				for (let at = 0; at < bytes.length; ) at += nodeDisk.writeSync(handle, bytes, at, bytes.length - at);
			}
			nodeDisk.fsyncSync(handle);
		} finally {
			nodeDisk.closeSync(handle);
		}
		nodeDisk.renameSync(temporary, path);
	} catch (error) {
		try {
			nodeDisk.unlinkSync(temporary);
		} catch {
			// Never made.
		}
		if (error instanceof OperatorError) throw error;
		throw new OperatorError(`cannot write ${path}: ${errorCode(error) ?? String(error)}`);
	}
}

function isLink(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

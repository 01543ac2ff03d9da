import { Buffer } from 'node:buffer';
import process from 'node:process';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { temporaryName } from './temporaryFile.ts';
import { OperatorError } from '../operatorError.ts';

/**
 * Writes a file that is no note of the vault, such as a baseline, whole or not at all; what stood there is replaced.
 * It is given in parts, so that a large one never has to be held as one text.
 *
 * @param mayReplace is asked right before the new file takes its place.
 * @returns whether it was written.
 * @throws {OperatorError} if it cannot be written.
 */
export function writePlainFile(path: string, parts: Iterable<string>, disk: Disk = nodeDisk, mayReplace = () => true): boolean {
	const temporary = temporaryName(path, process.pid);
	try {
		if (isLink(path, disk)) throw new OperatorError(`${path} is a symbolic link; give the file itself`);
		const handle = disk.openSync(temporary, 'wx', 0o666);
		try {
			for (const part of parts) {
				const bytes = Buffer.from(part);
				for (let at = 0; at < bytes.length; ) at += disk.writeSync(handle, bytes, at, bytes.length - at);
			}
			disk.fsyncSync(handle);
		} finally {
			disk.closeSync(handle);
		}
		const isWritten = mayReplace();
		if (isWritten) disk.renameSync(temporary, path);
		else disk.unlinkSync(temporary);
		return isWritten;
	} catch (error) {
		try {
			disk.unlinkSync(temporary);
		} catch {
			// Never made.
		}
		if (error instanceof OperatorError) throw error;
		throw new OperatorError(`cannot write ${path}: ${errorCode(error) ?? String(error)}`);
	}
}

function isLink(path: string, disk: Disk): boolean {
	return disk.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

import { Buffer } from 'node:buffer';
import process from 'node:process';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { temporaryName } from './temporaryFile.ts';
import { OperatorError } from '../operatorError.ts';
import { finish, type Steps } from '../../core/text/steps.ts';

/**
 * Writes a file that is no note of the vault, such as a baseline, whole or not at all; what stood there is replaced.
 *
 * @param mayReplace is asked right before the new file takes its place.
 * @returns whether it was written.
 * @throws {OperatorError} if it cannot be written.
 */
export function writePlainFile(path: string, parts: Iterable<string>, disk: Disk = nodeDisk, mayReplace = () => true): boolean {
	return finish(writePlainFileSteps(path, parts, disk, mayReplace));
}

/** The same in steps, one a part: a large file is never held as a whole. Steps that are left in the middle leave nothing. */
export function* writePlainFileSteps(
	path: string,
	parts: Iterable<string | Uint8Array>,
	disk: Disk = nodeDisk,
	mayReplace = () => true,
): Steps<boolean> {
	const temporary = temporaryName(path, process.pid);
	let isMoved = false;
	try {
		if (isLink(path, disk)) throw new OperatorError(`${path} is a symbolic link; give the file itself`);
		const handle = disk.openSync(temporary, 'wx', 0o666);
		try {
			for (const part of parts) {
				const bytes = typeof part === 'string' ? Buffer.from(part) : part;
				for (let at = 0; at < bytes.length; ) at += disk.writeSync(handle, bytes, at, bytes.length - at);
				yield;
			}
			disk.fsyncSync(handle);
		} finally {
			disk.closeSync(handle);
		}
		if (!mayReplace()) return false;
		disk.renameSync(temporary, path);
		isMoved = true;
		return true;
	} catch (error) {
		if (error instanceof OperatorError) throw error;
		throw new OperatorError(`cannot write ${path}: ${errorCode(error) ?? String(error)}`);
	} finally {
		if (!isMoved) removeIfMade(temporary, disk);
	}
}

function removeIfMade(path: string, disk: Disk): void {
	try {
		disk.unlinkSync(path);
	} catch {
		// Never made.
	}
}

function isLink(path: string, disk: Disk): boolean {
	return disk.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

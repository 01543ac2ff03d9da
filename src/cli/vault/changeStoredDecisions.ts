import type { StoredObject } from '../../core/settings/patchStored.ts';
import { isObject } from '../../core/text/isObject.ts';
import { changeDecisions, type HeldDecisions } from '../../core/settings/storedDecisions.ts';
import { nodeDisk } from '../disk/disk.ts';
import { makeStateFolder } from '../disk/stateFolder.ts';
import { updateJsonFile } from '../disk/updateJsonFile.ts';
import { lockVault } from '../disk/vaultLock.ts';
import { EXIT_CODE, type ExitCode } from '../exitCode.ts';
import type { Io } from '../io.ts';
import { OperatorError, operatorMessage } from '../operatorError.ts';
import { dataFileOf } from './dataFile.ts';

/**
 * Makes what is stored of decisions in the vault `root` be what `change` makes of it, in the same file as the plugin.
 *
 * @throws {OperatorError} if another run is at work, or what is stored cannot be read.
 */
export function changeStoredDecisions(io: Pick<Io, 'now'>, root: string, change: (held: HeldDecisions) => Partial<HeldDecisions>): void {
	const lock = lockVault(makeStateFolder(root), nodeDisk);
	try {
		const patch = (stored: unknown): unknown => {
			const before = objectIn(stored);
			const after = changeDecisions(before, change, io.now().getTime());
			return after === before ? stored : after;
		};
		updateJsonFile(root, dataFileOf(root, nodeDisk), patch, nodeDisk);
	} finally {
		lock.release();
	}
}

/**
 * `changeStoredDecisions` for what was decided about notes that have just been written. Where that cannot be done it is told, and the run goes on
 * to say what it wrote.
 *
 * @returns `failed` where it was not done.
 */
export function decisionsFollow(
	io: Pick<Io, 'now' | 'stderr'>,
	root: string,
	change: (held: HeldDecisions) => Partial<HeldDecisions>,
): ExitCode {
	try {
		changeStoredDecisions(io, root, change);
		return EXIT_CODE.fine;
	} catch (error) {
		if (!(error instanceof OperatorError)) throw error;
		io.stderr.write(`dossier: the notes are written, but what was decided about them does not follow: ${operatorMessage(error)}\n`);
		return EXIT_CODE.failed;
	}
}

function objectIn(stored: unknown): StoredObject {
	if (stored === undefined) return {};
	if (isObject(stored)) return stored;
	throw new OperatorError('the stored settings are no JSON object and stay as they are; mend the file or move it away');
}

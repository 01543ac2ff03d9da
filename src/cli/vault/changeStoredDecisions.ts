import type { StoredObject } from '../../core/settings/patchStored.ts';
import { isObject } from '../../core/text/isObject.ts';
import { changeDecisions, type HeldDecisions } from '../../core/settings/storedDecisions.ts';
import { nodeDisk } from '../disk/disk.ts';
import { makeStateFolder } from '../disk/stateFolder.ts';
import { updateJsonFile } from '../disk/updateJsonFile.ts';
import { lockVault } from '../disk/vaultLock.ts';
import type { Io } from '../io.ts';
import { OperatorError } from '../operatorError.ts';
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

function objectIn(stored: unknown): StoredObject {
	if (stored === undefined) return {};
	if (isObject(stored)) return stored;
	throw new OperatorError('the stored settings are no JSON object; mend the file or move it away; nothing was written');
}

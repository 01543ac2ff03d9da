import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { removeIgnoringErrors } from './ignoringErrors.ts';
import { isRunning } from './processIdentity.ts';
import { isTemporary } from './temporaryFile.ts';

/** What another machine is writing through a shared disk has been touched since. */
const LEAST_AGE_MS = 60_000;

/** A lock before it has its name. */
const PREPARED_LOCK = /^lock\.\d+$/;

/** Removes from `folder`, the vault's own, what runs that were killed left there while they wrote a file of ours. */
export function removeLeftovers(folder: string, now: Date, disk: Disk): void {
	for (const name of disk.readdirSync(folder)) {
		if (!isTemporary(name) && !PREPARED_LOCK.test(name)) continue;
		const path = join(folder, name);
		const age = now.getTime() - (disk.lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
		const pid = Number(/\d+/.exec(name)?.[0]);
		if (age > LEAST_AGE_MS && !isRunning({ pid, started: null, host: hostname() }, disk)) removeIgnoringErrors(path, disk);
	}
}

import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Where Linux keeps files in memory. */
const IN_MEMORY = '/dev/shm';
const PREFIX = 'dossier-tests-';

/** Many times what the vaults of all tests that run at once take together, in bytes; a container often has 64 MB there. */
const ROOM_NEEDED = 3 * 2 ** 30;

/**
 * A new folder whose files are kept in memory, and what removes it; `undefined` where a machine has no such place, or no room there.
 *
 * The tests make and remove tens of thousands of small files. On the file system that most machines have (ext4), making one looks past
 * every one removed in the last minutes, which is a twentieth of the time that a processor has for all the tests.
 */
export function diskInMemory(): { readonly path: string; remove(): void } | undefined {
	try {
		accessSync(IN_MEMORY, constants.W_OK);
		const { bavail, bsize } = statfsSync(IN_MEMORY);
		if (Math.min(bavail * bsize, freemem()) < ROOM_NEEDED) return undefined;
		removeAbandoned();
		const path = mkdtempSync(join(IN_MEMORY, `${PREFIX}${process.pid}-`));
		return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
	} catch {
		return undefined;
	}
}

/** So long nothing came into a folder, in milliseconds, before it counts as left: in another container a process has another number. */
const LEFT_AFTER = 3_600_000;

/** What a run that was killed left there takes memory until the machine starts anew. */
function removeAbandoned(): void {
	for (const name of readdirSync(IN_MEMORY)) {
		const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
		if (pid === undefined || isRunning(Number(pid))) continue;
		const folder = join(IN_MEMORY, name);
		if (Date.now() - statSync(folder).mtimeMs > LEFT_AFTER) rmSync(folder, { recursive: true, force: true });
	}
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

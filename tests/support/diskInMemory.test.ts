import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, utimesSync } from 'node:fs';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { tempVault, vaultOnDisk } from '../cli/support/tempVault.ts';
import { diskInMemory } from './diskInMemory.ts';

const HOUR = 3600;

const some = diskInMemory();
some?.remove();

/** A folder as a run of the process `pid` makes it, into which nothing came for `age` seconds. */
function folderOf(pid: number, age: number): string {
	const path = (some?.path ?? '').replace(/\d+-[^-]+$/, `${pid}-of-${age}`);
	mkdirSync(path);
	onTestFinished(() => rmSync(path, { recursive: true, force: true }));
	const then = Date.now() / 1000 - age;
	utimesSync(path, then, then);
	return path;
}

// Only Linux has such a place, and not every container has room in it.
test.runIf(some !== undefined)('what a killed run left is removed after an hour, and nothing of a run that goes on', () => {
	const { pid } = spawnSync(process.execPath, ['-e', '']);
	const folders = [folderOf(pid, HOUR + 60), folderOf(pid, HOUR - 60), folderOf(process.pid, HOUR + 60)];
	diskInMemory()?.remove();
	expect(folders.map((path) => existsSync(path))).toEqual([false, true, true]);
});

test('a vault that is asked for on the disk is never in memory', () => {
	expect(vaultOnDisk()).not.toMatch(/^.dev.shm/);
	if (some !== undefined && process.env['DOSSIER_TORTURE'] === undefined) expect(tempVault()).toMatch(/^\/dev\/shm\/dossier-tests-/);
});

import { Buffer } from 'node:buffer';
import { chmodSync, existsSync, linkSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../../src/cli/disk/disk.ts';
import { pastRuns } from '../../../src/cli/disk/runFolders.ts';
import { stateFolderOf } from '../../../src/cli/disk/stateFolder.ts';
import { planUndo, undoRun } from '../../../src/cli/disk/undoRun.ts';
import { openWriteRun } from '../../../src/cli/disk/writeRun.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { isWindows } from '../../support/systems.ts';
import { snapshot, tempVault } from '../support/tempVault.ts';

const NOW = new Date('2026-03-14T09:26:53.589Z');
const KILLED = new Error('killed');

/** A disk that can rename in one step, one that has only hard links for it, and one that has neither. */
const DISKS: readonly (readonly [string, Disk])[] = [
	['in one step', nodeDisk],
	['by a second name', { ...nodeDisk, moveSync: () => false }],
	[
		'where there are no second names',
		{
			...nodeDisk,
			moveSync: () => false,
			linkSync: () => {
				throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
			},
		},
	],
];

function rename(root: string, from: string, to: string, expected = 'old', disk: Disk = nodeDisk) {
	const run = openWriteRun({ root, command: 'rename', now: NOW, disk });
	try {
		return run.rename(from, to, Buffer.from(expected));
	} finally {
		finish(run.end());
	}
}

function undo(root: string, disk: Disk = nodeDisk): readonly string[] {
	const run = pastRuns(stateFolderOf(root), disk).findLast(({ record }) => record.takesBack === undefined);
	if (run === undefined) throw new Error('nothing to take back');
	const write = openWriteRun({ root, command: 'undo', now: NOW, takesBack: run.id, disk });
	const done: Parameters<typeof undoRun>[4] = [];
	finish(undoRun(run, finish(planUndo(root, run, disk)), write, disk, done));
	finish(write.end());
	return done.map(({ step, outcome }) => (outcome.kind === 'written' ? step.kind : outcome.reason));
}

describe.each(DISKS)('a note that is renamed %s', (_, disk) => {
	test('stays the file that it is, with its mode and the time it was made, and gets its name back', () => {
		const root = tempVault({ 'A.md': 'old' });
		chmodSync(join(root, 'A.md'), 0o640);
		const before = statSync(join(root, 'A.md'));
		expect(rename(root, 'A.md', 'New/Deep/B.md', 'old', disk)).toEqual({ kind: 'written', path: 'New/Deep/B.md' });
		expect(snapshot(root)).toEqual({ 'New/Deep/B.md': 'old' });
		const { ino, mode, birthtimeMs, nlink } = statSync(join(root, 'New/Deep/B.md'));
		expect([ino, mode, birthtimeMs, nlink]).toEqual([before.ino, before.mode, before.birthtimeMs, 1]);
		expect(undo(root, disk)).toEqual(['rename']);
		expect(snapshot(root)).toEqual({ 'A.md': 'old' });
		expect(statSync(join(root, 'A.md')).ino).toBe(before.ino);
		expect(readdirSync(root).sort()).toEqual(['.dossier', 'A.md']);
	});

	test('replaces nothing', () => {
		const root = tempVault({ 'A.md': 'old', 'B.md': 'mine' });
		expect(rename(root, 'A.md', 'B.md', 'old', disk)).toMatchObject({ kind: 'refused', code: 'EXISTS' });
		expect(rename(root, 'A.md', 'b.md', 'old', disk)).toMatchObject({ kind: 'refused', code: 'EXISTS' });
		expect(snapshot(root)).toEqual({ 'A.md': 'old', 'B.md': 'mine' });
		expect(existsSync(join(root, '.dossier/runs')) ? readdirSync(join(root, '.dossier/runs')) : []).toEqual([]);
	});

	test('gets another spelling of its name', () => {
		const root = tempVault({ 'Iran.md': 'old' });
		expect(rename(root, 'Iran.md', 'IRAN.md', 'old', disk)).toEqual({ kind: 'written', path: 'IRAN.md' });
		expect(snapshot(root)).toEqual({ 'IRAN.md': 'old' });
		expect(undo(root, disk)).toEqual(['rename']);
		expect(snapshot(root)).toEqual({ 'Iran.md': 'old' });
	});
});

test.each([
	['a note that was changed since it was read', 'A.md', 'B.md', 'other', 'CHANGED'],
	['a note that is gone', 'C.md', 'B.md', 'old', 'GONE'],
	['a way out of the vault', 'A.md', '../B.md', 'old', 'BAD_PATH'],
	['a hidden folder', 'A.md', '.obsidian/B.md', 'old', 'BAD_PATH'],
	['what is no note', 'A.md', 'B.txt', 'old', 'BAD_PATH'],
])('%s is not renamed', (_, from, to, expected, code) => {
	const root = tempVault({ 'A.md': 'old' });
	expect(rename(root, from, to, expected)).toMatchObject({ kind: 'refused', code });
	expect(snapshot(root)).toEqual({ 'A.md': 'old' });
});

test.skipIf(isWindows)(
	'a link and a note with two names are not renamed, and no folder that leads outside is a place (Windows has other links)',
	() => {
		const outside = tempVault();
		const root = tempVault({ 'A.md': 'old', 'C.md': 'old' });
		symlinkSync('A.md', join(root, 'L.md'));
		symlinkSync(outside, join(root, 'Out'));
		linkSync(join(root, 'C.md'), join(root, 'D.md'));
		expect(rename(root, 'L.md', 'B.md')).toMatchObject({ code: 'NOT_A_FILE' });
		expect(rename(root, 'C.md', 'B.md')).toMatchObject({ code: 'HARD_LINKED' });
		expect(rename(root, 'A.md', 'Out/B.md')).toMatchObject({ code: 'OUTSIDE' });
		expect([Object.keys(snapshot(root)).sort(), snapshot(outside)]).toEqual([['A.md', 'C.md', 'D.md', 'L.md', 'Out'], {}]);
	},
);

test('where a disk cannot hold it the note is made on the other one, and taken away here', () => {
	const root = tempVault({ 'A.md': 'old' });
	const fail = (): never => {
		throw Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
	};
	const disk: Disk = {
		...nodeDisk,
		moveSync: () => false,
		linkSync: (from, to) => (String(from).includes('.tmp') ? nodeDisk.linkSync(from, to) : fail()),
		renameSync: (from, to) => (String(to).endsWith('B.md') ? fail() : nodeDisk.renameSync(from, to)),
	};
	expect(rename(root, 'A.md', 'B.md', 'old', disk)).toEqual({ kind: 'written', path: 'B.md' });
	expect(snapshot(root)).toEqual({ 'B.md': 'old' });
	undo(root);
	expect(snapshot(root)).toEqual({ 'A.md': 'old' });
});

describe('a run that is killed while it renames', () => {
	test.each([
		['after the second name was given', { moveSync: () => false, unlinkSync: kill('A.md') }, { 'A.md': 'old' }],
		['before', { moveSync: kill('A.md') }, { 'A.md': 'old' }],
		['right after', { moveSync: (from: string, to: string) => nodeDisk.moveSync(from, to) && kill('A.md')(from) }, { 'B.md': 'old' }],
	] as const)('%s leaves the note whole under one of its names', (_, calls, expected) => {
		const root = tempVault({ 'A.md': 'old' });
		const run = openWriteRun({ root, command: 'rename', now: NOW, disk: { ...nodeDisk, ...calls } });
		expect(() => run.rename('A.md', 'B.md', Buffer.from('old'))).toThrow();
		forgetLock(root);
		finish(openWriteRun({ root, command: 'fix', now: NOW }).end());
		expect(snapshot(root)).toEqual(expected);
		expect(statSync(join(root, Object.keys(expected)[0] ?? '')).nlink).toBe(1);
		const runs = pastRuns(stateFolderOf(root), nodeDisk);
		expect(runs.map(({ record }) => record.renames)).toEqual('B.md' in expected ? [[{ from: 'A.md', to: 'B.md' }]] : []);
	});

	test('between two spellings leaves it under the old one', () => {
		const root = tempVault({ 'Iran.md': 'old' });
		// A disk that takes both names for one and does nothing when one is renamed to the other.
		const isOther = (path: unknown): boolean => String(path).endsWith('IRAN.md');
		const real = (path: string): string => (isOther(path) ? join(root, 'Iran.md') : path);
		const disk = {
			...nodeDisk,
			lstatSync: (path: string, options: object) => nodeDisk.lstatSync(real(path), options),
			renameSync: (from: string, to: string) => void (isOther(to) || nodeDisk.renameSync(from, to)),
			moveSync: kill(''),
		} as unknown as Disk;
		const run = openWriteRun({ root, command: 'rename', now: NOW, disk });
		expect(() => run.rename('Iran.md', 'IRAN.md', Buffer.from('old'))).toThrow();
		expect(Object.keys(snapshot(root))).toEqual([expect.stringMatching(/^\.dossier-.*\.tmp$/)]);
		forgetLock(root);
		finish(openWriteRun({ root, command: 'fix', now: NOW }).end());
		expect(snapshot(root)).toEqual({ 'Iran.md': 'old' });
	});
});

function kill(name: string): (path: unknown) => never {
	return ((path: unknown) => {
		if (!String(path).endsWith(name)) return nodeDisk.unlinkSync(String(path));
		throw KILLED;
	}) as (path: unknown) => never;
}

/** As if the process that holds it had died. */
function forgetLock(root: string): void {
	nodeDisk.unlinkSync(join(root, '.dossier/lock'));
}

describe('a renamed note that was written to since', () => {
	test('gets its name back and keeps what was written', () => {
		const root = tempVault({ 'A.md': 'old' });
		rename(root, 'A.md', 'B.md');
		writeFileSync(join(root, 'B.md'), 'old and new');
		expect(undo(root)).toEqual(['rename']);
		expect(snapshot(root)).toEqual({ 'A.md': 'old and new' });
	});

	test('keeps its new name where somebody has the old one, and so do links to it', () => {
		const root = tempVault({ 'A.md': 'old', 'L.md': '[[A]]' });
		const run = openWriteRun({ root, command: 'rename', now: NOW });
		run.rename('A.md', 'B.md', Buffer.from('old'));
		run.replace('L.md', '[[A]]', '[[B]]');
		finish(run.end());
		writeFileSync(join(root, 'A.md'), 'another');
		expect(undo(root)).toEqual([
			'cannot be called A.md again: there is another note of that name',
			'stays as it is, since what it leads to keeps its new name',
		]);
		expect(snapshot(root)).toEqual({ 'A.md': 'another', 'B.md': 'old', 'L.md': '[[B]]' });
		expect(readFileSync(join(root, 'L.md'), 'utf8')).toBe('[[B]]');
	});
});

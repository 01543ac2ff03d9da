import { finish } from '../../../src/core/text/steps.ts';
import process from 'node:process';
import { Buffer } from 'node:buffer';
import {
	chmodSync,
	existsSync,
	linkSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { hostname as hostName } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../../src/cli/disk/disk.ts';
import { stateFolderOf } from '../../../src/cli/disk/stateFolder.ts';
import { pastRuns } from '../../../src/cli/disk/runFolders.ts';
import { openWriteRun, type WriteRun } from '../../../src/cli/disk/writeRun.ts';
import { TEST_NOW } from '../support/runCli.ts';
import { snapshot, tempVault } from '../support/tempVault.ts';
import { isWindows } from '../../support/systems.ts';

/** Runs `work` between the beginning and the end of a run that writes. */
function writing<Result>(root: string, work: (run: WriteRun) => Result, disk: Disk = nodeDisk): Result {
	const run = openWriteRun({ root, command: 'fix', now: TEST_NOW, disk });
	try {
		return work(run);
	} finally {
		finish(run.end());
	}
}

/** The names in `root` that a person would not expect there. */
function leftovers(root: string): string[] {
	return Object.keys(snapshot(root)).filter((path) => path.includes('.dossier-'));
}

test('a note is replaced and its old text is kept', () => {
	const root = tempVault({ 'a/A.md': 'old' });
	expect(writing(root, (run) => run.replace('a/A.md', 'old', 'new'))).toEqual({ kind: 'written' });
	expect(snapshot(root)).toEqual({ 'a/A.md': 'new' });
	const [run] = pastRuns(stateFolderOf(root), nodeDisk);
	expect(run?.id).toBe('2026-03-14T09-26-53-589');
	expect(readFileSync(join(run?.folder ?? '', '0.old'), 'utf8')).toBe('old');
	expect(readFileSync(join(root, '.dossier', '.gitignore'), 'utf8')).toBe('*\n');
});

test('a note that changed since it was read is refused and the others are written', () => {
	const root = tempVault({ 'A.md': 'typed meanwhile', 'B.md': 'old' });
	writing(root, (run) => {
		expect(run.replace('A.md', 'old', 'new')).toMatchObject({ kind: 'refused', code: 'CHANGED' });
		expect(run.replace('B.md', 'old', 'new')).toEqual({ kind: 'written' });
	});
	expect(snapshot(root)).toEqual({ 'A.md': 'typed meanwhile', 'B.md': 'new' });
	expect(statSync(join(root, 'A.md')).nlink).toBe(1);
});

test('the mode stays', () => {
	const root = tempVault({ 'A.md': 'old' });
	chmodSync(join(root, 'A.md'), 0o640);
	writing(root, (run) => run.replace('A.md', 'old', 'new'));
	expect(lstatSync(join(root, 'A.md')).mode & 0o7777).toBe(0o640);
});

test.skipIf(process.getuid?.() !== 0)('the owner stays (only root can give a file away)', () => {
	const root = tempVault({ 'A.md': 'old' });
	nodeDisk.fchownSync(nodeDisk.openSync(join(root, 'A.md'), 'r+'), 1234, 4321);
	writing(root, (run) => run.replace('A.md', 'old', 'new'));
	const { uid, gid } = lstatSync(join(root, 'A.md'));
	expect([uid, gid]).toEqual([1234, 4321]);
});

test('a note whose owner would change is refused', () => {
	const root = tempVault({ 'A.md': 'old' });
	const disk: Disk = {
		...nodeDisk,
		lstatSync: ((path: string, options?: { throwIfNoEntry: false }) => {
			const stat = nodeDisk.lstatSync(path, options);
			return stat && path.endsWith('A.md') ? Object.assign(stat, { uid: 4711 }) : stat;
		}) as Disk['lstatSync'],
		fchownSync: failing('EPERM'),
	};
	expect(writing(root, (run) => run.replace('A.md', 'old', 'new'), disk)).toMatchObject({ code: 'OWNER' });
	expect(snapshot(root)).toEqual({ 'A.md': 'old' });
});

test('the target of a link inside the vault is written and the link stays', () => {
	const root = tempVault({ 'a/Real.md': 'old' });
	symlinkSync('a/Real.md', join(root, 'Link.md'));
	expect(writing(root, (run) => run.replace('Link.md', 'old', 'new'))).toEqual({ kind: 'written' });
	expect(readlinkSync(join(root, 'Link.md')).replaceAll('\\', '/')).toBe('a/Real.md');
	expect(readFileSync(join(root, 'a/Real.md'), 'utf8')).toBe('new');
});

test('a link that leads outside is refused, also through a folder and into a hidden one', () => {
	const outside = tempVault({ 'Secret.md': 'old' });
	const root = tempVault({ '.obsidian/x.md': 'old' });
	symlinkSync(join(outside, 'Secret.md'), join(root, 'A.md'));
	symlinkSync(outside, join(root, 'folder'));
	symlinkSync('.obsidian/x.md', join(root, 'B.md'));
	writing(root, (run) => {
		for (const path of ['A.md', 'folder/Secret.md', 'B.md', '../x.md']) {
			expect(run.replace(path, 'old', 'new'), path).toMatchObject({ kind: 'refused' });
		}
		expect(run.create('folder/New.md', 'x')).toMatchObject({ code: 'OUTSIDE' });
	});
	expect(snapshot(outside)).toEqual({ 'Secret.md': 'old' });
	expect(readFileSync(join(root, '.obsidian/x.md'), 'utf8')).toBe('old');
});

test('a note with a second name on the disk is refused', () => {
	const root = tempVault({ 'A.md': 'old' });
	linkSync(join(root, 'A.md'), join(root, 'B.md'));
	expect(writing(root, (run) => run.replace('A.md', 'old', 'new'))).toMatchObject({ code: 'HARD_LINKED' });
	expect(snapshot(root)).toEqual({ 'A.md': 'old', 'B.md': 'old' });
});

test('a read-only note is refused, for root too', () => {
	const root = tempVault({ 'A.md': 'old' });
	chmodSync(join(root, 'A.md'), 0o444);
	expect(writing(root, (run) => run.replace('A.md', 'old', 'new'))).toMatchObject({ code: 'READ_ONLY' });
});

test('a name of 254 bytes is written', () => {
	const name = `${'x'.repeat(251)}.md`;
	const root = tempVault({ [name]: 'old' });
	expect(writing(root, (run) => run.replace(name, 'old', 'new'))).toEqual({ kind: 'written' });
	expect(snapshot(root)).toEqual({ [name]: 'new' });
});

test.each([
	'Note.sync-conflict-20240101-010101-ABCDEFG.md',
	"Note (Jane's conflicted copy 2026-07-10).md",
	'Note (In Konflikt stehende Kopie von Jana 2026-07-10).md',
	'Note_conflict-20260710-070952.md',
	'Note~HEAD.md',
])('a copy that a sync program made of a conflict is never written: %s', (name) => {
	const root = tempVault({ [name]: 'old' });
	expect(writing(root, (run) => run.replace(name, 'old', 'new'))).toMatchObject({ code: 'CONFLICT_COPY' });
});

test('half a character is never written', () => {
	const root = tempVault({ 'A.md': 'old' });
	writing(root, (run) => {
		expect(run.replace('A.md', 'old', 'a\ud800b')).toMatchObject({ code: 'BAD_TEXT' });
		expect(run.create('B.md', '\udc00')).toMatchObject({ code: 'BAD_TEXT' });
	});
	expect(snapshot(root)).toEqual({ 'A.md': 'old' });
});

describe('a new note', () => {
	test('is made with the folders that are missing', () => {
		const root = tempVault();
		expect(writing(root, (run) => run.create('a/b/C.md', 'text'))).toEqual({ kind: 'written', path: 'a/b/C.md' });
		expect(snapshot(root)).toEqual({ 'a/b/C.md': 'text' });
		expect(lstatSync(join(root, 'a/b/C.md')).nlink).toBe(1);
	});

	test.each([
		['Note.md', 'note.md'],
		['Caf\u00e9.md', 'cafe\u0301.MD'],
		['Stra\u00dfe.md', 'STRA\u00dfE.md'],
	])('is not made beside %s as %s, which many disks take for the same', (existing, wanted) => {
		const root = tempVault({ [existing]: 'old' });
		expect(writing(root, (run) => run.create(wanted, 'new'))).toMatchObject({ code: 'EXISTS' });
		expect(snapshot(root)).toEqual({ [existing]: 'old' });
	});

	test('goes into the folder that is there, spelled as it is', () => {
		const root = tempVault({ 'Actors/Iran.md': '' });
		expect(writing(root, (run) => run.create('actors/Israel.md', 'x'))).toEqual({ kind: 'written', path: 'Actors/Israel.md' });
	});

	test('is not made where a file that nobody may read stands', () => {
		const root = tempVault();
		mkdirSync(join(root, 'A.md'));
		expect(writing(root, (run) => run.create('A.md', 'x'))).toMatchObject({ code: 'EXISTS' });
	});

	test('is not made below a file', () => {
		const root = tempVault({ Actors: 'a file' });
		expect(writing(root, (run) => run.create('Actors/Iran.md', 'x'))).toMatchObject({ kind: 'refused' });
		expect(snapshot(root)).toEqual({ Actors: 'a file' });
	});
});

describe('without hard links', () => {
	const disk: Disk = { ...nodeDisk, linkSync: failing('ENOTSUP') };

	test('a note is replaced and a copy of it is kept', () => {
		const root = tempVault({ 'A.md': 'old' });
		expect(writing(root, (run) => run.replace('A.md', 'old', 'new'), disk)).toEqual({ kind: 'written' });
		expect(snapshot(root)).toEqual({ 'A.md': 'new' });
		expect(readFileSync(join(pastRuns(stateFolderOf(root), disk)[0]?.folder ?? '', '0.old'), 'utf8')).toBe('old');
	});

	test('a note that changed is refused', () => {
		const root = tempVault({ 'A.md': 'other' });
		expect(writing(root, (run) => run.replace('A.md', 'old', 'new'), disk)).toMatchObject({ code: 'CHANGED' });
		expect(snapshot(root)).toEqual({ 'A.md': 'other' });
	});

	test('a new note is never written over another', () => {
		const root = tempVault({ 'A.md': 'old' });
		expect(writing(root, (run) => run.create('B.md', 'new'), disk)).toMatchObject({ kind: 'written' });
		expect(writing(root, (run) => run.create('A.md', 'new'), disk)).toMatchObject({ code: 'EXISTS' });
		expect(snapshot(root)).toEqual({ 'A.md': 'old', 'B.md': 'new' });
	});
});

describe('a note that another program holds', () => {
	test.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again on %s', (code) => {
		const root = tempVault({ 'A.md': 'old' });
		let tries = 0;
		const isNote = (path: unknown) => String(path).endsWith('A.md');
		const disk: Disk = {
			...nodeDisk,
			exchangeSync: () => false,
			renameSync: (from, to) => (isNote(to) && ++tries < 3 ? fail(code) : nodeDisk.renameSync(from, to)),
		};
		expect(writing(root, (run) => run.replace('A.md', 'old', 'new'), disk)).toEqual({ kind: 'written' });
		expect(tries).toBe(3);
	});

	test('is left as it was after six more tries', () => {
		const root = tempVault({ 'A.md': 'old' });
		let tries = 0;
		const disk: Disk = { ...nodeDisk, exchangeSync: () => (tries++, fail('EBUSY')) };
		expect(writing(root, (run) => run.replace('A.md', 'old', 'new'), disk)).toMatchObject({ code: 'BUSY' });
		expect(tries).toBe(7);
		expect(snapshot(root)).toEqual({ 'A.md': 'old' });
	});
});

test('whoever wrote into the old file while it was replaced is told and finds it again', () => {
	const root = tempVault({ 'A.md': 'old' });
	const run = openWriteRun({ root, command: 'fix', now: TEST_NOW });
	const handle = nodeDisk.openSync(join(root, 'A.md'), 'r+');
	run.replace('A.md', 'old', 'new');
	nodeDisk.writeSync(handle, Buffer.from('typed'));
	nodeDisk.closeSync(handle);
	const { races } = finish(run.end());
	expect(races.map(({ path }) => path)).toEqual(['A.md']);
	expect(readFileSync(races[0]?.kept ?? '', 'utf8')).toBe('typed');
});

describe('a program that saves by renaming a file of its own over the note', () => {
	/** Saves `text` as such a program does, `when` it is told to. */
	const saveOver = (root: string, text: string) => {
		writeFileSync(join(root, 'theirs.tmp'), text);
		renameSync(join(root, 'theirs.tmp'), join(root, 'A.md'));
	};

	test.each(['linkSync', 'readFileSync', 'readSync', 'fsyncSync'] as const)('is noticed when it saves right after our %s', (call) => {
		for (let nth = 1; nth <= 30; nth += 1) {
			const root = tempVault({ 'A.md': 'old' });
			let count = 0;
			const real = nodeDisk[call] as (...given: unknown[]) => unknown;
			const disk: Disk = {
				...nodeDisk,
				[call]: (...given: unknown[]) => {
					const result = real(...given);
					count += 1;
					if (count === nth) saveOver(root, 'theirs');
					return result;
				},
			};
			writing(root, (run) => run.replace('A.md', 'old', 'new'), disk);
			if (count < nth) continue;
			const kept = pastRuns(stateFolderOf(root), nodeDisk).map(({ folder }) => readFileSync(join(folder, '0.old'), 'utf8'));
			expect([readFileSync(join(root, 'A.md'), 'utf8'), ...kept], `after call ${nth}`).toContain('theirs');
		}
	});

	/** A disk on which another program saves `theirs` right before the first call of `call` for which `isDue`. */
	const savingBefore = (root: string, call: 'exchangeSync' | 'renameSync' | 'linkSync', isDue: (...paths: string[]) => boolean): Disk => {
		let isSaved = false;
		const real = nodeDisk[call] as (...given: string[]) => unknown;
		const stand = (...given: string[]) => {
			if (!isSaved && isDue(...given)) {
				isSaved = true;
				saveOver(root, 'theirs');
			}
			return real(...given);
		};
		return { ...nodeDisk, [call]: stand };
	};

	test.skipIf(isWindows)('in the very moment of the exchange is told, and its text is kept (Windows exchanges no names)', () => {
		const root = tempVault({ 'A.md': 'old' });
		const run = openWriteRun({ root, command: 'fix', now: TEST_NOW, disk: savingBefore(root, 'exchangeSync', () => true) });
		expect(run.replace('A.md', 'old', 'new')).toEqual({ kind: 'written' });
		const { races } = finish(run.end());
		expect(races.map(({ path, kept }) => [path, readFileSync(kept, 'utf8')])).toEqual([['A.md', 'theirs']]);
		expect(snapshot(root)).toEqual({ 'A.md': 'new' });
	});

	test.skipIf(isWindows)(
		'in that moment of a run that is killed right after it is told by the next one (Windows exchanges no names)',
		() => {
			const root = tempVault({ 'A.md': 'old' });
			const disk = savingBefore(root, 'exchangeSync', () => true);
			let isKilled = false;
			const { exchangeSync } = disk;
			const dying = Object.fromEntries(
				Object.entries(disk).map(([name, call]: [string, unknown]) => [
					name,
					(...given: unknown[]) => {
						if (isKilled) fail('KILLED');
						return (call as (...each: unknown[]) => unknown)(...given);
					},
				]),
			) as unknown as Disk;
			const run = openWriteRun({
				root,
				command: 'fix',
				now: TEST_NOW,
				disk: { ...dying, exchangeSync: (from, to) => (isKilled = exchangeSync(from, to)) },
			});
			run.replace('A.md', 'old', 'new');
			expect(leftovers(root)).toHaveLength(1);
			rmSync(join(root, '.dossier/lock'));
			const next = openWriteRun({ root, command: 'fix', now: TEST_NOW });
			const { races } = finish(next.end());
			expect(races.map(({ path, kept }) => [path, readFileSync(kept, 'utf8')])).toEqual([['A.md', 'theirs']]);
			expect(snapshot(root)).toEqual({ 'A.md': 'new' });
		},
	);

	test('in the moment in which the note is taken away gets its note back', () => {
		const root = tempVault({ 'A.md': 'old' });
		const disk = savingBefore(root, 'renameSync', (from) => from === join(root, 'A.md'));
		expect(writing(root, (run) => run.takeAway('A.md', Buffer.from('old')), disk)).toMatchObject({ code: 'CHANGED' });
		expect(snapshot(root)).toEqual({ 'A.md': 'theirs' });
	});

	test('twice while the note is taken away is told, and the first text is kept', () => {
		const root = tempVault({ 'A.md': 'old' });
		const first = savingBefore(root, 'renameSync', (from) => from === join(root, 'A.md'));
		const disk: Disk = {
			...first,
			linkSync: (from, to) => {
				if (to === join(root, 'A.md')) saveOver(root, 'theirs again');
				nodeDisk.linkSync(from, to);
			},
		};
		const run = openWriteRun({ root, command: 'undo', now: TEST_NOW, disk });
		expect(run.takeAway('A.md', Buffer.from('old'))).toEqual({ kind: 'written' });
		const { races } = finish(run.end());
		expect(races.map(({ path, kept }) => [path, readFileSync(kept, 'utf8')])).toEqual([['A.md', 'theirs']]);
		expect(snapshot(root)).toEqual({ 'A.md': 'theirs again' });
	});

	test('where names cannot be exchanged is replaced as Node can', () => {
		const root = tempVault({ 'A.md': 'old' });
		expect(writing(root, (run) => run.replace('A.md', 'old', 'new'), { ...nodeDisk, exchangeSync: () => false })).toEqual({
			kind: 'written',
		});
		expect(snapshot(root)).toEqual({ 'A.md': 'new' });
	});

	test('is waited for while the file that it is about to rename is there', () => {
		const root = tempVault({ 'A.md': 'old' });
		let looks = 0;
		const disk: Disk = {
			...nodeDisk,
			readdirSync: ((folder: string, ...rest: []) => {
				const names: unknown[] = nodeDisk.readdirSync(folder, ...rest);
				if (folder === root) looks += 1;
				return folder === root && looks === 2 ? [...names, 'theirs.tmp'] : names;
			}) as Disk['readdirSync'],
		};
		expect(writing(root, (run) => run.replace('A.md', 'old', 'new'), disk)).toEqual({ kind: 'written' });
		// A slow machine looks once more, since what it saw is old by the time it would rename.
		expect(looks).toBeGreaterThanOrEqual(3);
	});

	test('that makes file after file beside the note is left alone', () => {
		const root = tempVault({ 'A.md': 'old' });
		let looks = 0;
		const disk: Disk = {
			...nodeDisk,
			readdirSync: ((folder: string, ...rest: []) => [
				...nodeDisk.readdirSync(folder, ...rest),
				`${looks++}.tmp`,
			]) as unknown as Disk['readdirSync'],
		};
		expect(writing(root, (run) => run.replace('A.md', 'old', 'new'), disk)).toMatchObject({ code: 'BUSY' });
		expect(snapshot(root)).toEqual({ 'A.md': 'old' });
	});
});

describe('one run at a time', () => {
	test('a second one is refused while the first is at work', () => {
		const root = tempVault();
		const run = openWriteRun({ root, command: 'fix', now: TEST_NOW });
		expect(() => openWriteRun({ root, command: 'fix', now: TEST_NOW })).toThrow(
			/another dossier is writing to this vault \(process \d+ on .+\)/,
		);
		finish(run.end());
		expect(() => finish(openWriteRun({ root, command: 'fix', now: TEST_NOW }).end())).not.toThrow();
	});

	test('the lock of a run that died is taken over', () => {
		const root = tempVault({ '.dossier/lock': JSON.stringify({ pid: 2 ** 22 + 1, started: null, host: hostName() }) });
		expect(() => finish(openWriteRun({ root, command: 'fix', now: TEST_NOW }).end())).not.toThrow();
		expect(readdirSync(join(root, '.dossier')).sort()).toEqual(['.gitignore', 'runs']);
	});

	test.skipIf(process.platform !== 'linux')('a number that was given again is another process (where there is /proc)', () => {
		const root = tempVault({ '.dossier/lock': JSON.stringify({ pid: process.pid, started: '1', host: hostName() }) });
		expect(() => finish(openWriteRun({ root, command: 'fix', now: TEST_NOW }).end())).not.toThrow();
	});

	test('the lock of another machine is never taken over', () => {
		const root = tempVault({ '.dossier/lock': JSON.stringify({ pid: 2 ** 22 + 1, started: null, host: 'elsewhere' }) });
		expect(() => openWriteRun({ root, command: 'fix', now: TEST_NOW })).toThrow(/process \d+ on elsewhere/);
	});

	test('a lock that cannot be read is left for a person', () => {
		const root = tempVault({ '.dossier/lock': '' });
		expect(() => openWriteRun({ root, command: 'fix', now: TEST_NOW })).toThrow(/cannot tell who holds .*delete it/);
	});
});

test('the own folder is no link to elsewhere', () => {
	const outside = tempVault();
	const root = tempVault({ 'A.md': 'old' });
	symlinkSync(outside, join(root, '.dossier'));
	expect(() => openWriteRun({ root, command: 'fix', now: TEST_NOW })).toThrow(/is no folder/);
	expect(readdirSync(outside)).toEqual([]);
});

test('the last five runs are kept, and every one that holds what somebody else wrote', () => {
	const root = tempVault({ 'A.md': '0' });
	const raced = openWriteRun({ root, command: 'fix', now: TEST_NOW });
	const handle = nodeDisk.openSync(join(root, 'A.md'), 'r+');
	raced.replace('A.md', '0', '1');
	nodeDisk.writeSync(handle, Buffer.from('typed'));
	finish(raced.end());
	nodeDisk.closeSync(handle);
	for (let run = 1; run < 9; run++) writing(root, (each) => each.replace('A.md', String(run), String(run + 1)));
	const runs = pastRuns(stateFolderOf(root), nodeDisk);
	expect(runs).toHaveLength(6);
	expect(runs[0]?.record.raced).toEqual([0]);
});

test('what is written into a kept note long after its run is found before the note would be deleted', () => {
	const root = tempVault({ 'A.md': '0' });
	const handle = nodeDisk.openSync(join(root, 'A.md'), 'r+');
	expect(writing(root, (run) => run.replace('A.md', '0', '1'))).toEqual({ kind: 'written' });
	nodeDisk.writeSync(handle, Buffer.from('typed'));
	nodeDisk.closeSync(handle);
	const races: string[] = [];
	for (let run = 1; run < 9; run++) {
		const later = openWriteRun({ root, command: 'fix', now: TEST_NOW });
		later.replace('A.md', String(run), String(run + 1));
		races.push(...finish(later.end()).races.map(({ kept }) => readFileSync(kept, 'utf8')));
	}
	expect(races).toEqual(['typed']);
});

test('an empty note is never written: another program may be about to fill it', () => {
	const root = tempVault({ 'A.md': '' });
	expect(writing(root, (run) => run.replace('A.md', '', 'new'))).toMatchObject({ code: 'EMPTY' });
	expect(snapshot(root)).toEqual({ 'A.md': '' });
});

test('a run that wrote nothing leaves nothing', () => {
	const root = tempVault({ 'A.md': 'old' });
	writing(root, (run) => run.replace('A.md', 'other', 'new'));
	expect(pastRuns(stateFolderOf(root), nodeDisk)).toEqual([]);
	expect(leftovers(root)).toEqual([]);
});

describe('when a system call fails', () => {
	const calls = [
		'openSync',
		'writeSync',
		'fsyncSync',
		'fchmodSync',
		'fstatSync',
		'closeSync',
		'linkSync',
		'copyFileSync',
		'exchangeSync',
		'renameSync',
		'unlinkSync',
		'readFileSync',
		'lstatSync',
		'realpathSync',
		'mkdirSync',
		'readdirSync',
		'rmdirSync',
	] as const;
	test.each(calls.flatMap((call) => (['ENOSPC', 'EIO'] as const).map((code) => [call, code] as const)))(
		'%s with %s: every note is wholly old or wholly new, and nothing of ours stays beside it',
		(call, code) => {
			for (let nth = 1; nth <= 12; nth++) {
				const root = tempVault({ 'A.md': 'old', 'B.md': 'old' });
				let count = 0;
				const real = nodeDisk[call] as (...given: unknown[]) => unknown;
				const disk: Disk = { ...nodeDisk, [call]: (...given: unknown[]) => (++count === nth ? fail(code) : real(...given)) };
				let told = 'nothing';
				try {
					writing(
						root,
						(run) => {
							run.replace('A.md', 'old', 'new');
							run.replace('B.md', 'old', 'new');
							run.create('C.md', 'new');
						},
						disk,
					);
				} catch (error) {
					told = error instanceof Error ? error.message : String(error);
				}
				const { 'C.md': made, ...rest } = snapshot(root);
				expect(
					Object.keys(rest)
						.filter((path) => !path.endsWith('.tmp'))
						.sort(),
				).toEqual(['A.md', 'B.md']);
				for (const path of ['A.md', 'B.md']) expect(['old', 'new'], `${path} after ${told}`).toContain(rest[path]);
				expect([undefined, 'new']).toContain(made);
				// What is left where removing itself failed is swept by the next run, which finds the lock of a process that has ended.
				rmSync(join(root, '.dossier/lock'), { force: true });
				if (existsSync(join(root, '.dossier'))) writing(root, () => undefined);
				expect(leftovers(root), `after the ${nth}th call and ${told}`).toEqual([]);
				for (const path of ['A.md', 'B.md']) expect(statSync(join(root, path)).nlink).toBe(1);
			}
		},
	);
});

test('a full disk stops the run and says where', () => {
	const root = tempVault({ 'A.md': 'old' });
	const disk: Disk = { ...nodeDisk, fsyncSync: failing('ENOSPC') };
	expect(() => writing(root, (run) => run.replace('A.md', 'old', 'new'), disk)).toThrow(
		/the disk is full at .*; that note is as it was, and the run stops/,
	);
	expect(snapshot(root)).toEqual({ 'A.md': 'old' });
});

test('a disk that is full for the journal stops the run as well, before anything is written', () => {
	// The first two are of the folder's .gitignore and the lock.
	for (const nth of [3, 4]) {
		const root = tempVault({ 'A.md': 'old' });
		let count = 0;
		const real = nodeDisk.writeSync as (...given: unknown[]) => unknown;
		const disk: Disk = { ...nodeDisk, writeSync: (...given: unknown[]) => (++count === nth ? fail('ENOSPC') : real(...given)) as number };
		expect(() => writing(root, (run) => run.replace('A.md', 'old', 'new'), disk)).toThrow(
			/the disk is full at .*journal\.jsonl; that note is as it was, and the run stops/,
		);
		expect(snapshot(root)).toEqual({ 'A.md': 'old' });
	}
});

test('what a killed run left is swept by the next one', () => {
	const temporary = '.dossier-99-0123456789ab.tmp';
	const root = tempVault({ 'A.md': 'old', [temporary]: 'half' });
	const folder = join(root, '.dossier/runs/2026-01-01T00-00-00-000');
	mkdirSync(folder, { recursive: true });
	linkSync(join(root, 'A.md'), join(folder, '0.old'));
	const lines = [
		{ kind: 'run', command: 'fix', startedAt: '2026-01-01T00:00:00.000Z', version: 1 },
		{ kind: 'replace', n: 0, path: 'A.md', temporary, before: 'a'.repeat(64), after: 'b'.repeat(64) },
	];
	writeFileSync(join(folder, 'journal.jsonl'), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"kind":"repl`);
	expect(writing(root, (run) => run.replace('A.md', 'old', 'new'))).toEqual({ kind: 'written' });
	expect(snapshot(root)).toEqual({ 'A.md': 'new' });
});

function fail(code: string): never {
	throw Object.assign(new Error(code), { code });
}

function failing(code: string): () => never {
	return () => fail(code);
}

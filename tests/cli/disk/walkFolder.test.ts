import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk } from '../../../src/cli/disk/disk.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { isNoteName, walkFolder } from '../../../src/cli/disk/walkFolder.ts';
import { tempVault } from '../support/tempVault.ts';
import { isWindows } from '../../support/systems.ts';

test('a note ends in .md in any case, other files are only looked up', () => {
	const root = tempVault({ 'A.md': '', 'b/C.MD': '', 'b/d.Md': '', 'b/e.txt': '', 'x.png': '', mdfile: '' });
	const { notes, others } = finish(walkFolder(root));
	expect(notes).toEqual(['A.md', 'b/C.MD', 'b/d.Md']);
	expect(others).toEqual(['b/e.txt', 'mdfile', 'x.png']);
});

test.each([
	['.md', false],
	['a.md', true],
	['a.mD', true],
	['a.mdx', false],
	['amd', false],
	['a\u2028.md', true],
])('%j is a note name: %j', (name, expected) => {
	expect(isNoteName(name)).toBe(expected);
});

test('whatever begins with a dot is left out, an iCloud stub too', () => {
	const root = tempVault({
		'.obsidian/x.md': '',
		'.git/y.md': '',
		'.trash/z.md': '',
		'a/.hidden/b.md': '',
		'.Note.md.icloud': '',
		'a/.b.md': '',
		'a/c.md': '',
	});
	expect(finish(walkFolder(root)).notes).toEqual(['a/c.md']);
});

test('names come back as the disk spells them, composed or not', () => {
	const root = tempVault({ 'caf\u00e9.md': '', 'cafe\u0301 2.md': '' });
	expect(finish(walkFolder(root)).notes).toEqual(['cafe\u0301 2.md', 'caf\u00e9.md']);
});

test('a symbolic link to a note is that note once more', () => {
	const root = tempVault({ 'Real.md': 'x' });
	symlinkSync('Real.md', join(root, 'Link.md'));
	const { notes, aliases, problems } = finish(walkFolder(root));
	expect(notes).toEqual(['Link.md', 'Real.md']);
	expect([...aliases]).toEqual([['Link.md', 'Real.md']]);
	expect(problems).toEqual([]);
});

test('a linked folder inside the vault is followed once and never round and round', () => {
	const root = tempVault({ 'a/N.md': 'x' });
	symlinkSync('..', join(root, 'a', 'up'));
	symlinkSync('a', join(root, 'first'));
	symlinkSync('a', join(root, 'second'));
	const { notes, aliases } = finish(walkFolder(root));
	expect(notes).toHaveLength(2);
	expect(notes).toContain('a/N.md');
	expect([...aliases.values()]).toEqual(['a/N.md']);
});

test('a link that leads outside is named and left alone', () => {
	const outside = tempVault({ 'secret.md': 'x' });
	const root = tempVault({ 'A.md': '' });
	symlinkSync(join(outside, 'secret.md'), join(root, 'Out.md'));
	symlinkSync(outside, join(root, 'folder'));
	symlinkSync('nowhere.md', join(root, 'Dead.md'));
	const { notes, problems } = finish(walkFolder(root));
	expect(notes).toEqual(['A.md']);
	expect(problems).toEqual([
		{ path: 'Dead.md', gravity: 'error', message: 'is a symbolic link that cannot be followed: ENOENT' },
		{ path: 'Out.md', gravity: 'notice', message: 'is a symbolic link that leads outside the vault; it is not read' },
		{ path: 'folder', gravity: 'notice', message: 'is a symbolic link that leads outside the vault; it is not read' },
	]);
});

test('a vault beside one whose name begins alike is outside', () => {
	const parent = tempVault({ 'v/A.md': '', 'v-evil/B.md': '' });
	symlinkSync('../v-evil/B.md', join(parent, 'v', 'B.md'));
	expect(finish(walkFolder(join(parent, 'v'))).problems.map(({ path }) => path)).toEqual(['B.md']);
});

test.skipIf(isWindows)('a named pipe is reported and never opened (Windows has none)', () => {
	const root = tempVault();
	execFileSync('mkfifo', [join(root, 'pipe.md'), join(root, 'other')]);
	const { notes, problems } = finish(walkFolder(root));
	expect(notes).toEqual([]);
	expect(problems).toEqual([
		{ path: 'pipe.md', gravity: 'error', message: 'is no file but a pipe, a socket or a device; it is not opened' },
	]);
});

test('a folder that cannot be read is reported and the others are read', () => {
	const root = tempVault({ 'locked/A.md': '', 'open/B.md': '' });
	// As root every folder can be read, so the system call itself refuses.
	const disk = { ...nodeDisk, readdirSync: refusing(join(root, 'locked'), 'EACCES') };
	const { notes, problems } = finish(walkFolder(root, disk));
	expect(notes).toEqual(['open/B.md']);
	expect(problems).toEqual([{ path: 'locked', gravity: 'error', message: 'is a folder that cannot be read: EACCES' }]);
});

test('a folder that vanishes meanwhile is as if it had never been', () => {
	const root = tempVault({ 'gone/A.md': '', 'open/B.md': '' });
	const disk = { ...nodeDisk, readdirSync: refusing(join(root, 'gone'), 'ENOENT') };
	expect(finish(walkFolder(root, disk))).toMatchObject({ notes: ['open/B.md'], problems: [] });
});

test('a folder that is called like a note is a folder', () => {
	const root = tempVault();
	mkdirSync(join(root, 'x.md'));
	writeFileSync(join(root, 'x.md', 'y.md'), '');
	expect(finish(walkFolder(root)).notes).toEqual(['x.md/y.md']);
});

/** `readdir` as the system's, but for one folder. */
function refusing(folder: string, code: string): typeof nodeDisk.readdirSync {
	const stand = (path: string, options: { withFileTypes: true }) => {
		if (path === folder) throw Object.assign(new Error(code), { code });
		return readdirSync(path, options);
	};
	return stand as typeof nodeDisk.readdirSync;
}

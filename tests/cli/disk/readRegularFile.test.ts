import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../../src/cli/disk/disk.ts';
import { readRegularFile } from '../../../src/cli/disk/readRegularFile.ts';
import { tempVault } from '../support/tempVault.ts';

const MAX = 100;

/** What reading says of `path`: the text, or the refusal. */
function read(path: string, within?: string): string {
	const file = readRegularFile(path, within === undefined ? { maxBytes: MAX } : { maxBytes: MAX, within });
	if (file.kind === 'read') return `read: ${file.bytes.toString()}`;
	return file.kind === 'refused' ? `refused: ${file.reason}` : 'gone';
}

test('a file is read as it is, and one that is empty as well', () => {
	const root = tempVault({ 'a.json': '{}', 'b.json': '' });
	expect(read(join(root, 'a.json'), root)).toBe('read: {}');
	expect(read(join(root, 'b.json'), root)).toBe('read: ');
});

test('a file of just the size is read, a longer one refused', () => {
	const root = tempVault({ 'a.json': 'x'.repeat(MAX), 'b.json': 'x'.repeat(MAX + 1) });
	expect(read(join(root, 'a.json'), root)).toBe(`read: ${'x'.repeat(MAX)}`);
	expect(read(join(root, 'b.json'), root)).toBe('refused: is larger than 0.0001 MB; it is not read');
});

test('what is not there is gone, also below a file', () => {
	const root = tempVault({ a: '' });
	expect(read(join(root, 'b.json'), root)).toBe('gone');
	expect(read(join(root, 'a', 'b.json'), root)).toBe('gone');
});

test('a link is refused, wherever it leads', () => {
	const outside = tempVault({ secret: 'secret' });
	const root = tempVault({ 'real.json': 'inside' });
	symlinkSync(join(outside, 'secret'), join(root, 'a.json'));
	symlinkSync('real.json', join(root, 'b.json'));
	symlinkSync('nowhere', join(root, 'c.json'));
	for (const name of ['a.json', 'b.json', 'c.json'])
		expect(read(join(root, name), root)).toBe('refused: is a symbolic link; it is not read');
});

test('a file below a folder that is a link to elsewhere is refused', () => {
	const outside = tempVault({ 'deep/secret': 'secret' });
	const root = tempVault();
	symlinkSync(outside, join(root, 'folder'));
	expect(read(join(root, 'folder/deep/secret'), root)).toMatch(/^refused: is reached through a symbolic link/);
});

test('a folder whose name only begins like the vault is outside', () => {
	const parent = tempVault({ 'v/a': '', 'v-evil/secret': 'secret' });
	symlinkSync('../v-evil', join(parent, 'v/folder'));
	expect(read(join(parent, 'v/folder/secret'), join(parent, 'v'))).toMatch(/^refused/);
});

test('a folder that takes the place of a link between the opening and the look is found out', () => {
	const outside = tempVault({ 'data.json': 'secret' });
	const root = tempVault({ 'inside/data.json': 'inside' });
	// The file is opened outside; when it is looked at, the path leads inside again.
	const disk: Disk = { ...nodeDisk, openSync: (_path, flags) => nodeDisk.openSync(join(outside, 'data.json'), flags) };
	expect(readRegularFile(join(root, 'inside/data.json'), { maxBytes: MAX, within: root }, disk)).toMatchObject({ kind: 'refused' });
});

test('a file that the operator named may be a link', () => {
	const outside = tempVault({ file: 'baseline' });
	const root = tempVault();
	symlinkSync(join(outside, 'file'), join(root, 'a.json'));
	expect(read(join(root, 'a.json'))).toBe('read: baseline');
});

test.skipIf(process.platform === 'win32')('a pipe, a socket, a device and a folder are refused at once', async () => {
	const root = tempVault();
	execFileSync('mkfifo', [join(root, 'pipe')]);
	mkdirSync(join(root, 'folder'));
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(join(root, 'socket'), resolve));
	try {
		for (const path of [join(root, 'pipe'), join(root, 'folder'), join(root, 'socket'), '/dev/zero', '/dev/null'])
			expect(read(path), path).toBe('refused: is no regular file; it is not read');
	} finally {
		await new Promise((resolve) => server.close(resolve));
	}
});

test.skipIf(process.platform !== 'linux')('a file whose size is said to be nothing is read no further than the limit', () => {
	expect(read('/proc/kallsyms')).toMatch(/^refused: is larger/);
});

test('a second name of a file inside is read: that is what a backup is', () => {
	const root = tempVault({ a: 'text' });
	linkSync(join(root, 'a'), join(root, 'b'));
	expect(read(join(root, 'b'), root)).toBe('read: text');
});

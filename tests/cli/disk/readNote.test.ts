import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeNote } from '../../../src/cli/disk/decodeNote.ts';
import { nodeDisk } from '../../../src/cli/disk/disk.ts';
import { openFolder } from '../../../src/cli/disk/folderVault.ts';
import { NoteReader, SETTLE_MS } from '../../../src/cli/disk/readNote.ts';
import { tempVault } from '../support/tempVault.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { isWindows } from '../../support/systems.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('bytes that are no UTF-8 are told apart', () => {
	test.each([
		['UTF-16 with a mark', Buffer.from('\ufeffhello', 'utf16le'), 'UTF-16'],
		['UTF-16 the other way round', Buffer.from([0xfe, 0xff, 0, 65]), 'UTF-16'],
		['UTF-16 without a mark', Buffer.from('# Title and text', 'utf16le'), 'UTF-16 without a mark, or no text at all'],
		['Latin-1', Buffer.from('caf\u00e9 au lait', 'latin1'), 'byte 0xE9 at 3; Latin-1, perhaps'],
		['a picture', PNG, 'UTF-16 without a mark, or no text at all'],
		['a character that is cut off', Buffer.from([65, 0xc3]), 'byte 0xC3 at 1; Latin-1, perhaps'],
		['a lone surrogate, encoded', Buffer.from([65, 0xed, 0xa0, 0x80]), 'byte 0xED at 1; Latin-1, perhaps'],
	])('%s', (_, bytes, reason) => {
		expect(decodeNote(bytes)).toEqual({ kind: 'not-utf8', reason });
	});
});

test('a byte order mark stays in the text', () => {
	expect(decodeNote(Buffer.from('\ufeffa'))).toEqual({ kind: 'text', text: '\ufeffa' });
});

test('a text with a NUL or two is text still', () => {
	expect(decodeNote(Buffer.from('---\na: "x\0y"\n---\nsome more words'))).toMatchObject({ kind: 'text' });
});

test('a decoded text gives its bytes again', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
			const decoded = decodeNote(bytes);
			if (decoded.kind === 'text') expect(Buffer.from(decoded.text).equals(bytes)).toBe(true);
		}),
	);
});

test('a note that is empty is read again, and an empty one is empty', () => {
	const vault = finish(openFolder(tempVault({ 'A.md': '', 'B.md': 'b' })));
	const read: [string, string][] = [];
	finish(vault.readAll(['A.md', 'B.md'], (path, outcome) => read.push([path, outcome.kind === 'read' ? outcome.text : outcome.kind])));
	expect(read).toEqual([
		['B.md', 'b'],
		['A.md', ''],
	]);
});

test('many empty notes are waited for once', () => {
	const vault = finish(openFolder(tempVault(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}.md`, ''])))));
	const began = performance.now();
	let count = 0;
	finish(vault.readAll(vault.walk.notes, () => count++));
	expect(count).toBe(100);
	// Waited for one by one they take twice as long.
	expect(performance.now() - began).toBeLessThan(50 * SETTLE_MS);
});

test('a note that is filled while it is read comes with what it was filled with', () => {
	const root = tempVault({ 'A.md': '' });
	const path = join(root, 'A.md');
	const reader = new NoteReader(root);
	expect(reader.read(path)).toEqual({ kind: 'unsettled' });
	writeFileSync(path, 'text');
	expect(reader.readAgain(path)).toMatchObject({ kind: 'read', text: 'text' });
});

test('a note that stays unlike its size is reported', () => {
	const root = tempVault({ 'A.md': 'abc' });
	const path = join(root, 'A.md');
	const disk = {
		...nodeDisk,
		fstatSync: ((handle: number) => Object.assign(nodeDisk.fstatSync(handle), { size: 99 })) as typeof nodeDisk.fstatSync,
	};
	const reader = new NoteReader(root, disk);
	expect(reader.read(path)).toEqual({ kind: 'unsettled' });
	expect(reader.readAgain(path)).toMatchObject({ kind: 'unreadable', code: 'CHANGING' });
});

test('a note of 50 MB is not read', () => {
	const root = tempVault();
	const path = join(root, 'big.md');
	closeSync(openSync(path, 'w'));
	truncateSync(path, 50_000_000);
	expect(new NoteReader(root).read(path)).toEqual({
		kind: 'unreadable',
		code: 'TOO_LARGE',
		message: 'is 50.0 MB; notes of more than 10 MB are not read',
	});
});

test('a note with a line of 540 kB is read', () => {
	const text = `${'word '.repeat(108_000)}\n`;
	const vault = finish(openFolder(tempVault({ 'A.md': text, 'B.md': 'b' })));
	expect(vault.read('A.md')).toMatchObject({ text });
	expect(vault.read('B.md')).toMatchObject({ text: 'b' });
});

test.skipIf(isWindows)('a pipe that took the place of a note is not waited for (Windows has none)', () => {
	const root = tempVault();
	const path = join(root, 'A.md');
	execFileSync('mkfifo', [path]);
	expect(new NoteReader(root).read(path)).toMatchObject({ kind: 'unreadable', code: 'NOT_A_FILE' });
});

test('a note that vanished is gone, one that may not be read says so', () => {
	const root = tempVault({ 'A.md': 'a' });
	const path = join(root, 'A.md');
	const disk = {
		...nodeDisk,
		openSync: (() => {
			throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
		}) as typeof nodeDisk.openSync,
	};
	expect(new NoteReader(root).read(`${path}x`)).toEqual({ kind: 'gone' });
	expect(new NoteReader(root, disk).read(path)).toEqual({ kind: 'unreadable', code: 'NO_ACCESS', message: 'cannot be read: EACCES' });
});

test('a note that is a link is read where it leads to a note of the vault, and nowhere else', () => {
	const outside = tempVault({ 'Secret.md': 'secret' });
	const root = tempVault({ 'a/Real.md': 'real', '.git/config': 'token' });
	const links = {
		'A.md': 'a/Real.md',
		'B.md': join(outside, 'Secret.md'),
		'C.md': '.git/config',
		'D.md': 'nowhere',
		'E.md': 'E.md',
		...(isWindows ? {} : { 'F.md': '/dev/zero' }),
	};
	for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
	const reader = new NoteReader(root);
	const said = Object.keys(links).map((name) => {
		const outcome = reader.read(join(root, name));
		return [name, outcome.kind, outcome.kind === 'read' ? outcome.text : outcome.kind === 'unreadable' ? outcome.code : ''].join(' ');
	});
	expect(said).toEqual([
		'A.md read real',
		'B.md unreadable OUTSIDE',
		'C.md unreadable OUTSIDE',
		'D.md gone ',
		'E.md unreadable NO_ACCESS',
		...(isWindows ? [] : ['F.md unreadable OUTSIDE']),
	]);
});

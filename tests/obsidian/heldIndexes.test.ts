import type { TFile, Vault } from 'obsidian';
import { expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { BuiltIndex } from '../../src/obsidian/index/builtIndex.ts';
import { HeldIndexes } from '../../src/obsidian/index/heldIndexes.ts';
import { StoredNotes } from '../../src/obsidian/index/storedNotes.ts';
import { VaultReading } from '../../src/obsidian/index/vaultReading.ts';
import { checkOptions } from '../support/checkOptions.ts';

const emptyIndex = (): BuiltIndex => new BuiltIndex(checkOptions(), []);

const fileAt = (path: string): TFile => ({ path, stat: { mtime: 1, size: 1 } }) as TFile;

/** Indexes that have read `A.md` while the vault is read again, of which `read` is what its files say. */
function heldWhileReading(read: Readonly<Record<string, string>>) {
	const held = new HeldIndexes(emptyIndex());
	held.put(fileAt('A.md'), parseNote('A.md', '[[first]]'));
	const files = Object.keys(read).map(fileAt);
	const vault = { cachedRead: ({ path }: TFile) => Promise.resolve(read[path] ?? '') } as Vault;
	const reading = (held.reading = new VaultReading(vault, emptyIndex(), new AbortController().signal));
	return {
		held,
		files,
		/** Ends the reading; gives what is linked to then, by the note that links. */
		readAll: async () => {
			await reading.run(files, new StoredNotes(), () => undefined);
			const { index } = reading.built;
			return Object.fromEntries(index.paths().map((path) => [path, index.record(path)?.links.map(({ target }) => target)]));
		},
	};
}

test('what changes while the vault is read again is in both indexes, and what is read of it later does not count', async () => {
	const { held, readAll } = heldWhileReading({ 'A.md': '[[old]]', 'B.md': '[[b]]' });
	held.put(fileAt('A.md'), parseNote('A.md', '[[new]]'));
	expect(held.index.record('A.md')?.links.map(({ target }) => target)).toEqual(['new']);
	expect(await readAll()).toEqual({ 'A.md': ['new'], 'B.md': ['b'] });
});

test('what is deleted meanwhile does not come back', async () => {
	const { held, readAll } = heldWhileReading({ 'A.md': '[[old]]' });
	held.remove('A.md');
	expect([held.index.paths(), await readAll()]).toEqual([[], {}]);
});

test('what is renamed before it was read is read under its new name, and what was read before is not read again', async () => {
	const unread = heldWhileReading({ 'B.md': '[[b]]' });
	for (const file of unread.files) file.path = 'A.md';
	unread.held.rename(fileAt('A.md'), 'B.md');
	expect(Object.keys(await unread.readAll())).toEqual(['A.md']);
	const read = heldWhileReading({ 'A.md': '[[old]]' });
	read.held.put(fileAt('A.md'), parseNote('A.md', '[[new]]'));
	for (const file of read.files) file.path = 'B.md';
	read.held.rename(fileAt('B.md'), 'A.md');
	expect([read.held.index.paths(), await read.readAll()]).toEqual([['B.md'], { 'B.md': ['new'] }]);
});

test('what is taken in is stored once it is known that the file says so', () => {
	const held = new HeldIndexes(emptyIndex());
	const stored = (): unknown => {
		const { changed, removed } = held.built.takeUnsaved();
		return [changed.map(({ path }) => path), removed];
	};
	// Of a vault that is read for the first time there is one index.
	held.reading = new VaultReading({} as Vault, held.built, new AbortController().signal);
	const file = fileAt('A.md');
	held.put(file, parseNote('A.md', ''));
	expect(stored()).toEqual([[], ['A.md']]);
	held.keep(file);
	expect(stored()).toEqual([['A.md'], []]);
});

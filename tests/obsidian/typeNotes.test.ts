import type { TFile, Vault } from 'obsidian';
import { expect, test, vi } from 'vitest';
import { TypeNotes } from '../../src/obsidian/index/typeNotes.ts';
import { liveVaultInMemory } from '../support/liveVaultInMemory.ts';

const fileAt = (path: string): TFile => ({ path, stat: { mtime: 1, size: 1 } }) as TFile;

/** Type notes whose files say their path, and the files that are read. */
function typeNotes(): { types: TypeNotes; files: TFile[]; read: () => Promise<unknown> } {
	const read: string[] = [];
	const cachedRead = async (file: TFile): Promise<string> => {
		read.push(file.path);
		if (file.path === 'Types/gone.md') throw new Error('there is no such file');
		return file.path;
	};
	const types = new TypeNotes({ cachedRead } as Vault);
	const files = [fileAt('Types/a.md'), fileAt('Types/gone.md'), fileAt('Types/b.md')];
	return {
		types,
		files,
		read: async () => {
			read.length = 0;
			return [(await types.read(files)).map(({ text }) => text), [...read]];
		},
	};
}

test('those whose files have another time or size are read again, and what cannot be read is left out', async () => {
	const { files, read } = typeNotes();
	expect(await read()).toEqual([
		['Types/a.md', 'Types/b.md'],
		['Types/a.md', 'Types/gone.md', 'Types/b.md'],
	]);
	expect(await read()).toEqual([['Types/a.md', 'Types/b.md'], ['Types/gone.md']]);
	for (const { stat } of files.slice(2)) stat.size = 2;
	expect(await read()).toEqual([
		['Types/a.md', 'Types/b.md'],
		['Types/gone.md', 'Types/b.md'],
	]);
});

test('so are those of which it is known that they say something else', async () => {
	const { types, read } = typeNotes();
	await read();
	types.forget('Types/a.md');
	expect(await read()).toEqual([
		['Types/a.md', 'Types/b.md'],
		['Types/a.md', 'Types/gone.md'],
	]);
	types.forgetAll();
	expect(await read()).toEqual([
		['Types/a.md', 'Types/b.md'],
		['Types/a.md', 'Types/gone.md', 'Types/b.md'],
	]);
});

test('one that changes while it is read is read again', async () => {
	const { files, types, read } = typeNotes();
	const reading = types.read(files);
	for (const { stat } of files.slice(2)) stat.mtime = 2;
	await reading;
	expect(await read()).toEqual([
		['Types/a.md', 'Types/b.md'],
		['Types/gone.md', 'Types/b.md'],
	]);
});

test('who types in a note that describes a type has only that one read again for the types', async () => {
	const type = (name: string, field: string): string => `---\ntype: note-type\nname: ${name}\nfields:\n  ${field}: { kind: note }\n---\n`;
	const vault = await liveVaultInMemory({ 'Types/a.md': type('a', 'x'), 'Types/b.md': type('b', 'x') });
	const cachedRead = vi.spyOn(vault.app.vault, 'cachedRead');
	const states: unknown[] = [];
	vault.live.onRereading(() => states.push(vault.live.rereading));
	vault.put('Types/a.md', type('a', 'y'));
	await expect.poll(() => states.at(-1)).toBeUndefined();
	// Each is a note as well, of which nothing was stored.
	expect(cachedRead.mock.calls.map(([{ path }]) => path)).toEqual(['Types/a.md', 'Types/a.md', 'Types/b.md']);
	expect([...(vault.live.types.nameFields('a') ?? [])]).toEqual(['y']);
	vault.dispose();
});

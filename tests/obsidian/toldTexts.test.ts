import type { TFile, Vault } from 'obsidian';
import { expect, test } from 'vitest';
import { ToldTexts } from '../../src/obsidian/index/toldTexts.ts';

const fileAt = (path: string): TFile => ({ path, stat: { mtime: 1, size: 1 } }) as TFile;

/** Which of these files are said to say what was told of them, where reading one gives what `read` does. */
async function kept(told: ToldTexts, read: (file: TFile) => string): Promise<readonly string[]> {
	const kept: string[] = [];
	const vault = { cachedRead: async (file: TFile) => read(file) } as Vault;
	await told.confirm(vault, ({ path }) => kept.push(path), new AbortController().signal);
	return kept;
}

test('a file that says what was told of it last is found once', async () => {
	const told = new ToldTexts();
	const file = fileAt('A.md');
	told.add(file, 'before');
	told.add(file, 'now');
	expect([await kept(told, () => 'now'), await kept(told, () => 'now')]).toEqual([['A.md'], []]);
});

test.each<[string, (file: TFile, told: ToldTexts) => string]>([
	['one that says something else is none', () => 'later'],
	[
		'one that changes while it is read is none',
		(file) => {
			file.stat.mtime = 2;
			return 'now';
		},
	],
	[
		'one of which another text is told while it is read is none',
		(file, told) => {
			told.add(file, 'later');
			return 'now';
		},
	],
	[
		'one of which something else counts by then is none',
		(file, told) => {
			told.forget(file);
			return 'now';
		},
	],
	[
		'one that is gone is none',
		() => {
			throw new Error('there is no such file');
		},
	],
])('%s', async (_, read) => {
	const told = new ToldTexts();
	told.add(fileAt('A.md'), 'now');
	told.add(fileAt('B.md'), 'now');
	expect(await kept(told, (file) => (file.path === 'A.md' ? read(file, told) : 'now'))).toEqual(['B.md']);
});

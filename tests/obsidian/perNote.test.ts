import { expect, test } from 'vitest';
import { type PerNote, perNote } from '../../src/obsidian/index/perNote.ts';
import { liveVaultInMemory } from '../support/liveVaultInMemory.ts';

const PATHS = ['A.md', 'B.md'];

/** What was told of `PATHS`, time by time. */
async function toldBy(figures: PerNote<string>): Promise<readonly (readonly (string | undefined)[])[]> {
	const told: (readonly (string | undefined)[])[] = [];
	await figures.work(PATHS, (of) => void told.push(PATHS.map(of)), new AbortController().signal);
	return told;
}

test('of a note that changed what was known of it is shown until it was read again', async () => {
	const memory = await liveVaultInMemory({ 'A.md': 'one', 'B.md': 'two' });
	const figures = perNote(memory.live, ({ text }) => text);
	expect(await toldBy(figures)).toEqual([
		[undefined, undefined],
		['one', 'two'],
	]);
	memory.put('A.md', 'three');
	figures.forget(['A.md']);
	expect(await toldBy(figures)).toEqual([
		['one', 'two'],
		['three', 'two'],
	]);
	expect(await toldBy(figures)).toEqual([['three', 'two']]);
	figures.forget(PATHS);
	figures.forget(PATHS);
	expect(await toldBy(figures)).toEqual([
		['three', 'two'],
		['three', 'two'],
	]);
	memory.dispose();
});

test('of a note that is gone nothing is shown', async () => {
	const memory = await liveVaultInMemory({ 'A.md': 'one', 'B.md': 'two' });
	const figures = perNote(memory.live, ({ text }) => text);
	await toldBy(figures);
	memory.remove('A.md');
	figures.forget(['A.md']);
	expect((await toldBy(figures)).at(0)).toEqual([undefined, 'two']);
	memory.dispose();
});

test('what was worked out while its note changed is shown, and worked out again the next time', async () => {
	const memory = await liveVaultInMemory({ 'A.md': 'one', 'B.md': 'two' });
	let reads = 0;
	const figures = perNote(memory.live, ({ path, text }) => {
		reads += 1;
		if (reads === 1) memory.put(path, 'three');
		return text;
	});
	expect((await toldBy(figures)).at(-1)).toEqual(['one', 'two']);
	expect(await toldBy(figures)).toEqual([
		['one', 'two'],
		['three', 'two'],
	]);
	memory.dispose();
});

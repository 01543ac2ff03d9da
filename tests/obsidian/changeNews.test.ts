import { expect, test } from 'vitest';
import '../support/liveVaultInMemory.ts';
import { ChangeNews } from '../../src/obsidian/index/changeNews.ts';
import type { LostAliases } from '../../src/obsidian/index/liveVault.ts';

test('listeners are told what changed since they were told last, under another revision', () => {
	const news = new ChangeNews();
	const told: unknown[] = [];
	news.onChange.add((paths) => told.push([...paths, news.revision]));
	news.changed('A.md', 'B.md');
	news.changed('C.md');
	expect(told).toEqual([
		['A.md', 'B.md', 1],
		['C.md', 2],
	]);
});

test('that any note may be seen otherwise is told once with what changed, and all notes are asked for only then', () => {
	let asked = 0;
	const news = new ChangeNews(() => [`A${(asked += 1)}.md`]);
	const told: unknown[] = [];
	news.onChange.add((paths) => told.push([...paths, news.revision]));
	news.changedForAll();
	news.changed('B.md');
	news.tell();
	news.tell();
	expect(told).toEqual([['A1.md', 0], ['B.md', 1], [1], [1]]);
});

test.each<[string, LostAliases['had'], readonly string[] | undefined, number]>([
	['a note that lost one of its aliases is told of', ['US', 'USA'], ['US'], 1],
	['a note that has another beside them is not', ['US'], ['USA', 'US'], 0],
	['a note that had none is not', [], [], 0],
	['a note that is gone is not', ['US'], undefined, 0],
])('%s', (_, had, now, times) => {
	const news = new ChangeNews();
	const told: unknown[] = [];
	news.onAliasesLost.add((change) => told.push(change));
	news.aliases({ path: 'A.md', had, wasClosed: false }, now);
	expect(told).toEqual(new Array(times).fill({ path: 'A.md', had, wasClosed: false }));
});

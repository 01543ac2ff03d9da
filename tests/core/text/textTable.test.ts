import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextTable } from '../../../src/core/text/textTable.ts';
import { runs } from '../../support/runs.ts';

test('a text is found as a stretch of a longer one', () => {
	const table = new TextTable();
	const iran = { text: 'Iran' };
	table.add(iran);
	expect([table.get('[[Iran]]', 2, 6), table.get('[[Iran]]', 2, 5), table.get('Iran'), table.get('')]).toEqual([
		iran,
		undefined,
		iran,
		undefined,
	]);
});

test('whatever is added and deleted, it answers as a map does', () => {
	const text = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3000 }).map(String));
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.boolean(), text), { maxLength: 2000 }), (changes) => {
			const table = new TextTable<{ text: string; at: number }>();
			const map = new Map<string, number>();
			for (const [at, [isAdded, key]] of changes.entries()) {
				if (!isAdded) table.delete(key);
				if (!isAdded) map.delete(key);
				if (!isAdded || map.has(key)) continue;
				table.add({ text: key, at });
				map.set(key, at);
			}
			expect(changes.map(([, key]) => table.get(`x${key}y`, 1, key.length + 1)?.at)).toEqual(changes.map(([, key]) => map.get(key)));
			expect(Array.from(table.values(), ({ at }) => at).sort()).toEqual([...map.values()].sort());
		}),
		{ numRuns: runs(300) },
	);
});

test('ten thousand texts and more', () => {
	const table = new TextTable();
	const texts = Array.from({ length: 20_000 }, (_, at) => `Note ${at}`);
	for (const text of texts) table.add({ text });
	expect(texts.map((text) => table.get(text)?.text)).toEqual(texts);
});

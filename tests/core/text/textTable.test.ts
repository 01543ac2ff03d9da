import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, type LaterValue, TextTable } from '../../../src/core/text/textTable.ts';
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
		fc.property(fc.array(fc.tuple(fc.constantFrom('add', 'add later', 'delete'), text), { maxLength: 2000 }), (changes) => {
			const table = new TextTable<{ text: string; at: number }>();
			const map = new Map<string, number>();
			for (const [at, [what, key]] of changes.entries()) {
				if (what === 'delete') table.delete(key);
				if (what === 'delete') map.delete(key);
				if (what === 'delete' || map.has(key)) continue;
				const make = (): { text: string; at: number } => ({ text: key, at });
				if (what === 'add' || !table.addLater(laterOf(key, make))) table.add(make());
				map.set(key, at);
			}
			expect(changes.map(([, key]) => table.get(`x${key}y`, 1, key.length + 1)?.at)).toEqual(changes.map(([, key]) => map.get(key)));
			expect(Array.from(table.values(), ({ at }) => at).sort()).toEqual([...map.values()].sort());
		}),
		{ numRuns: runs(300) },
	);
});

test('a value is made when its text is asked for, or with all others, and once', () => {
	const made: string[] = [];
	const table = new TextTable();
	const later = (text: string): boolean =>
		table.addLater(
			laterOf(text, () => {
				made.push(text);
				return { text };
			}),
		);
	expect(['Iran', 'Oman', 'Iraq', 'Iran'].map(later)).toEqual([true, true, true, false]);
	expect([table.get('Oman')?.text, table.get('Persia'), ...made]).toEqual(['Oman', undefined, 'Oman']);
	const iraq = hashOf('Iraq', 0, 4);
	expect(
		Array.from(
			table.values(({ hash }) => hash === iraq),
			({ text }) => text,
		),
	).toEqual(['Oman', 'Iraq']);
	expect([Array.from(table.values(), ({ text }) => text), made]).toEqual([
		['Iran', 'Oman', 'Iraq'],
		['Oman', 'Iraq', 'Iran'],
	]);
});

function laterOf<Value>(text: string, make: () => Value): LaterValue<Value> {
	return { hash: hashOf(text, 0, text.length), length: text.length, make };
}

test('ten thousand texts and more', () => {
	const table = new TextTable();
	const texts = Array.from({ length: 20_000 }, (_, at) => `Note ${at}`);
	for (const text of texts) table.add({ text });
	expect(texts.map((text) => table.get(text)?.text)).toEqual(texts);
});

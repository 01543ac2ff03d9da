import { expect, test } from 'vitest';
import { mayHaveField } from '../../../src/core/vault/records/mayHaveField.ts';
import { vaultOf } from '../templates/vaultOf.ts';

const LINKS = '---\nactors: [Iran]\n---\n[[Iran#a|b]] [[Oman]] ![[Iran]] [x](Iran.md#c)\n\n## Related Notes\n- [[Iran|P]]\n- [[Oman#d]]\n';

test('any links of a packed record are those that it has, with their own words', () => {
	const { index } = vaultOf({ 'A.md': LINKS, 'Iran.md': '' });
	const record = index.packed('A.md');
	const all = record?.links ?? [];
	expect(all.map(({ target, subpath, display }) => [target, subpath, display])).toHaveLength(6);
	for (const indexes of [[], [0], [5], [1, 3, 4], [0, 1, 2, 3, 4, 5]])
		expect(record?.linksAt(indexes)).toEqual(indexes.map((at) => all[at]));
	expect(index.linksBetween('A.md', 'Iran.md')).toEqual(all.filter(({ target }) => target.startsWith('Iran')));
});

test.each([
	['a field that is there', 'parent: Axis', true],
	['one whose name is written in escapes', '"p\\u0061rent": Axis', true],
	['no such field', 'type: group', false],
])('front matter may have a field: %s', (_, line, expected) => {
	const record = vaultOf({ 'A.md': `---\n${line}\n---\n` }).index.packed('A.md');
	expect(record && mayHaveField(record, 'parent')).toBe(expected);
});

/** A note of `length` characters with so many headings, at whose end a link stands. */
function longNote(length: number, headings: number): string {
	const end = '\n[[Iran#a|b]]';
	const start = '# H\n'.repeat(headings);
	return start + 'x'.repeat(length - start.length - end.length) + end;
}

test.each([
	['two bytes a number: as long as they can tell, and as many sections', 65_535, 63, Uint16Array],
	['four: a character more', 65_536, 63, Uint32Array],
	['four: a section more', 5000, 64, Uint32Array],
	['four: many sections of a long note', 100_000, 2000, Uint32Array],
])('places are kept in %s', (_, length, headings, numbers) => {
	const { index } = vaultOf({ 'A.md': longNote(length, headings), 'Iran.md': '' });
	const record = index.packed('A.md');
	expect(record?.numbers).toBeInstanceOf(numbers);
	expect(record?.links).toMatchObject([
		{ target: 'Iran', subpath: '#a', display: 'b', start: length - 12, end: length, section: headings - 1 },
	]);
	expect(record?.headings.at(-1)).toMatchObject({ text: 'H', line: headings });
	expect(record?.lineStarts.at(-1)).toBe(length - 12);
});

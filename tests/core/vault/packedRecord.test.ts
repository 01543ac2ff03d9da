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

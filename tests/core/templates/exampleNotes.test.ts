import { expect, test } from 'vitest';
import { exampleNotes } from '../../../src/core/templates/exampleNotes.ts';
import { checkVault } from '../../support/checkVault.ts';

test('the example notes are sound: no rule has a word to say, each links the others and says where it is from', () => {
	const notes = exampleNotes('type');
	const files = Object.fromEntries(notes.map(({ path, text }) => [path, text]));
	expect(checkVault(files).checkAll()).toEqual([]);
	expect(files['Norway.md']).toBe(
		'---\ntype: country\n---\n# Norway\n\nIn a union with [[Sweden]] until 1905.\n\n## Related Notes\n- [[Karlstad Agreement]]\n- [[Norway-Sweden Relations]]\n',
	);
});

test('they name their type as the vault does', () => {
	expect(exampleNotes('kind').map(({ text }) => text.split('\n')[1])).toEqual([
		'kind: country',
		'kind: country',
		'kind: relationship',
		'kind: policy',
	]);
});

import { expect, test } from 'vitest';
import { mergePlaces } from '../../../src/core/report/mergePlaces.ts';
import { checkVault } from '../../support/checkVault.ts';

const VAULT = { 'United States.md': '---\naliases: [USA]\n---\n', 'Iran.md': '' };

/** `path:line message` of what is missed in a vault of these texts, and the titles of its fixes. */
function missed(texts: Readonly<Record<string, string>>): readonly string[] {
	const found = checkVault({ ...VAULT, ...texts }, {}, { only: ['link-near-miss'] }).checkAll();
	return mergePlaces(found).flatMap(({ path, line, message, fixes }) => [`${path}:${line} ${message}`, ...fixes.map(({ title }) => title)]);
}

test('a name that is missed in several notes is one finding, at its first place', () => {
	expect(missed({ 'A.md': 'x\n[[USA]]\n', 'B.md': '[[USA]] [[USA]]\n', 'C.md': '[[united-states]]\n' })).toEqual([
		'A.md:2 `USA` leads nowhere; expected `United States`, of which it is an alias (in 2 notes)',
		'Link to `United States` and go on showing `USA` (in 2 notes)',
		'C.md:1 `united-states` leads nowhere; expected `United States`, which is written with other punctuation',
		'Link to `United States`',
	]);
});

test('a name that is missed several times in one note is one finding', () => {
	expect(missed({ 'A.md': '[[USA]] [[USA]]\n\n[[USA]]\n' })[0]).toBe(
		'A.md:1 `USA` leads nowhere; expected `United States`, of which it is an alias (3 times)',
	);
});

test('a field that holds a time in every note is one finding', () => {
	const found = checkVault(
		{ 'A.md': '---\ntime: 16:32:13\n---\n', 'B.md': '---\ntime: 9:05\n---\n' },
		{},
		{ only: ['frontmatter-well-formed'] },
	).checkAll();
	expect(mergePlaces(found).map(({ message }) => message)).toEqual([
		'`time` is the number 59533 to older readers of YAML; expected `"16:32:13"` (in 2 notes)',
	]);
});

test('every place is kept', () => {
	const found = checkVault({ ...VAULT, 'A.md': '[[USA]]\n', 'B.md': 'a [[USA]]\n' }, {}, { only: ['link-near-miss'] }).checkAll();
	expect(mergePlaces(found)[0]?.places?.map(({ path, line, column }) => `${path}:${line}:${column}`)).toEqual(['A.md:1:1', 'B.md:1:3']);
});

test('however often it is missed in a note, nothing else is left out for it', () => {
	const found = checkVault(
		{ ...VAULT, 'A.md': `${'[[USA]]\n'.repeat(150)}[[united-states]]\n` },
		{},
		{ only: ['link-near-miss'] },
	).checkAll();
	expect(mergePlaces(found).map(({ rule, places }) => `${rule} ${places?.length ?? 1}`)).toEqual([
		'link-near-miss 150',
		'link-near-miss 1',
	]);
});

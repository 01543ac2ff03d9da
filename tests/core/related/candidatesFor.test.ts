import { describe, expect, test } from 'vitest';
import { candidatesFor } from '../../../src/core/related/candidatesFor.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';

const WORDS = 'Some words so that no note is a mere list of links, and some more of them. ';

/** `path: reasons`, with a `?` before what is not backed. */
function proposed(files: Readonly<Record<string, string>>, path = 'N.md', dismissed: readonly string[] = []): string[] {
	const { index } = memoryVault(
		Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.startsWith('---') ? text : WORDS + text])),
	);
	return candidatesFor(path, index, { settings: DEFAULT_SETTINGS, dismissed }).map(
		(candidate) => `${candidate.backed ? '' : '?'}${candidate.path}: ${candidate.reasons.map(({ words }) => words).join('; ')}`,
	);
}

describe('what speaks for a note', () => {
	test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
		['it mentions this one', { 'N.md': '', 'M.md': '[[N]] and [[N]] and ![[N]]' }, ['M.md: mentions it 3 times']],
		['it names this one in a field', { 'N.md': '', 'M.md': '---\ntype: policy\nactors: [N]\n---\n' }, ['M.md: names it in `actors`']],
		['a property links here', { 'N.md': '', 'M.md': '---\nparent: "[[N]]"\n---\n' }, ['M.md: names it in `parent`']],
		[
			'it lists this one, which points nowhere to it',
			{ 'N.md': '', 'M.md': '\n## Related Notes\n- [[N]]' },
			['M.md: lists it among its related notes'],
		],
		['both mention each other', { 'N.md': '[[M]]', 'M.md': '[[N]]' }, ['M.md: both notes mention each other']],
		['this note mentions it: proposed, not backed', { 'N.md': '[[M]] [[M]]', 'M.md': '' }, ['?M.md: this note mentions it twice']],
		[
			'a list and a mention by this note: not backed, for the bullet would breed',
			{ 'N.md': '[[M]]', 'M.md': '\n## Related Notes\n- [[N]]' },
			['?M.md: this note mentions it once; lists it among its related notes'],
		],
		[
			'others list both: proposed, not backed',
			{ 'N.md': '', 'M.md': '', 'X.md': '\n## Related\n- [[N]]\n- [[M]]', 'Y.md': '\n## Related\n- [[N]]\n- [[M]]' },
			['?M.md: listed together in 2 notes', 'X.md: lists it among its related notes', 'Y.md: lists it among its related notes'],
		],
		['a bullet of this note says that M is listed', { 'N.md': '\n## Related Notes\n- [[M]]', 'M.md': '[[N]]' }, []],
		['any link in the section says so', { 'N.md': '\n## Related Notes\n### More\nSee [[M]].', 'M.md': '[[N]]' }, []],
		['a name that is not a note says nothing', { 'N.md': '[[Missing]] ![[map.png]]', 'map.png': '' }, []],
		['what is listed here speaks for nothing there', { 'M.md': '\n## Related Notes\n- [[N]]', 'N.md': '\n## Related Notes\n- [[M]]' }, []],
	])('%s', (_, files, expected) => {
		expect(proposed(files)).toEqual(expected);
	});

	test('shared tags and actors', () => {
		const policy = (tags: string, actors: string): string => `---\ntype: policy\ntags: ${tags}\nactors: ${actors}\n---\n[[N]]`;
		const files = {
			'N.md': policy('[oil, Gulf, gas, sea, sand]', '[Iran, Oman]'),
			'M.md': policy('[gulf, oil, gas, sea, sand]', '[Iran, Oman]'),
			'Iran.md': '',
			'Oman.md': '',
		};
		expect(proposed(files)[0]).toBe(
			'M.md: shares #Gulf, #oil, #gas and 2 more; shares Iran and Oman; mentions it once; links to 2 of the same notes',
		);
	});
});

test('excluded and dismissed notes, and the note itself, are not proposed', () => {
	const files = {
		'N.md': '[[N]]',
		'Home.md': '[[N]]',
		'2026-01-01.md': '[[N]]',
		'Templates/T.md': '[[N]]',
		'A.md': '[[N]]',
		'B.md': '[[N]]',
	};
	expect(proposed(files, 'N.md', ['A.md'])).toEqual(['B.md: mentions it once']);
});

test('nothing is proposed for a note that is never written, or not there', () => {
	const files = { 'Home.md': '', 'A.md': '[[Home]] [[2026-01-01]]', '2026-01-01.md': '' };
	expect(['Home.md', '2026-01-01.md', 'Gone.md'].map((path) => proposed(files, path))).toEqual([[], [], []]);
});

test('the evidence is the place that links', () => {
	const { index } = memoryVault({ 'N.md': '', 'M.md': 'Words.\n\nThen [[N]].' });
	expect(candidatesFor('N.md', index, { settings: DEFAULT_SETTINGS })[0]?.evidence).toEqual({ path: 'M.md', start: 13, end: 18, line: 3 });
});

test('equal candidates come in code-unit order, however the vault was read', () => {
	const files = { 'N.md': '', 'b.md': '[[N]]', 'a.md': '[[N]]', 'B.md': '[[N]]' };
	const turned = Object.fromEntries(Object.entries(files).reverse());
	expect(proposed(files)).toEqual(['B.md: mentions it once', 'a.md: mentions it once', 'b.md: mentions it once']);
	expect(proposed(turned)).toEqual(proposed(files));
});

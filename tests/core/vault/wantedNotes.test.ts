import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { runs } from '../../support/runs.ts';

const FILES = {
	'A.md': '[[UAE]] and [[Countries/uae]] and [[Oman]]',
	'B.md': '---\ntype: relationship\nactors: [UAE, Qatar]\n---\n[[map.png]] [[A]]',
	'C.md': '[[Kuwait]]',
};

const shown = (index: ReturnType<typeof memoryVault>['index']): string[] =>
	index.wanted().map(({ target, mentions }) => `${target}: ${mentions.map(({ from, link }) => `${from}:${link.line}`).join(' ')}`);

test('links, paths and names of one note are one wish, most wanted first; an image is none', () => {
	expect(shown(memoryVault(FILES).index)).toEqual(['UAE: A.md:1 A.md:1 B.md:3', 'Kuwait: C.md:1', 'Oman: A.md:1', 'Qatar: B.md:3']);
});

test('a note that had a link into itself alone, then none and then another one, wants that once', async () => {
	const vault = memoryVault({ 'A.md': '[[#Here]]' });
	await vault.put('A.md', '');
	await vault.put('A.md', '[[Gone]]');
	expect(shown(vault.index)).toEqual(['Gone: A.md:1']);
});

test.each([
	['`[[{{title}}]]`, which a template leaves', { 'A.md': '[[{{title}}]] [[<% tp.file.title %>]]' }],
	['what a script leaves', { 'A.md': "[open]('+path+')" }],
	['an address', { 'A.md': "[['https://a.org']]" }],
	['a resource of Joplin', { 'A.md': '[r](:/0123456789abcdef0123456789abcdef) ![](:/0123456789abcdef0123456789abcdef)' }],
	['a folder', { 'A.md': '[docs](docs/) [top](/) [[docs/]] [[Docs/|the docs]]' }],
	['a file that has no extension by custom', { 'A.md': '[l](./LICENSE) [m](../Makefile) [d](docker/Dockerfile) [o](/.github/CODEOWNERS)' }],
	['a hidden file', { 'A.md': '[i](./.gitignore) [h](../.husky/pre-commit)' }],
	[
		'a page of the site that a text was copied from',
		{ 'A.md': '[about](/about) [up](/r/History/new) [away](//example.org/a) ![](/image?w=3)' },
	],
	['an address without its beginning', { 'A.md': '[a page](www.example.org/wiki/Page)' }],
	['signs of a shell', { 'A.md': 'if [[ a ]] && b; [[ && ]] [[ ! ]]', 'a.md': '' }],
	['numbers of sources', { 'A.md': 'As was shown [[1]], and again [[10], [11], [102]] [[103]].' }],
	['what is asked of a site', { 'A.md': '[reply](reply?id=12&goto=3)' }],
	['a source that a copied text counts', { 'A.md': 'It fell.[[1]](https://example.org/a)[[12]](https://example.org/b)' }],
	[
		'a test of a shell, a variable, a blank, a list of columns',
		{ 'A.md': `[[ "$f" =~ ^a ]] [[$parent_id]] [[<name>]] [['a', 'b']] [[concept:]]` },
	],
	['a path to a file of another kind', { 'A.md': '[a](./src/main.ts) [b](../setup.py) [c](/styles/a.css)' }],
	[
		'a blank that a template has and the notes made from it',
		{ 'Meta/Templates/Person.md': '[[Related person 1]]', 'A.md': '[[Related person 1]]' },
	],
	['a blank of a note called a template', { 'Person template.md': '[[Mentor]]', 'B.md': '[[Mentor]]' }],
])('%s is no wanted note', (_, files) => {
	expect(shown(memoryVault(files).index)).toEqual([]);
});

test('what may be the name of a note is wanted, written as a path or with a dot in it', () => {
	const { index } = memoryVault({
		'A.md':
			'[a](./Some%20Note) [b](./status.md) [[LICENSE]] [[Node.js]] [[docs/St. Petersburg]] [[./Volume 2.5]] [[Profile]] [[/Top]] [t](/Top.md) [[Why?]] [[1979]] [[$100]]',
	});
	const wanted = [
		'/Top',
		'$100',
		'./Some Note',
		'./Volume 2.5',
		'./status.md',
		'1979',
		'LICENSE',
		'Node.js',
		'Profile',
		'Why?',
		'docs/St. Petersburg',
	];
	expect(index.wanted().map(({ target }) => target)).toEqual(wanted);
});

test('the blank of a template that is gone is wanted', () => {
	const { index } = memoryVault({ 'Templates/Person.md': '[[Mentor]]', 'A.md': '[[Mentor]]' });
	expect(shown(index)).toEqual([]);
	index.remove('Templates/Person.md');
	expect(shown(index)).toEqual(['Mentor: A.md:1']);
});

test('asked again, nothing is worked out where nothing changed', () => {
	const { index } = memoryVault(FILES);
	expect(index.wanted()).toBe(index.wanted());
});

test('a change makes its own wishes anew and keeps the others', () => {
	const { index } = memoryVault(FILES);
	const before = new Map(index.wanted().map((note) => [note.target, note]));
	index.put(parseNote('C.md', '\n\n[[Kuwait]]'));
	const after = new Map(index.wanted().map((note) => [note.target, note]));
	expect(['UAE', 'Oman', 'Qatar'].map((target) => after.get(target) === before.get(target))).toEqual([true, true, true]);
	expect(after.get('Kuwait')?.mentions.map(({ link }) => link.line)).toEqual([3]);
});

test('steps come to the same, and each ends after a bounded number of spellings', () => {
	const { index } = memoryVault({ 'A.md': Array.from({ length: 2000 }, (_, at) => `[[Missing ${at}]]`).join('\n') });
	const steps = index.wantedSteps();
	let count = 0;
	let step = steps.next();
	for (; step.done !== true; step = steps.next()) count += 1;
	expect(step.value).toHaveLength(2000);
	expect(step.value).toBe(index.wanted());
	// Four of the links by first letter, four by last word, one of their notes and four of what they lead to.
	expect(count).toBe(13);
});

test('however often it is asked on the way, it says what a vault read at once says', () => {
	const path = fc.constantFrom('Iran.md', 'a/Iran.md', 'b/Iran.md', 'N.md', 'a/M.md');
	const text = fc
		.tuple(
			fc.constantFrom('', '---\naliases: [UAE]\n---\n', '---\ntype: relationship\nactors: [Iran, UAE, uae]\n---\n'),
			fc.array(fc.constantFrom('[[Iran]]', '[[UAE]] [[uae]]', '\n[[a/UAE]]', '[[./Iran]]', '[[b/Iran]]', '![[x.png]]')),
		)
		.map(([head, links]) => head + links.join(' '));
	const change = fc.oneof(
		fc.record({ kind: fc.constant('put' as const), path, text }),
		fc.record({ kind: fc.constant('remove' as const), path }),
		fc.record({ kind: fc.constant('rename' as const), path, to: path }),
	);
	fc.assert(
		fc.property(fc.array(change, { maxLength: 10 }), (changes) => {
			const files = new Map<string, string>();
			const { index } = memoryVault({});
			for (const one of changes) {
				const old = files.get(one.path);
				if (one.kind === 'put') {
					files.set(one.path, one.text);
					index.put(parseNote(one.path, one.text));
				} else if (old !== undefined && !(one.kind === 'rename' && one.to === one.path)) {
					files.delete(one.path);
					if (one.kind === 'rename') files.set(one.to, old);
					if (one.kind === 'rename') index.rename(one.path, one.to);
					else index.remove(one.path);
				}
				expect(index.wanted()).toEqual(memoryVault(Object.fromEntries(files)).index.wanted());
			}
		}),
		{ numRuns: runs(300) },
	);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { type LinkFormat, linkFormatOf } from '../../../../src/core/vault/links/linkFormat.ts';
import { linkTextFor } from '../../../../src/core/vault/links/linkTextFor.ts';
import { memoryVault } from '../../../support/memoryVault.ts';
import { runs } from '../../../support/runs.ts';

const WIKI: LinkFormat = { style: 'wikilink', path: 'shortest' };
const MARKDOWN: LinkFormat = { style: 'markdown', path: 'shortest' };

function linkTo(path: string, from: string, format: LinkFormat, others: readonly string[] = []): string {
	const { index } = memoryVault(Object.fromEntries([path, from, ...others].map((name) => [name, ''])));
	const link = linkTextFor(path, from, index, format);
	return link.kind === 'link' ? link.text : `${link.code}: ${link.reason}`;
}

describe('a link as the vault writes it', () => {
	test.each<[string, string, string, LinkFormat, readonly string[], string]>([
		['the name where it is the only one', 'Actors/Iran.md', 'N.md', WIKI, [], '[[Iran]]'],
		['the path where there are others', 'Actors/Iran.md', 'N.md', WIKI, ['Old/Iran.md'], '[[Actors/Iran|Iran]]'],
		['the path from the root', 'Actors/Iran.md', 'N.md', { style: 'wikilink', path: 'absolute' }, [], '[[Actors/Iran|Iran]]'],
		[
			'the path from the folder of the note',
			'Actors/Iran.md',
			'Events/N.md',
			{ style: 'wikilink', path: 'relative' },
			[],
			'[[../Actors/Iran|Iran]]',
		],
		['a neighbour by its name', 'Events/Iran.md', 'Events/N.md', { style: 'wikilink', path: 'relative' }, [], '[[Iran]]'],
		[
			'a relative path that means another note is marked as relative',
			'a/b/T.md',
			'a/N.md',
			{ style: 'wikilink', path: 'relative' },
			['b/T.md'],
			'[[./b/T|T]]',
		],
		[
			'a Markdown link to words with strokes below',
			'a/Correction_mi_S1.md',
			'N.md',
			MARKDOWN,
			[],
			'[Correction_mi_S1](Correction_mi_S1.md)',
		],
		['a stroke below that would be emphasis', '_draft_ of A.md', 'N.md', MARKDOWN, [], '[\\_draft\\_ of A](%5Fdraft%5F%20of%20A.md)'],
		['a Markdown link with its extension', 'Actors/Iran.md', 'N.md', MARKDOWN, [], '[Iran](Iran.md)'],
		[
			'blanks and brackets are encoded',
			'United States (US).md',
			'N.md',
			MARKDOWN,
			[],
			'[United States (US)](United%20States%20%28US%29.md)',
		],
		['letters are not', 'Zürich 東京.md', 'N.md', MARKDOWN, [], '[Zürich 東京](Zürich%20東京.md)'],
		['a Markdown link where a wikilink cannot hold the name', 'C# [1].md', 'N.md', WIKI, [], '[C\\# \\[1\\]](C%23%20%5B1%5D.md)'],
		['a name that is another file', 'map.png.md', 'N.md', WIKI, ['map.png'], '[[map.png.md|map.png]]'],
		['a file that is no note', 'img/map.png', 'N.md', WIKI, [], '[[map.png]]'],
		[
			'none where two paths differ in case only',
			'iran.md',
			'N.md',
			WIKI,
			['Iran.md'],
			'BAD_TARGET: no link can tell `iran.md` from another file',
		],
	])('%s', (_, path, from, format, others, expected) => {
		expect(linkTo(path, from, format, others)).toBe(expected);
	});

	test('whatever the vault and the format, the link leads where it should', () => {
		const path = fc
			.array(fc.constantFrom('a', 'b', 'Iran', 'x y', 'C#', 'a|b', '(p', '50%', 'ü', 'v1.0', 'm.png', '_s_'), {
				minLength: 1,
				maxLength: 3,
			})
			.map((parts) => `${parts.join('/')}.md`);
		const format = fc.record({
			style: fc.constantFrom('wikilink' as const, 'markdown' as const),
			path: fc.constantFrom('shortest' as const, 'relative' as const, 'absolute' as const),
		});
		fc.assert(
			fc.property(
				fc.uniqueArray(path, { minLength: 2, maxLength: 6 }),
				format,
				fc.constantFrom('text' as const, 'table' as const),
				(paths, chosen, place) => {
					const { index } = memoryVault(Object.fromEntries(paths.map((name) => [name, ''])));
					const [to = '', from = ''] = paths;
					const link = linkTextFor(to, from, index, chosen, place);
					if (link.kind !== 'link') throw new Error(link.reason);
					const text = place === 'table' ? `| h |\n|---|\n| ${link.text} |\n` : `- ${link.text}\n`;
					const { links } = parseNote(from, text);
					expect(links.map(({ target }) => index.resolveLink(target, from))).toEqual([{ kind: 'found', path: to, ambiguous: false }]);
				},
			),
			{ numRuns: runs(300) },
		);
	});
});

test.each<[string, unknown, LinkFormat]>([
	['nothing said', {}, { style: 'wikilink', path: 'shortest' }],
	['Markdown links, relative', { useMarkdownLinks: true, newLinkFormat: 'relative' }, { style: 'markdown', path: 'relative' }],
	['what is not understood', { useMarkdownLinks: 'yes', newLinkFormat: 3 }, { style: 'wikilink', path: 'shortest' }],
	['no settings at all', null, { style: 'wikilink', path: 'shortest' }],
])('the format in app.json: %s', (_, stored, expected) => {
	expect(linkFormatOf(stored)).toEqual(expected);
});

describe('a name that reads as another one', () => {
	test.each<[string, string, readonly string[], LinkFormat, string]>([
		['a blank at its end', 'Foo bar .md', ['Foo bar.md'], WIKI, '[[Foo bar .md|Foo bar]]'],
		['a blank at its beginning', ' Foo.md', ['Foo.md'], WIKI, '[[/ Foo.md|Foo]]'],
		['a blank at the end of a folder', 'A /Foo.md', ['A/Foo.md'], WIKI, '[[A /Foo|Foo]]'],
		['a caret', 'A^b.md', ['A.md'], WIKI, '[A\\^b](A%5Eb.md)'],
		['a heading mark', 'A#b.md', ['A.md'], WIKI, '[A\\#b](A%23b.md)'],
		['a bar', 'A|b.md', ['A.md'], WIKI, '[A|b](A%7Cb.md)'],
		['brackets', 'A [b].md', ['A.md'], WIKI, '[A \\[b\\]](A%20%5Bb%5D.md)'],
		['dots at its beginning', '..Foo.md', ['Foo.md'], WIKI, '[[..Foo]]'],
		['only dots', '....md', ['Foo.md'], WIKI, '[[...]]'],
	])('with %s the link leads to the note all the same, or is refused', (_, path, others, format, expected) => {
		const { index } = memoryVault(Object.fromEntries([path, ...others, 'N.md'].map((name) => [name, ''])));
		const link = linkTextFor(path, 'N.md', index, format);
		expect(link.kind === 'link' ? link.text : link.reason).toBe(expected);
		const [read] = link.kind === 'link' ? parseNote('N.md', `- ${link.text}\n`).links : [];
		if (read) expect(index.resolveLink(read.target, 'N.md')).toMatchObject({ kind: 'found', path });
	});

	test('of two notes whose names differ in Unicode form alone each gets a link that leads to it, or none', () => {
		const paths = ['Caf\u00e9.md', 'Cafe\u0301.md'];
		const { index } = memoryVault(Object.fromEntries([...paths, 'N.md'].map((name) => [name, ''])));
		for (const path of paths) {
			const link = linkTextFor(path, 'N.md', index, WIKI);
			const [read] = link.kind === 'link' ? parseNote('N.md', `- ${link.text}\n`).links : [];
			if (read) expect(index.resolveLink(read.target, 'N.md')).toEqual({ kind: 'found', path, ambiguous: false });
		}
	});
});

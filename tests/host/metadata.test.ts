import { describe, expect, test } from 'vitest';
import { cachedMetadata } from './metadata/cachedMetadata.ts';
import { LinkResolver } from './metadata/linkResolver.ts';

const links = (text: string): string[] =>
	(cachedMetadata(text).links ?? []).map(({ link, displayText }) => (displayText === link ? link : `${link} as ${displayText ?? ''}`));

describe('what is a link', () => {
	test.each([
		['a wikilink', '[[France]]', ['France']],
		['a text after the first bar', '[[France|the Republic|more]]', ['France as the Republic|more']],
		['a heading belongs to the link', '[[France#Economy]]', ['France#Economy as France > Economy']],
		['the inner one of two that are nested', '[[A [[B]] c]]', ['B']],
		['a bar at the start belongs to the name', '[[|a]]', ['|a']],
		['nothing in empty brackets', '[[]]', []],
		['a wikilink before a bracket', '[[1]](url)', ['1']],
		['none across a line end', '[[a\nb]]', []],
		['none in inline code', '`[[a]]`', []],
		['none in a fenced block', '```\n[[a]]\n```', []],
		['none in indented code', 'text\n\n    [[a]]', []],
		['none in an HTML comment', '<!-- [[a]] -->', []],
		['none in an HTML block', '<div>\n[[a]]\n</div>', []],
		['none in math', '$$\n[[a]]\n$$\n\n$[[b]]$', []],
		['none after escaped brackets', '\\[\\[a\\]\\]', []],
		['one inside an Obsidian comment', '%% [[a]] %%', ['a']],
		['one inside a block of comment', '%%\n[[a]]\n%%', ['a']],
		['none with a bar in a table', '| x |\n| - |\n| [[a|b]] |', []],
		['one with an escaped bar in a table', '| x |\n| - |\n| [[a\\|b]] |', ['a as b']],
		['a Markdown link without a scheme', '[t](France.md)', ['France.md as t']],
		['its path is percent-decoded', '[t](Hong%20Kong)', ['Hong Kong as t']],
		['none with a scheme', '[t](https://example.org)', []],
		['none where a blank breaks the path', '[t](Hong Kong)', []],
		['a path in angle brackets may have blanks', '[t](<Hong Kong>)', ['Hong Kong as t']],
		['a link in a list in a quote', '> - [[a]]', ['a']],
	])('%s', (_, text, expected) => {
		expect(links(text)).toEqual(expected);
	});

	test('an embed is no link', () => {
		expect(cachedMetadata('![[map.png|100]]').embeds).toMatchObject([
			{ link: 'map.png', displayText: '100', original: '![[map.png|100]]' },
		]);
	});

	test('a place is line, column and offset from 0', () => {
		expect(cachedMetadata('---\na: 1\n---\n\nx [[b]]').links?.[0]?.position).toEqual({
			start: { line: 4, col: 2, offset: 16 },
			end: { line: 4, col: 7, offset: 21 },
		});
	});
});

describe('front matter', () => {
	test('a string that is a link as a whole is one, with its key', () => {
		const cache = cachedMetadata('---\nparent: "[[Asia|a]]"\nmembers: ["[[Iran]]", "x [[Oman]]"]\nbare: [[Qatar]]\n---\n');
		expect(cache.frontmatterLinks).toEqual([
			{ key: 'parent', original: '[[Asia|a]]', link: 'Asia', displayText: 'a' },
			{ key: 'members.0', original: '[[Iran]]', link: 'Iran', displayText: 'Iran' },
		]);
		expect(cache.frontmatter?.['bare']).toEqual([['Qatar']]);
	});

	test.each([
		['broken YAML', '---\na: [1\n---\n'],
		['a block that is never closed', '---\na: 1\n'],
		['a block on the second line', '\n---\na: 1\n---\n'],
		['a list', '---\n- a\n---\n'],
	])('%s is none', (_, text) => {
		expect(cachedMetadata(text).frontmatter).toBeUndefined();
	});

	test('an empty block is a section and no front matter', () => {
		const cache = cachedMetadata('---\n---\nbody\n\n---\n');
		expect(cache.frontmatter).toBeUndefined();
		expect(cache.sections?.map(({ type }) => type)).toEqual(['yaml', 'paragraph', 'thematicBreak']);
	});

	test('dates stay text', () => {
		expect(cachedMetadata('---\nd: 2024-01-02\n---\n').frontmatter).toEqual({ d: '2024-01-02' });
	});
});

test('a heading is underlined only below one line', () => {
	expect(cachedMetadata('One\n===\n\ntwo\nlines\n===\n\n## Three ##').headings?.map(({ heading, level }) => [heading, level])).toEqual([
		['One', 1],
		['Three', 2],
	]);
});

test('a tag needs a letter and a blank before it', () => {
	expect(cachedMetadata('#a/b x#no #12 #1a #Ärger').tags?.map(({ tag }) => tag)).toEqual(['#a/b', '#1a', '#Ärger']);
});

describe('where a link leads', () => {
	const resolver = new LinkResolver();
	for (const path of [
		'Iran.md',
		'Actors/Iran.md',
		'Actors/States/Oman.md',
		'Events/Oman.md',
		'Events/Deep/Iran.md',
		'map.png',
		'Côte.md',
		'notes.v2.md',
	])
		resolver.add(path);
	test.each([
		['nothing is the note itself', '', 'Actors/Iran.md', 'Actors/Iran.md'],
		['an exact path comes first', 'Iran', 'Actors/x.md', 'Iran.md'],
		['case does not matter', 'iRAN', 'x.md', 'Iran.md'],
		['`.md` may be there', 'Iran.md', 'x.md', 'Iran.md'],
		['the same folder comes before another', 'Oman', 'Events/x.md', 'Events/Oman.md'],
		['else the shortest path', 'Oman', 'x.md', 'Events/Oman.md'],
		['the end of a path will do', 'States/Oman', 'x.md', 'Actors/States/Oman.md'],
		['a path below the folder of the note', 'Deep/Iran', 'Events/x.md', 'Events/Deep/Iran.md'],
		['a slash at the start is the root', '/Actors/Iran', 'Events/x.md', 'Actors/Iran.md'],
		['a slash at the start takes no shorter way', '/Oman', 'x.md', null],
		['two dots are the folder above', '../Events/Oman', 'Actors/x.md', 'Events/Oman.md'],
		['a dot is the note’s folder', './Iran', 'Actors/x.md', 'Actors/Iran.md'],
		['never above the root', '../../Iran', 'Actors/x.md', null],
		['letters are compared on NFC', 'Côte'.normalize('NFD'), 'x.md', 'Côte.md'],
		['a dot in a name is no extension', 'notes.v2', 'x.md', 'notes.v2.md'],
		['a file of another kind', 'map.png', 'x.md', 'map.png'],
		['part of a name is none', 'ran', 'x.md', null],
		['part of a folder’s name is none', 'ates/Oman', 'x.md', null],
	])('%s', (_, linkpath, source, expected) => {
		expect(resolver.resolve(linkpath, source)).toBe(expected);
	});
});

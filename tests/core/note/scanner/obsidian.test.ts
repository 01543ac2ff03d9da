import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';

/** The links of a body as `kind target subpath | display`, in order. */
function links(text: string): string[] {
	return parseNote('a.md', text).links.map((link) => {
		const display = link.display === null ? '' : ` | ${link.display}`;
		return `${link.inComment ? '%% ' : ''}${link.kind} ${link.target}${link.subpath}${display}`;
	});
}

function urls(text: string): string[] {
	return parseNote('a.md', text).urls.map((url) => `${url.kind} ${url.url}${url.text === null ? '' : ` | ${url.text}`}`);
}

describe('wikilinks', () => {
	test.each([
		['a link', '[[Iran]]', ['wiki Iran']],
		['a display text begins after the first pipe', '[[Iran|the |republic]]', ['wiki Iran | the |republic']],
		['an escaped pipe separates too', '[[Iran\\|the republic]]', ['wiki Iran | the republic']],
		['the path runs to the first hash', '[[Iran#History#Qajar|x]]', ['wiki Iran#History#Qajar | x']],
		['a blank before the hash stays in the path', '[[Iran #History]]', ['wiki Iran #History']],
		['a block of the note itself', '[[#^abc]]', ['wiki #^abc']],
		['a pipe that comes first is part of the path', '[[|a]]', ['wiki |a']],
		['nothing between the brackets is no link', '[[]] [[ ]]', []],
		['of nested brackets the innermost pair', '[[A [[B]] c]]', ['wiki B']],
		['a third bracket stands outside', '[[[A]]]', ['wiki A']],
		[
			'a third bracket that is closed inside belongs to the path',
			'[[[Old] Plan]] [[[Old] Plan#Aim|it]]',
			['wiki [Old] Plan', 'wiki [Old] Plan#Aim | it'],
		],
		['of three brackets in a row two pairs', '[[[A] [[B]] c]]', ['wiki B']],
		['a link never runs over a line end', '[[A\nB]] [[C]]\r[[D\r\nE]] [[F\rG]]', ['wiki C']],
		['a footnote or an address after it is text', '[[1]](u) [[2]][3]', ['wiki 1', 'wiki 2']],
		['an embed', '![[map.png|300]]', ['embed map.png | 300']],
		['an escaped mark embeds nothing', '\\![[map.png]]', ['wiki map.png']],
		['two marks', '!![[map.png]]', ['embed map.png']],
		['escaped brackets are text', '\\[\\[A\\]\\] \\[[B]] [\\[C]]', []],
		['an escaped backslash escapes nothing', '\\\\[[A]]', ['wiki A']],
		['in emphasis, quotes, headings and items', '# [[A]]\n> **[[B]]**\n- [[C]]\n1. _[[D]]_', ['wiki A', 'wiki B', 'wiki C', 'wiki D']],
		['in a text that another link follows', '[[A]][[B]]', ['wiki A', 'wiki B']],
		['unclosed, then closed', '[[A [[B]]', ['wiki B']],
		['names in other scripts', '[[日本]] [[مصر|Egypt]] [[👩‍🚀]]', ['wiki 日本', 'wiki مصر | Egypt', 'wiki 👩‍🚀']],
	])('%s', (_, text, expected) => {
		expect(links(text)).toEqual(expected);
	});
});

describe('in tables, cells are split before anything is read', () => {
	const table = (row: string): string => `| a | b |\n| --- | :-: |\n${row}\n`;

	test.each([
		['a pipe breaks a link', table('| [[A|B]] | c |'), []],
		['an escaped pipe does not', table('| [[A\\|B]] | [[C]] |'), ['wiki A | B', 'wiki C']],
		['in the header too', '| [[A\\|B]] | [[C|D]] |\n| - | - | - |\n', ['wiki A | B']],
		['a code span is broken too', table('| `[[A | ]]` [[B]] |'), ['wiki B']],
		['a row without outer pipes', 'a | b\n- | -\n[[A]] | [[B]]', ['wiki A', 'wiki B']],
		['the header may be the last line of a paragraph', 'text [[A|B]]\n[[C\\|D]] | b\n--|--\n', ['wiki A | B', 'wiki C | D']],
		['other cell counts make no table', '[[A|B]] | c\n| - |\n', ['wiki A | B']],
		['a table ends at a blank line', table('| c | d |\n\n[[A|B]]'), ['wiki A | B']],
		['a table ends where a list begins', table('| c | d |\n- [[A|B]]'), ['wiki A | B']],
		['in a quote', '> | a |\n> | - |\n> | [[A\\|B]] |', ['wiki A | B']],
		['a line of dashes without a pipe makes none', '[[A|B]]\n---\n', ['wiki A | B']],
	])('%s', (_, text, expected) => {
		expect(links(text)).toEqual(expected);
	});

	test('rows are kept, the delimiter row with them', () => {
		const text = 'x\n\n| a | b |\n|---|---|\n| c | d |\ne\n\nf\n';
		expect(parseNote('a.md', text).tableRows.map(({ start, end }) => text.slice(start, end))).toEqual([
			'| a | b |',
			'|---|---|',
			'| c | d |',
			'e',
		]);
	});
});

describe('where links are none', () => {
	test.each([
		['code', '`[[A]]` ``[[B]] ` [[C]]``', []],
		['a fence', '```\n[[A]]\n```\n~~~md\n[[B]]\n~~~\n', []],
		['a fence that nothing closes', '```\n[[A]]\n', []],
		['a fence in a list', '- a\n  ```\n  [[A]]\n  ```\n  [[B]]', ['wiki B']],
		['indented code', 'text\n\n    [[A]]\n\n\t[[B]]\n', []],
		['an indented line that goes on with a paragraph is no code', 'text\n    [[A]]', ['wiki A']],
		['an indented line in an item is no code', '- a\n\n    [[A]]\n', ['wiki A']],
		['a comment of HTML', '<!-- [[A]] --> a <!-- [[B]] --> [[C]]\n\n<!--\n[[D]]\n\n[[E]]\n-->\n', []],
		['a comment of HTML in a line', 'a <!-- [[B]] --> [[C]]', ['wiki C']],
		['a block of HTML, up to its blank line', '<div>\n[[A]]\n\n[[B]]\n</div>', ['wiki B']],
		['a tag in a line hides only itself', 'a <b title="[[A]]">[[B]]</b>', ['wiki B']],
		['math', '$[[A]]$ $$[[B]]$$ [[C]]', ['wiki C']],
		['a block of math', '$$\n[[A]]\n$$\n[[B]]', ['wiki B']],
		['money is no math', 'from $5 [[A]] to $6', ['wiki A']],
		['money is no math up to a mark on a later line', 'from $5 [[A]]\nto [[B]] in US$\n', ['wiki A', 'wiki B']],
		['math goes on over a line end', '$x [[A]]\ny$ [[B]]', ['wiki B']],
		['math that begins with a number stands in a line', '$2x [[A]]$ [[B]]', ['wiki B']],
		['a code span that nothing closes', '`[[A]]', ['wiki A']],
		['front matter', '---\na: b [[A]]\n---\n[[B]]', ['wiki B']],
	])('%s', (_, text, expected) => {
		expect(links(text)).toEqual(expected);
	});
});

describe('links in a %% comment are links', () => {
	test.each([
		['in a line', 'a %% [[A]] %% [[B]]', ['%% wiki A', 'wiki B']],
		['over lines', 'a %% b\n[[A]]\nc %% [[B]]', ['%% wiki A', 'wiki B']],
		['in a block', '%%\n[[A]]\n\n# no heading [[B]]\n%%\n[[C]]', ['%% wiki A', '%% wiki B', 'wiki C']],
		['after the closing mark', '%%\n[[A]]\n%% [[B]]', ['%% wiki A', 'wiki B']],
		['in an item', '- %% [[A]] %%', ['%% wiki A']],
		['a single percent sign is none', '50 % of [[A]] 60% [[B]]', ['wiki A', 'wiki B']],
		['in code it is none', '`%%` [[A]] `%%`', ['wiki A']],
	])('%s', (_, text, expected) => {
		expect(links(text)).toEqual(expected);
	});

	test('headings and items in it do not count', () => {
		const note = parseNote('a.md', '%%\n# A\n- b\n%%\n\n# C\n');
		expect([note.headings.map(({ text }) => text), note.listItems]).toEqual([['C'], []]);
	});
});

describe('Markdown links', () => {
	test.each([
		['into the vault', '[t](Actors/Iran.md)', ['markdown Actors/Iran.md | t']],
		['percent-decoded', '[t](a%20b%C3%A9.md#c%20d)', ['markdown a bé.md#c d | t']],
		['a broken percent sign stays', '[t](100%.md)', ['markdown 100%.md | t']],
		['in angle brackets blanks are allowed', '[t](<a b.md>)', ['markdown a b.md | t']],
		['a raw blank kills the link', '[t](a b.md)', []],
		['a title', '[t](a.md "b") [t](a.md \'b\') [t](a.md (b))', ['markdown a.md | t', 'markdown a.md | t', 'markdown a.md | t']],
		['balanced parentheses', '[t](a_(b).md)', ['markdown a_(b).md | t']],
		['escaped parentheses', '[t](a\\).md)', ['markdown a).md | t']],
		['into the note itself', '[t](#History)', ['markdown #History | t']],
		['nowhere', '[t]() [t](<>)', []],
		['an image of the vault is an embed', '![alt](map.png)', ['embed map.png | alt']],
		['an image as the text of a link', '[![alt](map.png)](a.md)', ['markdown a.md | ![alt](map.png)', 'embed map.png | alt']],
		['a link in a link is the link', '[a [t](b.md) c](d.md)', ['markdown b.md | t']],
		['brackets in its text', '[a [b] c](d.md)', ['markdown d.md | a [b] c']],
		['a wikilink in its text', '[a [[B]] c](d.md)', ['markdown d.md | a [[B]] c', 'wiki B']],
		['a task box is none', '- [ ](a)\n- [x] b', ['markdown a |  ']],
		['a text over two lines', '[a\nb](c.md)', ['markdown c.md | a\nb']],
	])('%s', (_, text, expected) => {
		expect(links(text)).toEqual(expected);
	});
});

describe('addresses', () => {
	test.each([
		['with a scheme and a text', '[INSS - Paper](https://inss.org.il/p_(1))', ['markdown https://inss.org.il/p_(1) | INSS - Paper']],
		['of another application', '[Vault: Note](obsidian://open?vault=x)', ['markdown obsidian://open?vault=x | Vault: Note']],
		['of a script, as written: whoever opens it has to judge', '[x](javascript:alert(1))', ['markdown javascript:alert(1) | x']],
		['in angle brackets', '<https://a.b/c?d=e>', ['autolink https://a.b/c?d=e']],
		['bare', 'see https://a.b/c, or HTTP://x.y/(z).', ['bare https://a.b/c', 'bare HTTP://x.y/(z)']],
		[
			'bare in parentheses, quotes and emphasis',
			'(https://a.b/c) "https://d.e" *Source: https://f.g/h_i*',
			['bare https://a.b/c', 'bare https://d.e', 'bare https://f.g/h_i'],
		],
		['bare with balanced parentheses', 'https://en.wikipedia.org/wiki/Iran_(word)', ['bare https://en.wikipedia.org/wiki/Iran_(word)']],
		[
			'bare before the marks of a sentence in other scripts',
			'https://x.org/1، https://x.org/2؟ https://x.org/3। https://x.org/4۔ https://x.org/5።',
			['bare https://x.org/1', 'bare https://x.org/2', 'bare https://x.org/3', 'bare https://x.org/4', 'bare https://x.org/5'],
		],
		[
			'bare before a wide mark and what follows it without a blank',
			'https://x.org/1；https://x.org/2：後 https://x.org/3，後 https://x.org/4～',
			['bare https://x.org/1', 'bare https://x.org/2', 'bare https://x.org/3', 'bare https://x.org/4'],
		],
		['bare in single German quotes', '‚https://x.org/1‘ ’https://x.org/2’', ['bare https://x.org/1', 'bare https://x.org/2']],
		['bare in braces, which may be its own', '{https://x.org/1} https://x.org/{2}', ['bare https://x.org/1', 'bare https://x.org/{2}']],
		[
			'bare in a highlight',
			'==https://x.org/1== ==https://x.org/2.==, https://x.org/?q=3==',
			['bare https://x.org/1', 'bare https://x.org/2', 'bare https://x.org/?q=3=='],
		],
		[
			'bare before a dash, a bar and an escaped mark',
			'https://x.org/1– https://x.org/2| https://x.org/3\\*',
			['bare https://x.org/1', 'bare https://x.org/2', 'bare https://x.org/3'],
		],
		['bare before strong emphasis', 'https://x.org/1/**Gazette** says', ['bare https://x.org/1/']],
		['bare before a footnote', 'https://x.org/1[^1] https://x.org/2[3]', ['bare https://x.org/1', 'bare https://x.org/2[3]']],
		[
			'bare, several without a blank between them',
			'https://x.org/1,https://x.org/2;http://x.org/3,b https://web.archive.org/web/2/https://x.org/4',
			['bare https://x.org/1', 'bare https://x.org/2', 'bare http://x.org/3,b', 'bare https://web.archive.org/web/2/https://x.org/4'],
		],
		['bare before an entity in figures', 'https://x.org/1&#39; https://x.org/2&#x27;;', ['bare https://x.org/1', 'bare https://x.org/2']],
		[
			'an ampersand as an entity',
			'https://x.org/?a=1&amp;b=2 <https://x.org/?a=1&amp;b=3>',
			['bare https://x.org/?a=1&b=2', 'autolink https://x.org/?a=1&b=3'],
		],
		['bare before the end of a comment', '%%https://x.org/1%% b', ['bare https://x.org/1']],
		['bare before a hidden blank', 'https://x.org/1\u200b https://x.org/2\ufeff.', ['bare https://x.org/1', 'bare https://x.org/2']],
		[
			'bare before an entity and before quotes of other languages',
			'https://a.b/?c=d&amp; «https://e.f» https://g.h/?i=j&k;',
			['bare https://a.b/?c=d', 'bare https://e.f', 'bare https://g.h/?i=j'],
		],
		[
			'escapes and entities in a destination are resolved',
			'[t](https://a.b/c\\_d?e=1&amp;f=2&#38;g) [u](<https://h.i/\\(>)',
			['markdown https://a.b/c_d?e=1&f=2&g | t', 'markdown https://h.i/( | u'],
		],
		['an entity that is none in addresses stays', '[t](https://a.b/?c&copy=1;d)', ['markdown https://a.b/?c&copy=1;d | t']],
		['an image in the text of a link', '[![a](https://b.c/d.png)](https://e.f)', ['markdown https://e.f | ![a](https://b.c/d.png)']],
		[
			'a reference in full, collapsed and alone',
			'[a][X y] [x  Y][] [x y]\n\n[x y]: https://b.c/d "e"\n',
			['markdown https://b.c/d | a', 'markdown https://b.c/d | x  Y', 'markdown https://b.c/d | x y'],
		],
		['a reference to what nothing defines is text', '[a][b] [c]\n\n[d]: https://e.f\n', []],
		['what defines an address is none itself', "[a]: <https://b.c>\n[d]: https://e.f 'g'\nText.\n", []],
		['a definition with words after it is text', '[a]: https://b.c is a page\n', ['bare https://b.c']],
		['a definition in code defines nothing', '[a]\n\n```\n[a]: https://b.c\n```\n', []],
		['a footnote is no definition', '[^a]: https://b.c\n', ['bare https://b.c']],
		[
			'a link of HTML',
			'<a href="https://a.b/?c&amp;d">e</a> <a class=f href=https://g.h>',
			['markdown https://a.b/?c&d | e', 'markdown https://g.h | '],
		],
		[
			'an address as the text of a link of HTML is no second one',
			'<a href="https://a.b">https://a.b</a>',
			['markdown https://a.b | https://a.b'],
		],
		['a link of HTML into the page or the vault is none', '<a href="#a">b</a> <a name="c">d</a>', []],
		['bare before Chinese punctuation', 'https://a.b/c。', ['bare https://a.b/c']],
		['as the text of a link it is no second one', '[https://a.b](https://a.b)', ['markdown https://a.b | https://a.b']],
		['in code and comments of HTML there is none', '`https://a.b` <!-- https://c.d -->', []],
		['of nothing there is none', 'https:// http://', []],
		['in the middle of a word there is none', 'xhttps://a.b', []],
		['of images there are none', '![x](https://a.b/c.png)', []],
		['in a table', '| a |\n| - |\n| https://a.b/c |\n', ['bare https://a.b/c']],
		['the hash in one is no tag', 'https://a.b/#c', ['bare https://a.b/#c']],
	])('%s', (_, text, expected) => {
		expect(urls(text)).toEqual(expected);
	});

	test('have their own range within that of the link', () => {
		const text = '- a [b](<https://c.d>) e';
		const url = parseNote('a.md', text).urls[0];
		expect(url && [text.slice(url.range.start, url.range.end), text.slice(url.urlRange.start, url.urlRange.end)]).toEqual([
			'[b](<https://c.d>)',
			'https://c.d',
		]);
	});
});

describe('links in front matter', () => {
	test.each([
		['a whole string', 'up: "[[Iran]]"', ['property Iran']],
		['in single quotes, with a heading and a display text', "up: '[[Iran#A|b]]'", ['property Iran#A | b']],
		['each item of a list', 'up: ["[[A]]", b, "[[C]]"]\ndown:\n  - "[[D]]"', ['property A', 'property C', 'property D']],
		['nested', 'a:\n  b: "[[C]]"', ['property C']],
		['in a folded text', 'up: >-\n  [[Iran]]', ['property Iran']],
		['unquoted it is a list in a list', 'up: [[Iran]]', []],
		['in a longer text it is none', 'up: "see [[Iran]]"\ndown: "[[A]] [[B]]"', []],
		['an embed is none', 'up: "![[a.png]]"', []],
		['a plain name is none', 'up: Iran', []],
	])('%s', (_, lines, expected) => {
		expect(links(`---\n${lines}\n---\n`)).toEqual(expected);
	});

	test('have their field, their line and the range of the value with its quotes', () => {
		const text = '---\na: 1\nup:\n  - x\n  - "[[Iran]]" # why\n---\n[[B]]\n';
		const [link] = parseNote('a.md', text).links;
		expect(link && [link.field, link.line, link.section, text.slice(link.range.start, link.range.end)]).toEqual([
			'up',
			5,
			-1,
			'"[[Iran]]"',
		]);
	});
});

describe('tags', () => {
	const tags = (text: string): string[] => parseNote('a.md', text).tags.map(({ name }) => name);

	test.each([
		['after a blank or at the beginning', '#a b #c-d/e_f', ['a', 'c-d/e_f']],
		['in headings, items, quotes and cells', '# x #a\n- #b\n> #c\n\n| #d |\n| - |\n', ['a', 'b', 'c', 'd']],
		['not in words and addresses', 'a#b (#c) [[#d]] https://e.f/#g', []],
		['digits alone are none', '#1 #2024 #2024a #1/2', ['2024a', '1/2']],
		['other scripts and emoji', '#日本 #état #🌍', ['日本', 'état', '🌍']],
		['punctuation ends one', '#a, #b. #c: #d!', ['a', 'b', 'c', 'd']],
		['not in code, math and HTML', '`#a` $#b$ <!-- #c -->', []],
		['in a %% comment', '%% #a %%', ['a']],
		['after an escaped character', '\\[#a', ['a']],
		['an escaped mark is none', '\\#a', []],
		['a heading is none', '#a\n# b', ['a']],
	])('%s', (_, text, expected) => {
		expect(tags(text)).toEqual(expected);
	});
});

describe('headings', () => {
	const headings = (text: string): string[] =>
		parseNote('a.md', text).headings.map(({ level, text: inner, line }) => `${level} ${inner} @${line}`);

	test.each([
		['of six levels, with a blank after the marks', '# a\n###### b\n####### c\n#d\n', ['1 a @1', '6 b @2']],
		['closing marks and blanks are taken off', '## a ##  \n## b#\n## #\n#\n', ['2 a @1', '2 b# @2', '2  @3', '1  @4']],
		['the raw text stays', '# a [[B]] `c` *d*', ['1 a [[B]] `c` *d* @1']],
		['no-break spaces around it are none of its text', '## \u00a0 a\u00a0b \u202f\n', ['2 a\u00a0b @1']],
		['a dash and a blank below a line begin an item and underline nothing', '**Aim:**\n- \n', []],
		['underlined', 'a\n===\n\nb\n---\n', ['1 a @1', '2 b @4']],
		['underlined, of two lines, is none', 'a\nb\n===\n\nc\nd\n---\n', []],
		['after a blank line dashes are a thematic break', 'a\n\n---\n', []],
		['not in quotes and items', '> # a\n- # b\n', []],
		['not in code, math, comments and HTML', '```\n# a\n```\n$$\n# b\n$$\n%%\n# c\n%%\n<div>\n# d\n</div>\n\n# e\n', ['1 e @14']],
		['indented by up to three blanks', '   # a\n\n    # b\n', ['1 a @1']],
		['with line ends of Windows and without one at the end', '# a\r\n\r\nb\r\n===\r\n# c', ['1 a @1', '1 b @3', '1 c @5']],
		['with lone carriage returns', '# a\r# b\rc', ['1 a @1', '1 b @2']],
	])('%s', (_, text, expected) => {
		expect(headings(text)).toEqual(expected);
	});
});

describe('footnotes', () => {
	test('are defined with all their lines and referred to by id', () => {
		const text = 'a[^1] b[^x y] c[^note]\n\n[^1]: First [[A]]\n    and more.\n\n    A paragraph.\n[^note]: Second\n\nend\n';
		const note = parseNote('a.md', text);
		expect(note.footnoteReferences.map(({ id, line }) => [id, line])).toEqual([
			['1', 1],
			['note', 1],
		]);
		expect(note.footnoteDefinitions.map(({ id, line, content }) => [id, line, text.slice(content.start, content.end)])).toEqual([
			['1', 3, 'First [[A]]\n    and more.\n\n    A paragraph.'],
			['note', 7, 'Second'],
		]);
		expect(note.links.map(({ target, line }) => [target, line])).toEqual([['A', 3]]);
	});
});

describe('what nothing closes is told', () => {
	test.each([
		['a fence', 'a\n```js\nb\n', 'fence', '```js'],
		['a comment block', 'a\n\n%%\nb\n', 'comment', '%%'],
		['a comment in a line', 'a %% b\n## Related Notes\n', 'comment', '%%'],
		['math', '# T\n$$ open\n\n## Related Notes\n', 'math', '$$ open'],
		['math in a line', 'a $$ b\n\nc\n', 'math', '$$'],
		['a comment of HTML', 'a\n\n<!-- b\n\nc\n', 'html', '<!-- b'],
		['a comment of HTML in a line', 'a <!-- b\n\nc\n', 'html', '<!--'],
	])('%s', (_, text, kind, opener) => {
		const { unclosed } = parseNote('a.md', text);
		expect(unclosed && [unclosed.kind, text.slice(unclosed.range.start, unclosed.range.end)]).toEqual([kind, opener]);
	});

	test.each([
		['closed fences, comments and math', '```\na\n```\n%%\nb\n%%\n$$\nc\n$$\n<!-- d -->\n%% e %% $f$\n'],
		['a fence that ends with its list', '- a\n  ```\n  b\n\nc\n'],
		['a block of HTML that a blank line ends', '<div>\na\n'],
		['money and percent', '$5 and 10 %, `%%`\n'],
	])('nothing of %s', (_, text) => {
		expect(parseNote('a.md', text).unclosed).toBeUndefined();
	});
});

import { describe, expect, test } from 'vitest';
import type { EditOutcome } from '../../../../../src/core/note/edit/verify/editOutcome.ts';
import { escapePipes } from '../../../../../src/core/note/edit/body/escapePipes.ts';
import { findSection, headingName } from '../../../../../src/core/note/read/findSection.ts';
import { insertLine } from '../../../../../src/core/note/edit/frontmatter/insertLine.ts';
import { insertSection } from '../../../../../src/core/note/edit/body/insertSection.ts';
import { isLoneEmphasis } from '../../../../../src/core/note/read/isLoneEmphasis.ts';
import { isThematicBreakLine } from '../../../../../src/core/note/scanner/blocks/thematicBreak.ts';
import { replaceRange } from '../../../../../src/core/note/edit/body/replaceRange.ts';
import { retarget } from '../../../../../src/core/note/edit/body/retarget.ts';
import type { Note } from '../../../../../src/core/note/note.ts';
import { parseNote } from '../../../../../src/core/note/parseNote.ts';
import { crlf, textAfter } from '../../../../support/editing.ts';

/** The text after a plan, in both kinds of line end. */
function after(text: string, plan: (note: Note) => EditOutcome): string {
	const lf = textAfter(text, plan);
	// A text of one line has no line end to tell what the note ends its lines with.
	if (text.includes('\n')) expect(textAfter(crlf(text), plan)).toBe(crlf(lf));
	return lf;
}

describe('a section that is missing is inserted', () => {
	const order = ['Overview', 'Related Notes', 'Sources'];

	test.each([
		[
			'before the next in order',
			'# T\n\n## Overview\nx\n\n## Sources\ny\n',
			'Related Notes',
			'# T\n\n## Overview\nx\n\n## Related Notes\n\n## Sources\ny\n',
		],
		['before the one after the next', '## Sources\n', 'Overview', '## Overview\n\n## Sources\n'],
		['after the one before it', '## Overview\nx\n\n## Other\ny\n', 'Related Notes', '## Overview\nx\n\n## Related Notes\n\n## Other\ny\n'],
		[
			'after all that the one before it holds',
			'## Overview\n### A\nx\n\n## Other\n',
			'Related Notes',
			'## Overview\n### A\nx\n\n## Related Notes\n\n## Other\n',
		],
		[
			'after the nearest before it',
			'## Overview\n\n## Related Notes\nx\n',
			'Sources',
			'## Overview\n\n## Related Notes\nx\n\n## Sources\n',
		],
		['at the level of the one before it', '# T\n### Overview\nx\n## B\n', 'Sources', '# T\n### Overview\nx\n### Sources\n## B\n'],
		['at the end where none is there', 'x\n', 'Sources', 'x\n\n## Sources\n'],
		['at the end, before a footer', 'x\n\n*Created*\n', 'Sources', 'x\n\n## Sources\n\n*Created*\n'],
		['at the end where the order does not name it', '## Sources\ny\n', 'Timeline', '## Sources\ny\n\n## Timeline\n'],
		['without a final line end where there was none', 'x', 'Sources', 'x\n\n## Sources'],
		['not where it is', '### SOURCES:\n', 'Sources', '### SOURCES:\n'],
		[
			'without a blank line below, whatever the note leaves below headings',
			'## Overview\n\nx\n',
			'Sources',
			'## Overview\n\nx\n\n## Sources\n',
		],
		[
			'at the end where the order does not name it, whatever of the order is there',
			'## Overview\n\n## Z\n',
			'Timeline',
			'## Overview\n\n## Z\n\n## Timeline\n',
		],
	])('%s', (_, text, heading, expected) => {
		const plan = (note: Note): EditOutcome => insertSection(note, heading, { order });
		expect(after(text, plan)).toBe(expected);
		expect(after(expected, plan)).toBe(expected);
	});

	test.each([
		['a heading of two lines', 'x\n', 'A\nB', 'BAD_VALUE'],
		['a heading without a word', 'x\n', '--', 'BAD_VALUE'],
		['a heading whose end would read as its closing marks', 'x\n', 'A ##', 'VERIFY_SECTION'],
		['a heading that would open a comment', 'x\n', 'A <!-- b', 'VERIFY_SECTION'],
		['a note whose last block is open', '```\n', 'A', 'UNCLOSED_BLOCK'],
		['malformed front matter', '---\na: [\n---\n', 'A', 'FRONTMATTER_MALFORMED'],
	])('%s is refused', (_, text, heading, code) => {
		expect(textAfter(text, (note) => insertSection(note, heading, { order }))).toBe(code);
	});
});

describe('a section is found', () => {
	const find = (text: string, names: string[]) => findSection(parseNote('a.md', text), names);

	test('by the first of its names, at any level', () => {
		expect(find('# A\n### B\n', ['C', 'B', 'A'])).toEqual({ kind: 'found', heading: 1 });
		expect(find('# A\n', ['C'])).toEqual({ kind: 'none' });
		expect(find('# A\n## B\n### a\n', ['A'])).toEqual({ kind: 'twice', name: 'A', second: 2 });
	});

	test('outside quotes and lists', () => {
		expect(find('> # A\n\n- # A\n', ['A'])).toEqual({ kind: 'none' });
		expect(find('> # A\n\n   # A\n', ['A']).kind).toBe('found');
	});

	test.each([
		['Related Notes', 'related notes'],
		['  Related \t Notes ', 'related notes'],
		['**Related** Notes', 'related** notes'],
		['🔗 Related Notes:', 'related notes'],
		['Cafe\u0301', 'caf\u00E9'],
		['2026', '2026'],
		['—', ''],
		['', ''],
	])('%j goes by the name %j', (text, name) => {
		expect(headingName(text)).toBe(name);
	});
});

describe('a footer', () => {
	test.each(['---', '***', '___', '- - -', ' ---', '   ---', '-\t-\t-', '-----  '])('%j is a rule', (line) => {
		expect(isThematicBreakLine(line)).toBe(true);
	});

	test.each(['--', '', '    ---', '\t---', '--*', '-- a', 'a---', '===', '- --a'])('%j is no rule', (line) => {
		expect(isThematicBreakLine(line)).toBe(false);
	});

	test.each(['*Created 2026-03-20*', '_x_', '**x**', '***x***', '*x*  ', '_a_b_', '*a b*', '__a__'])('%j is a line of emphasis', (line) => {
		expect(isLoneEmphasis(line)).toBe(true);
	});

	test.each([
		'* x',
		'* x*',
		'*x',
		'*xyz',
		'x*',
		'*a* and *b*',
		'*a *',
		'**',
		'***',
		'****x****',
		' *x*',
		'\t*x*',
		'-x-',
		'',
		'*x**',
		'**x*',
		'_a _b_',
		'*a*. *b*',
	])('%j is none', (line) => {
		expect(isLoneEmphasis(line)).toBe(false);
	});
});

describe('a line is inserted', () => {
	test.each([
		['below another', '# T\n- [[A]]\nx\n', 2, '# T\n- [[A]]\n- [[B]]\nx\n'],
		['at the end', '# T\n', 1, '# T\n- [[B]]\n'],
		['at the end of a note without a final line end', '# T', 1, '# T\n- [[B]]'],
		['below a line that is not there', '# T', 9, '# T\n- [[B]]'],
		['below front matter that ends the note', '---\na: 1\n---', 3, '---\na: 1\n---\n- [[B]]'],
		['below the empty line at the end', '# T\n', 2, '# T\n\n- [[B]]'],
	])('%s', (_, text, line, expected) => {
		expect(after(text, (note) => insertLine(note, line, '- [[B]]'))).toBe(expected);
	});

	test.each([
		['two lines', 'x\n', 1, 'a\nb', 'BAD_VALUE'],
		['in front matter', '---\na: 1\n---\nx\n', 2, 'b', 'BAD_VALUE'],
		['in an open block', '```\nx\n', 1, 'b', 'UNCLOSED_BLOCK'],
		['a line that opens a block', 'x\n', 1, '```', 'VERIFY_SECTION'],
		['a line that makes a heading', 'x\n', 1, '# y', 'VERIFY_SECTION'],
	])('%s is refused', (_, text, line, inserted, code) => {
		expect(textAfter(text, (note) => insertLine(note, line, inserted))).toBe(code);
	});
});

describe('a stretch of the body is replaced', () => {
	const replacing =
		(expected: string, newText: string) =>
		(note: Note): EditOutcome => {
			const start = note.text.indexOf(expected);
			return replaceRange(note, { start, end: start + expected.length }, expected, newText);
		};

	test('where the caller saw it', () => {
		expect(after('a [[B]] c\n', replacing('[[B]]', '[[Bee|B]]'))).toBe('a [[Bee|B]] c\n');
		expect(after('a [[B]] c\n', replacing('[[B]]', '[[B]]'))).toBe('a [[B]] c\n');
		expect(after('# a [[B]]\n', replacing('[[B]]', '[[C]]'))).toBe('# a [[C]]\n');
	});

	test('by itself is nothing to do', () => {
		expect(replacing('[[B]]', '[[B]]')(parseNote('a.md', 'a [[B]] c\n'))).toEqual({ kind: 'unchanged' });
	});

	test('also above a block that is never closed', () => {
		expect(after('a [[B]]\n```\n', replacing('[[B]]', '[[C]]'))).toBe('a [[C]]\n```\n');
	});

	test.each([
		['something else stands there', 'a [[B]]\n', { start: 2, end: 7 }, '[[C]]', '[[D]]', 'TEXT_CHANGED'],
		['front matter', '---\na: 1\n---\n', { start: 4, end: 5 }, 'a', 'b', 'BAD_VALUE'],
		['it would make a heading', 'ab\n', { start: 0, end: 1 }, 'a', '# a', 'VERIFY_SECTION'],
		["it would change a heading's level", '## b\n', { start: 0, end: 1 }, '#', '', 'VERIFY_SECTION'],
		['it would hide a link', 'a [[B]] `\n', { start: 0, end: 1 }, 'a', '`', 'VERIFY_SECTION'],
		['it would open a block', 'a\n', { start: 0, end: 1 }, 'a', '```', 'VERIFY_SECTION'],
		['it would make front matter', 'a\n', { start: 0, end: 1 }, 'a', '---\nb: 1\n---', 'VERIFY_FRONTMATTER'],
		['malformed front matter', '---\na: [\n---\nx\n', { start: 13, end: 14 }, 'x', 'y', 'FRONTMATTER_MALFORMED'],
	])('refused: %s', (_, text, range, expected, newText, code) => {
		expect(textAfter(text, (note) => replaceRange(note, range, expected, newText))).toBe(code);
	});
});

describe('pipes are escaped', () => {
	const escaping =
		(part: string) =>
		(note: Note): EditOutcome => {
			const start = note.text.indexOf(part);
			return escapePipes(note, { start, end: start + part.length });
		};

	test.each([
		['in a link in a table', '| a |\n|---|\n| [[A|b]] |\n', '[[A|b]]', '| a |\n|---|\n| [[A\\|b]] |\n'],
		['all of them', 'x|y|z\n', 'x|y|z', 'x\\|y\\|z\n'],
		['not those that are', 'x\\|y|z\n', 'x\\|y|z', 'x\\|y\\|z\n'],
		['after a backslash that is escaped itself', 'x\\\\|y\n', 'x\\\\|y', 'x\\\\\\|y\n'],
		['none', 'xy\n', 'xy', 'xy\n'],
	])('%s', (_, text, part, expected) => {
		expect(after(text, escaping(part))).toBe(expected);
		const start = text.indexOf(part);
		const again = { start, end: start + part.length + expected.length - text.length };
		expect(textAfter(expected, (note) => escapePipes(note, again))).toBe(expected);
	});
});

describe('a link is led elsewhere', () => {
	const leading =
		(target: string, index = 0) =>
		(note: Note): EditOutcome => {
			const link = note.links[index];
			if (!link) throw new Error('the note has no such link');
			return retarget(note, link, target);
		};

	test.each([
		['a wikilink', '[[US]] x\n', 'United States', '[[United States]] x\n'],
		['with a display text', '[[US|the States]]\n', 'United States', '[[United States|the States]]\n'],
		['with a heading', '[[US#Trade|t]]\n', 'United States', '[[United States#Trade|t]]\n'],
		['in a table', '| a |\n|---|\n| [[US\\|t]] |\n', 'United States', '| a |\n|---|\n| [[United States\\|t]] |\n'],
		['an embed', '![[US#^a1]]\n', 'United States', '![[United States#^a1]]\n'],
		['a Markdown link', '[t](US.md)\n', 'United States', '[t](United%20States.md)\n'],
		['a Markdown link with a heading', '[t](US.md#Trade)\n', 'A/B', '[t](A/B.md#Trade)\n'],
		['a Markdown link in angle brackets', '[t](<U S.md#The trade>)\n', 'US', '[t](<US.md#The trade>)\n'],
		['a Markdown link with a title', '[t](US.md "why")\n', 'USA (country).md', '[t](USA%20%28country%29.md "why")\n'],
		['a link in front matter', '---\nup: "[[US#A|b]]" # why\n---\n', 'United States', '---\nup: "[[United States#A|b]]" # why\n---\n'],
		['a link in a list in front matter', '---\nup: [x, "[[US]]"]\n---\n', 'Iran', '---\nup: [x, "[[Iran]]"]\n---\n'],
		['a link deeper in front matter', '---\nup:\n  a:\n    - "[[US]]"\n---\n', 'Iran', '---\nup:\n  a:\n    - "[[Iran]]"\n---\n'],
		[
			'the first of two links in a list in front matter',
			'---\nup: ["[[US]]", "[[EU]]"]\n---\n',
			'Iran',
			'---\nup: ["[[Iran]]", "[[EU]]"]\n---\n',
		],
		[
			'a link beside a key without a value in front matter',
			'---\nup:\n  a: "[[US]]"\n  b:\n---\n',
			'Iran',
			'---\nup:\n  a: "[[Iran]]"\n  b:\n---\n',
		],
	])('%s', (_, text, target, expected) => {
		expect(after(text, leading(target))).toBe(expected);
	});

	test.each([
		['a target that no wikilink can hold', '[[US]]\n', 'a|b', 'BAD_TARGET'],
		['a target that no property can hold', '---\nup: "[[US]]"\n---\n', 'a]b', 'BAD_TARGET'],
		['nothing', '[t](US.md)\n', ' ', 'BAD_TARGET'],
		['a control character', '[t](US.md)\n', 'a\u0007', 'BAD_TARGET'],
	])('%s is refused', (_, text, target, code) => {
		expect(textAfter(text, leading(target))).toBe(code);
	});

	test('a plain name is none of its links', () => {
		const note = parseNote('a.md', '[[US]]\n');
		const [link] = note.links;
		expect(link && retarget(note, { ...link, kind: 'name' }, 'Iran')).toMatchObject({ kind: 'refused', code: 'BAD_TARGET' });
	});

	test('a link that is not there any more is refused', () => {
		const [link] = parseNote('a.md', '---\nup: "[[US]]"\n---\n').links;
		expect(link && textAfter('---\nx: 1\n---\n', (note) => retarget(note, link, 'Iran'))).toBe('TEXT_CHANGED');
		expect(link && textAfter('x\n', (note) => retarget(note, link, 'Iran'))).toBe('TEXT_CHANGED');
	});

	test.each([
		['another kind of link', 'a [[US]] b\n', 'a [U](S) b\n'],
		['a link to something else', 'a [[US]] b\n', 'a [[EU]] b\n'],
		['a link further on', '[[US]]\n', 'x [[US]]\n'],
		['a longer one', '[[US]]\n', '[[US|x]]\n'],
		['another kind of link to the same', '[[US]] b\n', '[](US) b\n'],
		['one that begins before', 'a [[US]]\n', '[[US| ]]\n'],
		['a link in another field', '---\nup: "[[US]]"\n---\n', '---\nto: "[[US]]"\n---\n'],
		['text', '[t](US.md)\n', 'text here.\n'],
	])('%s that came to stand in its place is left alone', (_, read, now) => {
		const [link] = parseNote('a.md', read).links;
		expect(link && textAfter(now, (note) => retarget(note, link, 'Iran'))).toBe('TEXT_CHANGED');
	});
});

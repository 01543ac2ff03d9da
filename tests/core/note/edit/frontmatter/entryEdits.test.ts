import { describe, expect, test } from 'vitest';
import { addListItem } from '../../../../../src/core/note/edit/frontmatter/addListItem.ts';
import { applyRepair } from '../../../../../src/core/note/edit/frontmatter/applyRepair.ts';
import type { EditOutcome } from '../../../../../src/core/note/edit/verify/editOutcome.ts';
import { quoteValue } from '../../../../../src/core/note/edit/frontmatter/quoteValue.ts';
import { removeField } from '../../../../../src/core/note/edit/frontmatter/removeField.ts';
import { renameKey } from '../../../../../src/core/note/edit/frontmatter/renameKey.ts';
import { wrapInList } from '../../../../../src/core/note/edit/frontmatter/wrapInList.ts';
import type { FrontmatterPath } from '../../../../../src/core/note/frontmatter.ts';
import type { Note } from '../../../../../src/core/note/note.ts';
import { parseNote } from '../../../../../src/core/note/parseNote.ts';
import { crlf, noteWith, textAfter } from '../../../../support/editing.ts';
import { misread } from '../../../../support/misread.ts';

/** The block after a plan, in both kinds of line end, or the refusal's code. */
function blockAfter(block: string, plan: (note: Note) => EditOutcome): string {
	const after = textAfter(noteWith(block), plan);
	const twin = textAfter(crlf(noteWith(block)), plan);
	expect(twin).toBe(after.startsWith('---\n') ? crlf(after) : after);
	return after.startsWith('---\n') ? after.slice('---\n'.length, -'---\nbody\n'.length) : after;
}

/** Notes in which nothing can be done to a field. */
const UNWRITABLE: [string, string, string][] = [
	['malformed front matter', '---\na: [\n---\n', 'FRONTMATTER_MALFORMED'],
	['an unclosed block', '---\na: 1\n', 'FRONTMATTER_OBSTACLE'],
	['a block that is a list', '---\n- a\n---\n', 'NOT_A_MAP'],
];

describe('a field is removed', () => {
	test.each([
		['with its line', 'a: 1\nb: 2\nc: 3\n', 'a: 1\nc: 3\n'],
		['the first', 'b: 2\nc: 3\n', 'c: 3\n'],
		['the only one, and the fences stay', 'b: 2\n', ''],
		['with a list below', 'b:\n  - p\n  - q\nc: 3\n', 'c: 3\n'],
		['with a list that is not indented', 'b:\n- p\n- q\nc: 3\n', 'c: 3\n'],
		['with a map below', 'b:\n  p: 1\n\nc: 3\n', 'c: 3\n'],
		['with text over several lines', 'b: two\n  lines\nc: 3\n', 'c: 3\n'],
		['with literal text and the blank lines it keeps', 'b: |+\n  t\n\n\nc: 3\n', 'c: 3\n'],
		['without the blank lines below', 'a: 1\nb: 2\n\nc: 3\n', 'a: 1\n\nc: 3\n'],
		['without the blank lines below, whatever stands further down', 'b: 2\n\nc: |+\n  t\n\n', '\nc: |+\n  t\n\n'],
		['with a list and the blank lines below', 'b:\n  - p\n\nc: 3\n', 'c: 3\n'],
		['with folded text and the blank lines below', 'b: >-\n  t\n\nc: 3\n', 'c: 3\n'],
		['with blank lines that text above would keep, its indentation said', 'a: |2+\n    t\nb: 1\n\nc: 2\n', 'a: |2+\n    t\nc: 2\n'],
		['without the comment below', 'b: |\n  t\n# why\nc: 3\n', '# why\nc: 3\n'],
		['without a value', 'b:\nc: 3\n', 'c: 3\n'],
		['with an indented comment below', 'b:\n  # why\nc: 3\n', 'COMMENT_IN_VALUE'],
		['with an indented comment below, which text above would swallow', 'a: |\n  t\nb: 1\n  # why\n', 'COMMENT_IN_VALUE'],
		['with blank lines that text above would keep', 'a: |+\n  t\nb: 1\n\n\nc: 3\n', 'a: |+\n  t\nc: 3\n'],
		['and a comment below that is not indented stays', '  b: 1\n  # why\n  c: 3\n', '  # why\n  c: 3\n'],
		['in quotes', '"b": 2\n', ''],
		['in a block that is indented', '  a: 1\n  b: 2\n  c: 3\n', '  a: 1\n  c: 3\n'],
		['that is not there', 'a: 1\n', 'a: 1\n'],
		['that every object has', 'a: 1\n', 'a: 1\n'],
		['with a comment on its line', 'b: 2 # why\n', 'COMMENT_IN_VALUE'],
		['with a comment after nothing', 'b: # why\n', 'COMMENT_IN_VALUE'],
		['with a comment inside', 'b:\n  - p\n  # why\n  - q\n', 'COMMENT_IN_VALUE'],
		['with an anchor', 'b: &x 1\nc: *x\n', 'ANCHOR_OR_TAG_IN_VALUE'],
		['with an anchor and no value', 'b: &x\n', 'ANCHOR_OR_TAG_IN_VALUE'],
		['with an anchor on a line of its own', 'b:\n  &x\nc: 1\n', 'ANCHOR_OR_TAG_IN_VALUE'],
		['an alias', 'a: &x 1\nb: *x\n', 'ALIAS_IN_VALUE'],
		['after a question mark', 'a: 1\n? b\n: 2\n', 'NOT_A_MAP'],
	])('%s', (_, block, after) => {
		expect(blockAfter(block, (note) => removeField(note, 'b'))).toBe(after);
	});

	test('that every object has is not there', () => {
		expect(blockAfter('a: 1\n', (note) => removeField(note, 'toString'))).toBe('a: 1\n');
	});

	test('of a note without front matter', () => {
		expect(textAfter('text\n', (note) => removeField(note, 'b'))).toBe('text\n');
	});

	test.each(UNWRITABLE)('not from %s', (_, text, code) => {
		expect(textAfter(text, (note) => removeField(note, 'a'))).toBe(code);
	});
});

describe('a key is renamed', () => {
	test.each([
		['its own characters change', 'a: 1\nb:  2 # why\n', 'x', 'a: 1\nx:  2 # why\n'],
		['in quotes', '"b": 2\n', 'x', 'x: 2\n'],
		['to one that needs quotes', 'b: 2\n', 'x: y', '"x: y": 2\n'],
		['to a number', 'b: 2\n', '1', '"1": 2\n'],
		['before a list', 'b:\n  - p\n', 'x', 'x:\n  - p\n'],
		['after a question mark', 'a: 1\n? b\n: 2\n', 'x', 'NOT_A_MAP'],
		['among keys that are numbers, which objects put first', 'z: 1\nb: 2\n2024: 3\na: 4\n', 'x', 'z: 1\nx: 2\n2024: 3\na: 4\n'],
		['to itself', 'b: 2\n', 'b', 'b: 2\n'],
		['that is not there', 'a: 1\n', 'x', 'a: 1\n'],
		['to one that is there', 'a: 1\nb: 2\n', 'a', 'KEY_EXISTS'],
		['with an anchor', 'a: 1\n&k b: 2\n', 'x', 'ANCHOR_OR_TAG_IN_VALUE'],
		['with a tag', 'a: 1\n!!str b: 2\n', 'x', 'ANCHOR_OR_TAG_IN_VALUE'],
		['below an anchor of a value', 'a: &v\nb: 2\n', 'x', 'a: &v\nx: 2\n'],
		['below a tag of a value', 'a: !!str\nb: 2\n', 'x', 'a: !!str\nx: 2\n'],
		['to nothing', 'b: 2\n', '', 'BAD_VALUE'],
		['to half a character', 'b: 2\n', '\uD800', 'LONE_SURROGATE'],
	])('%s', (_, block, to, after) => {
		expect(blockAfter(block, (note) => renameKey(note, 'b', to))).toBe(after);
	});

	test('that is a number and stands last', () => {
		expect(blockAfter('z: 1\na: 4\n2024: 3\n', (note) => renameKey(note, '2024', 'x'))).toBe('z: 1\na: 4\nx: 3\n');
	});

	test('of a note without front matter', () => {
		expect(textAfter('text\n', (note) => renameKey(note, 'b', 'x'))).toBe('text\n');
	});

	test.each(UNWRITABLE)('not in %s', (_, text, code) => {
		expect(textAfter(text, (note) => renameKey(note, 'a', 'x'))).toBe(code);
	});
});

describe('an item is added to a list', () => {
	test.each([
		['in brackets', 'b: [p,q]\n', 'b: [p,q,x]\n'],
		['with dashes', 'b:\n- p # why\n', 'b:\n- p # why\n- x\n'],
		['with a comment inside', 'b: [p, # why\n  q]\n', 'b: [p, # why\n  q, x]\n'],
		['with an anchor inside', 'b: [&a p]\nc: *a\n', 'b: [&a p, x]\nc: *a\n'],
		['that holds lists', 'b: [[p]]\n', 'b: [[p], x]\n'],
		['that holds maps', 'b:\n  - p: 1\n    q: 2\nc: 3\n', 'b:\n  - p: 1\n    q: 2\n  - x\nc: 3\n'],
		['that ends in a list far from its dash', 'b:\n  -   q\n  -   - p\n', 'b:\n  -   q\n  -   - p\n  -   x\n'],
		['of which there is none', 'a: 1\n', 'a: 1\nb: [x]\n'],
		['of which there is only the key', 'b:\n', 'b: [x]\n'],
		['that is one value so far', 'b: p\n', 'b: [p, x]\n'],
		['that is the same value', 'b: x\n', 'b: [x]\n'],
		['that has it', 'b: [x, q]\n', 'b: [x, q]\n'],
		['that has it in quotes', 'b:\n  - "x"\n', 'b:\n  - "x"\n'],
		['that is a map', 'b:\n  p: 1\n', 'BAD_VALUE'],
		['that is an alias', 'a: &l [p]\nb: *l\n', 'ALIAS_IN_VALUE'],
	])('%s', (_, block, after) => {
		const plan = (note: Note): EditOutcome => addListItem(note, 'b', 'x');
		expect(blockAfter(block, plan)).toBe(after);
	});

	test.each([
		['two aliases in a text', 'aliases: USA, America\n', 'aliases: [USA, America, US]\n'],
		['two in quotes', 'aliases: "USA, the States: all"\n', 'aliases: [USA, "the States: all", US]\n'],
		['one alias in a text', 'aliases: United States\n', 'aliases: [United States, US]\n'],
		['one of them already', 'aliases: USA, US\n', 'aliases: USA, US\n'],
		['one and a comma', 'aliases: USA,\n', 'aliases: [USA, US]\n'],
		['one that is there, and a comma', 'aliases: US,\n', 'aliases: US,\n'],
		['a comma alone', 'aliases: ","\n', 'aliases: [US]\n'],
		['one with a comma in a list', 'aliases: ["States, United"]\n', 'aliases: ["States, United", US]\n'],
		['a comment behind', 'aliases: USA, America # names\n', 'aliases: [USA, America, US] # names\n'],
	])('what Obsidian reads in a text stays what it reads: %s', (_, block, expected) => {
		expect(blockAfter(block, (note) => addListItem(note, 'aliases', 'US'))).toBe(expected);
	});

	test.each([
		['blanks', 'tags: one two\n', 'tags: [one, two, three]\n'],
		['commas', 'tags: one,two\n', 'tags: [one, two, three]\n'],
	])('tags in a text with %s are tags of a list', (_, block, expected) => {
		expect(blockAfter(block, (note) => addListItem(note, 'tags', 'three'))).toBe(expected);
	});

	test.each([
		['two aliases', 'aliases: USA, America\n', 'aliases', 'aliases: [USA, America]\n'],
		[
			'two aliases, one with a colon',
			'aliases: "USA, the States: all" # names\n',
			'aliases',
			'aliases: [USA, "the States: all"] # names\n',
		],
		['tags', 'tags: one two\n', 'tags', 'tags: [one, two]\n'],
		['one alias and a comma', 'alias: USA,\n', 'alias', 'alias: [USA]\n'],
		['a number in words', 'aliases: "007, Bond"\n', 'aliases', 'aliases: ["007", Bond]\n'],
		['what is one anywhere else', 'actors: Iran, Iraq\n', 'actors', 'actors: ["Iran, Iraq"]\n'],
	])('a text becomes a list of what Obsidian reads in it: %s', (_, block, key, expected) => {
		expect(blockAfter(block, (note) => wrapInList(note, key))).toBe(expected);
	});

	test('a text of any other field is one item', () => {
		expect(blockAfter('actors: Iran, Oman\n', (note) => addListItem(note, 'actors', 'UAE'))).toBe('actors: ["Iran, Oman", UAE]\n');
	});

	test('of every object', () => {
		expect(blockAfter('a: 1\n', (note) => addListItem(note, 'constructor', 'x'))).toBe('a: 1\nconstructor: [x]\n');
	});

	test('of a note without front matter', () => {
		expect(textAfter('text\n', (note) => addListItem(note, 'aliases', 'US'))).toBe('---\naliases: [US]\n---\ntext\n');
	});

	test('that cannot be written', () => {
		expect(blockAfter('b: [p]\n', (note) => addListItem(note, 'b', '\u0007'))).toBe('CONTROL_CHARACTER');
	});

	test.each(UNWRITABLE)('not in %s', (_, text, code) => {
		expect(textAfter(text, (note) => addListItem(note, 'a', 'x'))).toBe(code);
	});
});

describe('a value is wrapped in a list', () => {
	test.each([
		['words', 'actors: Iran  # why\n', 'actors: [Iran]  # why\n'],
		['in quotes', 'actors: "Iran"\n', 'actors: ["Iran"]\n'],
		['in single quotes', "actors: 'a, b'\n", "actors: ['a, b']\n"],
		['a number', 'actors: 010\n', 'actors: [010]\n'],
		['a date', 'actors: 2024-01-02\n', 'actors: [2024-01-02]\n'],
		['a comma is put in quotes', 'actors: Iran, Iraq\n', 'actors: ["Iran, Iraq"]\n'],
		['an address is put in quotes', 'actors: https://x.org\n', 'actors: ["https://x.org"]\n'],
		['a hash is put in quotes', 'actors: C#\n', 'actors: ["C#"]\n'],
		['a bracket is put in quotes', 'actors: a]\n', 'actors: ["a]"]\n'],
		['a brace is put in quotes', 'actors: a}\n', 'actors: ["a}"]\n'],
		['a question mark is put in quotes', 'actors: "?"\n', 'actors: ["?"]\n'],
		['text over several lines', 'actors: two\n  lines\n', 'actors: [two lines]\n'],
		['quoted text over several lines', 'actors: "two\n  lines"\n', 'actors: [two lines]\n'],
		['literal text', 'actors: |\n  a\n  b\n', 'actors: ["a\\nb\\n"]\n'],
		['folded text', 'actors: >\n  a\n  b\n', 'actors: ["a b\\n"]\n'],
		['literal text of which there is none', 'actors: |\n  \na: 1\n', 'actors: [""]\n  \na: 1\n'],
		['a list', 'actors: [a]\n', 'actors: [a]\n'],
		['nothing', 'actors:\n', 'actors:\n'],
		['null', 'actors: ~\n', 'actors: ~\n'],
		['a map', 'actors:\n  a: 1\n', 'BAD_VALUE'],
		['an anchor', 'actors: &x a\n', 'ANCHOR_OR_TAG_IN_VALUE'],
		['an alias', 'x: &x a\nactors: *x\n', 'ALIAS_IN_VALUE'],
		['no key', 'a: 1\n', 'NO_SUCH_ENTRY'],
	])('%s', (_, block, after) => {
		expect(blockAfter(block, (note) => wrapInList(note, 'actors'))).toBe(after);
	});
});

test('what is wrapped is not touched: a bracket goes before it and one after', () => {
	expect(wrapInList(parseNote('a.md', noteWith('actors: Iran\n')), 'actors')).toEqual({
		kind: 'edits',
		edits: [
			{ range: { start: 12, end: 12 }, newText: '[' },
			{ range: { start: 16, end: 16 }, newText: ']' },
		],
	});
});

describe('a value is put in quotes', () => {
	test.each<[string, string, FrontmatterPath, string]>([
		['digits keep their zeros', 'arxiv: 2401.00010\n', ['arxiv'], 'arxiv: "2401.00010"\n'],
		['a leading zero', 'zip: 00501 # NY\n', ['zip'], 'zip: "00501" # NY\n'],
		['a link', 'up: [[Note]]\n', ['up'], 'up: "[[Note]]"\n'],
		['a link among others', 'up: [[[A]], [[B|b]]]\n', ['up', 1], 'up: [[[A]], "[[B|b]]"]\n'],
		['a link after a dash', 'up:\n  - [[A]]\n', ['up', 0], 'up:\n  - "[[A]]"\n'],
		['quotes inside', 'a: say "no"\n', ['a'], 'a: "say \\"no\\""\n'],
		['a boolean', 'a: true\n', ['a'], 'a: "true"\n'],
		['in quotes already', 'a: "x"\n', ['a'], 'a: "x"\n'],
		['in single quotes', "a: 'x'\n", ['a'], "a: 'x'\n"],
		['literal text', 'a: |\n  x\n', ['a'], 'a: |\n  x\n'],
		['nothing', 'a:\n', ['a'], 'BAD_VALUE'],
		['several lines', 'a: two\n  lines\n', ['a'], 'BAD_VALUE'],
		['an alias', 'a: &x 1\nb: *x\n', ['b'], 'ALIAS_IN_VALUE'],
		['an anchor', 'a: &x 1\n', ['a'], 'ANCHOR_OR_TAG_IN_VALUE'],
		['not there', 'a: 1\n', ['b'], 'NO_SUCH_ENTRY'],
	])('%s', (_, block, path, after) => {
		expect(blockAfter(block, (note) => quoteValue(note, path))).toBe(after);
	});
});

describe('malformed front matter is repaired where its faults have a repair', () => {
	/** A note whose reader found this repair: so the planner is tested whatever the reader can repair. */
	const withRepair =
		(text: string, start: number, end: number, newText: string) =>
		(note: Note): EditOutcome =>
			applyRepair(
				misread(note, {
					frontmatter: {
						kind: 'malformed',
						range: { start: 0, end: text.indexOf('body') },
						block: { start: 4, end: text.indexOf('---\nbody') },
						fault: {
							code: 'yaml',
							range: { start, end },
							message: 'm',
							repair: { title: 't', safe: true, range: { start, end }, newText },
						},
					},
				}),
			);

	test('a repair that would reach below the block is refused', () => {
		const text = noteWith('title: [\n');
		expect(textAfter(text, withRepair(text, 11, 12, 'x\n---\ny'))).toBe('VERIFY_BODY');
	});

	test('two faults, one after the other', () => {
		const text = noteWith('title: Foo: bar\nauthor: @smith\nx: 1\n');
		expect(textAfter(text, applyRepair)).toBe(noteWith('title: "Foo: bar"\nauthor: "@smith"\nx: 1\n'));
		expect(textAfter(noteWith('author: @smith\nx: [\n'), applyRepair)).toBe('FRONTMATTER_MALFORMED');
	});

	test('one repair', () => {
		const text = noteWith('title: Foo: bar\n');
		expect(textAfter(text, withRepair(text, 11, 19, '"Foo: bar"'))).toBe(noteWith('title: "Foo: bar"\n'));
	});

	test('a repair that leaves the block as it was is refused', () => {
		const text = noteWith('title: [\n');
		expect(textAfter(text, withRepair(text, 11, 12, '[['))).toBe('FRONTMATTER_MALFORMED');
	});

	test.each([
		['what can be read stays', noteWith('a: 1\n'), noteWith('a: 1\n')],
		['no front matter stays', 'text\n', 'text\n'],
		['a fault without a repair', noteWith('- a\n'), 'FRONTMATTER_MALFORMED'],
		['a null character', noteWith('a: \0\n'), 'CONTROL_CHARACTER'],
	])('%s', (_, text, after) => {
		expect(textAfter(text, applyRepair)).toBe(after);
	});
});

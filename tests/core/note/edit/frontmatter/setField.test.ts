import { describe, expect, test } from 'vitest';
import type { WritableValue } from '../../../../../src/core/note/edit/frontmatter/unwritableValue.ts';
import { setField } from '../../../../../src/core/note/edit/frontmatter/setField.ts';
import type { FrontmatterPath } from '../../../../../src/core/note/frontmatter.ts';
import { crlf, noteWith, textAfter } from '../../../../support/editing.ts';

/** The block after `path` is set to `value`, or the refusal's code. */
function blockAfter(block: string, path: FrontmatterPath, value: WritableValue): string {
	const after = textAfter(noteWith(block), (note) => setField(note, path, value));
	const twin = textAfter(crlf(noteWith(block)), (note) => setField(note, path, value));
	if (!after.startsWith('---\n')) {
		expect(twin).toBe(after);
		return after;
	}
	expect(twin).toBe(crlf(after));
	expect(after.endsWith('---\nbody\n')).toBe(true);
	return after.slice('---\n'.length, -'---\nbody\n'.length);
}

describe('a value that is there is replaced in its place', () => {
	test.each<[string, string, WritableValue, string]>([
		['plain', 'a: 1\nb: 2\nc: 3\n', 'x', 'a: 1\nb: x\nc: 3\n'],
		['a comment after it stays', 'b: 2  # why\n', 'x', 'b: x  # why\n'],
		['in quotes, which stay', 'b: "2"\n', 'x', 'b: "x"\n'],
		['in quotes, by text with quotes', 'b: "2"\n', 'say "no" \\', 'b: "say \\"no\\" \\\\"\n'],
		['in single quotes, which stay', "b: 'it''s'\n", 'Foo: bar', "b: 'Foo: bar'\n"],
		['in single quotes, by text with such', "b: 'x'\n", 'it\'s "so" \\', "b: 'it''s \"so\" \\'\n"],
		['in single quotes, by what only double ones can hold', "b: 'x'\n", 'a\tb', 'b: "a\\tb"\n'],
		['in quotes, by a number', 'b: "2"\n', 7, 'b: 7\n'],
		['blanks around it stay', 'b:   2   \n', 'x', 'b:   x   \n'],
		['text over several lines', 'b: two\n  lines\n  and more\nc: 3\n', 'x', 'b: x\nc: 3\n'],
		['quoted text over several lines', 'b: "two\n  lines"\nc: 3\n', 'x', 'b: "x"\nc: 3\n'],
		['a value on the line below', 'b:\n  2\nc: 3\n', 'x', 'b:\n  x\nc: 3\n'],
		['nothing', 'b:\nc: 3\n', 'x', 'b: x\nc: 3\n'],
		['nothing, with blanks after', 'b:  \nc: 3\n', 'x', 'b: x  \nc: 3\n'],
		['nothing, with a comment after', 'b: # why\nc: 3\n', 'x', 'b: x # why\nc: 3\n'],
		['nothing, with a comment below', 'b:\n  # why\nc: 3\n', 'x', 'b: x\n  # why\nc: 3\n'],
		['nothing, after a key apart from its colon', 'b :\nc: 3\n', 'x', 'b : x\nc: 3\n'],
		['nothing, before a key with an anchor', 'b:\n&k c: 1\n', 'x', 'b: x\n&k c: 1\n'],
		['null on the line below', 'b:\n  ~\nc: 3\n', 'x', 'b:\n  x\nc: 3\n'],
		['null', 'b: ~\n', 'x', 'b: x\n'],
		['literal text', 'b: |\n  l1\n\n  l2\nc: 3\n', 'x', 'b: x\nc: 3\n'],
		['literal text that keeps blank lines', 'b: |+\n  l1\n\n\nc: 3\n', 'x', 'b: x\n\n\nc: 3\n'],
		['folded text', 'b: >-\n  l1\n  l2\n', 'x', 'b: x\n'],
		['a list in brackets', 'b: [p, q]\nc: 3\n', 'x', 'b: x\nc: 3\n'],
		['a list over several lines', 'b: [\n  p,\n  q\n]\nc: 3\n', 'x', 'b: x\nc: 3\n'],
		['a list with dashes gives way', 'b:\n  - p\n  - q\nc: 3\n', 'x', 'b: x\nc: 3\n'],
		['a list with dashes that is not indented', 'b:\n- p\n- q\nc: 3\n', 'x', 'b: x\nc: 3\n'],
		['a comment after the last item of a list stays', 'b:\n  - p\n  - q # why\nc: 3\n', 'x', 'b: x # why\nc: 3\n'],
		['a map below gives way', 'b:\n  p: 1\n  q: 2\nc: 3\n', 'x', 'b: x\nc: 3\n'],
		['a map whose first key is quoted gives way', 'b:\n  "p": 1\nc: 3\n', 'x', 'b: x\nc: 3\n'],
		['a map in braces', 'b: {p: 1}\n', 'x', 'b: x\n'],
		['a map in braces on the line below', 'b:\n  {p: 1}\nc: 3\n', 'x', 'b:\n  x\nc: 3\n'],
		['a list in brackets on the line below', 'b:\n  [p]\nc: 3\n', 'x', 'b:\n  x\nc: 3\n'],
		['a list with dashes after a key apart from its colon', 'b :\n  - p\nc: 3\n', 'x', 'b : x\nc: 3\n'],
		['after a key in quotes', '"b": 2\n', 'x', '"b": x\n'],
		['after a key apart from its colon', 'b : 2\n', 'x', 'b : x\n'],
		['by a number', 'b: x\n', 7, 'b: 7\n'],
		['by a boolean', 'b: x\n', true, 'b: true\n'],
		['by null', 'b: x\n', null, 'b: null\n'],
		['by a list', 'b: x\n', ['p', 'q: r'], 'b: [p, "q: r"]\n'],
		['by an empty list', 'b: x\n', [], 'b: []\n'],
		['nothing, by a list', 'b:\n', ['p'], 'b: [p]\n'],
		['a map, by a list', 'b:\n  p: 1\n', ['p'], 'b: [p]\n'],
		['in a block that is indented', '  a: 1\n  b: 2\n', 'x', '  a: 1\n  b: x\n'],
	])('%s', (_, block, value, after) => {
		expect(blockAfter(block, ['b'], value)).toBe(after);
		expect(blockAfter(after, ['b'], value)).toBe(after);
	});

	test.each<[string, string, FrontmatterPath, string]>([
		['a key of a map', 'm:\n  p: 1\n  q: 2\n', ['m', 'q'], 'm:\n  p: 1\n  q: x\n'],
		['a key of a map in braces', 'm: {p: 1, q: 2}\n', ['m', 'q'], 'm: {p: 1, q: x}\n'],
		['a key of a map in braces, without a value', 'm: {p: , q: 2}\n', ['m', 'p'], 'm: {p: x , q: 2}\n'],
		['an item in brackets', 'm: [p, q ,r]\n', ['m', 1], 'm: [p, x ,r]\n'],
		['an item with a dash', 'm:\n  - p\n  -  q # why\n', ['m', 1], 'm:\n  - p\n  -  x # why\n'],
		['an item without a value', 'm:\n  - p\n  -\n', ['m', 1], 'm:\n  - p\n  - x\n'],
		['a key of an item', 'm:\n  - p: 1\n    q: 2\n', ['m', 0, 'q'], 'm:\n  - p: 1\n    q: x\n'],
		['an item that is a map', 'm:\n  - p: 1\n    q: 2\n  - r\n', ['m', 0], 'm:\n  - x\n  - r\n'],
		['a list in a list', 'm:\n  - - p\n    - q\n  - r\n', ['m', 0], 'm:\n  - x\n  - r\n'],
		['an item of a list in a list', 'm:\n  - - p\n    - q\n', ['m', 0, 1], 'm:\n  - - p\n    - x\n'],
		['an item below a comment in brackets', 'm: [p, # why\n  q]\n', ['m', 1], 'm: [p, # why\n  x]\n'],
		['an item after a map', 'm:\n  - p: 1\n  - q\n', ['m', 1], 'm:\n  - p: 1\n  - x\n'],
	])('%s', (_, block, path, after) => {
		expect(blockAfter(block, path, 'x')).toBe(after);
	});
});

describe('of a list only what differs is written', () => {
	test.each<[string, string, WritableValue, string]>([
		['an item more, as the others are parted', 'b: [p,q]\n', ['p', 'q', 'r'], 'b: [p,q,r]\n'],
		['an item more after one', 'b: [ p ]\n', ['p', 'r'], 'b: [ p, r ]\n'],
		['an item more in an empty list', 'b: []\n', ['r', 's'], 'b: [r, s]\n'],
		['an item more at the front', 'b: [p , q]\n', ['r', 'p', 'q'], 'b: [r, p , q]\n'],
		['an item more in the middle', "b: ['p', q]\n", ['p', 'r', 'q'], "b: ['p', r, q]\n"],
		['an item more after a trailing comma', 'b: [p, q,]\n', ['p', 'q', 'r'], 'b: [p, q, r,]\n'],
		['an item more on a line of its own', 'b: [\n  p,\n  q\n]\n', ['p', 'q', 'r'], 'b: [\n  p,\n  q,\n  r\n]\n'],
		['two items more after one', 'b: [p]\n', ['p', 'r', 's'], 'b: [p, r, s]\n'],
		['two items more at the front', 'b: [p]\n', ['r', 's', 'p'], 'b: [r, s, p]\n'],
		['an item more, as the last two are parted', 'b: [p, q,r]\n', ['p', 'q', 'r', 's'], 'b: [p, q,r,s]\n'],
		['an item more, with two blanks as the others', 'b: [p,  q]\n', ['p', 'q', 'r'], 'b: [p,  q,  r]\n'],
		['an item more of several that are the same', 'b: [p,p]\n', ['p', 'p', 'p'], 'b: [p,p,p]\n'],
		['an item less of several that are the same', 'b: [p,p,p]\n', ['p', 'p'], 'b: [p,p]\n'],
		['another item at the front', 'b: [p,"q",r]\n', ['x', 'q', 'r'], 'b: [x,"q",r]\n'],
		['another item after one with a comment', 'b: [p, # why\n  q, r]\n', ['p', 'q', 'x'], 'b: [p, # why\n  q, x]\n'],
		['an item less in the middle, after one with a comment', 'b: [p, # why\n  q, r, s]\n', ['p', 'q', 's'], 'b: [p, # why\n  q, s]\n'],
		['an item less at the end', 'b: [p, q,r ]\n', ['p', 'q'], 'b: [p, q ]\n'],
		['an item less at the front', 'b: [p, q,r ]\n', ['q', 'r'], 'b: [q,r ]\n'],
		['an item less in the middle', 'b: [p, q,r ]\n', ['p', 'r'], 'b: [p, r ]\n'],
		['all items less', 'b: [ p, q ]\n', [], 'b: []\n'],
		['another item', 'b: [p, "q",r]\n', ['p', 'x: y', 'r'], 'b: [p, "x: y",r]\n'],
		['two for one', 'b: [p, q, r]\n', ['p', 'x', 'z', 'r'], 'b: [p, x, z, r]\n'],
		['one for two', 'b: [p, q,  r, s]\n', ['p', 'x', 's'], 'b: [p, x, s]\n'],
		['with a comment that is not in the way', 'b: [p, # why\n  q]\n', ['p', 'q', 'r'], 'b: [p, # why\n  q, r]\n'],
		['a dash more', 'b:\n  -   p\n  -   q # why\nc: 3\n', ['p', 'q', 'r'], 'b:\n  -   p\n  -   q # why\n  -   r\nc: 3\n'],
		['a dash more at the front', 'b:\n- p\n', ['r', 'p'], 'b:\n- r\n- p\n'],
		['a dash more in the middle', 'b:\n- p # why\n- q\n', ['p', 'r', 'q'], 'b:\n- p # why\n- r\n- q\n'],
		['a dash more after what keeps its blank lines', 'b:\n  - |+\n    t\n\nc: 3\n', ['t\n\n', 'r'], 'b:\n  - |+\n    t\n\n  - r\nc: 3\n'],
		[
			'a dash more after text of several lines',
			'b:\n  - |\n    t\n    u\n\nc: 3\n',
			['t\nu\n', 'r'],
			'b:\n  - |\n    t\n    u\n  - r\n\nc: 3\n',
		],
		['a dash less at the end', 'b:\n  - p\n  - q\nc: 3\n', ['p'], 'b:\n  - p\nc: 3\n'],
		['a dash less at the front', 'b:\n  - p\n\n  - q\nc: 3\n', ['q'], 'b:\n  - q\nc: 3\n'],
		['a dash less, with a comment elsewhere', 'b:\n  - p # why\n  - q\n  - r\n', ['p', 'r'], 'b:\n  - p # why\n  - r\n'],
		['all dashes less', 'b:\n  - p\n  - q\nc: 3\n', [], 'b: []\nc: 3\n'],
		['another dash', 'b:\n  - p\n  - "q"  # why\n', ['p', 'x'], 'b:\n  - p\n  - x  # why\n'],
		['two dashes for one', 'b:\n  - p\n  - q\n  - r\n', ['p', 'x', 'z', 'r'], 'b:\n  - p\n  - x\n  - z\n  - r\n'],
		['one dash for two', 'b:\n  - p\n  - q\n  - r\n', ['x', 'r'], 'b:\n  - x\n  - r\n'],
		['a value for a dash without one', 'b:\n  -\n  - q\n', ['x', 'q'], 'b:\n  - x\n  - q\n'],
		['a dash more after one without a value', 'b:\n  - p\n  -\n', ['p', null, 'r'], 'b:\n  - p\n  -\n  - r\n'],
		['two dashes more at the end', 'b:\n- p\n', ['p', 'r', 's'], 'b:\n- p\n- r\n- s\n'],
		['two dashes more at the front', 'b:\n- p\n', ['r', 's', 'p'], 'b:\n- r\n- s\n- p\n'],
		['a dash more, with the gap of the last', 'b:\n  - p\n  - q\n  -   r\n', ['p', 'q', 'r', 's'], 'b:\n  - p\n  - q\n  -   r\n  -   s\n'],
		['a dash more after an item on the line below its dash', 'b:\n  -\n    p\nc: 3\n', ['p', 'r'], 'b:\n  -\n    p\n  - r\nc: 3\n'],
		['a dash more after an item far from its dash', 'b:\n  -      p\n', ['p', 'r'], 'b:\n  -      p\n  - r\n'],
		[
			'a dash more after text that says its indentation and keeps its blank lines',
			'b:\n  - |2+\n    t\n  \n\nc: 3\n',
			['t\n\n\n', 'r'],
			'b:\n  - |2+\n    t\n  \n\n  - r\nc: 3\n',
		],
		['a dash more after words that look like the mark of such text', 'b:\n  - a|+\n\nc: 3\n', ['a|+', 'r'], 'b:\n  - a|+\n  - r\n\nc: 3\n'],
		['all dashes less, after a key apart from its colon', 'b :\n  - p\nc: 3\n', [], 'b : []\nc: 3\n'],
	])('%s', (_, block, value, after) => {
		expect(blockAfter(block, ['b'], value)).toBe(after);
	});

	test.each<[string, string, WritableValue, string]>([
		['a comment after what goes', 'b:\n  - p # why\n  - q\n', ['q'], 'COMMENT_IN_VALUE'],
		['a comment above what goes', 'b:\n  - p\n  # why\n  - q\n', ['p'], 'b:\n  - p\n  # why\n'],
		['a comment among what all goes', 'b:\n  # why\n  - p\n', [], 'COMMENT_IN_VALUE'],
		['a comment below what goes, before another', 'b:\n  - p\n  # why\n  - q\n', ['q'], 'COMMENT_IN_VALUE'],
		['a comment among what is replaced', 'b: [p, # why\n  q]\n', ['x'], 'COMMENT_IN_VALUE'],
		['an anchor with what goes', 'b: [&a p, q]\nc: *a\n', ['q'], 'ANCHOR_OR_TAG_IN_VALUE'],
		['an anchor with what is replaced', 'b:\n  - &a p\nc: *a\n', ['q'], 'ANCHOR_OR_TAG_IN_VALUE'],
		['an alias that goes', 'a: &a p\nb:\n  - *a\n  - q\n', ['q'], 'ALIAS_IN_VALUE'],
	])('%s', (_, block, value, after) => {
		expect(blockAfter(block, ['b'], value)).toBe(after);
	});
});

describe('a key that is not there gets a line before the closing fence', () => {
	test.each<[string, string, string]>([
		['after others', 'a: 1\n', 'a: 1\nb: x\n'],
		['in an empty block', '', 'b: x\n'],
		['after a comment', 'a: 1\n# end\n', 'a: 1\n# end\nb: x\n'],
		['in a block of one comment', '# end\n', '# end\nb: x\n'],
		['after blank lines', 'a: 1\n\n', 'a: 1\n\nb: x\n'],
		['with the indentation of the others', '  a: 1\n', '  a: 1\n  b: x\n'],
		['after literal text', 'a: |+\n  t\n\n', 'a: |+\n  t\n\nb: x\n'],
		['after a key without a value', 'a:\n', 'a:\nb: x\n'],
		['after a list that is not indented', 'a:\n- p\n', 'a:\n- p\nb: x\n'],
		['after an anchor of the whole', '&x\na: 1\n', '&x\na: 1\nb: x\n'],
		['after a tag of the whole', '!!map\na: 1\n', '!!map\na: 1\nb: x\n'],
		['beside a key of every object', '__proto__: 1\n', '__proto__: 1\nb: x\n'],
	])('%s', (_, block, after) => {
		expect(blockAfter(block, ['b'], 'x')).toBe(after);
	});

	test.each<[string, string, WritableValue, string]>([
		['a list in brackets', 'a: 1\n', ['p', 'q'], 'a: 1\nb: [p, q]\n'],
		['a list with dashes where the note writes them', 'a:\n  - p\n', ['p', 'q'], 'a:\n  - p\nb:\n  - p\n  - q\n'],
		['a list as most lists of the note are', 'a:\n  - p\nc: [q]\nd: [r]\n', ['p'], 'a:\n  - p\nc: [q]\nd: [r]\nb: [p]\n'],
		['an empty list says nothing of how lists are written', 'a:\n  - p\nc: []\n', ['p'], 'a:\n  - p\nc: []\nb:\n  - p\n'],
		['an empty list in brackets', 'a:\n  - p\n', [], 'a:\n  - p\nb: []\n'],
	])('%s', (_, block, value, after) => {
		expect(blockAfter(block, ['b'], value)).toBe(after);
	});

	test.each([
		['a key of two words', 'risk level', 'risk level: x\n'],
		['a key that needs quotes', 'a: b', '"a: b": x\n'],
		['a key that is a number', '2024', '"2024": x\n'],
		['a key that old readers take for true', 'y', '"y": x\n'],
		['a key of every object', '__proto__', '"__proto__": x\n'],
	])('%s', (_, key, after) => {
		expect(blockAfter('', [key], 'x')).toBe(after);
		expect(blockAfter(after, [key], 'x')).toBe(after);
	});

	test('the line ends as the closing fence does', () => {
		expect(textAfter('---\na: 1\n---\r\nbody\n', (note) => setField(note, ['b'], 'x'))).toBe('---\na: 1\nb: x\r\n---\r\nbody\n');
		expect(textAfter('---\r\na: 1\r\n---', (note) => setField(note, ['b'], 'x'))).toBe('---\r\na: 1\r\nb: x\r\n---');
		expect(textAfter('---\n---', (note) => setField(note, ['b'], 'x'))).toBe('---\nb: x\n---');
	});

	test('a note without front matter gets a block, after its BOM', () => {
		expect(textAfter('\uFEFFtext', (note) => setField(note, ['b'], ['x']))).toBe('\uFEFF---\nb: [x]\n---\ntext');
	});
});

describe('nothing is to do', () => {
	test.each<[string, string, WritableValue]>([
		['the same text', 'b: x\n', 'x'],
		['the same text in other quotes', "b: 'x'\n", 'x'],
		['the same number', 'b: 010\n', 10],
		['the same list', 'b:\n  - p\n  - q\n', ['p', 'q']],
		['nothing is null', 'b:\n', null],
		['not a number is itself', 'b: .nan\n', NaN],
	])('%s', (_, block, value) => {
		expect(blockAfter(block, ['b'], value)).toBe(block);
	});
});

describe('refused', () => {
	test.each<[string, string, FrontmatterPath, string]>([
		['a comment in a list', 'b: [p, # why\n  q]\n', ['b'], 'COMMENT_IN_VALUE'],
		['a comment between key and list', 'b: # why\n  - p\n', ['b'], 'COMMENT_IN_VALUE'],
		['a comment after the mark of literal text', 'b: | # why\n  t\n', ['b'], 'COMMENT_IN_VALUE'],
		['an anchor', 'b: &x 1\n', ['b'], 'ANCHOR_OR_TAG_IN_VALUE'],
		['an anchor inside', 'b:\n  - &x 1\n', ['b'], 'ANCHOR_OR_TAG_IN_VALUE'],
		['an anchor without a value', 'b: &x\nc: 1\n', ['b'], 'ANCHOR_OR_TAG_IN_VALUE'],
		['a tag', 'b: !!str 1\n', ['b'], 'ANCHOR_OR_TAG_IN_VALUE'],
		['a tag without a value, on a line below', 'b:\n  !!str\nc: 1\n', ['b'], 'ANCHOR_OR_TAG_IN_VALUE'],
		['an anchor of an item', 'b:\n  - &x 1\nc: *x\n', ['b', 0], 'ANCHOR_OR_TAG_IN_VALUE'],
		['a tag of an item', 'b:\n  - !!str 1\n', ['b', 0], 'ANCHOR_OR_TAG_IN_VALUE'],
		['a tag without a value, below a comment', 'b: # why\n  !!str\nc: 1\n', ['b'], 'ANCHOR_OR_TAG_IN_VALUE'],
		['a comment after the dash of an item', 'b:\n  - # why\n    p\n', ['b', 0], 'COMMENT_IN_VALUE'],
		['a first key with an anchor', '&k b: 1\n', ['b'], 'NOT_A_MAP'],
		['a way through nothing', 'm:\n', ['m', 'b'], 'NO_SUCH_ENTRY'],
		['an alias', 'a: &x 1\nb: *x\n', ['b'], 'ALIAS_IN_VALUE'],
		['an alias inside', 'a: &x 1\nb: [*x]\n', ['b'], 'ALIAS_IN_VALUE'],
		['the end of a document', 'b: 1\n...\n', ['b'], 'DOCUMENT_END_MARK'],
		['the beginning of a document', '--- # x\nb: 1\n', ['b'], 'DOCUMENT_END_MARK'],
		['a block in braces', '{b: 1}\n', ['b'], 'NOT_A_MAP'],
		['a block that is an empty pair of braces', '{}\n', ['b'], 'NOT_A_MAP'],
		['a key after a question mark', '? b\n: 1\n', ['b'], 'NOT_A_MAP'],
		['a block with a key after a question mark elsewhere', 'b:\n- ? x\nc: 1\n', ['b'], 'NOT_A_MAP'],
		['a key in braces without a colon, before another', 'm: {b, c: 1}\n', ['m', 'b'], 'BAD_VALUE'],
		['a block whose first key has no name', ':\n-\n', ['b'], 'NOT_A_MAP'],
		['a key in braces without a colon', 'm: {b}\n', ['m', 'b'], 'BAD_VALUE'],
		['a way that is not there', 'b: 1\n', ['m', 'b'], 'NO_SUCH_ENTRY'],
		['an item that is not there', 'b: [p]\n', ['b', 1], 'NO_SUCH_ENTRY'],
		['a key of a list', 'b: [p]\n', ['b', 'length'], 'NO_SUCH_ENTRY'],
		['an item of a map', 'b:\n  0: x\n', ['b', 0], 'NO_SUCH_ENTRY'],
		['a part of text', 'b: p\n', ['b', 0], 'NO_SUCH_ENTRY'],
		['a key that only every object has', 'b:\n  c: 1\n', ['b', 'toString'], 'NO_SUCH_ENTRY'],
		['no name', 'b: 1\n', [''], 'BAD_VALUE'],
		['a name of 501 characters', 'b: 1\n', ['x'.repeat(501)], 'BAD_VALUE'],
		['a name with a control character', 'b: 1\n', ['x\u0007'], 'CONTROL_CHARACTER'],
	])('%s', (_, block, path, code) => {
		expect(blockAfter(block, path, 'x')).toBe(code);
	});

	test.each<[string, WritableValue, string]>([
		['a control character', 'a\u0007b', 'CONTROL_CHARACTER'],
		['a control character in a list', ['a', '\u0000'], 'CONTROL_CHARACTER'],
		['half a character', 'a\uD800', 'LONE_SURROGATE'],
		['half a character in a list', ['\uDC00'], 'LONE_SURROGATE'],
	])('%s as a value', (_, value, code) => {
		expect(blockAfter('b: 1\n', ['b'], value)).toBe(code);
	});

	test('a list that begins after the dash of another is not grown', () => {
		expect(blockAfter('m:\n  - - p\n', ['m', 0], ['p', 'x'])).toBe('BAD_VALUE');
	});

	test('a list that is an item is emptied in its place', () => {
		expect(blockAfter('m:\n  -\n    - p\n', ['m', 0], [])).toBe('m:\n  -\n    []\n');
	});

	test('a name of 500 characters is written', () => {
		expect(blockAfter('', ['x'.repeat(500)], 1)).toBe(`${'x'.repeat(500)}: 1\n`);
	});

	test('a way into a note without front matter', () => {
		expect(textAfter('text\n', (note) => setField(note, ['a', 'b'], 'x'))).toBe('NO_SUCH_ENTRY');
	});

	test('a key more than a block may have', () => {
		const block = Array.from({ length: 1000 }, (_, index) => `k${index}: v\n`).join('');
		expect(blockAfter(block, ['k0'], 'x')).toBe(block.replace('k0: v', 'k0: x'));
		expect(blockAfter(block, ['b'], 'x')).toBe('TOO_LARGE');
	});

	test('text longer than a block may be', () => {
		expect(blockAfter('a: 1\n', ['b'], 'x'.repeat(70_000))).toBe('TOO_LARGE');
	});

	test('a refusal says where', () => {
		const note = noteWith('a: 1\nb: [p, # why\n  q]\n');
		expect(
			textAfter(note, (parsed) => {
				const outcome = setField(parsed, ['b'], 'x');
				expect(outcome).toEqual({
					kind: 'refused',
					code: 'COMMENT_IN_VALUE',
					reason: 'a comment stands in what would be replaced',
					line: 3,
				});
				return outcome;
			}),
		).toBe('COMMENT_IN_VALUE');
	});
});

import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';

/** The items of a body as `depth marker "content" = "whole"`. */
function items(text: string): string[] {
	return parseNote('a.md', text).listItems.map(
		({ depth, marker, content, range }) =>
			`${depth} ${marker} "${text.slice(content.start, content.end)}" = ${JSON.stringify(text.slice(range.start, range.end))}`,
	);
}

describe('list items', () => {
	test.each([
		[
			'each mark',
			'- a\n* b\n+ c\n1. d\n2) e\n',
			['0 - "a" = "- a"', '0 * "b" = "* b"', '0 + "c" = "+ c"', '0 1. "d" = "1. d"', '0 2) "e" = "2) e"'],
		],
		['an empty item', '- a\n-\n- ', ['0 - "a" = "- a"', '0 - "" = "-"', '0 - "" = "- "']],
		[
			'a task',
			'- [ ] a\n- [x] b\n- [/]\n- [xy] c\n',
			['0 - "a" = "- [ ] a"', '0 - "b" = "- [x] b"', '0 - "" = "- [/]"', '0 - "[xy] c" = "- [xy] c"'],
		],
		[
			'an item holds its nested ones',
			'- a\n  - b\n\t- c\n- d\n',
			['0 - "a" = "- a\\n  - b\\n\\t- c"', '1 - "b" = "- b\\n\\t- c"', '2 - "c" = "- c"', '0 - "d" = "- d"'],
		],
		['an item holds its paragraphs, not the blank lines after it', '- a\n\n  b\n\nc\n', ['0 - "a" = "- a\\n\\n  b"']],
		['an item holds a line that goes on lazily', '- a\nb\n\nc', ['0 - "a" = "- a\\nb"']],
		['an item holds its fence', '- a\n  ```\n  b\n  ```\nc', ['0 - "a" = "- a\\n  ```\\n  b\\n  ```"']],
		['a heading ends it', '- a\n# b\n', ['0 - "a" = "- a"']],
		['two on one line', '- - a\n', ['0 - "- a" = "- - a"', '1 - "a" = "- a"']],
		['a number after a task box begins a list in the task', '- [ ] 1. a\n', ['0 - "1. a" = "- [ ] 1. a"', '1 1. "a" = "1. a"']],
		['a dash without a blank after it is none', '-a\n--\n1.b\n1234567890. c\n', []],
		['a number other than 1 does not interrupt a paragraph', 'a\n2. b\n\n2. c', ['0 2. "c" = "2. c"']],
		['a thematic break is none', '- - -\n* * *\n', []],
		['trailing blanks are not content', '- a  \n', ['0 - "a" = "- a  "']],
		['with line ends of Windows', '- a\r\n  - b\r\n', ['0 - "a" = "- a\\r\\n  - b"', '1 - "b" = "- b"']],
		['in a quote', '> - a\n> - b\n\nc', ['0 - "a" = "- a"', '0 - "b" = "- b"']],
	])('%s', (_, text, expected) => {
		expect(items(text)).toEqual(expected);
	});

	test('keep what stands before their mark, their line and their section', () => {
		const note = parseNote('a.md', '- a\n# b\n  - c\n\t- d\n> - e\n');
		expect(note.listItems.map(({ indent, line, section }) => [indent, line, section])).toEqual([
			['', 1, -1],
			['  ', 3, 0],
			['\t', 4, 0],
			['> ', 5, 0],
		]);
	});

	test('deeper than a hundred levels they are text', () => {
		expect(parseNote('a.md', `${'- '.repeat(1_000)}a`).listItems).toHaveLength(100);
	});
});

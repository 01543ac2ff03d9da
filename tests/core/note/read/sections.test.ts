import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { sectionAt } from '../../../../src/core/note/read/sections.ts';
import { cpuTimeOf } from '../../../support/cpuTimeOf.ts';

const TEXT = 'intro\n\n# A\na\n## B\nb\n### C\nc\n## D\nd\n# E\n';

describe('a heading owns what follows up to the next of its level', () => {
	const note = parseNote('a.md', TEXT);

	test('with its sub-sections', () => {
		expect(note.sections.map(({ heading, content }) => [note.headings[heading]?.text, TEXT.slice(content.start, content.end)])).toEqual([
			['A', 'a\n## B\nb\n### C\nc\n## D\nd\n'],
			['B', 'b\n### C\nc\n'],
			['C', 'c\n'],
			['D', 'd\n'],
			['E', ''],
		]);
	});

	test('directly, up to the first sub-heading', () => {
		expect(note.sections.map(({ content, directEnd }) => TEXT.slice(content.start, directEnd))).toEqual(['a\n', 'b\n', 'c\n', 'd\n', '']);
	});

	test('the innermost section at an offset', () => {
		const headingAt = (at: string): number | undefined => sectionAt(note, TEXT.indexOf(at))?.heading;
		expect(['intro', 'a\n', '### C', 'c\n', '# E'].map(headingAt)).toEqual([undefined, 0, 2, 2, 4]);
	});
});

test.each([
	['a level that is left out', '# A\n### B\n## C\n', ['### B\n## C\n', '', '']],
	['a level above the first', '### A\n# B\n', ['', '']],
	['a heading at the end without a line end', '# A', ['']],
	['an indented heading', '# A\n   # B\n', ['', '']],
	['line ends of Windows', '# A\r\nb\r\n## C\r\n', ['b\r\n## C\r\n', '']],
	['an underlined heading', 'A\n===\nb\n', ['b\n']],
])('%s', (_, text, contents) => {
	const note = parseNote('a.md', text);
	expect(note.sections.map(({ content }) => text.slice(content.start, content.end))).toEqual(contents);
});

test('a section of 50,000 headings is found in one pass', () => {
	const text = '# a\n## b\n### c\n'.repeat(17_000);
	const time = cpuTimeOf(() => {
		expect(parseNote('a.md', text).sections).toHaveLength(51_000);
	});
	expect(time).toBeLessThan(1_500);
});

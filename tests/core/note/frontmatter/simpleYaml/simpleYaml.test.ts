import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSimpleYaml, simpleYamlRanges } from '../../../../../src/core/note/frontmatter/simpleYaml/parseSimpleYaml.ts';
import { preflightFault } from '../../../../../src/core/note/frontmatter/yaml/preflightFault.ts';
import { blockDocument, documentRanges, documentValue, firstError } from '../../../../../src/core/note/frontmatter/yaml/yamlDocument.ts';
import type { FrontmatterPath, FrontmatterValue } from '../../../../../src/core/note/frontmatter.ts';
import { findFence } from '../../../../../src/core/note/frontmatter/findFence.ts';
import { arbitraryBlock, arbitrarySoundNote } from '../../../../support/arbitraryNote.ts';
import { runs } from '../../../../support/runs.ts';

/** What the `yaml` package makes of a block: its data and the source text of every entry, or `refused`. */
function byYaml(block: string): unknown {
	const document = blockDocument(block);
	if (firstError(document) || preflightFault(block, { start: 0, end: block.length })) return 'refused';
	const result = documentValue(document);
	if (result.kind === 'fault') return 'refused';
	const data = document.contents === null ? {} : result.value;
	if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'refused';
	return { data: { ...data }, places: places(data as Record<string, FrontmatterValue>, (path) => documentRanges(document, block, path)) };
}

/** What the fast path makes of it, or `declined`. */
function byFastPath(block: string): unknown {
	const fast = parseSimpleYaml(block, 0, block.length);
	if (!fast) return 'declined';
	return { data: { ...fast.data }, places: places(fast.data, (path) => simpleYamlRanges(fast, path)) };
}

function places(data: Record<string, FrontmatterValue>, rangeOf: (path: FrontmatterPath) => unknown): unknown[] {
	return Object.entries(data).flatMap(([key, value]) => [
		[key, rangeOf([key])],
		...(Array.isArray(value) ? value.map((_, index) => [key, index, rangeOf([key, index])]) : []),
	]);
}

const CASES: [string, string][] = [
	['a word is text', 'a: b\n'],
	['a leading zero is decimal', 'a: 010\nb: 00501\nc: -0\n'],
	['times and dates are text', 'a: 1:30\nb: 2024-01-02\nc: 2024-02-31\nd: 10:30:00\n'],
	['old booleans are text, the core ones are not', 'a: yes\nb: NO\nc: on\nd: true\ne: False\nf: TRUE\ng: tRUE\n'],
	['nulls', 'a: ~\nb: null\nc: NULL\nd:\ne: nuLL\n'],
	['radixes', 'a: 0x1F\nb: 0o17\nc: 0b1\nd: 0X1\ne: +0x1\n'],
	['signs, dots and exponents', 'a: +1\nb: .5\nc: 5.\nd: 1e3\ne: -1.5E-3\nf: .\ng: +\nh: -\u2014\ni: 1_000\n'],
	['digits lost to the number stay in the text', 'a: 12345678901234567890\nb: 2401.00010\n'],
	['a hash in a word is no comment', 'lang: C#\nb: a#b # why\n'],
	['a colon in a word is no key', 'url: https://a.b:80/c\n'],
	['quotes', 'a: "b: c"\nb: \'# d\'\nc: "" # why\n'],
	['a list in brackets', 'a: [United States, Israel]\nb: []\nc: [ 1 , "x, y" ]\n'],
	['a list with dashes', 'a:\n- b\n- c\nd:\n  - 1\n  -\n\n  - x # why\ne: f\n'],
	['folded and literal text', 'a: >-\n  one\n  two\nb: |\n  one\n  two\nc: |-\n  one\n'],
	['comments and blank lines', '# head\n\na: 1 # why\n\n# tail\n'],
	['line ends of Windows', 'a: b\r\nc:\r\n  - d\r\ne: [f]\r\ng: |\r\n  h\r\n'],
	['keys of two words and in other scripts', 'a b: 1\nÜnï: 2\n日本: 3\n2024: 4\n__proto__: 5\n'],
	['no line end at the end', 'a: b'],
	['an empty block', ''],
];

describe('the fast path gives the data and the places that the YAML package gives', () => {
	test.each(CASES)('%s', (_, block) => {
		expect(byFastPath(block)).toEqual(byYaml(block));
	});
});

test.each([
	['a second colon', 'a: b: c\n'],
	['a reserved character', 'a: @b\n'],
	['an escape in quotes', 'a: "b\\n"\n'],
	['a doubled apostrophe', "a: 'it''s'\n"],
	['an anchor, an alias, a tag', 'a: &x b\n'],
	['a nested list', 'a: [[X]]\n'],
	['a map in braces', 'a: {b: c}\n'],
	['a nested map', 'a:\n  b: c\n'],
	['a value that runs on', 'a: b\n  c\n'],
	['a key that stands twice', 'a: 1\na: 2\n'],
	['a key that stands twice, the first time without a value', 'a:\na: 2\n'],
	['a tab', 'a:\tb\n'],
	['a control character', 'a: b\u0007\n'],
	['a control character in a comment', 'a: b # \u0007\n'],
	['a lone carriage return', 'a: b\rc: d\n'],
	['the end of a document', 'a: b\n...\n'],
	['a conflict', '<<<<<<< HEAD\na: b\n'],
])('the fast path declines %s', (_, block) => {
	expect(byFastPath(block)).toBe('declined');
});

test('on generated blocks the fast path gives what the YAML package gives, or declines', () => {
	let declined = 0;
	let blocks = 0;
	fc.assert(
		fc.property(fc.tuple(arbitraryBlock, fc.boolean()), ([lines, isCrlf]) => {
			const block = isCrlf ? lines.replaceAll('\n', '\r\n') : lines;
			const fast = byFastPath(block);
			blocks++;
			if (fast === 'declined') declined++;
			else expect(fast).toEqual(byYaml(block));
		}),
		{ numRuns: runs(2_000) },
	);
	console.log(`fast path: ${declined} of ${blocks} generated blocks declined, most of them odd on purpose`);
	expect(declined).toBeLessThan(blocks * 0.9);
});

test('of generated blocks of plain values it declines few', () => {
	let declined = 0;
	const notes = fc.sample(arbitrarySoundNote, { numRuns: 500, seed: 1 });
	for (const note of notes) {
		const fence = findFence(note);
		if (fence.kind === 'block' && !parseSimpleYaml(note, fence.block.start, fence.block.end)) declined++;
	}
	console.log(`fast path: ${declined} of ${notes.length} generated blocks of plain values declined`);
	expect(declined).toBeLessThan(notes.length * 0.3);
});

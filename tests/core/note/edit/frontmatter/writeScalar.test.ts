import fc from 'fast-check';
import matter from 'gray-matter';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isWritable } from '../../../../../src/core/note/edit/frontmatter/unwritableValue.ts';
import { quoted, writeScalar } from '../../../../../src/core/note/edit/frontmatter/writeScalar.ts';
import type { FrontmatterValue } from '../../../../../src/core/note/frontmatter.ts';
import { AWKWARD_STRINGS } from '../../../../support/awkwardStrings.ts';
import { TEMPLATE } from '../../../../support/badInput.ts';
import { RUNS } from '../../../../support/runs.ts';

/** What a reader of YAML 1.2 and two readers of YAML 1.1 make of `source`, on its own line and in a flow list. */
function readings(source: string): unknown[] {
	const line = `k: ${source}\n`;
	const list = `k: [x, ${source}, z]\n`;
	const oldReader = (block: string): unknown => (matter(`---\n${block}---\n`, {}).data as { k: unknown }).k;
	return [
		(parse(line) as { k: unknown }).k,
		(parse(line, { version: '1.1' }) as { k: unknown }).k,
		oldReader(line),
		(parse(list) as { k: unknown[] }).k[1],
		(parse(list, { version: '1.1' }) as { k: unknown[] }).k[1],
		(oldReader(list) as unknown[])[1],
	];
}

const sixTimes = (value: unknown): unknown[] => Array<unknown>(6).fill(value);

describe('what is written', () => {
	test.each([
		['words stay plain', 'strong alliance', 'strong alliance'],
		['a word with a year after it stays plain', 'shattered by 2026 war', 'shattered by 2026 war'],
		['letters of any script stay plain', 'Côte d’Ivoire'.replace('’', "'"), "Côte d'Ivoire"],
		['Hebrew stays plain', 'ישראל', 'ישראל'],
		['an ampersand inside stays plain', 'Trade & Tariffs', 'Trade & Tariffs'],
		['the empty text is quoted', '', '""'],
		['a colon is quoted', 'Foo: bar', '"Foo: bar"'],
		['a hash is quoted', 'C#', '"C#"'],
		['a comma is quoted: it would part a list', 'Paris, Texas', '"Paris, Texas"'],
		['a wikilink is quoted', '[[Iran]]', '"[[Iran]]"'],
		['a date is quoted', '2024-01-02', '"2024-01-02"'],
		['a number as text is quoted', '42', '"42"'],
		['a time is quoted', '1:30', '"1:30"'],
		['two blanks are quoted', 'a  b', '"a  b"'],
		['a blank at the end is quoted', 'a ', '"a "'],
		['a line break is an escape', 'a\nb', '"a\\nb"'],
		['quotes are escaped', 'say "no"', '"say \\"no\\""'],
		['a backslash is escaped', 'C:\\x', '"C:\\\\x"'],
		['a next-line character is an escape', 'a\u0085b', '"a\\u0085b"'],
		['a line separator is an escape', 'a\u2028b', '"a\\u2028b"'],
		['a BOM is an escape', '\uFEFFa', '"\\ufeffa"'],
		['an underscore at the start is quoted', '_a', '"_a"'],
		['a dash at the start is quoted', '- a', '"- a"'],
		['true is a word', true, 'true'],
		['false is a word', false, 'false'],
		['null is a word', null, 'null'],
		['an integer stands as it is', 42, '42'],
		['a negative fraction stands as it is', -0.5, '-0.5'],
		['an exponent has a point before it', 1e21, '1.0e+21'],
		['an exponent that has a point keeps it', 1.5e-7, '1.5e-7'],
		['infinity', Infinity, '.inf'],
		['infinity below', -Infinity, '-.inf'],
		['not a number', NaN, '.nan'],
	])('%s', (_, value, source) => {
		expect(writeScalar(value)).toBe(source);
	});

	test.each(['y', 'N', 'yes', 'No', 'on', 'OFF', 'true', 'False', 'null', 'NaN', 'inf'])('the word %s is quoted', (word) => {
		expect(writeScalar(word)).toBe(`"${word}"`);
	});

	test('quoting is JSON with a few escapes more', () => {
		expect(quoted('a\tb\u007F')).toBe('"a\\tb\\u007f"');
	});
});

describe('what is read back', () => {
	test.each([true, false, null, 0, 42, -7, 0.5, 1e21, 1.5e-7, 12345678901234567000, Infinity, -Infinity, NaN])(
		'%s by every reader',
		(value) => {
			expect(readings(writeScalar(value))).toEqual(sixTimes(value));
		},
	);

	test('every awkward string, by every reader', () => {
		const wrong = AWKWARD_STRINGS.filter((text) => readings(writeScalar(text)).some((read) => read !== text));
		expect(wrong).toEqual([]);
		expect(AWKWARD_STRINGS.length).toBeGreaterThan(450);
	});

	test('a title that would add a key is one value of one key', () => {
		const titles = TEMPLATE.flatMap(([, { title }]) => (title === undefined ? [] : [title]));
		expect(titles.length).toBeGreaterThan(2);
		for (const title of titles) expect(parse(`title: ${writeScalar(title)}\nnext: 1\n`)).toEqual({ title, next: 1 });
		expect(writeScalar('A\n---\nadmin: true')).toBe('"A\\n---\\nadmin: true"');
	});

	test('any text, by every reader', () => {
		const text = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: fc.constantFrom(...'aAyYnN01.:-_,# \'"[]{}&*!|>%@`~=<?/\\\n\t') }),
		);
		fc.assert(
			fc.property(text, (value) => {
				expect(readings(writeScalar(value))).toEqual(sixTimes(value));
			}),
			{ numRuns: RUNS },
		);
	});

	test('any number, by every reader', () => {
		const number = fc.oneof(
			fc.double().filter((value) => !Object.is(value, -0)),
			fc.integer(),
		);
		fc.assert(
			fc.property(number, (value) => {
				expect(readings(writeScalar(value))).toEqual(sixTimes(value));
			}),
			{ numRuns: RUNS },
		);
	});
});

describe('what can be written', () => {
	test.each<[FrontmatterValue | undefined, boolean]>([
		['a', true],
		[1, true],
		[false, true],
		[null, true],
		[[], true],
		[['a', 1, null], true],
		[undefined, false],
		[{ a: 1 }, false],
		[['a', ['b']], false],
		[[{ a: 1 }], false],
	])('%j: %s', (value, writable) => {
		expect(isWritable(value)).toBe(writable);
	});

	test('minus zero keeps its sign', () => {
		expect(writeScalar(-0)).toBe('-0');
	});
});

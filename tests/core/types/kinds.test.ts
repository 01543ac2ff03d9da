import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fieldKind, fieldKindIds, type FieldKindId } from '../../../src/core/types/kinds/fieldKinds.ts';
import { judge } from '../../../src/core/types/kinds/twoStepSchema.ts';
import type { Field } from '../../../src/core/types/noteType.ts';
import { fieldOf } from './support.ts';

const MACHINERY = ['fieldKind.ts', 'fieldKinds.ts', 'twoStepSchema.ts'];

describe('the list of kinds', () => {
	test('has every file of its folder', () => {
		const files = readdirSync(new URL('../../../src/core/types/kinds', import.meta.url)).filter((name) => !MACHINERY.includes(name));
		expect(fieldKindIds.map((id) => `${id}.ts`).sort()).toEqual(files.sort());
		expect(fieldKindIds.map((id) => fieldKind(id).id)).toEqual(fieldKindIds);
	});

	test.each(fieldKindIds.map((id) => [id, fieldKind(id)] as const))('%s: its example is YAML that it accepts', (id, kind) => {
		const options = id === 'choice' ? [kind.example] : [];
		expect(judge(kind.schema(fieldOf({ kind: id, options })), parse(kind.example))).toBe('sound');
	});

	test.each(fieldKindIds.map((id) => [id, fieldKind(id)] as const))(
		'%s: the examples in its messages are YAML that it accepts',
		(id, kind) => {
			const field = fieldOf({ kind: id, min: 3, suggest: ['low', 'high'] });
			for (const example of kind.examplesFor(field)) expect(judge(kind.schema(field), parse(example))).toBe('sound');
		},
	);

	const anyText = fieldKindIds.filter((id) => fieldKind(id).takesAnyText);
	test.each(anyText.map((id) => [id, fieldKind(id)] as const))('%s: takes any text, as it says', (id, kind) => {
		const schema = kind.schema(fieldOf({ kind: id, options: ['low'], min: 3, max: 4, suggest: ['low'] }));
		const texts = ['', ' ', 'low', 'a: b', '[[Iran]]', '2014-02-31', '1e999', '#tag', 'a\nb', '\0', 'é'.repeat(10_000)];
		expect(texts.every((text) => judge(schema, text) === 'sound')).toBe(true);
	});
});

const judgements: readonly [title: string, kind: FieldKindId, value: unknown, expected: string, conditions?: Partial<Field>][] = [
	['text is text', 'text', 'strong alliance', 'sound'],
	['a year passes for text', 'text', 1948, 'sound'],
	['a number with decimals passes for text', 'text', 1.5, 'sound'],
	['a number that lost digits is not the text that was written', 'text', 12345678901234567000, 'not-allowed'],
	['true is no text', 'text', true, 'other-kind'],
	['a list is no text', 'text', ['a'], 'other-kind'],
	['a map is no text', 'text', { a: 1 }, 'other-kind'],
	['a number is a number', 'number', 3.5, 'sound'],
	['text is no number', 'number', '3.5', 'other-kind'],
	['.nan is no number', 'number', Number.NaN, 'other-kind'],
	['.inf is no number', 'number', Infinity, 'other-kind'],
	['a number with too many digits to be read is refused', 'number', 12345678901234567000, 'not-allowed'],
	['a number below the least', 'number', -1, 'not-allowed', { min: 0 }],
	['a number above the greatest', 'number', 6, 'not-allowed', { max: 5 }],
	['in a list the least counts items, not values', 'number', 1, 'sound', { min: 2, many: true }],
	['true is a boolean', 'boolean', true, 'sound'],
	['yes is text to YAML 1.2', 'boolean', 'yes', 'other-kind'],
	['a day', 'date', '2014-03-18', 'sound'],
	['a month', 'date', '2014-03', 'sound'],
	['a year as text', 'date', '2014', 'sound'],
	['a year as YAML reads it', 'date', 2014, 'sound'],
	['a day with a time', 'date', '2024-01-02T10:30', 'sound'],
	['a day with a time, seconds and a zone', 'date', '2024-01-02T10:30:05.123+02:00', 'sound'],
	['a day with a time after a blank', 'date', '2024-01-02 10:30', 'sound'],
	['a link to a daily note', 'date', '[[2024-01-02]]', 'sound'],
	['29 February of a leap year', 'date', '2024-02-29', 'sound'],
	['29 February of another year', 'date', '1900-02-29', 'not-allowed'],
	['31 February', 'date', '2024-02-31', 'not-allowed'],
	['a thirteenth month', 'date', '2024-13', 'not-allowed'],
	['an hour that does not exist', 'date', '2024-01-02T25:00', 'not-allowed'],
	['words are no date', 'date', 'last year', 'other-kind'],
	['a number of eight digits is no year', 'date', 20140318, 'other-kind'],
	['a date in a list is another kind', 'date', ['2014'], 'other-kind'],
	['an option', 'choice', 'high', 'sound', { options: ['low', 'high'] }],
	['an option that YAML reads as a number', 'choice', 1, 'sound', { options: ['1', '2'] }],
	['an option in another case is not it', 'choice', 'High', 'not-allowed', { options: ['low', 'high'] }],
	['a list is no choice', 'choice', ['high'], 'other-kind', { options: ['low', 'high'] }],
	['an address', 'url', 'https://example.org/a_(b)?q=1#x', 'sound'],
	['an address of another script', 'url', 'https://例え.jp/', 'sound'],
	['javascript is no address', 'url', 'javascript:alert(1)', 'not-allowed'],
	['a data URL is no address', 'url', 'data:text/html,x', 'not-allowed'],
	['an obsidian link is no address of the web', 'url', 'obsidian://open?vault=x', 'not-allowed'],
	['a blank before an address', 'url', ' https://x.y', 'not-allowed'],
	['a line end inside an address', 'url', 'https://x.y/\na', 'not-allowed'],
	['a tab inside the scheme', 'url', 'java\tscript:alert(1)', 'not-allowed'],
	['a backslash that parsers read as a slash', 'url', 'https://good.com\\@evil.com', 'not-allowed'],
	['an address with a direction override', 'url', 'https://x.y/\u202Efdp', 'not-allowed'],
	['a scheme alone', 'url', 'https://', 'not-allowed'],
	['a number is no address', 'url', 5, 'other-kind'],
	['a plain name', 'note', 'Iran', 'sound'],
	['a link', 'note', '[[Iran|the Republic]]', 'sound'],
	['a note named by a year', 'note', 1984, 'sound'],
	['an unquoted link is a list in a list', 'note', [['Iran']], 'other-kind'],
	['a list of tags', 'tags', ['a', 2024, null], 'sound'],
	['tags as text', 'tags', 'a, b', 'sound'],
	['a map is no tags', 'tags', { a: null }, 'other-kind'],
];

test.each(judgements)('%s (%s)', (_, kind, value, expected, conditions = {}) => {
	const field = fieldOf({ kind, ...conditions });
	const found = fieldKind(kind);
	expect(judge(found.schema(field), value)).toBe(expected);
});

const suggestions: readonly [
	title: string,
	kind: FieldKindId,
	value: unknown,
	expected: string | undefined,
	conditions?: Partial<Field>,
][] = [
	['a day without its zeros', 'date', '1979-2-1', '1979-02-01'],
	['a day with slashes, the year first', 'date', '2014/03/18', '2014-03-18'],
	['a day with slashes, the year last, may be two days', 'date', '03/04/2014', undefined],
	['a day that would not exist', 'date', '2014/13/18', undefined],
	['words', 'date', 'last year', undefined],
	['digits in quotes', 'number', '42', '42'],
	['thousands', 'number', '1,250,000', '1250000'],
	['a number with a unit', 'number', '5 %', undefined],
	['yes', 'boolean', 'yes', 'true'],
	['off', 'boolean', 'Off', 'false'],
	['maybe', 'boolean', 'maybe', undefined],
	['an option mistyped', 'choice', 'hihg', 'high', { options: ['low', 'high'] }],
	['an option in another case', 'choice', 'HIGH', 'high', { options: ['low', 'high'] }],
	['an address without a scheme', 'url', 'example.org/page', 'https://example.org/page'],
	['an address in angle brackets', 'url', '<https://example.org>', 'https://example.org'],
	['a Markdown link', 'url', '[INSS](https://inss.org.il/p)', 'https://inss.org.il/p'],
	['a script', 'url', 'javascript:alert(1)', undefined],
	['a word', 'url', 'Reuters', undefined],
];

test.each(suggestions)('%s: what is suggested for a %s', (_, kind, value, expected, conditions = {}) => {
	const found = fieldKind(kind);
	expect(found.suggestionFor?.(value, fieldOf({ kind, ...conditions }))).toBe(expected);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrontmatterData } from '../../../src/core/note/frontmatter.ts';
import type { FieldFault } from '../../../src/core/types/fieldFault.ts';
import { validateFields } from '../../../src/core/types/validateFields.ts';
import { typeOf } from './support.ts';
import { cpuTimeOf } from '../../support/cpuTimeOf.ts';
import { runs } from '../../support/runs.ts';

const relationship = typeOf(
	{ name: 'actors', kind: 'note', many: true, of: ['actor'], min: 2, required: true },
	{ name: 'status', required: true, suggest: ['strong alliance'] },
	{ name: 'since', kind: 'date' },
	{ name: 'risk-level', requiredWhen: { status: ['active'] } },
	{ name: 'author', oneOrMany: true },
	{ name: 'tags', kind: 'tags', many: true },
);

const sound = { actors: ['United States', 'Israel'], status: 'strong alliance' };

/** A fault on one line: where, what, what was expected, the value, what can be done. */
function line(fault: FieldFault): string {
	const mends = [fault.wrapInList && 'wrap', fault.quote && 'quote', fault.suggestion !== undefined && `suggest ${fault.suggestion}`];
	return [fault.path.join('.'), fault.fault, fault.expected, fault.shown, ...mends].filter(Boolean).join(' | ');
}

const faultsIn = (data: FrontmatterData): string[] => validateFields(relationship, data).map(line);

describe('a sound note', () => {
	test.each<[string, FrontmatterData]>([
		['has what is required', sound],
		['may leave an optional field without a value', { ...sound, since: null }],
		['may leave an optional field blank', { ...sound, since: '' }],
		['may have fields that the type does not know', { ...sound, weather: { sunny: true } }],
		['may have an empty item in a list', { ...sound, actors: ['Iran', null, 'Israel'] }],
		['may have tags in every form that Obsidian reads', { ...sound, tags: [null] }],
		['may have one value where one or many are accepted', { ...sound, author: 'Jeremy Sharp' }],
		['may have several where one or many are accepted', { ...sound, author: ['[[A]]', '[[B]]'] }],
		['may be of a state that asks for nothing more', { ...sound, status: 'frozen' }],
	])('%s', (_, data) => {
		expect(faultsIn(data)).toEqual([]);
	});
});

describe('a fault says what is wrong, where, and what would pass', () => {
	test.each<[string, FrontmatterData, string[]]>([
		['a required field that is missing', { actors: ['A', 'B'] }, ['status | missing | text such as `strong alliance`']],
		['a key without a value', { ...sound, status: null }, ['status | no-value | text such as `strong alliance`']],
		[
			'a list without an item',
			{ ...sound, actors: [] },
			['actors | empty-list | a list of at least 2 names of an actor such as `[Iran, Israel]`'],
		],
		[
			'the list that a template leaves',
			{ ...sound, actors: [null] },
			['actors | empty-list | a list of at least 2 names of an actor such as `[Iran, Israel]`'],
		],
		[
			'text for a list',
			{ ...sound, actors: 'Iran' },
			['actors | kind | a list of at least 2 names of an actor such as `[Iran, Israel]` | "Iran" | wrap'],
		],
		[
			'text with a comma for a list may be one name or two',
			{ ...sound, actors: 'Iran, Israel' },
			['actors | kind | a list of at least 2 names of an actor such as `[Iran, Israel]` | "Iran, Israel"'],
		],
		['a list for text', { ...sound, status: ['tense'] }, ['status | kind | text such as `strong alliance` | ["tense"] | suggest tense']],
		[
			'too few items',
			{ ...sound, actors: ['Iran'] },
			['actors | value | a list of at least 2 names of an actor such as `[Iran, Israel]` | ["Iran"]'],
		],
		[
			'an item of another kind stands by its number',
			{ ...sound, actors: ['Iran', { a: 1 }, 'Israel'] },
			['actors.1 | kind | the name of an actor such as `Iran` | {a: 1}'],
		],
		['words for a date', { ...sound, since: 'last year' }, ['since | kind | a date such as `2014-03-18` | "last year"']],
		['a day that does not exist', { ...sound, since: '2024-02-31' }, ['since | value | a date such as `2014-03-18` | "2024-02-31"']],
		['a boolean for text', { ...sound, status: false }, ['status | kind | text such as `strong alliance` | false | quote']],
		[
			'a link without quotes in a list',
			{ ...sound, actors: [[['Iran']], 'Israel'] },
			['actors.0 | kind | the name of an actor such as `Iran` | [["Iran"]] | quote'],
		],
		[
			'one link without quotes for a list',
			{ ...sound, actors: [['Iran']] },
			['actors | kind | a list of at least 2 names of an actor such as `[Iran, Israel]` | [["Iran"]] | wrap | quote'],
		],
		[
			'a link without quotes for text',
			{ ...sound, status: [['Iran']] },
			['status | kind | text such as `strong alliance` | [["Iran"]] | quote'],
		],
		['a field that this status asks for', { ...sound, status: 'active' }, ['risk-level | missing | text such as `some words`']],
	])('%s', (_, data, expected) => {
		expect(faultsIn(data)).toEqual(expected);
	});
});

describe('hostile front matter', () => {
	const inherited = typeOf({ name: 'toString', required: true }, { name: 'constructor' }, { name: '__proto__' });

	test('a field named like something every object inherits is missing, not a function', () => {
		expect(validateFields(inherited, {}).map(line)).toEqual(['toString | missing | text such as `some words`']);
	});

	test('a key `__proto__` is a value like any other and pollutes nothing', () => {
		const data = JSON.parse('{"__proto__":{"polluted":1},"toString":"x"}') as FrontmatterData;
		expect(validateFields(inherited, data).map(line)).toEqual(['__proto__ | kind | text such as `some words` | {polluted: 1}']);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	test('data without a prototype is read like any other', () => {
		expect(faultsIn(Object.assign(Object.create(null) as object, sound) as FrontmatterData)).toEqual([]);
	});

	test('a date or a map for a root has no fields', () => {
		for (const root of [new Date(0), new Map([['status', 'x']]), []]) {
			expect(faultsIn(root as unknown as FrontmatterData).map((fault) => fault.split(' | ')[1])).toEqual(['missing', 'missing']);
		}
	});

	test('a list of a million items is one fault, found before the items are looked at', () => {
		const actors = Array.from({ length: 1_000_000 }, () => true);
		let faults: readonly string[] = [];
		const time = cpuTimeOf(() => (faults = faultsIn({ ...sound, actors })));
		expect(faults).toHaveLength(1);
		expect(faults[0]).toMatch(/^actors \| value \| at most 1000 values \| \[true, true/);
		expect(time).toBeLessThan(200);
	});

	test('no more than a hundred faults come back', () => {
		const many = typeOf({ name: 'a', many: true }, { name: 'b', many: true });
		const wrong = Array.from({ length: 900 }, () => true);
		expect(validateFields(many, { a: wrong, b: wrong })).toHaveLength(100);
	});

	test('a value that holds itself is shown to a depth', () => {
		const self: Record<string, unknown> = {};
		self['a'] = self;
		expect(faultsIn({ ...sound, status: self as FrontmatterData })).toEqual([
			'status | kind | text such as `strong alliance` | {a: {a: {a: …}}}',
		]);
	});

	test('whatever stands in front matter, validating it comes back with places inside it', () => {
		const value = fc.letrec((tie) => ({
			value: fc.oneof(
				{ maxDepth: 4 },
				fc.string(),
				fc.double(),
				fc.boolean(),
				fc.constant(null),
				fc.array(tie('value')),
				fc.dictionary(fc.string(), tie('value')),
			),
		})).value;
		const data = fc.record({ actors: value, status: value, since: value, tags: value, author: value }, { requiredKeys: [] });
		fc.assert(
			fc.property(data, (note) => {
				for (const fault of validateFields(relationship, note as FrontmatterData)) {
					expect(relationship.fields.get(fault.path[0])).toBe(fault.field);
					expect(fault.shown.length).toBeLessThanOrEqual(60);
					expect(fault.expected).not.toBe('');
				}
			}),
			{ numRuns: runs(300) },
		);
	});
});

describe('a field that may not lie before another', () => {
	const type = typeOf(
		{ name: 'since', kind: 'date' },
		{ name: 'until', kind: 'date', after: 'since' },
		{ name: 'least', kind: 'number' },
		{ name: 'most', kind: 'number', after: 'least' },
	);
	const found = (data: FrontmatterData): string[] => validateFields(type, data).map(line);

	test.each<[string, FrontmatterData, string[]]>([
		[
			'lies before it',
			{ since: '2014-03-18', until: '2013' },
			['until | value | a date not before `since`, which is `2014-03-18` | "2013"'],
		],
		[
			'lies before it by a month',
			{ since: '2014-03', until: '2014-02-28' },
			['until | value | a date not before `since`, which is `2014-03` | "2014-02-28"'],
		],
		['is a number and less', { least: 10, most: 9 }, ['most | value | a number not before `least`, which is `10` | 9']],
		['is a year as a number', { since: 2014, until: 2013 }, ['until | value | a date not before `since`, which is `2014` | 2013']],
		['is the same day', { since: '2014-03-18', until: '2014-03-18' }, []],
		['is the year of it, which says no more', { since: '2014-03-18', until: 2014 }, []],
		['is a link to a day after it', { since: '[[2014-03-18]]', until: '[[2014-04-01|spring]]' }, []],
		['has nothing to be after', { until: '2013' }, []],
		['is no date, which is told alone', { since: '2014', until: 'soon' }, ['until | kind | a date such as `2014-03-18` | "soon"']],
	])('%s', (_, data, faults) => {
		expect(found(data)).toEqual(faults);
	});
});

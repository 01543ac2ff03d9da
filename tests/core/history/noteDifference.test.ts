import { describe, expect, test } from 'vitest';
import { movedNotes } from '../../../src/core/history/movedNotes.ts';
import { noteDifference } from '../../../src/core/history/noteDifference.ts';
import { noteFacts, shortFacts, type NoteFacts } from '../../../src/core/history/noteFacts.ts';
import { changesBetween } from '../../../src/core/history/changesBetween.ts';
import { differenceLines } from '../../../src/core/history/differenceLines.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { vaultSchemaOf } from '../../../src/core/vault/vaultSchema.ts';
import { DEFAULT_SETTINGS } from '../../support/memoryVault.ts';
import { vaultOf } from '../templates/vaultOf.ts';

const { types } = vaultOf({});
const SCHEMA = vaultSchemaOf(DEFAULT_SETTINGS, types);

const factsOf = (text: string | undefined): NoteFacts | undefined =>
	text === undefined ? undefined : noteFacts(parseNote('A.md', text), SCHEMA, DEFAULT_SETTINGS);

const differ = (before: string | undefined, after: string | undefined) => noteDifference(factsOf(before), factsOf(after));

const NONE = { added: [], lost: [] };
const SAME = { fields: [], unreadFields: [], related: NONE, sources: NONE, isTextChanged: false };

describe('the difference of two states of a note', () => {
	test.each<[fact: string, before: string | undefined, after: string | undefined, difference: object]>([
		['none', '---\na: 1\n---\nText\n', '---\r\na: 1\r\n---\r\nText', SAME],
		[
			'a field with another value',
			'---\nstatus: in force\n---\n',
			'---\nstatus: expired\n---\n',
			{ ...SAME, fields: [{ field: 'status', before: 'in force', after: 'expired' }] },
		],
		['the same value written otherwise', '---\nactors: [Iran, Oman]\n---\n', '---\nactors:\n  - "Iran"\n  - Oman\n---\n', SAME],
		[
			'a field that is new and one that is gone',
			'---\na: 1\n---\n',
			'---\nb: [x]\n---\n',
			{
				...SAME,
				fields: [
					{ field: 'b', before: undefined, after: ['x'] },
					{ field: 'a', before: 1, after: undefined },
				],
			},
		],
		[
			'related notes',
			'## Related Notes\n- [[Iran]]\n- [[Oman]]\n',
			'## Related Notes\n- [[Oman|it]] — why\n- [[Qatar]]\n',
			{ ...SAME, related: { added: ['Qatar'], lost: ['Iran'] }, isTextChanged: true },
		],
		[
			'sources, one of them with another title',
			'## Sources\n- [Reuters - A](https://reuters.com/a)\n- Redford, D. (2003). Wars.\n',
			'## Sources\n- [Reuters - A!](http://www.reuters.com/a/)\n- [Courier - B](https://b.org/)\n',
			{ ...SAME, sources: { added: ['Courier - B (https://b.org/)'], lost: ['Redford, D. (2003). Wars.'] }, isTextChanged: true },
		],
		['the text alone', 'One\n', 'Two\n', { ...SAME, isTextChanged: true }],
		['a note that is new', undefined, '---\na: 1\n---\n', { ...SAME, fields: [{ field: 'a', before: undefined, after: 1 }] }],
		['of front matter that cannot be read nothing is known', '---\na: 1\n---\n', '---\na: [\n---\n', { ...SAME, unreadFields: ['after'] }],
		[
			'and of one that the app takes for text',
			'---js\na: 1\n---\n',
			'---\na: 1\n---\n',
			{ ...SAME, unreadFields: ['before'], isTextChanged: true },
		],
		[
			'numbers that JSON does not know',
			'---\na: .inf\nb: [.nan]\nc: .inf\n---\n',
			'---\na: -.inf\nb: [.nan]\nc:\n---\n',
			{
				...SAME,
				fields: [
					{ field: 'a', before: Infinity, after: -Infinity },
					{ field: 'c', before: Infinity, after: null },
				],
			},
		],
	])('%s', (_, before, after, difference) => {
		expect(differ(before, after)).toEqual(difference);
	});
});

test.each<[fact: string, gone: readonly [string, string][], fresh: readonly [string, string][], moved: readonly [string, string][]]>([
	['the same text elsewhere', [['A.md', '1']], [['B.md', '1']], [['B.md', 'A.md']]],
	['another text of the same name', [['A.md', '1']], [['F/a.md', '2']], [['F/a.md', 'A.md']]],
	['another text of another name', [['A.md', '1']], [['B.md', '2']], []],
	[
		'two with the same text cannot be told apart, but by their names',
		[
			['A.md', '1'],
			['B.md', '1'],
		],
		[
			['F/A.md', '1'],
			['F/C.md', '1'],
		],
		[['F/A.md', 'A.md']],
	],
])('a note was moved: %s', (_, gone, fresh, moved) => {
	const states = (pairs: readonly [string, string][]) => pairs.map(([path, id]) => ({ path, id }));
	expect([...movedNotes(states(gone), states(fresh))]).toEqual(moved);
});

describe('what is kept of a note', () => {
	const long = (end: string): string =>
		`---\ntext: ${'a'.repeat(400)}${end}\nmembers: [${Array.from({ length: 90 }, (_, at) => `Member ${at}`).join(', ')}${end}]\nshort: 1\n---\n`;

	test('is short whatever the note says, and differs where the note does', () => {
		const [one, other] = [factsOf(long('')), factsOf(long('b'))].map((facts) => facts && shortFacts(facts));
		expect(JSON.stringify(one).length).toBeLessThan(600);
		expect(noteDifference(one, other).fields.map(({ field }) => field)).toEqual(['text', 'members']);
		expect([...differenceLines('changed', noteDifference(undefined, one))]).toEqual([
			`text: was not there -> "${'a'.repeat(58)}…`,
			'members: was not there -> ["Member 0", "Member 1", "Member 2", "Member 3", "Member 4"…',
			'short: was not there -> 1',
		]);
	});

	test('of a short note is all that is compared', () => {
		const facts = factsOf('---\nactors: [Iran]\n---\n## Related Notes\n- [[Oman]]\n\n## Sources\n- A book\n');
		expect(facts && shortFacts(facts)).toEqual(facts);
	});
});

test('between two moments notes are new, moved, changed or gone; what is as it was is not told', () => {
	const states = [
		['Same.md', 'a\n', 'a\n'],
		['Written again.md', 'a\n', 'a\r\n'],
		['New.md', undefined, 'new\n'],
		['Gone.md', 'gone\n', undefined],
		['Old.md', 'moved\n', undefined],
		['Folder/New name.md', undefined, 'moved\n'],
		['Passing.md', undefined, undefined],
		['Field.md', '---\nstatus: allied\n---\n', '---\nstatus: hostile\n---\n'],
		['Text.md', 'a\n', 'b\n'],
		['Lists.md', '## Related Notes\n- [[Old]]\n- [[Lost]]\n', '## Related Notes\n- [[New name]]\n'],
	] as const;
	const changes = finish(changesBetween(states.map(([path, before, after]) => ({ path, before: factsOf(before), after: factsOf(after) }))));
	expect(
		changes.map(({ path, from, kind, difference }) => [path, kind, from, ...differenceLines(kind, difference)].filter(Boolean).join(', ')),
	).toEqual([
		'Field.md, changed, status: "allied" -> "hostile"',
		'Folder/New name.md, moved, Old.md',
		'Gone.md, gone',
		'Lists.md, changed, related notes: - Lost',
		'New.md, new',
		'Text.md, changed, its text',
	]);
});

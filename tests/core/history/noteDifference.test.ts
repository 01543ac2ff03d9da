import { describe, expect, test } from 'vitest';
import { movedNotes } from '../../../src/core/history/movedNotes.ts';
import { noteDifference } from '../../../src/core/history/noteDifference.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { vaultSchemaOf } from '../../../src/core/vault/vaultSchema.ts';
import { DEFAULT_SETTINGS } from '../../support/memoryVault.ts';
import { vaultOf } from '../templates/vaultOf.ts';

const { types } = vaultOf({});
const SCHEMA = vaultSchemaOf(DEFAULT_SETTINGS, types);

const differ = (before: string | undefined, after: string | undefined) =>
	noteDifference(
		before === undefined ? undefined : parseNote('A.md', before),
		after === undefined ? undefined : parseNote('A.md', after),
		SCHEMA,
		DEFAULT_SETTINGS,
	);

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

import { describe, expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { datedEntriesOf } from '../../src/core/timeline/datedEntriesOf.ts';
import { entryText } from '../../src/core/timeline/entryText.ts';
import { inTimeOrder } from '../../src/core/timeline/inTimeOrder.ts';
import { timelineRows } from '../../src/obsidian/features/timeline/timelineRows.ts';
import { blockOptions } from '../../src/obsidian/ui/blockOptions.ts';
import { finish } from '../../src/core/text/steps.ts';
import { DEFAULT_SETTINGS } from '../support/memoryVault.ts';

const TEXT = '---\ndate: 1979\nsince: 1948\n---\n- 1967: war\n- June 1967: six days\n- 1973: war again\n- 44 BC: Caesar\n';
const ENTRIES = inTimeOrder(datedEntriesOf(parseNote('Notes/A.md', TEXT), undefined, DEFAULT_SETTINGS));

const shown = (...[zoom, filter]: [Parameters<typeof timelineRows>[1], string]): string[] =>
	finish(timelineRows(ENTRIES, zoom, filter)).map((row) =>
		row.kind === 'heading' ? `${row.title} (${row.count})` : `  ${entryText(row.item)}`,
	);

describe('the rows of a timeline', () => {
	test('stand below their periods, which say how many there are', () => {
		expect(shown('decade', '')).toEqual([
			'40s BC (1)',
			'  Caesar',
			'1940s (1)',
			'  A: since',
			'1960s (2)',
			'  war',
			'  six days',
			'1970s (2)',
			'  war again',
			'  A',
		]);
	});

	test('are those that say the filter, and periods without any are left out', () => {
		expect(shown('year', ' WAR ')).toEqual(['1967 (1)', '  war', '1973 (1)', '  war again']);
	});

	test('are those that say the filter with other accents', () => {
		expect(shown('year', 'Six dâys')).toEqual(['1967 (1)', '  six days']);
	});

	test('have keys of their own', () => {
		const keys = finish(timelineRows([...ENTRIES, ...ENTRIES], 'day', '')).map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test('keep their keys where another entry comes before them, so that the keyboard stays where it is', () => {
		const keys = (entries: typeof ENTRIES): readonly string[] => finish(timelineRows(entries, 'day', '')).map(({ key }) => key);
		expect(keys(ENTRIES)).toEqual(expect.arrayContaining([...keys(ENTRIES.slice(1))]));
	});
});

test.each<[fact: string, text: string, read: unknown]>([
	[
		'lines of keys and values',
		'type: policy\n\n# a remark\nFrom : 44 BC: Ides\n',
		{
			values: new Map([
				['type', 'policy'],
				['from', '44 BC: Ides'],
			]),
		},
	],
	['nothing', '', { values: new Map() }],
	['a key that is none', 'typ: policy', { fault: '“typ: policy” is not understood; a line is one of: type: …, from: …' }],
	['a line without a key', 'policy', { fault: '“policy” is not understood; a line is one of: type: …, from: …' }],
])('a code block says %s', (_, text, read) => {
	expect(blockOptions(text, ['type', 'from'])).toEqual(read);
});

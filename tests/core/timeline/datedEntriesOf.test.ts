import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { datedEntriesOf } from '../../../src/core/timeline/datedEntriesOf.ts';
import { inTimeOrder } from '../../../src/core/timeline/inTimeOrder.ts';
import { neighboursOf } from '../../../src/core/timeline/neighboursOf.ts';
import { toEdtf } from '../../../src/core/timeline/toEdtf.ts';
import type { Field } from '../../../src/core/types/noteType.ts';
import { cpuTimeOf } from '../../support/cpuTimeOf.ts';
import { leastOf } from '../../support/leastOf.ts';
import { DEFAULT_SETTINGS } from '../../support/memoryVault.ts';
import { vaultOf } from '../templates/vaultOf.ts';

/** `LINE DATE TEXT`, one an entry, in the order of the note. */
function entriesOf(text: string): readonly string[] {
	const note = parseNote('Notes/A.md', text);
	return datedEntriesOf(note, undefined, DEFAULT_SETTINGS).map(({ line, span, text: said }) => `${line} ${toEdtf(span)} ${said}`.trim());
}

describe('fields', () => {
	test.each<[fact: string, fields: string, entries: readonly string[]]>([
		['a date', 'date: 2015-07-14', ['2 2015-07-14 date']],
		['what began and did not end goes on', 'since: 1979-02-11', ['2 1979-02-11/.. since']],
		['from since until', 'since: 1936\nuntil: 1939-03', ['2 1936/1939-03 since – until']],
		['the end first', 'until: 1939\nsince: 1936', ['3 1936/1939 since – until']],
		['an end alone', 'until: 1939', ['2 ../1939 until']],
		['born and died', 'birth_date: 356 BCE\ndeath_date: 323 BCE', ['2 -0355/-0322 birth_date – death_date']],
		['founded, a day and no time', 'founded: 1789', ['2 1789 founded']],
		['a negative year, as people write 753 BC', 'founded: -753', ['2 -0752 founded']],
		['several', 'date: [2014, 2015-06]', ['2 2014 date', '2 2015-06 date']],
		['dates of the note itself are none', 'created: 2024-01-01\npublished: 2024-01-01\nlast-reviewed: 2024-01-01', []],
		['a date and more', 'founded: 1 April 1979, as a republic', ['2 1979-04-01 founded']],
		['what is no date is none', 'date: soon\nsince:', []],
	])('%s', (_, fields, entries) => {
		expect(entriesOf(`---\n${fields}\n---\n`)).toEqual(entries);
	});
});

test('a field of kind date in the type of the note counts whatever it is called', () => {
	const { types } = vaultOf({});
	const type = types.get('policy');
	const note = parseNote('A.md', '---\nvoted: 2015\nstatus: 2016\n---\n');
	const voted = { ...type?.fields.get('date'), name: 'voted' } as Field;
	const own = type && { ...type, fields: new Map([...type.fields, ['voted', voted]]) };
	expect(datedEntriesOf(note, own, DEFAULT_SETTINGS).map(({ text }) => text)).toEqual(['voted']);
	expect(datedEntriesOf(note, type, DEFAULT_SETTINGS)).toEqual([]);
});

describe('the body', () => {
	test.each<[fact: string, text: string, entries: readonly string[]]>([
		['bullets that begin with a date', '- 1979: a revolution, see [[Iran|there]]\n- in 1980 a war\n', ['1 1979 a revolution, see there']],
		['tasks and numbered lists', '1. [ ] 5 June 1967 **war**\n', ['1 1967-06-05 war']],
		['a date with what happened below it', '- **1967**\n  - a war\n  - June 1967: six days\n', ['1 1967 a war', '3 1967-06 six days']],
		['headings below the title', '# 1967 War\n\n## 5 June 1967: the attack\n\n## 1968\n', ['3 1967-06-05 the attack']],
		['a link whose text goes on is a title', '- [[2016 Memorandum of Understanding]]\n- [2016 Report](https://a.org)\n', []],
		['a table below Year', '| Pact | Year |\n|---|---|\n| A \\| B | 476 |\n| C | soon |\n', ['3 0476 A · B']],
		['a table whose first column holds dates', '| | What |\n|---|---|\n| 1948 | war |\n| 500 | men |\n', ['3 1948 war']],
		[
			'months in other languages',
			'- 12. März 1938: A\n- le 1er août 1914 : B\n- enero de 1959: C\n',
			['1 1938-03-12 A', '2 1914-08-01 B', '3 1959-01 C'],
		],
		['a table below Jahr', '| Jahr | Was |\n|---|---|\n| 476 | Ende |\n', ['3 0476 Ende']],
		['years that are counted from the first are none', '| Year | Cash flow |\n|---|---|\n| 1 | 10 |\n| 2 | 10 |\n| 3 | 110 |\n', []],
		['years of the first century are', '| Year | |\n|---|---|\n| 9 | Varus |\n| 14 | Augustus |\n', ['3 0009 Varus', '4 0014 Augustus']],
		[
			'numbers of rows are none',
			'| Id | Name |\n|---|---|\n| 1100 | A |\n| 1101 | B |\n\n| Fall | Name |\n|---|---|\n| 1204 | Constantinople |\n',
			['8 1204 Constantinople'],
		],
		['digits of other scripts', '- ٢٠٢٣-٠٣-١٠: اتفاق\n- १९६५: युद्ध\n- ۱۳۵۷ A\n', ['1 2023-03-10 اتفاق', '2 1965 युद्ध', '3 1357 A']],
		['code is no year', '| Bits | |\n|---|---|\n| `1100` | B |\n', []],
		['two tables', '| Year |\n|---|\n| 70 |\n\n| Men |\n|---|\n| 70 |\n', ['3 0070']],
		[
			'sources and related notes are none',
			'## Sources\n- 1979: A book\n\n### Books\n- 1980: B\n\n## Related Notes\n- 1981: [[C]]\n\n## Timeline\n- 1982: d\n',
			['11 1982 d'],
		],
		[
			'a bullet that goes on in the next lines, up to a bullet or an empty line',
			'- **2024 — MLA.** Keys and\n  values are one,\nand small\n  - less\n\n- 2023: A\n\n  not this\n',
			['1 2024 MLA. Keys and values are one, and small', '6 2023 A'],
		],
		['but not with properties of Logseq', '- 1967 War\n  collapsed:: true\n  id:: 63593b9d\n', ['1 1967 War']],
		['a date with a line below it', '- **1967**\n  a war\n', ['1 1967 a war']],
		['cells with nothing but a stroke', '| Date | Who | What |\n|---|---|---|\n| 1948 | — | war |\n| 1949 | - | – |\n', ['3 1948 war']],
		['code is none', '```\n- 1979: a\n```\n', []],
		['CRLF', '- 1979: a\r\n- 1980: b\r\n', ['1 1979 a', '2 1980 b']],
	])('%s', (_, text, entries) => {
		expect(entriesOf(text)).toEqual(entries);
	});
});

test('entries stand by the day they begin, the longer first, those without a beginning where they end', () => {
	const text =
		'- 1967: year\n- the 1960s: decade\n- 5 June 1967: day\n- January 1967: month\n- 44 BC: old\n- before 1948: open\n- 1960: first\n';
	const entries = datedEntriesOf(parseNote('A.md', text), undefined, DEFAULT_SETTINGS);
	expect(inTimeOrder(entries).map((entry) => entry.text)).toEqual(['old', 'open', 'decade', 'first', 'year', 'month', 'day']);
});

test.each([
	['bullets with links', '- 1979: [[A]] and [b](https://b.org)\n'],
	['bullets that begin with a link', '- [[2024-01-01]] talks\n'],
	['sections that are left out', '## Sources\n- 1979: a\n'],
	['rows of a table', '| 1979 | [[A]] |\n'],
])('eight times as many %s take no more than sixteen times as long', { retry: 2 }, async (_, piece) => {
	const head = piece.startsWith('|') ? '| Year | What |\n| - | - |\n' : '';
	const timer = (count: number): (() => Promise<number>) => {
		const note = parseNote('A.md', head + piece.repeat(count));
		return () => Promise.resolve(cpuTimeOf(() => void datedEntriesOf(note, undefined, DEFAULT_SETTINGS)));
	};
	await timer(500)();
	const most = Math.max(await leastOf(2, timer(2000)), 2) * 16;
	expect(await leastOf(most, timer(16_000))).toBeLessThan(most);
});

test('the neighbours of a note are what it links and what links it, without indexes, logs and daily notes', () => {
	const { index } = vaultOf({
		'A.md': '[[B]] [[Index]] [[Templates/T]]',
		'B.md': '',
		'C.md': '[[A]]',
		'D.md': '[[B]]',
		'Index.md': '[[A]]',
		'2024-01-01.md': '[[A]]',
		'Log.md': '---\ntype: log\n---\n[[A]]',
		'Templates/T.md': '',
	});
	expect(neighboursOf('A.md', index, { ...DEFAULT_SETTINGS, templatesFolder: 'Templates' })).toEqual(['A.md', 'B.md', 'C.md']);
});

test('a row of figures is a series, and one that says a word is an event', () => {
	const table = '| Year | Share | Value |\n|---|---|---|\n| 1940 | ~44% | $1.5 billion |\n| 1960 | 62% | — |\n| 1975 | 93% | the peak |\n';
	expect(entriesOf(table)).toEqual(['5 1975 93% · the peak']);
});

import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { createMentionCounter, mentionNamesOf, mentionsIn } from '../../../../src/core/vault/mentions/unlinkedMentions.ts';
import { misread } from '../../../support/misread.ts';

/** The text with every mention in angle quotes. */
function marked(text: string, names: readonly string[]): string {
	let result = '';
	let at = 0;
	for (const { start, end } of mentionsIn(parseNote('N.md', text), names)) {
		result += `${text.slice(at, start)}‹${text.slice(start, end)}›`;
		at = end;
	}
	return result + text.slice(at);
}

describe('where a note says a name without linking it', () => {
	test.each<[string, string, readonly string[], string]>([
		['whole words only', 'Iran, Iranian, Iran.', ['Iran'], '‹Iran›, Iranian, ‹Iran›.'],
		['in either case', 'iran and IRAN', ['Iran'], '‹iran› and ‹IRAN›'],
		['an abbreviation only in capitals', 'The US told us.', ['US'], 'The ‹US› told us.'],
		['before an apostrophe and a hyphen', "Iran's US-Iran talks", ['Iran'], "‹Iran›'s US-‹Iran› talks"],
		['names of several words', 'the United  States and United States', ['United States'], 'the United  States and ‹United States›'],
		['the longest name first', 'Iran Nuclear Program and Iran', ['Iran', 'Iran Nuclear Program'], '‹Iran Nuclear Program› and ‹Iran›'],
		[
			'not in links, code, math and addresses',
			'[[Iran]] [Iran](x.md) `Iran` $Iran$ https://x.org/Iran #Iran Iran',
			['Iran'],
			'[[Iran]] [Iran](x.md) `Iran` $Iran$ https://x.org/Iran #Iran ‹Iran›',
		],
		[
			'not in front matter, fences and comments',
			'---\ntitle: Iran\n---\n```\nIran\n```\n%% Iran %%\nIran',
			['Iran'],
			'---\ntitle: Iran\n---\n```\nIran\n```\n%% Iran %%\n‹Iran›',
		],
		['in headings and lists', '# Iran\n- Iran', ['Iran'], '# ‹Iran›\n- ‹Iran›'],
		['in Cyrillic, at the borders of words', 'Иран и Иранский, иран', ['Иран'], '‹Иран› и Иранский, ‹иран›'],
		['in Arabic', 'بين إيران والعراق', ['إيران'], 'بين ‹إيران› والعراق'],
		['in Chinese, where no blanks stand', '美国和伊朗的关系', ['伊朗'], '美国和‹伊朗›的关系'],
		['in either Unicode form', 'Zu\u0308rich und Z\u00fcrich', ['Zürich'], '‹Zu\u0308rich› und ‹Z\u00fcrich›'],
		['a name that does not begin with a letter', 'the (Old) Empire fell', ['(Old) Empire'], 'the ‹(Old) Empire› fell'],
		['with a letter outside the basic plane', '𐐀bc and x𐐀bc', ['𐐀bc'], '‹𐐀bc› and x𐐀bc'],
	])('%s', (_, text, names, expected) => {
		expect(marked(text, names)).toBe(expected);
	});

	test('short names in small letters are not looked for', () => {
		expect(mentionNamesOf('Actors/Li.md', ['US', 'it', 'Lee', '伊朗'])).toEqual(['US', 'Lee', '伊朗']);
	});

	test('a counter counts the names of many notes in one pass, the note itself apart', () => {
		const count = createMentionCounter(
			new Map([
				['Iran.md', ['Iran', 'Persia']],
				['Program.md', ['Iran Nuclear Program']],
				['N.md', ['Iran']],
			]),
		);
		expect([...count(parseNote('N.md', 'Iran, Persia, the Iran Nuclear Program'))]).toEqual([
			['Iran.md', 2],
			['Program.md', 1],
		]);
	});

	test('time grows with the text, whatever it holds', () => {
		for (const text of ['a'.repeat(100_000), 'Iran '.repeat(20_000), ' '.repeat(100_000), '伊'.repeat(100_000)]) {
			const note = misread(parseNote('N.md', ''), { text, opaque: [], links: [] });
			const start = performance.now();
			mentionsIn(note, ['Iran', 'Iran Nuclear Program', '伊朗']);
			expect(performance.now() - start).toBeLessThan(2000);
		}
	});
});

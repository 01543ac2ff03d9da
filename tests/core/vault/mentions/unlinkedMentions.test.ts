import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { mentionNamesOf, mentionsIn } from '../../../../src/core/vault/mentions/unlinkedMentions.ts';
import { misread } from '../../../support/misread.ts';
import { cpuTimeOf } from '../../../support/cpuTimeOf.ts';

/** The text with every mention in angle quotes. */
function marked(text: string, names: readonly string[], longer: readonly string[] = []): string {
	let result = '';
	let at = 0;
	for (const { start, end } of mentionsIn(parseNote('N.md', text), names, longer)) {
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
		[
			'in lists and tables, not in headings',
			'# Iran\n- Iran\n\n| Iran |\n|---|\n| Iran |',
			['Iran'],
			'# Iran\n- ‹Iran›\n\n| ‹Iran› |\n|---|\n| ‹Iran› |',
		],
		[
			'in emphasis of either kind',
			'_Iran_, *Iran*, __Iran__, ***Iran*** and ==Iran==',
			['Iran'],
			'_‹Iran›_, *‹Iran›*, __‹Iran›__, ***‹Iran›*** and ==‹Iran›==',
		],
		['not in a name with underscores', 'my_iran_note, iran_2 and _iran', ['Iran'], 'my_iran_note, iran_2 and _‹iran›'],
		['with a dotted capital', 'In İstanbul, istanbul and ISTANBUL’da', ['İstanbul'], 'In ‹İstanbul›, ‹istanbul› and ‹ISTANBUL›’da'],
		['with a dotted capital in front of others', 'İİİ İstanbul and Iran', ['Iran'], 'İİİ İstanbul and ‹Iran›'],
		['with a dotted capital in two code points', 'I\u0307stanbul', ['İstanbul'], '‹I\u0307stanbul›'],
		['with a capital sharp s', 'GROẞENHAIN', ['Großenhain'], '‹GROẞENHAIN›'],
		['not between brackets that close right around', '[Iran] and [in Iran now]', ['Iran'], '[Iran] and [in ‹Iran› now]'],
		[
			'not in quotes of others',
			'> Iran said so.\n\nIran.\n\n> [!note] On\n> Iran.',
			['Iran'],
			'> Iran said so.\n\n‹Iran›.\n\n> [!note] On\n> ‹Iran›.',
		],
		['in Cyrillic, at the borders of words', 'Иран и Иранский, иран', ['Иран'], '‹Иран› и Иранский, ‹иран›'],
		['in Arabic', 'بين إيران والعراق', ['إيران'], 'بين ‹إيران› والعراق'],
		['in Chinese, where no blanks stand', '美国和伊朗的关系', ['伊朗'], '美国和‹伊朗›的关系'],
		['in either Unicode form', 'Zu\u0308rich und Z\u00fcrich', ['Zürich'], '‹Zu\u0308rich› und ‹Z\u00fcrich›'],
		['a name that does not begin with a letter', 'the (Old) Empire fell', ['(Old) Empire'], 'the ‹(Old) Empire› fell'],
		['with a letter outside the basic plane', '𐐀bc and x𐐀bc', ['𐐀bc'], '‹𐐀bc› and x𐐀bc'],
	])('%s', (_, text, names, expected) => {
		expect(marked(text, names)).toBe(expected);
	});

	test.each<[string, string, readonly string[], readonly string[], string]>([
		['a longer name', 'Oman Air flies from Oman.', ['Oman'], ['Oman Air'], 'Oman Air flies from ‹Oman›.'],
		['a longer name that ends in it', 'The Gulf of Oman and Oman.', ['Oman'], ['Gulf of Oman'], 'The Gulf of Oman and ‹Oman›.'],
		[
			'a longer name that has it in its middle',
			'The South China Sea, China.',
			['China'],
			['South China Sea'],
			'The South China Sea, ‹China›.',
		],
		['a longer name in other letters', 'CHINA MOBILE and China', ['China'], ['China Mobile'], 'CHINA MOBILE and ‹China›'],
		['the same name of another note', 'Oman', ['Oman'], ['Oman'], '‹Oman›'],
		['a longer name of its own', 'The Sultanate of Oman', ['Oman', 'Sultanate of Oman'], ['Gulf of Oman'], 'The ‹Sultanate of Oman›'],
	])('%s of another note is none', (_, text, names, longer, expected) => {
		expect(marked(text, names, longer)).toBe(expected);
	});

	test('short names in small letters are not looked for', () => {
		expect(mentionNamesOf('Actors/Li.md', ['US', 'it', 'Lee', '伊朗'])).toEqual(['US', 'Lee', '伊朗']);
	});

	test('time grows with the text, whatever it holds', () => {
		for (const text of ['a'.repeat(100_000), 'Iran '.repeat(20_000), ' '.repeat(100_000), '伊'.repeat(100_000)]) {
			const note = misread(parseNote('N.md', ''), { text, opaque: [], links: [] });
			expect(cpuTimeOf(() => mentionsIn(note, ['Iran', 'Iran Nuclear Program', '伊朗']))).toBeLessThan(2000);
		}
	});
});

import { describe, expect, test } from 'vitest';
import { readAnnotation } from '../../../src/core/sources/parsing/annotation.ts';
import { DATE_FORMS, dateParts, splitDate } from '../../../src/core/sources/parsing/dates.ts';
import { plainText } from '../../../src/core/sources/parsing/plainText.ts';
import { publisherKey } from '../../../src/core/sources/parsing/publisherName.ts';

describe('publisher and title', () => {
	test('case, accents and a leading article make no other publisher', () => {
		expect(['The Guardian', 'guardian', 'GUARDIAN'].map(publisherKey)).toEqual(['guardian', 'guardian', 'guardian']);
		expect(publisherKey('Le Monde Diplomatiqué')).toBe('le monde diplomatique');
	});
});

describe('dates', () => {
	test.each([
		['2024-05-12', [2024, 5, 12]],
		['2024-05-12T10:00:00Z', [2024, 5, 12]],
		['2024-05', [2024, 5]],
		['2024/05/12', [2024, 5, 12]],
		['2024.05.12', [2024, 5, 12]],
		['1996/5/7', [1996, 5, 7]],
		['12 May 2024', [2024, 5, 12]],
		['12th Sept. 2024', [2024, 9, 12]],
		['May 12, 2024', [2024, 5, 12]],
		['Dec 1st 2024', [2024, 12, 1]],
		['May 2024', [2024, 5]],
		['2024, May 12', [2024, 5, 12]],
		['2024, May', [2024, 5]],
		['2024', [2024]],
		['2018a', [2018]],
		['12 mars 2024', [2024, 3, 12]],
		['le 1er août 2024', [2024, 8, 1]],
		['12. März 2024', [2024, 3, 12]],
		['12 de mayo de 2024', [2024, 5, 12]],
		['mars 2024', [2024, 3]],
		['26 يوليو 2024', [2024, 7, 26]],
		['١٢ تشرين الأول ٢٠٢٤', [2024, 10, 12]],
		['14 أيار/مايو 2024', [2024, 5, 14]],
		['7 באוקטובר 2023', [2023, 10, 7]],
		['מרץ 2024', [2024, 3]],
		['5 जून 2024', [2024, 6, 5]],
		['5 марта 2024', [2024, 3, 5]],
		['май 2026', [2026, 5]],
		['майор 2026', undefined],
		['2019, 5. März', [2019, 3, 5]],
		['Mars 2020', undefined],
		['2020 Mars', undefined],
		['2024-13-01', undefined],
		['5/6/2024', undefined],
		['1234', undefined],
		['2019–2020', undefined],
		['some day in 2024', undefined],
	])('%s', (text, parts) => {
		expect(dateParts(text)).toEqual(parts);
	});

	test('every form reads its own example', () => {
		expect(DATE_FORMS.filter(({ example, pattern }) => !pattern.test(example))).toEqual([]);
	});

	test.each([
		['in brackets', 'A shift (12 May 2024)', 'A shift', '12 May 2024'],
		['a year in brackets', 'A shift (2024)', 'A shift', '2024'],
		['in square brackets', 'A shift [May 2024]', 'A shift', 'May 2024'],
		['after a comma', 'A shift, May 12, 2024', 'A shift', 'May 12, 2024'],
		['after a dash', 'A shift - 2024-05-12', 'A shift', '2024-05-12'],
		['before a colon', '2024-05-12: A shift', 'A shift', '2024-05-12'],
		['in figures before a blank', '2024-05-12 A shift', 'A shift', '2024-05-12'],
		['in Arabic, after a dash', 'عنوان - 26 يوليو 2024', 'عنوان', '26 يوليو 2024'],
		['in Arabic, after its comma', 'عنوان، ٢٦ يوليو ٢٠٢٤', 'عنوان', '٢٦ يوليو ٢٠٢٤'],
		['in Hebrew, in brackets', 'כותרת (7 באוקטובר 2023)', 'כותרת', '7 באוקטובר 2023'],
		['a mission to a planet', 'A report, Mars 2020', 'A report, Mars 2020', null],
		['a bare year is part of the title', 'Iran protests, 2022', 'Iran protests, 2022', null],
		['a span is part of the title', 'Iran protests (2022–2023)', 'Iran protests (2022–2023)', null],
		['other brackets are too', 'Arrow (Israeli missile)', 'Arrow (Israeli missile)', null],
	])('%s', (_, text, rest, date) => {
		expect(splitDate(text)).toEqual({ text: rest, date });
	});
});

describe('what stands after a link', () => {
	test.each([
		['nothing', '', null, null, null],
		['a full stop', '.', null, null, null],
		['a reason', ' — why it counts', null, null, 'why it counts'],
		['a reason after a hyphen', ' - why', null, null, 'why'],
		['brackets', ' (chapter on missile defense)', null, null, 'chapter on missile defense'],
		['a part', ', section on American law', null, null, 'section on American law'],
		['a date in brackets', ' (12 May 2024)', '12 May 2024', null, null],
		['a date and a reason', ', 12 May 2024 - the first report', '12 May 2024', null, 'the first report'],
		['an American date and a page', ', May 12, 2024, p. 3', 'May 12, 2024', null, 'p. 3'],
		['a date and a byline', ' (2024), by Jane Doe.', '2024', 'Jane Doe', null],
		['a byline and a reason', ' by Jane Doe — why', null, 'Jane Doe', 'why'],
		['words with brackets at their end', ' — why (again)', null, null, 'why (again)'],
	])('%s', (_, text, date, author, annotation) => {
		expect(readAnnotation(text)).toEqual({ date, author, annotation });
	});
});

test.each([
	['emphasis', '*The* **Wars** _in_ ==Syria==', 'The Wars in Syria'],
	['an underscore in a word', 'snake_case_name', 'snake_case_name'],
	['code', 'the `read` call', 'the read call'],
	['backslashes', 'a \\[b\\] \\*c\\*', 'a [b] *c*'],
	['a star that multiplies', '2 * 3', '2 * 3'],
	['links', 'see [[Iran|Persia]] and [INSS](https://inss.org.il/a_(b))', 'see Persia and INSS'],
	['entities', 'Simon &amp; Schuster', 'Simon & Schuster'],
	['what is not closed', '[a *b', '[a b'],
])('plain text of %s', (_, markdown, text) => {
	expect(plainText(markdown)).toBe(text);
});

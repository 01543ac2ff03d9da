import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datedText, wholeDate } from '../../../src/core/timeline/datedText.ts';
import { toEdtf } from '../../../src/core/timeline/toEdtf.ts';

describe('a text begins with a date', () => {
	test.each<[fact: string, text: string, date: string, rest: string]>([
		['a year', '1979: Iran hands over', '1979', 'Iran hands over'],
		['a year before a sentence', '1979 Iran hands over', '1979', 'Iran hands over'],
		['a year with no blank after its colon', '1979:Iran hands over', '1979', 'Iran hands over'],
		['a year before a stroke', '1648 – the peace', '1648', 'the peace'],
		['a year in bold', '**1967** — war', '1967', 'war'],
		['a day by ISO 8601', '**2024-03-18** — a treaty', '2024-03-18', 'a treaty'],
		['with an hour', '2024-05-12T10:00: talks', '2024-05-12', 'talks'],
		['with an hour alone', '2025-01-10 18:20:04', '2025-01-10', ''],
		['with an hour that begins what is said', '2025-01-10 18:20 the talks end', '2025-01-10', '18:20 the talks end'],
		['a link to a daily note', '[[2014-03-19]] talks', '2014-03-19', 'talks'],
		['with slashes, the year first', '2024/05/12 talks', '2024-05-12', 'talks'],
		['the day first', '12 May 2024 talks', '2024-05-12', 'talks'],
		['the month first', 'May 12, 2024 - 30 people', '2024-05-12', '30 people'],
		['a short month', 'Dec. 7, 1941: an attack', '1941-12-07', 'an attack'],
		['the year first, in words', '2024, May 12: talks', '2024-05-12', 'talks'],
		['the planet, which is no month', '2001 Mars Odyssey: in orbit', '2001', 'Mars Odyssey: in orbit'],
		['a year before an Arabic verb', '1990: مارس نشاطه', '1990', 'مارس نشاطه'],
		['a month in French', 'mars 2001 : une sonde', '2001-03', 'une sonde'],
		['a month', 'April 2025: talks', '2025-04', 'talks'],
		['a season, which is about a year', 'Summer 1968: Prague', '1968~', 'Prague'],
		['about a year', 'c. 1920: a mandate', '1920~', 'a mandate'],
		['about a year, in a word', 'circa 1850 The canal', '1850~', 'The canal'],
		['about a year of three digits', 'c. 800 the Vikings come', '0800~', 'the Vikings come'],
		['about a year, before a sentence', '~1500: the trade begins', '1500~', 'the trade begins'],
		['about a year, short at the end', 'c. 1914–18: war', '1914~/1918~', 'war'],
		['from about a year to another', 'c. 1500–1550: trade', '1500~/1550', 'trade'],
		['a decade', 'the 1980s: debts', '198X', 'debts'],
		['the beginning of a decade', 'early 1990s: talks', '199X~', 'talks'],
		['a century', '19th century: empires', '18XX', 'empires'],
		['a day before the year 1000', '4 September 476: the last emperor', '0476-09-04', 'the last emperor'],
		['a year with its era', 'AD 70: the temple', '0070', 'the temple'],
		['a year before our era', '44 BC: Caesar', '-0043', 'Caesar'],
		['a day before our era', '15 March 44 BCE: Caesar', '-0043-03-15', 'Caesar'],
		['the first year before our era', '1 BC: a census', '0000', 'a census'],
		['an era with full stops', '753 B.C. Rome', '-0752', 'Rome'],
		['thousands of years', '10,000 BC: farming', '-9999', 'farming'],
		['ISO 8601 before our era', '-0044-03-15: Caesar', '-0044-03-15', 'Caesar'],
		['a century before our era', '5th century BC: Athens', '-0499/-0400', 'Athens'],
		['from year to year', '1914–1918: war', '1914/1918', 'war'],
		['from year to year, a blank on one side of the stroke', '1914- 1918 : war', '1914/1918', 'war'],
		['two digits at the end', '1914-18: war', '1914/1918', 'war'],
		['what ISO 8601 calls a month is one', '2011-12: talks', '2011-12', 'talks'],
		['from day to day', '28 June 1914 – 11 November 1918: war', '1914-06-28/1918-11-11', 'war'],
		['the month said once', '13 to 24 June 2025: war', '2025-06-13/2025-06-24', 'war'],
		['the month first', 'June 5–10, 1967: war', '1967-06-05/1967-06-10', 'war'],
		['the year said once', 'April and October 2024: missiles', '2024-04/2024-10', 'missiles'],
		['an interval of ISO 8601', '1967-06-05/1967-06-10: war', '1967-06-05/1967-06-10', 'war'],
		['the era said once', '500–480 BC: wars', '-0499/-0479', 'wars'],
		['across the eras', '27 BC – 14 AD: Augustus', '-0026/0014', 'Augustus'],
		['until now', '2011–present: war', '2011/..', 'war'],
		['nothing after the stroke', '**2011–**: war', '2011/..', 'war'],
		['since', 'since 2011: war', '2011/..', 'war'],
		['before', 'before 1948: a mandate', '../1948', 'a mandate'],
		['a date alone', '1971', '1971', ''],
		['German', '12. März 1938: der Anschluss', '1938-03-12', 'der Anschluss'],
		['German, with the word before it', 'Am 3. Oktober 1990 – die Einheit', '1990-10-03', 'die Einheit'],
		['German, days of a month', '13. bis 24. Juni 2025: Krieg', '2025-06-13/2025-06-24', 'Krieg'],
		['Austrian', 'Jänner 1919: Paris', '1919-01', 'Paris'],
		['French', '1er août 1914 : la mobilisation', '1914-08-01', 'la mobilisation'],
		['French, with its article', 'le 14 juillet 1789 — la Bastille', '1789-07-14', 'la Bastille'],
		['French, cut short', '12 févr. 2015 : Minsk', '2015-02-12', 'Minsk'],
		['French, a year before a colon apart', '1848 : la république', '1848', 'la république'],
		['Spanish', '18 de julio de 1936: la sublevación', '1936-07-18', 'la sublevación'],
		['Spanish, a month', 'Septiembre de 1973: el golpe', '1973-09', 'el golpe'],
		['Spanish, days of a month', '13 al 24 de junio de 2025: guerra', '2025-06-13/2025-06-24', 'guerra'],
		['Italian', '1º maggio 1898: i moti', '1898-05-01', 'i moti'],
		['Italian, cut short', '8 ott. 1943 – guerra', '1943-10-08', 'guerra'],
		['Portuguese', '25 de abril de 1974: a revolução', '1974-04-25', 'a revolução'],
		['Portuguese, from day to day', '3 de março de 1974 – 25 de abril de 1974: crise', '1974-03-03/1974-04-25', 'crise'],
		['Dutch', '10 mei 1940: de inval', '1940-05-10', 'de inval'],
		['Dutch, a month', 'maart 1953: de Watersnood', '1953-03', 'de Watersnood'],
		['Arabic, as in Egypt', '26 يوليو 1956: تأميم القناة', '1956-07-26', 'تأميم القناة'],
		['Arabic, with its digits and the word before it', 'في ٦ أكتوبر ١٩٧٣، بدأت الحرب', '1973-10-06', 'بدأت الحرب'],
		['Arabic, as in the Levant', '٥ حزيران ١٩٦٧ – الحرب', '1967-06-05', 'الحرب'],
		['Arabic, a month of two words', 'تشرين الثاني 1917: وعد', '1917-11', 'وعد'],
		['Arabic, the other of these', '9 كانون الأول 1987: انتفاضة', '1987-12-09', 'انتفاضة'],
		['Arabic, in both ways at once', '14 أيار/مايو 1948: إعلان', '1948-05-14', 'إعلان'],
		['Arabic, one way in brackets', '5 حزيران (يونيو) 1967: الحرب', '1967-06-05', 'الحرب'],
		['Arabic, days of a month', '5-10 حزيران 1967: الحرب', '1967-06-05/1967-06-10', 'الحرب'],
		['Arabic, the year said once', 'أبريل - أكتوبر 2024: صواريخ', '2024-04/2024-10', 'صواريخ'],
		['Hebrew', '14 במאי 1948: הכרזה', '1948-05-14', 'הכרזה'],
		['Russian', '5 июня 1967 — начало войны', '1967-06-05', 'начало войны'],
		['Hebrew, with the word before it', 'ב-5 ביוני 1967 פרצה המלחמה', '1967-06-05', 'פרצה המלחמה'],
		['Hebrew, a month', 'נובמבר 1947: החלטה', '1947-11', 'החלטה'],
		['Hindi', '15 अगस्त 1947: स्वतंत्रता', '1947-08-15', 'स्वतंत्रता'],
		['Hindi, with its digits', '२६ जनवरी १९५०: संविधान', '1950-01-26', 'संविधान'],
		['a year and a word of another script', '2020-至今', '2020', '-至今'],
		['a name that begins with a day', '2026-07-11-belief-analysis', '2026-07-11', 'belief-analysis'],
		['Hindi, letters with a point below in one and in two', '1 फ़रवरी 2024 – 2 फ़रवरी 2024: बजट', '2024-02-01/2024-02-02', 'बजट'],
		['Hindi, from one day to another', '1 सितंबर 1939 से 2 दिसम्बर 1945: युद्ध', '1939-09-01/1945-12-02', 'युद्ध'],
	])('%s: %s', (_, text, date, rest) => {
		const found = datedText(text);
		expect(found && [toEdtf(found.span), found.rest]).toEqual([date, rest]);
	});

	test.each<[fact: string, text: string]>([
		['a measure from one number to another', '1500-1700ml'],
		['a number in a street', '1450 Harbour Road, Las Palmas'],
		['an address with its code', '1919 Quay Terrace, Springfield NV 89144'],
		['a count', '1500 troops moved'],
		['a small number', '500 people'],
		['about a count', 'About 300 people came'],
		['about a count of four digits', 'around 2000 protesters gather'],
		['about a count, by its sign', '~9 functions are to be changed'],
		['a count of two digits', 'c. 50 notes are left'],
		['a number with a comma', '1,500 men'],
		['a number with a point', '2014.5 points'],
		['a day that no calendar has', '31 June 2024: talks'],
		['a day and month without a year', '3 May: talks'],
		['two different days', '5/6/2024: talks'],
		['a name that begins like a month', 'Mayor of 1990: elected'],
		['an Arabic father, who is no August', '5 اب 1990'],
		['an Arabic verb that is written as a month', '12 مارس نشاطه'],
		['a word of another language that is cut like a month', 'Set 1990 as the year'],
		['about so many, and a name', 'About 120 FBI agents'],
		['a stroke before so many', '~40 Members voted'],
		['a number beside an article', '1500 a 2000 troops'],
		['a German word before a count', 'Am 12 troops'],
		['a long number', '319787: an account'],
		['a date further on', 'Elected in 1990'],
		['the beginning of an address', '2001:db8::/32: Documentation prefix'],
		['an address cut short', '2001::1 a host'],
		['the beginning of a file’s name', '2020.md holds the year'],
		['a part of a book', 'C.2 Required functions'],
		['a part of a book with a point', 'C.2. Required functions'],
		['a decade in a longer word', 'The 1960s-cybernetic-art lineage made networked'],
		['a year in a longer word', '2011-style protests return'],
		['a month in a longer word', 'May 1968-era slogans'],
		['nothing', ''],
	])('%s is none: %s', (_, text) => {
		expect(datedText(text)).toBeUndefined();
	});
});

describe('a cell or value is a date as a whole', () => {
	test.each<[text: string, date: string | undefined]>([
		['70', '0070'],
		['1948', '1948'],
		['**1948**', '1948'],
		['[[1948-05-14]]', '1948-05-14'],
		['1948–49', '1948/1949'],
		['c. 800', '0800~'],
		['37 CE', '0037'],
		['1948 war', undefined],
		['n/a', undefined],
		['', undefined],
	])('%s', (text, date) => {
		const found = wholeDate(text);
		expect(found && toEdtf(found.span)).toBe(date);
	});
});

test('every day of ISO 8601 from 1000 to 2999 is read as it is written', () => {
	const day = fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
	fc.assert(
		fc.property(day, (date) => {
			const written = date.toISOString().slice(0, 10);
			const found = datedText(`${written}: talks`);
			expect(found && toEdtf(found.span)).toBe(written);
		}),
	);
});

test('any text is read or none, and what is read stands in it', () => {
	const pieces = fc.constantFrom(
		'1979',
		'12',
		'May',
		'BC',
		'–',
		'-',
		' ',
		'c. ',
		'the ',
		'1980s',
		'/',
		':',
		'to',
		'**',
		'AD ',
		',',
		'44',
		'century',
		'5th',
		'x',
	);
	fc.assert(
		fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
			const text = parts.join('');
			const found = datedText(text);
			if (found !== undefined) expect(text).toContain(found.written);
		}),
	);
});

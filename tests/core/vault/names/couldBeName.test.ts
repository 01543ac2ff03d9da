import { expect, test } from 'vitest';
import { couldBeName } from '../../../../src/core/vault/names/couldBeName.ts';

test.each([
	'Iran',
	'UAE',
	'United Arab Emirates',
	'Hamas (since 2007)',
	'3M',
	'10 Downing Street',
	'9/11 Commission',
	'2016 Memorandum of Understanding',
	'J. Street',
	"Cote d'Ivoire",
	'C#',
	'東京',
	'일본',
	'مصر',
	'All-India Congress',
	'St. Petersburg',
	'None of the Above Party',
	'G7',
])('%s could be a name', (value) => {
	expect(couldBeName(value)).toBe(true);
});

test.each([
	'9+ (expanding)',
	'27 heads of government',
	'14 small island states',
	'9+',
	'12',
	'~40 states',
	'12 million',
	'40 %',
	'3-5 others',
	'N/A',
	'n.a.',
	'none',
	'Unknown',
	'various',
	'TBD',
	'etc.',
	'?',
	'-',
	'(none)',
	'',
	'https://example.org/a',
	'{{title}}',
	'It began in 1979. Nobody knows why',
	'one of those values that go on and on and never come to an end of it',
	'🌍',
])('%s could not', (value) => {
	expect(couldBeName(value)).toBe(false);
});

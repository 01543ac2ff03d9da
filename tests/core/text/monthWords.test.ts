import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchLength } from '../../../src/core/text/matchLength.ts';
import { MONTH_WORD, withMonths } from '../../../src/core/text/monthWords.ts';

describe('patterns with months', () => {
	const patternsFor = withMonths((month) => [`${month}(?= \\d)`]);

	test('are made once for texts in Latin letters and once for all others', () => {
		expect(patternsFor('12 March 1967')).toBe(patternsFor('nothing'));
		expect(patternsFor('12 марта 1967')).toBe(patternsFor('شباط'));
		expect(patternsFor('12 марта 1967')).not.toBe(patternsFor('12 March 1967'));
	});

	test('find what one pattern for the months of all scripts finds', () => {
		const whole = new RegExp(`${MONTH_WORD}(?= \\d)`, 'iy');
		const word = fc.constantFrom(
			'March',
			'mars.',
			'FÉVRIER',
			'Août',
			'märz',
			'марта',
			'Мая',
			'حزيران/يونيو',
			'במאי',
			'जनवरी',
			'people',
			'12',
			'—',
			'ß',
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 6 }), fc.constantFrom(' ', '', '\n'), (words, between) => {
				const text = words.join(between);
				expect(patternsFor(text).map((pattern) => matchLength(pattern, text, 0))).toEqual([matchLength(whole, text, 0)]);
			}),
		);
	});
});

import { expect, test } from 'vitest';
import { initialsOf, looksLikeInitials } from '../../../src/core/text/initialsOf.ts';

test.each([
	['United States', 'US'],
	['United Arab Emirates', 'UAE'],
	['Institute for National Security Studies', 'INSS'],
	['Twelve-Day War', 'TDW'],
	['Iran', ''],
	['', ''],
])('the initials of "%s" are "%s"', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});

test.each([
	['US', true],
	['U.S.', true],
	['UAE', true],
	['Us', false],
	['I', false],
	['ABCDEFGHI', false],
])('"%s" is written as initials are: %s', (text, expected) => {
	expect(looksLikeInitials(text)).toBe(expected);
});

import { expect, test } from 'vitest';
import { foldName } from '../../../src/core/text/foldName.ts';

test.each([
	['case is folded', 'United States', 'united states'],
	['accents are folded', 'Türkiye', 'turkiye'],
	['an accent may stand apart from its letter', 'Tu\u0308rkiye', 'turkiye'],
	['letters without a decomposition are folded', 'Łódź, Ærø, Straße', 'lodz, aero, strasse'],
	['the Turkish capital I with a dot is an i', 'İstanbul', 'istanbul'],
	['Hebrew is left alone', 'ישראל', 'ישראל'],
	['vowel signs of Devanagari stay', 'भारत की', 'भारत की'],
	['Korean comes back composed', '한국'.normalize('NFD'), '한국'],
	['blanks at the ends go', '  Iran ', 'iran'],
])('%s', (_, name, folded) => {
	expect(foldName(name)).toBe(folded);
});

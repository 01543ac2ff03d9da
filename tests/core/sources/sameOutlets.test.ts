import { expect, test } from 'vitest';
import { allOutletNames, outletNames } from '../../../src/core/sources/sameOutlets.ts';

test.each([
	['a name counts as the outlet that a line says, in whatever case', ['WSJ = Wall Street Journal'], 'wsj', 'Wall Street Journal'],
	['through several lines', ['WSJ = The Journal', 'Journal = Dow Jones'], 'WSJ', 'Dow Jones'],
	['lines in a circle end', ['A = B', 'B = A'], 'A', 'A'],
	['a name of which no line speaks is itself', ['WSJ = Wall Street Journal'], 'Reuters', 'Reuters'],
	['a line that says nothing is none', ['WSJ', ' = x', 'Reuters = '], 'WSJ', 'WSJ'],
])('%s', (_, lines, name, outlet) => {
	expect(outletNames(lines)(name)).toBe(outlet);
});

test('an outlet goes by every name that counts as it', () => {
	expect(allOutletNames(['WSJ = Wall Street Journal', 'Reuters = Thomson'], ['Wall Street Journal'])).toEqual([
		'Wall Street Journal',
		'wsj',
	]);
});

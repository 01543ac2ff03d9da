import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../../src/core/text/editDistance.ts';
import { runs } from '../../support/runs.ts';

test.each([
	['the same word', 'status', 'status', 2, 0],
	['two neighbours swapped are one error', 'stauts', 'status', 2, 1],
	['a letter left out', 'relationshp', 'relationship', 2, 1],
	['a letter too many', 'actorss', 'actors', 2, 1],
	['two errors', 'relatonshp', 'relationship', 2, 2],
	['Iraq and Iran differ in one letter', 'Iraq', 'Iran', 2, 1],
	['more errors than asked for', 'policy', 'status', 2, undefined],
	['a longer word than the limit allows', 'a', 'abcd', 2, undefined],
	['a limit of nothing knows only the same word', 'a', 'b', 0, undefined],
])('%s', (_, a, b, limit, expected) => {
	expect(editDistance(a, b, limit)).toBe(expected);
});

/** The plain recursive definition, without a limit. */
function plainDistance(a: string, b: string): number {
	if (a === '' || b === '') return Math.max(a.length, b.length);
	const tail = [
		plainDistance(a.slice(1), b) + 1,
		plainDistance(a, b.slice(1)) + 1,
		plainDistance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
	];
	if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) tail.push(plainDistance(a.slice(2), b.slice(2)) + 1);
	return Math.min(...tail);
}

test('within the limit it is what the plain definition says', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
	fc.assert(
		fc.property(word, word, fc.integer({ min: 1, max: 4 }), (a, b, limit) => {
			const plain = plainDistance(a, b);
			expect(editDistance(a, b, limit)).toBe(plain > limit ? undefined : plain);
		}),
		{ numRuns: runs(300) },
	);
});

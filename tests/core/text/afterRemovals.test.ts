import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterRemovals } from '../../../src/core/text/afterRemovals.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { runs } from '../../support/runs.ts';

test('insertions that were planned on what is left, made together with the removals, give the same text', () => {
	fc.assert(
		fc.property(
			fc.string({ minLength: 1, maxLength: 40 }),
			fc.array(fc.nat(40), { maxLength: 6 }),
			fc.array(fc.tuple(fc.nat(40), fc.string({ maxLength: 4 })), { maxLength: 4 }),
			(text, cuts, inserted) => {
				const places = [...new Set(cuts.map((at) => at % (text.length + 1)))].sort((a, b) => a - b);
				const removals = places.flatMap((start, at) => {
					const end = places[at + 1];
					return at % 2 === 1 || end === undefined ? [] : [{ range: { start, end }, newText: '' }];
				});
				const left = applyEdits(text, removals);
				const edits = inserted.map(([at, newText]) => {
					const place = at % (left.length + 1);
					return { range: { start: place, end: place }, newText };
				});
				expect(applyEdits(text, [...afterRemovals(removals, edits), ...removals])).toBe(applyEdits(left, edits));
			},
		),
		{ numRuns: runs(1000) },
	);
});

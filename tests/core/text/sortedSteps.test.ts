import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedSteps } from '../../../src/core/text/sortedSteps.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { runs } from '../../support/runs.ts';

test('sorting in steps comes to what sorting at one go does, equal items as they came', () => {
	const byKey = (a: readonly [number, number], b: readonly [number, number]) => a[0] - b[0];
	fc.assert(
		fc.property(fc.nat(9000), fc.integer({ min: 1, max: 5000 }), (count, keys) => {
			const items = Array.from({ length: count }, (_, at) => [(at * 7919) % keys, at] as const);
			expect(finish(sortedSteps(items, byKey))).toEqual(items.toSorted(byKey));
		}),
		{ numRuns: runs(400, 40) },
	);
});

import { describe, expect, test } from 'vitest';
import { mergedDecisions, takenBack, withDecisionsChange } from '../../../src/core/checking/mergedDecisions.ts';
import type { HeldDecisions } from '../../../src/core/settings/storedDecisions.ts';

const NONE: HeldDecisions = { dismissals: {}, ignores: {}, formerNames: {}, sameOutlets: {}, wantedIgnored: {} };

describe('what was decided about a note that goes into another holds of that one, and comes back', () => {
	test.each<[string, Partial<HeldDecisions>, Partial<HeldDecisions>]>([
		['a note that is not proposed for it', { dismissals: { 'Old.md': ['A.md'] } }, { dismissals: { 'New.md': ['A.md'] } }],
		['a note for which it is not proposed', { dismissals: { 'A.md': ['Old.md'] } }, { dismissals: { 'A.md': ['New.md'] } }],
		['the two for each other: nothing is left', { dismissals: { 'Old.md': ['New.md'], 'New.md': ['Old.md'] } }, {}],
		[
			'what both have, beside what each has alone',
			{ dismissals: { 'Old.md': ['A.md', 'B.md'], 'New.md': ['A.md', 'C.md'] } },
			{ dismissals: { 'New.md': ['A.md', 'B.md', 'C.md'] } },
		],
		[
			'ignored rules, not those of a folder or of every note',
			{ ignores: { 'Old.md': ['known-type'], '*': ['dead-link'], Old: ['x'] } },
			{ ignores: { 'New.md': ['known-type'], '*': ['dead-link'], Old: ['x'] } },
		],
		['names that it went by', { formerNames: { 'Old.md': ['Older'] } }, { formerNames: { 'New.md': ['Older'] } }],
		['nothing about others', { dismissals: { 'A.md': ['B.md'] } }, { dismissals: { 'A.md': ['B.md'] } }],
	])('%s', (_, given, expected) => {
		const held = { ...NONE, ...given };
		const change = mergedDecisions(held, 'Old.md', 'New.md');
		const after = withDecisionsChange(held, change);
		expect(after).toEqual({ ...NONE, ...expected });
		expect(withDecisionsChange(after, takenBack(change))).toEqual(held);
	});

	test('what was decided since stays when it is taken back', () => {
		const held = { ...NONE, ignores: { 'Old.md': ['a'], 'New.md': ['b'] } };
		const change = mergedDecisions(held, 'Old.md', 'New.md');
		const since = { ...NONE, ignores: { 'New.md': ['a', 'b', 'c'], 'Other.md': ['a'] } };
		expect(withDecisionsChange(since, takenBack(change)).ignores).toEqual({
			'New.md': ['b', 'c'],
			'Old.md': ['a'],
			'Other.md': ['a'],
		});
	});
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionsMoved } from '../../../src/core/checking/movedDecisions.ts';
import type { Move } from '../../../src/core/settings/heldEntries.ts';
import { RUNS } from '../../support/runs.ts';

const HELD = {
	dismissals: { 'a/N.md': ['b/M.md'] },
	ignores: { '*': ['field-kind'], 'a/N.md': ['unknown-field'] },
	formerNames: { 'b/M.md': ['Old'] },
	sameOutlets: {},
	wantedIgnored: {},
};

test('decisions go with a folder that moves', () => {
	expect(decisionsMoved(HELD, [{ from: 'a', to: 'c' }])).toEqual({
		...HELD,
		dismissals: { 'c/N.md': ['b/M.md'] },
		ignores: { '*': ['field-kind'], 'c/N.md': ['unknown-field'] },
	});
});

test('decisions about a deleted note go, its former names stay', () => {
	expect(decisionsMoved(HELD, [{ from: 'b/M.md' }])).toEqual({ ...HELD, dismissals: {} });
});

test('a note that moves on is followed, and one that takes the place of a deleted one is another', () => {
	const moves = [{ from: 'a/N.md', to: 'c.md' }, { from: 'c.md', to: 'd/N.md' }, { from: 'b' }, { from: 'x.md', to: 'b/M.md' }];
	expect(decisionsMoved(HELD, moves)).toEqual({
		...HELD,
		dismissals: {},
		ignores: { '*': ['field-kind'], 'd/N.md': ['unknown-field'] },
	});
});

test.each(['x', 'a/N', 'b/M.md/deeper', 'b/M.m'])('where nothing is about `%s`, what was decided stays what it is', (path) => {
	expect(decisionsMoved(HELD, [{ from: path, to: 'y' }])).toBe(HELD);
	expect(decisionsMoved(HELD, [{ from: path }])).toBe(HELD);
});

test('moves that are looked at together come to what they come to one by one', () => {
	const path = fc.constantFrom('a', 'a/b', 'a/b/N.md', 'a/N.md', 'c', 'c/N.md', 'ab/N.md', 'N.md');
	const move = fc.record<Move>({ from: path, to: path }, { requiredKeys: ['from'] });
	const entries = fc.dictionary(path, fc.uniqueArray(path, { minLength: 1, maxLength: 3 }), { maxKeys: 4 });
	fc.assert(
		fc.property(entries, entries, fc.array(move, { maxLength: 6 }), (dismissals, ignores, moves) => {
			const held = decisionsMoved({ ...HELD, formerNames: {}, dismissals, ignores }, []);
			const together = decisionsMoved(held, moves);
			const oneByOne = moves.reduce((all, each) => decisionsMoved(all, [each]), held);
			expect(inOrder(together)).toEqual(inOrder(oneByOne));
		}),
		{ numRuns: RUNS },
	);
});

/** What was given need not be in order; what moved is. */
function inOrder({ dismissals, ignores }: typeof HELD | ReturnType<typeof decisionsMoved>): unknown {
	return [dismissals, ignores].map((held) => Object.fromEntries(Object.entries(held).map(([key, all]) => [key, [...all].sort()])));
}

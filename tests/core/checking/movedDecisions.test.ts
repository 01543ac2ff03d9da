import { expect, test } from 'vitest';
import { decisionsDeleted, decisionsMoved } from '../../../src/core/checking/movedDecisions.ts';

const HELD = {
	dismissals: { 'a/N.md': ['b/M.md'] },
	ignores: { '*': ['field-kind'], 'a/N.md': ['unknown-field'] },
	formerNames: { 'b/M.md': ['Old'] },
	sameOutlets: {},
	wantedIgnored: {},
};

test('decisions go with a folder that moves', () => {
	expect(decisionsMoved(HELD, 'a', 'c')).toEqual({
		...HELD,
		dismissals: { 'c/N.md': ['b/M.md'] },
		ignores: { '*': ['field-kind'], 'c/N.md': ['unknown-field'] },
	});
});

test('decisions about a deleted note go, its former names stay', () => {
	expect(decisionsDeleted(HELD, 'b/M.md')).toEqual({ ...HELD, dismissals: {} });
});

test.each(['x', 'a/N', 'b/M.md/deeper', '*x'])('where nothing is about `%s`, what was decided is not looked through again', (path) => {
	expect(decisionsMoved(HELD, path, 'y')).toBe(HELD);
	expect(decisionsDeleted(HELD, path)).toBe(HELD);
});

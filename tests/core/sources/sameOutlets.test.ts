import { describe, expect, test } from 'vitest';
import { changeDecisions, decisionsIn, heldDecisions, mergeDecisions, storeDecisions } from '../../../src/core/settings/storedDecisions.ts';
import { allOutletNames, outletNames, withSameOutlet } from '../../../src/core/sources/sameOutlets.ts';

test.each([
	['a name counts as the outlet that was said, in whatever case', { WSJ: ['Wall Street Journal'] }, 'wsj', 'Wall Street Journal'],
	['through several names', { WSJ: ['The Journal'], Journal: ['Dow Jones'] }, 'WSJ', 'Dow Jones'],
	['names in a circle end', { A: ['B'], B: ['A'] }, 'A', 'A'],
	['a name of which nothing was said is itself', { WSJ: ['Wall Street Journal'] }, 'Reuters', 'Reuters'],
	['a name that two devices said to be different outlets is the first', { WSJ: ['Dow Jones', 'Wall Street Journal'] }, 'WSJ', 'Dow Jones'],
])('%s', (_, outlets, name, outlet) => {
	expect(outletNames(outlets)(name)).toBe(outlet);
});

test('an outlet goes by every name that counts as it', () => {
	expect(allOutletNames({ WSJ: ['Wall Street Journal'], Reuters: ['Thomson'] }, ['Wall Street Journal'])).toEqual([
		'Wall Street Journal',
		'wsj',
	]);
});

test.each([
	['what is said again of a name, in whatever case, is what counts', { WSJ: ['Dow Jones'] }, 'wsj', 'Journal', { wsj: ['Journal'] }],
	[
		'an outlet that was the name before is so no more',
		{ Journal: ['WSJ'], TJ: ['WSJ'] },
		'WSJ',
		'Journal',
		{ TJ: ['WSJ'], WSJ: ['Journal'] },
	],
	['a name may be that of an object’s own things', {}, '__proto__', 'Journal', Object.fromEntries([['__proto__', ['Journal']]])],
])('%s', (_, before, name, as, after) => {
	expect(withSameOutlet(before, name, as)).toEqual(after);
});

describe('lines, as outlets were first stored among the settings and as a hand writes them', () => {
	const LINES = ['WSJ = Wall Street Journal', ' TJ =  Journal ', 'nothing', ' = x', 'Reuters = ', 5];

	test.each([
		['among the settings', { settings: { sameOutlets: LINES } }],
		['beside the settings', { sameOutlets: LINES }],
	])('%s are read, and one that is none says nothing', (_, stored) => {
		expect(heldDecisions(decisionsIn(stored, 9)).sameOutlets).toEqual({ TJ: ['Journal'], WSJ: ['Wall Street Journal'] });
	});

	test('become entries with the first save, and one that was lifted does not come back', () => {
		const stored = { settings: { sameOutlets: LINES, noteLine: false } };
		const lifted = changeDecisions(stored, () => ({ sameOutlets: { WSJ: ['Wall Street Journal'] } }), 9);
		expect(lifted).toEqual({
			version: 1,
			settings: { noteLine: false },
			dismissed: {},
			dismissals: {},
			sameOutlets: { TJ: { Journal: { at: 9, lifted: true } }, WSJ: { 'Wall Street Journal': { at: 0 } } },
		});
		// The copy of a device that was away has the lines still.
		const back = storeDecisions(stored, mergeDecisions(decisionsIn(stored, 10), decisionsIn(lifted, 10), 10), 10);
		expect(back).toEqual(lifted);
	});
});

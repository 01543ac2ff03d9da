import { expect, test } from 'vitest';
import { type Dismissals, dismiss, dismissalsMoved, dismissedFor, undismiss } from '../../../src/core/related/dismissals.ts';
import { pathAfter } from '../../../src/core/settings/heldEntries.ts';

const SOME: Dismissals = { 'a/N.md': ['a/M.md', 'b/M.md'], 'b/N.md': ['a/N.md'] };

const pair = { note: 'N.md', path: 'M.md' };

test.each<[string, Dismissals, Dismissals]>([
	['a note is dismissed once', dismiss(dismiss({}, [pair]), [pair, pair]), { 'N.md': ['M.md'] }],
	['dismissed notes stand in order', dismiss({ 'N.md': ['M.md'] }, [{ note: 'N.md', path: 'A.md' }]), { 'N.md': ['A.md', 'M.md'] }],
	['taking back the last one leaves nothing', undismiss({ 'N.md': ['M.md'] }, [pair]), {}],
	['taking back what was not dismissed changes nothing', undismiss(SOME, [{ note: 'x.md', path: 'y.md' }]), SOME],
	[
		'a renamed note is followed on both sides',
		dismissalsMoved(SOME, pathAfter([{ from: 'a/N.md', to: 'c/N.md' }])),
		{ 'b/N.md': ['c/N.md'], 'c/N.md': ['a/M.md', 'b/M.md'] },
	],
	[
		'a renamed folder moves all below it',
		dismissalsMoved(SOME, pathAfter([{ from: 'a', to: 'z' }])),
		{ 'b/N.md': ['z/N.md'], 'z/N.md': ['b/M.md', 'z/M.md'] },
	],
	[
		'a folder of a longer name stays',
		dismissalsMoved({ 'ab/N.md': ['ab/M.md'] }, pathAfter([{ from: 'a', to: 'z' }])),
		{ 'ab/N.md': ['ab/M.md'] },
	],
	[
		'what moves onto another is joined with it',
		dismissalsMoved({ 'A.md': ['x.md'], 'B.md': ['y.md'] }, pathAfter([{ from: 'A.md', to: 'B.md' }])),
		{ 'B.md': ['x.md', 'y.md'] },
	],
	['a deleted note is forgotten on both sides', dismissalsMoved(SOME, pathAfter([{ from: 'a/N.md' }])), {}],
	['a deleted folder is forgotten with all below it', dismissalsMoved(SOME, pathAfter([{ from: 'b' }])), { 'a/N.md': ['a/M.md'] }],
])('%s', (_, dismissals, expected) => {
	expect(dismissals).toEqual(expected);
});

test('a note called like a method of objects is a note like others', () => {
	const dismissals = dismiss({}, [
		{ note: '__proto__', path: 'a.md' },
		{ note: 'constructor', path: 'b.md' },
	]);
	expect(dismissedFor(dismissals, '__proto__')).toEqual(['a.md']);
	expect(dismissedFor(dismissals, 'toString')).toEqual([]);
});

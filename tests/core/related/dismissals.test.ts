import { expect, test } from 'vitest';
import {
	type Dismissals,
	dismiss,
	dismissalsDeleted,
	dismissalsRenamed,
	dismissedFor,
	undismiss,
} from '../../../src/core/related/dismissals.ts';

const SOME: Dismissals = { 'a/N.md': ['a/M.md', 'b/M.md'], 'b/N.md': ['a/N.md'] };

test.each<[string, Dismissals, Dismissals]>([
	['a note is dismissed once', dismiss(dismiss({}, 'N.md', 'M.md'), 'N.md', 'M.md'), { 'N.md': ['M.md'] }],
	['dismissed notes stand in order', dismiss({ 'N.md': ['M.md'] }, 'N.md', 'A.md'), { 'N.md': ['A.md', 'M.md'] }],
	['taking back the last one leaves nothing', undismiss({ 'N.md': ['M.md'] }, 'N.md', 'M.md'), {}],
	['taking back what was not dismissed changes nothing', undismiss(SOME, 'x.md', 'y.md'), SOME],
	[
		'a renamed note is followed on both sides',
		dismissalsRenamed(SOME, 'a/N.md', 'c/N.md'),
		{ 'b/N.md': ['c/N.md'], 'c/N.md': ['a/M.md', 'b/M.md'] },
	],
	['a renamed folder moves all below it', dismissalsRenamed(SOME, 'a', 'z'), { 'b/N.md': ['z/N.md'], 'z/N.md': ['b/M.md', 'z/M.md'] }],
	['a folder of a longer name stays', dismissalsRenamed({ 'ab/N.md': ['ab/M.md'] }, 'a', 'z'), { 'ab/N.md': ['ab/M.md'] }],
	[
		'what moves onto another is joined with it',
		dismissalsRenamed({ 'A.md': ['x.md'], 'B.md': ['y.md'] }, 'A.md', 'B.md'),
		{ 'B.md': ['x.md', 'y.md'] },
	],
	['a deleted note is forgotten on both sides', dismissalsDeleted(SOME, 'a/N.md'), {}],
	['a deleted folder is forgotten with all below it', dismissalsDeleted(SOME, 'b'), { 'a/N.md': ['a/M.md'] }],
])('%s', (_, dismissals, expected) => {
	expect(dismissals).toEqual(expected);
});

test('a note called like a method of objects is a note like others', () => {
	const dismissals = dismiss(dismiss({}, '__proto__', 'a.md'), 'constructor', 'b.md');
	expect(dismissedFor(dismissals, '__proto__')).toEqual(['a.md']);
	expect(dismissedFor(dismissals, 'toString')).toEqual([]);
});

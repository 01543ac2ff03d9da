import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { editBetween } from '../../../src/core/text/editBetween.ts';

test.each([
	['a changed word is replaced alone', 'one two three', 'one 2 three', { range: { start: 4, end: 7 }, newText: '2' }],
	['an insertion has an empty range', 'ab', 'aXb', { range: { start: 1, end: 1 }, newText: 'X' }],
	['a repeated letter is inserted once', 'aa', 'aaa', { range: { start: 2, end: 2 }, newText: 'a' }],
	['an emoji is replaced whole', 'x😀y', 'x😁y', { range: { start: 1, end: 3 }, newText: '😁' }],
])('%s', (_, before, after, edit) => {
	expect(editBetween(before, after)).toEqual(edit);
});

test('equal texts need no edit', () => {
	expect(editBetween('same', 'same')).toBeUndefined();
});

test('the edit leads from any text to any other', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
			const edit = editBetween(before, after);
			expect(edit ? applyEdits(before, [edit]) : before).toBe(after);
		}),
	);
});

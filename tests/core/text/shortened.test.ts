import { expect, test } from 'vitest';
import { shortened, shortenedInside } from '../../../src/core/text/shortened.ts';

test.each<[fact: string, text: string, most: number, expected: string]>([
	['what fits stays as it is', 'abcd', 4, 'abcd'],
	['what is longer ends with an ellipsis', 'abcde', 4, 'abc…'],
	['a character of two code units is left out whole', 'ab😀de', 4, 'ab…'],
	['and kept whole', 'ab😀de', 5, 'ab😀…'],
	['an empty text', '', 4, ''],
])('%s', (_, text, most, expected) => {
	expect(shortened(text, most)).toBe(expected);
});

test.each<[fact: string, text: string, most: number, expected: string]>([
	['what fits stays as it is', 'abcdef', 6, 'abcdef'],
	['of what is longer both ends stay, and more of the last', 'Folder/Sub/Deeper/Name', 9, 'Fol…/Name'],
	['a character of two code units is left out whole at the cut', 'ab😀defgh', 7, 'ab…fgh'],
	['and after it', 'abcdef😀gh', 7, 'abc…gh'],
])('shortened inside: %s', (_, text, most, expected) => {
	expect(shortenedInside(text, most)).toBe(expected);
});

import { expect, test } from 'vitest';
import { trimEndOf } from '../../../src/core/text/trimEndOf.ts';

test.each([
	['blanks of every kind go', 'a \t\n\u00a0\u3000', '', 'a'],
	['the characters that are named go, blanks between them as well', 'a. , ;', '.,;', 'a'],
	['what stands before the last other character stays', ' a. b.', '.', ' a. b'],
	['nothing is left of nothing else', ' .. ', '.', ''],
])('%s', (_, text, characters, expected) => {
	expect(trimEndOf(text, characters)).toBe(expected);
});

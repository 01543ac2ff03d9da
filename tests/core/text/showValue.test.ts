import { expect, test } from 'vitest';
import { showValue } from '../../../src/core/text/showValue.ts';

test.each<[fact: string, value: unknown, expected: string]>([
	['text stands in quotes', 'in force', '"in force"'],
	['a list in brackets', ['Iran', 7], '["Iran", 7]'],
	['a long text shows no end that it has not', `${'a'.repeat(100)}end`, `"${'a'.repeat(58)}…`],
	['nor does a long list', Array.from({ length: 40 }, (_, at) => at), '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, …'],
])('%s', (_, value, expected) => {
	expect(showValue(value)).toBe(expected);
});

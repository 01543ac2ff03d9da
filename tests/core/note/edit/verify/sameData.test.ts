import { expect, test } from 'vitest';
import { sameData } from '../../../../../src/core/note/edit/verify/sameData.ts';
import type { FrontmatterValue } from '../../../../../src/core/note/frontmatter.ts';

test.each<[string, FrontmatterValue | undefined, FrontmatterValue | undefined]>([
	['text', 'a', 'a'],
	['not a number', NaN, NaN],
	['zero, whatever its sign', 0, -0],
	['nothing', null, null],
	['lists in lists', [['a'], 1], [['a'], 1]],
	['maps in lists', [{ a: 1 }], [{ a: 1 }]],
	['what is not there', undefined, undefined],
])('%s: the same', (_, a, b) => {
	expect(sameData(a, b)).toBe(true);
});

test.each<[string, FrontmatterValue | undefined, FrontmatterValue | undefined]>([
	['a number and its digits', 1, '1'],
	['no text and a map without keys', '', {}],
	['a number and a map without keys', 1, {}],
	['no text and an empty list', '', []],
	['an empty list and a map without keys', [], {}],
	['nothing and what is not there', null, undefined],
	['nothing and a map without keys', null, {}],
	['a list and a longer one', ['a'], ['a', 'b']],
	['a list in another order', ['a', 'b'], ['b', 'a']],
	['a map and one of more keys', { a: 1 }, { a: 1, b: 2 }],
	['keys in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
	['another key', { a: 1 }, { b: 1 }],
])('%s: not the same', (_, a, b) => {
	expect([sameData(a, b), sameData(b, a)]).toEqual([false, false]);
});

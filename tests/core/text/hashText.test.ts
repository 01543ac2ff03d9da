import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashText } from '../../../src/core/text/hashText.ts';

test('the same text has the same number from version to version, a whole one that JSON keeps', () => {
	expect(['', 'a', 'Iran'].map(hashText)).toEqual([2166641368276421, 6134243621873964, 717383216035509]);
});

test('two texts of the same length that differ in one character have different numbers', () => {
	const text = fc.string({ minLength: 1, maxLength: 200 });
	fc.assert(
		fc.property(text, fc.nat(), (one, at) => {
			const place = at % one.length;
			const other = `${one.slice(0, place)}${one[place] === 'x' ? 'y' : 'x'}${one.slice(place + 1)}`;
			expect(hashText(other)).not.toBe(hashText(one));
			expect(Number.isSafeInteger(hashText(one))).toBe(true);
		}),
	);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patchStored } from '../../../src/core/settings/patchStored.ts';

test.each([
	['a value that changed is put in', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }],
	['a key that neither side knows stays', { a: 1, later: { deep: [1] } }, { a: 1 }, { a: 2 }, { a: 2, later: { deep: [1] } }],
	[
		'a key of a later version inside a known one stays',
		{ rules: { x: 'off', y: 'loud' } },
		{ rules: { x: 'off' } },
		{ rules: { x: 'info' } },
		{ rules: { x: 'info', y: 'loud' } },
	],
	[
		'a value that was not understood stays while another is changed',
		{ a: 'odd', b: 1 },
		{ a: 'default', b: 1 },
		{ a: 'default', b: 2 },
		{ a: 'odd', b: 2 },
	],
	['a value that was not understood goes when it is changed', { a: 'odd' }, { a: 'default' }, { a: 'chosen' }, { a: 'chosen' }],
	[
		'a key that goes is taken out, and no other',
		{ h: { x: 1, y: 2, z: 3 } },
		{ h: { x: 1, y: 2 } },
		{ h: { y: 2 } },
		{ h: { y: 2, z: 3 } },
	],
	['a list is one value', { a: [1, 'odd'] }, { a: [1] }, { a: [1, 2] }, { a: [1, 2] }],
	['what was no object becomes one', null, {}, { a: 1 }, { a: 1 }],
])('%s', (_, stored, before, after, expected) => {
	expect(patchStored(stored, before, after)).toEqual(expected);
});

function asStored(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value)) as unknown;
}

test('without a change nothing changes, and what is changed can be changed back', () => {
	const object = fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }));
	fc.assert(
		fc.property(object, object, object, (stored, before, after) => {
			expect(patchStored(stored, before, before)).toEqual(stored);
			// As it is stored: JSON knows no negative zero.
			expect(asStored(patchStored(after, after, before))).toEqual(asStored(before));
		}),
	);
});

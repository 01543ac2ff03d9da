import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowPlaces } from '../../src/obsidian/ui/rowPlaces.ts';

const KEYS = ['a', 'b', 'c', 'd'];

test('rows are as high as guessed until they are measured, and keep that when others are shown', () => {
	const places = new RowPlaces();
	places.show(KEYS, () => 10);
	expect([places.total, places.start(2), places.at(25)]).toEqual([40, 20, 2]);
	expect([places.measure(1, 30), places.measure(1, 30)]).toEqual([20, 0]);
	expect([places.total, places.start(2), places.at(25)]).toEqual([60, 40, 1]);
	places.show(['d', 'b'], () => 5);
	expect([places.start(1), places.total]).toEqual([5, 35]);
});

test.each([
	['above the list is the first row', -5, 0],
	['a row begins at its first pixel', 10, 1],
	['below the list is the last row', 400, 3],
])('%s', (_, offset, row) => {
	const places = new RowPlaces();
	places.show(KEYS, () => 10);
	expect(places.at(offset)).toBe(row);
});

test('an empty list has no height', () => {
	expect([new RowPlaces().total, new RowPlaces().at(3)]).toEqual([0, 0]);
});

test('whatever is measured in whatever order, rows stand below each other without a gap', () => {
	const measures = fc.array(fc.tuple(fc.nat(19), fc.integer({ min: 1, max: 90 }), fc.nat(20)), { maxLength: 40 });
	fc.assert(
		fc.property(measures, (all) => {
			const places = new RowPlaces();
			const heights = Array.from({ length: 20 }, (_, at) => 10 + at);
			places.show(
				heights.map((_, at) => String(at)),
				(at) => 10 + at,
			);
			for (const [at, height, asked] of all) {
				places.measure(at, height);
				heights[at] = height;
				expect(places.start(asked)).toBe(heights.slice(0, asked).reduce((sum, each) => sum + each, 0));
			}
			expect(places.total).toBe(heights.reduce((sum, each) => sum + each, 0));
		}),
	);
});

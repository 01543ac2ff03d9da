import { describe, expect, test } from 'vitest';
import { leastMargins, type Trial } from '../../../src/core/templates/leastMargins.ts';

/** So many trials of a type, all right or all wrong, with margins from `from` upwards in steps of a hundredth. */
function trials(count: number, type: string, from: number, isRight: boolean): readonly Trial[] {
	return Array.from({ length: count }, (_, at) => ({ type, margin: from + at / 100, isRight }));
}

describe('how sure a guess at a type has to be before it is offered', () => {
	test.each([
		['between the least sure of many that were right and one', trials(20, 'own-herb', 2, true), 'own-herb', 1.5],
		['never less than one, however often that was right', trials(200, 'own-herb', 0.5, true), 'own-herb', 1],
		['surer than those that were wrong', [...trials(20, 'own-herb', 3, true), ...trials(5, 'own-herb', 2.46, false)], 'own-herb', 2.75],
		['no margin is enough after a few right ones', trials(5, 'own-herb', 2, true), 'own-herb', Infinity],
		['no margin is enough without trials', [], 'own-herb', Infinity],
		[
			'a type with few trials goes by those of all types',
			[...trials(20, 'own-herb', 2, true), ...trials(2, 'own-sect', 4, true)],
			'own-sect',
			2.5,
		],
		['a type that was never guessed does too', trials(20, 'own-herb', 2, true), 'own-sect', 1.5],
		[
			'a type that was guessed wrongly is not carried by the others',
			[...trials(40, 'own-herb', 2, true), ...trials(2, 'own-sect', 4, false)],
			'own-sect',
			Infinity,
		],
	] as const)('%s', (_, known, type, expected) => {
		expect(leastMargins(known)(type)).toBe(expected);
	});
});

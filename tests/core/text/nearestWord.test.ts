import { expect, test } from 'vitest';
import { nearestWord } from '../../../src/core/text/nearestWord.ts';

const types = ['actor', 'country', 'policy', 'relationship', 'source'];

test.each([
	['a swapped pair', 'stauts', ['status', 'since'], 'status'],
	['a missing letter', 'relationshp', types, 'relationship'],
	['another case', 'Policy', types, 'policy'],
	['an underscore for a hyphen', 'risk_level', ['risk-level'], 'risk-level'],
	['a plural', 'actors', types, 'actor'],
	['a word that is there is not mistyped', 'actor', types, undefined],
	['a short word may differ in one letter only', 'dote', ['data', 'note'], 'note'],
	['two words equally near say nothing', 'hat', ['cat', 'bat'], undefined],
	['one letter is near nothing', 'x', ['y'], undefined],
	['another word altogether', 'flashpoint', types, undefined],
])('%s', (_, word, words, expected) => {
	expect(nearestWord(word, words)).toBe(expected);
});

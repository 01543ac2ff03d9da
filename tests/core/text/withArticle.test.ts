import { expect, test } from 'vitest';
import { withArticle } from '../../../src/core/text/withArticle.ts';

test.each([
	['a consonant', 'policy', 'a policy'],
	['a vowel', 'actor', 'an actor'],
	['a vowel in capitals', 'Organization', 'an Organization'],
	['a vowel that is spoken as a consonant', 'university', 'a university'],
	['the same in another word', 'European treaty', 'a European treaty'],
	['a number in words', 'one-party state', 'a one-party state'],
	['a vowel after all', 'uninvited guest', 'an uninvited guest'],
	['a consonant that is not spoken', 'heir', 'an heir'],
	['one that is spoken', 'house', 'a house'],
	['a letter of another script', 'événement', 'an événement'],
	['nothing', '', 'a '],
])('the article before %s', (_, word, expected) => {
	expect(withArticle(word)).toBe(expected);
});

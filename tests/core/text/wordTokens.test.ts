import { expect, test } from 'vitest';
import { wordTokens } from '../../../src/core/text/wordTokens.ts';

/** Tokens of words that say themselves: what two texts have in common is what counts. */
const tokens = (text: string): number[] => [...wordTokens(text)];

test.each<[string, string, string]>([
	['capitals do not count', 'IRAN Iran', 'iran iran'],
	['signs part words, letters and numbers do not', "U.S.-Iran, 5G: it's", 'u s iran 5g it s'],
	['a final s goes from five letters on', 'sanctions talks gas', 'sanction talk gas'],
	['two of them stay', 'class classes', 'class classe'],
	['a final ies becomes y', 'policies ties', 'policy ties'],
	['the letters of a word are counted as characters, not as code units', '𝒜𝒜𝒜s', '𝒜𝒜𝒜s'],
	['letters of any script are letters', 'Тегеран, قم', 'тегеран قم'],
	['a number of five digits and an s is a number', '1990s', '1990'],
])('%s', (_, text, same) => {
	const stems = same.split(' ');
	expect(tokens(text)).toEqual(stems.flatMap((stem) => plain(stem)));
});

/** FNV-1a over code units, as published, without anything done to the word. */
function plain(word: string): number[] {
	let hash = 0x811c9dc5;
	for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
	return [hash >>> 0];
}

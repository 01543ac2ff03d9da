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
	['where no blanks part words every two characters are one', '深度学习', '深度 度学 学习'],
	['so in kana and in Thai', 'データ การ', 'デー ータ กา าร'],
	['a character alone is a word', '水', '水'],
	['words of other scripts among them stay whole', 'GPT模型2025年', 'gpt 模型 2025 年'],
	['Korean parts its words', '기계 학습은', '기계 학습은'],
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

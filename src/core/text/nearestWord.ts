import { editDistance } from './editDistance.ts';

/** How far apart a mistyped word and the word that was meant may be. */
const MAX_TYPING_ERRORS = 2;

/**
 * The word of `words` that `word` was most likely meant to be, or `undefined` where none is near enough or two are equally near.
 *
 * Case and the difference between `-`, `_` and blanks cost nothing; beyond that one error in a word of up to five letters,
 * two in a longer one. A word of one or two letters is near nothing.
 */
export function nearestWord(word: string, words: Iterable<string>): string | undefined {
	const wanted = loose(word);
	if (wanted.length < 3) return undefined;
	const limit = wanted.length < 6 ? 1 : MAX_TYPING_ERRORS;
	let nearest: string | undefined;
	let least = limit + 1;
	for (const candidate of words) {
		if (candidate === word) return undefined;
		const distance = editDistance(wanted, loose(candidate), Math.min(limit, least));
		if (distance === undefined || distance > least) continue;
		nearest = distance < least ? candidate : undefined;
		least = distance;
	}
	return least > limit ? undefined : nearest;
}

function loose(word: string): string {
	return word.trim().toLowerCase().replace(/[_\s]/g, '-');
}

import { noteNameOf } from '../vault/paths/pathParts.ts';
import { type FoundWord, wordsIn } from '../text/wordTokens.ts';
import { WEIGHT_OF_TITLE } from './ranking/rankingWords.ts';
import type { FlatVectors } from './ranking/wordVectors.ts';

/** So much of the rarity of its rarest word: in a vault of 600 notes, words that are in 70 of them at most. */
const LEAST_RARITY = 0.4;

/** A shorter word in small letters is mostly one that every text has: `both`, `would`, `where`. In a small vault nothing else tells it. */
const FEWEST_LETTERS = 6;

/**
 * The words of a note that say what it is about, by their tokens: its strongest terms without those that many notes have, and without
 * short ones that the note never writes as a name. A word as `both` may weigh much where it is said often; how rare it is in the vault
 * is its weight without how often the note says it.
 */
export function tellingWords(path: string, text: string, note: number, vectors: FlatVectors): ReadonlyMap<number, string> {
	const start = vectors.starts[note] ?? 0;
	const terms = vectors.terms.subarray(start, vectors.starts[note + 1]);
	const words = wordsIn(`${`${noteNameOf(path)}\n`.repeat(WEIGHT_OF_TITLE)}${text}`, terms);
	const rarities = Array.from(terms, (term, at) => {
		const found = words.get(term);
		return found === undefined ? 0 : (vectors.weights[start + at] ?? 0) / (1 + Math.log(found.times));
	});
	const least = Math.max(0, ...rarities) * LEAST_RARITY;
	const telling = new Map<number, string>();
	for (const [at, term] of terms.entries()) {
		const found = words.get(term);
		if (found !== undefined && (rarities[at] ?? 0) > least && tellsSubject(found)) telling.set(term, found.first);
	}
	return telling;
}

function tellsSubject({ first, isName }: FoundWord): boolean {
	return isName || first.length >= FEWEST_LETTERS || isWithoutCase(first);
}

/** Written in a script that has no capital letters. */
function isWithoutCase(word: string): boolean {
	return word.toUpperCase() === word;
}

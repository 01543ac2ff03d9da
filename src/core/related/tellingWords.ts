import { noteNameOf } from '../vault/paths/pathParts.ts';
import { wordsIn } from '../text/wordTokens.ts';
import { WEIGHT_OF_TITLE } from './ranking/rankingWords.ts';
import type { FlatVectors } from './ranking/wordVectors.ts';

/** So much of the rarity of its rarest word: in a vault of 600 notes, words that are in 70 of them at most. */
const LEAST_RARITY = 0.4;

/**
 * The words of a note that say what it is about, by their tokens: its strongest terms without those that many notes have. A word as
 * `both` may weigh much where it is said often; how rare it is in the vault is its weight without how often the note says it.
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
		if (found !== undefined && (rarities[at] ?? 0) > least) telling.set(term, found.first);
	}
	return telling;
}

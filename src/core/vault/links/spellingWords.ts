import { foldName } from '../../text/foldName.ts';
import { looksLikePath } from '../names/nameResolver.ts';
import { linkKeyOf } from './linkResolver.ts';
import type { Spelling } from './spelling.ts';

type Words = Map<string, Spelling[]>;

const NONE: readonly Spelling[] = [];

/** Spellings by last word, folded as links or as names are; one that is written as a path and is a name is in both. */
export class SpellingWords {
	readonly #words: Readonly<Record<Spelling['kind'], Words>> = { link: new Map(), name: new Map() };

	/** The spellings that end in the word `key`, folded as links (`linkKeyOf`) or as names (`foldName`) are. */
	endingIn(kind: Spelling['kind'], key: string): readonly Spelling[] {
		return this.#words[kind].get(key) ?? NONE;
	}

	add(spelling: Spelling): void {
		for (const [words, word] of this.#placesOf(spelling)) {
			const spellings = words.get(word);
			if (spellings === undefined) words.set(word, [spelling]);
			else spellings.push(spelling);
		}
	}

	remove(spelling: Spelling): void {
		for (const [words, word] of this.#placesOf(spelling)) {
			const others = (words.get(word) ?? NONE).filter((other) => other !== spelling);
			if (others.length === 0) words.delete(word);
			else words.set(word, others);
		}
	}

	#placesOf({ kind, text }: Spelling): readonly (readonly [Words, string])[] {
		const asLink = [this.#words.link, linkKeyOf(text)] as const;
		if (kind === 'link') return [asLink];
		const asName = [this.#words.name, foldName(text)] as const;
		return looksLikePath(text) ? [asName, asLink] : [asName];
	}
}

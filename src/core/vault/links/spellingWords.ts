import { foldName } from '../../text/foldName.ts';
import { finish, type Steps } from '../../text/steps.ts';
import { looksLikePath } from '../names/nameResolver.ts';
import { lastSegmentOf } from '../paths/pathParts.ts';
import { linkKeyOf } from './linkResolver.ts';
import type { Spelling } from './spelling.ts';

const NONE: readonly Spelling[] = [];

/** So many words are folded at a step: a few milliseconds. */
const WORDS_A_STEP = 500;

/** Spellings by last word, folded as links or as names are; one that is written as a path and is a name is in both. */
export class SpellingWords {
	readonly #words: Readonly<Record<Spelling['kind'], Words>> = { link: new Words(linkKeyOf, lastSegmentOf), name: new Words(foldName) };

	/** The spellings that end in the word `key`, folded as links (`linkKeyOf`) or as names (`foldName`) are. */
	endingIn(kind: Spelling['kind'], key: string): readonly Spelling[] {
		return this.#words[kind].of(key);
	}

	/** Works out in steps what `endingIn` would work out at one go for this key, or for any. */
	*workOut(kind?: Spelling['kind'], key?: string): Steps<void> {
		for (const words of kind === undefined ? Object.values(this.#words) : [this.#words[kind]]) yield* words.workOut(key);
	}

	add(spelling: Spelling): void {
		for (const words of this.#placesOf(spelling)) words.add(spelling);
	}

	remove(spelling: Spelling): void {
		for (const words of this.#placesOf(spelling)) words.remove(spelling);
	}

	#placesOf({ kind, text }: Spelling): readonly Words[] {
		const { link, name } = this.#words;
		return kind === 'link' ? [link] : looksLikePath(text) ? [name, link] : [name];
	}
}

/** Spellings by a word of theirs. It is folded when somebody asks for one with the same first letter: of most vaults few are asked for. */
class Words {
	readonly #folded = new Map<string, Spelling[]>();
	/** By first letter; none for a word of which only folding tells it. */
	readonly #waiting = new Map<string, Spelling[]>();
	readonly #keyOf: (text: string) => string;
	readonly #wordOf: (text: string) => string;

	/** @param keyOf folds the word that `wordOf` gives of a text. */
	constructor(keyOf: (text: string) => string, wordOf = (text: string): string => text) {
		this.#keyOf = keyOf;
		this.#wordOf = wordOf;
	}

	of(key: string): readonly Spelling[] {
		if (this.#waiting.size > 0) finish(this.workOut(key));
		return this.#folded.get(key) ?? NONE;
	}

	*workOut(key?: string): Steps<void> {
		for (const letter of key === undefined ? [...this.#waiting.keys()] : ['', key.charAt(0)]) {
			const waiting = this.#waiting.get(letter) ?? [];
			for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
				addTo(this.#folded, this.#keyOf(next.text), next);
				if (waiting.length % WORDS_A_STEP === 1) yield;
			}
			this.#waiting.delete(letter);
		}
	}

	add(spelling: Spelling): void {
		addTo(this.#waiting, firstLetterOf(this.#wordOf(spelling.text)), spelling);
	}

	remove(spelling: Spelling): void {
		const key = this.#keyOf(spelling.text);
		const others = this.of(key).filter((other) => other !== spelling);
		if (others.length === 0) this.#folded.delete(key);
		else this.#folded.set(key, others);
	}
}

function addTo(lists: Map<string, Spelling[]>, key: string, spelling: Spelling): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [spelling]);
	else list.push(spelling);
}

/** The first letter or digit of a word as it is folded; none where what follows, or blanks before it, may make it another one. */
function firstLetterOf(word: string): string {
	return /^[a-z\d](?![^\0-\x7f])/i.exec(word)?.[0].toLowerCase() ?? '';
}

import { addToList } from '../../text/addToList.ts';
import { foldName } from '../../text/foldName.ts';
import { isAscii } from '../../text/isAscii.ts';
import { finish, type Steps } from '../../text/steps.ts';
import { hashOf } from '../../text/textTable.ts';
import { looksLikePath } from '../names/nameResolver.ts';
import { lastSegmentOf } from '../paths/pathParts.ts';
import { linkKeyOf } from './linkResolver.ts';
import type { Spelling } from './spelling.ts';

/** Lists of spellings; a key begins with the kind as which they are compared. */
type Lists = Map<string, Spelling[]>;
type Kind = Spelling['kind'];

const NONE: readonly Spelling[] = [];
const LINK: Kind = 'link';

/** So many words are folded at a step: a few milliseconds. */
const WORDS_A_STEP = 500;

/**
 * Spellings by last word, folded as links or as names are; one that is written as a path and is a name is in both. A word is folded when
 * somebody asks for one with the same first letter: of most vaults few are asked for.
 */
export class SpellingWords {
	readonly #folded: Lists = new Map();
	/** By first letter; by none where only folding tells it. */
	readonly #waiting: Lists = new Map();

	/** The spellings that end in the word `key`, folded as links (`linkKeyOf`) or as names (`foldName`) are. */
	endingIn(kind: Kind, key: string): readonly Spelling[] {
		if (this.#waiting.size > 0) finish(this.workOut(kind, key));
		return this.#folded.get(kind + key) ?? NONE;
	}

	/** Works out in steps what `endingIn` would work out at one go for this key, or for any. */
	*workOut(kind?: Kind, key = ''): Steps<void> {
		for (const first of kind === undefined ? [...this.#waiting.keys()] : [kind, kind + key.charAt(0)]) {
			const waiting = this.#waiting.get(first) ?? [];
			for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
				const of = first.startsWith(LINK) ? LINK : 'name';
				addToList(this.#folded, of + keyOf(of, next), next);
				if (waiting.length % WORDS_A_STEP === 1) yield;
			}
			// Somebody may have asked between two steps, and others have come since: they wait in a list of their own.
			if (this.#waiting.get(first) === waiting) this.#waiting.delete(first);
		}
	}

	add(spelling: Spelling): void {
		for (const kind of kindsOf(spelling)) addToList(this.#waiting, kind + firstLetterOf(kind, spelling.text), spelling);
	}

	remove(spelling: Spelling): void {
		for (const kind of kindsOf(spelling)) {
			const key = keyOf(kind, spelling);
			const others = this.endingIn(kind, key).filter((other) => other !== spelling);
			if (others.length === 0) this.#folded.delete(kind + key);
			else this.#folded.set(kind + key, others);
		}
	}
}

/** Those of `spellings` that end in one of these words, by kind and word. */
export function* endingInAny(
	words: readonly (readonly [kind: Kind, key: string])[],
	spellings: Iterable<Spelling>,
): Steps<ReadonlyMap<string, readonly Spelling[]>> {
	const found = new Map(words.map(([kind, key]): [string, Spelling[]] => [kind + key, []]));
	const firsts = new Set(words.map(([kind, key]) => kind + key.charAt(0)));
	let met = 0;
	for (const spelling of spellings) {
		if (++met % WORDS_A_STEP === 0) yield;
		for (const kind of kindsOf(spelling)) {
			const first = firstLetterOf(kind, spelling.text);
			if (first === '' || firsts.has(kind + first)) found.get(kind + keyOf(kind, spelling))?.push(spelling);
		}
	}
	return found;
}

/** A number for the last word of a target, by which it is told from most others: 0 where it has to be looked at, since two words count, or more than ASCII has to be folded. */
export function wordHashOf(spelling: Pick<Spelling, 'kind' | 'text'>): number {
	const kinds = kindsOf(spelling);
	return kinds.length === 1 && isAscii(spelling.text) ? hashOfWord(keyOf(spelling.kind, spelling)) : 0;
}

/** The same number of a word that was folded. */
export function hashOfWord(key: string): number {
	return hashOf(key, 0, key.length);
}

function kindsOf({ kind, text }: Pick<Spelling, 'kind' | 'text'>): readonly Kind[] {
	return kind !== LINK && looksLikePath(text) ? [kind, LINK] : [kind];
}

function keyOf(kind: Kind, { text }: Pick<Spelling, 'text'>): string {
	return kind === LINK ? linkKeyOf(text) : foldName(text);
}

/** The first letter or digit of the word as it is folded; none where what follows, or blanks before it, may make it another one. */
function firstLetterOf(kind: Kind, text: string): string {
	const word = kind === LINK ? lastSegmentOf(text) : text;
	return /^[a-z\d](?![^\0-\x7f])/i.exec(word)?.[0].toLowerCase() ?? '';
}

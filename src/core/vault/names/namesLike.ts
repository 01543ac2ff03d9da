import { looksLikeInitials } from '../../text/initialsOf.ts';
import type { Steps } from '../../text/steps.ts';
import type { VaultIndex } from '../vaultIndex.ts';
import { bare } from './bareName.ts';
import { isOfWord } from './misspellingsOf.ts';
import type { Name } from './namesOfNote.ts';

/** So many names are looked at in a step: a few milliseconds. */
const NAMES_A_STEP = 500;

/** So many letters more or less than a name has what is near to it at most: a plural has two. */
const LETTERS_APART = 2;

/**
 * The names that may be meant by one of those `written`: whatever is near to a name begins with its first letter and is about as
 * long, but for initials, for which every name is kept whose note says its own. No name may come or go between two steps.
 */
export function* namesLike(written: readonly string[], index: Pick<VaultIndex, 'names' | 'record'>): Steps<readonly Name[]> {
	const lengths = lengthsByLetter(written);
	const isShort = written.some(looksLikeInitials);
	const isNear = (name: string): boolean => lengths.get(firstLetterOf(name))?.has(lettersIn(name)) === true;
	const found: Name[] = [];
	let met = 0;
	let paused = 0;
	// Of many one is wanted in any case, for a pause.
	const isWanted = (name: string): boolean => ++met % NAMES_A_STEP === 0 || isShort || isNear(name);
	for (const entry of index.names(isWanted)) {
		if (met - paused >= NAMES_A_STEP) {
			paused = met;
			yield;
		}
		if (isNear(entry.name) || (isShort && index.record(entry.path)?.ownInitials)) found.push(entry);
	}
	return found;
}

/** How many letters what is near to one of these names may have, by its first letter. */
function lengthsByLetter(written: readonly string[]): ReadonlyMap<string | undefined, ReadonlySet<number>> {
	const lengths = new Map<string | undefined, Set<number>>();
	for (const name of written) {
		const form = bare(name);
		const own = lengths.get(form[0]) ?? new Set();
		for (let apart = -LETTERS_APART; apart <= LETTERS_APART; apart += 1) own.add(form.length + apart);
		lengths.set(form[0], own);
	}
	return lengths;
}

/** The length of a name's bare form; most need not be folded for it. */
function lettersIn(name: string): number {
	let letters = 0;
	for (let at = 0; at < name.length; at += 1) {
		const code = name.charCodeAt(at);
		if (code > 127) return bare(name).length;
		if (isOfWord(lowerCase(code))) letters += 1;
	}
	return letters;
}

/** The first letter of a name's bare form: where a name begins with one, and no mark follows that may make another of it, it is not folded. */
function firstLetterOf(name: string): string | undefined {
	const first = lowerCase(name.charCodeAt(0));
	return isOfWord(first) && name.charCodeAt(1) < 128 ? String.fromCharCode(first) : bare(name)[0];
}

/** The small letter of a capital of ASCII; every other character is itself. */
function lowerCase(code: number): number {
	return code >= 65 && code <= 90 ? code + 32 : code;
}

import { initialsOf, looksLikeInitials } from '../../text/initialsOf.ts';
import { isWordAt } from '../../text/wordCharacters.ts';

const NONE: readonly string[] = [];

/**
 * The initials of these names of a note that its own text says, with or without full stops; once more in brackets where
 * the text does so: `The Arctic Fisheries Council (AFC)` gives `AFC` and `(AFC)`.
 */
export function ownInitials(text: string, names: readonly string[]): readonly string[] {
	let found: string[] | undefined;
	for (const name of names) {
		const initials = initialsOf(name);
		if (!looksLikeInitials(initials)) continue;
		const dotted = `${[...initials].join('.')}.`;
		if (!says(text, initials) && !says(text, dotted)) continue;
		(found ??= []).push(initials);
		if (text.includes(`(${initials})`) || text.includes(`(${dotted})`)) found.push(`(${initials})`);
	}
	return found ?? NONE;
}

/** Whether `word` stands in `text` as a word of its own. */
function says(text: string, word: string): boolean {
	for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
		if (!isWordAt(text, at - 1) && !isWordAt(text, at + word.length)) return true;
	}
	return false;
}

import { isLetter } from './characters.ts';

/** Small words that initials leave out: `UAE` is the United Arab Emirates, `EU` the European Union, `IRA` not `IRoA`. */
const SMALL_WORDS: ReadonlySet<string> = new Set([
	'of',
	'the',
	'and',
	'for',
	'in',
	'on',
	'to',
	'a',
	'an',
	'de',
	'la',
	'le',
	'du',
	'des',
	'del',
	'der',
	'die',
	'das',
	'und',
	'von',
	'et',
	'y',
]);

const LONGEST_SMALL_WORD = Math.max(...Array.from(SMALL_WORDS, (word) => word.length));

/**
 * The initials of a name of two words or more, in capitals, small words left out: `United Arab Emirates` gives `UAE`.
 * Empty for a single word.
 */
export function initialsOf(name: string): string {
	let initials = '';
	let count = 0;
	for (const word of name.split(/[\s\-–—/]+/)) {
		if (word === '' || (word.length <= LONGEST_SMALL_WORD && SMALL_WORDS.has(word.toLowerCase()))) continue;
		initials += firstLetter(word).toUpperCase();
		count += 1;
	}
	return count < 2 ? '' : initials;
}

/** Whether `text` is written as initials are: two to eight capitals, with or without full stops (`US`, `U.S.`). */
export function looksLikeInitials(text: string): boolean {
	return /^(?:\p{Lu}\.?){2,8}$/u.test(text);
}

function firstLetter(word: string): string {
	if (isLetter(word.charCodeAt(0))) return word.charAt(0);
	return /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';
}

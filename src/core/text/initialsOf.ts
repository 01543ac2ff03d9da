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

/**
 * The initials of a name of two words or more, in capitals, small words left out: `United Arab Emirates` gives `UAE`.
 * Empty for a single word.
 */
export function initialsOf(name: string): string {
	const words = name.split(/[\s\-–—/]+/).filter((word) => word !== '' && !SMALL_WORDS.has(word.toLowerCase()));
	if (words.length < 2) return '';
	return words.map((word) => firstLetter(word).toUpperCase()).join('');
}

/** Whether `text` is written as initials are: two to eight capitals, with or without full stops (`US`, `U.S.`). */
export function looksLikeInitials(text: string): boolean {
	return /^(?:\p{Lu}\.?){2,8}$/u.test(text);
}

function firstLetter(word: string): string {
	return /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';
}

/** Written with a vowel and spoken with a consonant: `a university`, `a European treaty`, `a one-party state`. */
const SPOKEN_WITH_CONSONANT = /^(?:uni(?!n|m[a-z])|us[aeu]|ut[eio]|eu|ewe|one(?![a-z])|once)/i;

/** Written with a consonant and spoken with a vowel: `an hour`, `an heir`. */
const SILENT_H = /^(?:hour|heir|hono|honest)/i;

/** `word` with the English article that its first sound asks for: `an actor`, `a policy`, `a university`. */
export function withArticle(word: string): string {
	const isVowel = SILENT_H.test(word) || (/^[aeiou]/i.test(word.normalize('NFD')) && !SPOKEN_WITH_CONSONANT.test(word));
	return `${isVowel ? 'an' : 'a'} ${word}`;
}

import { foldName } from '../../text/foldName.ts';
import type { Source } from '../source.ts';
import { dateParts } from '../parsing/dates.ts';
import { cslNames } from './cslNames.ts';

/** Words that begin too many titles to tell them apart. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
	'a',
	'an',
	'the',
	'on',
	'of',
	'in',
	'to',
	'and',
	'how',
	'why',
	'what',
	'der',
	'die',
	'das',
	'le',
	'la',
	'les',
	'el',
	'un',
	'une',
]);

/**
 * A citation key for each of `sources`: author or publisher, year, first word of the title, as in `parsi2007treacherous`.
 * The second source that comes to the same key gets `b`, the third `c`, so that a source added behind changes no key.
 */
export function citationKeys(sources: readonly Source[]): string[] {
	const taken = new Set<string>();
	return sources.map((source) => {
		const plain = plainKey(source);
		let key = plain;
		for (let count = 2; taken.has(key); count += 1) key = plain + letters(count);
		taken.add(key);
		return key;
	});
}

function plainKey(source: Source): string {
	const [name] = source.author === null ? [] : cslNames(source.author);
	const who = name === undefined ? (source.publisher ?? hostWord(source)) : 'family' in name ? name.family : name.literal;
	const year = source.date === null ? undefined : dateParts(source.date)?.[0];
	const words = wordsOf(source.citation?.work ?? source.title.replace(/^https?:\/\/(?:www\.)?/, ''));
	const word = words.find(tellsApart) ?? words[0] ?? '';
	const key = `${wordsOf(who).join('').slice(0, 24)}${year ?? ''}${word.slice(0, 24)}`;
	// A key that begins with a digit is refused by BibTeX.
	return key === '' ? 'source' : /^\d/.test(key) ? `s${key}` : key;
}

/** Whether a word of a title says something: no article, no single letter of `U.S.`, no number. */
function tellsApart(word: string): boolean {
	return word.length > 1 && !EMPTY_WORDS.has(word) && /^[a-z]/.test(word);
}

function hostWord(source: Source): string {
	return source.kind === 'web' ? (/^https:\/\/([^/.]+)/.exec(source.canonicalUrl)?.[1] ?? '') : '';
}

/** The words of `text` in ASCII lower case; what has no ASCII form is left out. */
function wordsOf(text: string): string[] {
	return foldName(text)
		.replaceAll("'", '')
		.split(/[^a-z\d]+/)
		.filter((word) => word !== '');
}

/** `b` for 2, `z` for 26, `aa` for 27. */
function letters(count: number): string {
	let rest = count;
	let text = '';
	while (rest > 0) {
		text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
		rest = Math.floor((rest - 1) / 26);
	}
	return text;
}

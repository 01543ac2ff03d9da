import { countUp } from '../../text/countUp.ts';
import { foldName } from '../../text/foldName.ts';
import { finish, type Steps } from '../../text/steps.ts';
import type { Source } from '../source.ts';
import { dateParts } from '../parsing/dates.ts';
import { citationKey, targetKey } from '../index/sourceKey.ts';
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
 * A citation key for each of `sources`: author or publisher, year, first word of the title, and three characters of what
 * the source is, as in `parsi2007treacherous_k3f`. A key depends on its source alone, neither on the order nor on what
 * else is exported, so that a note that is added renames no key.
 */
export function citationKeys(sources: readonly Source[]): string[] {
	return finish(citationKeySteps(sources));
}

/** So many sources are looked at in a step: a few milliseconds. */
const SOURCES_A_STEP = 100;

/** `citationKeys` in steps, for the sources of a vault. */
export function* citationKeySteps(sources: readonly Source[]): Steps<string[]> {
	const keys: string[] = [];
	for (const [at, source] of sources.entries()) {
		if (at % SOURCES_A_STEP === SOURCES_A_STEP - 1) yield;
		keys.push(keyOf(source, KEY_LENGTH));
	}
	yield;
	const counts = new Map<string, number>();
	for (const key of keys) countUp(counts, key);
	const taken = new Set<string>();
	return sources.map((source, at) => {
		// One in 46,000 times two of the same words have the same three characters: both then have six.
		let key = (counts.get(keys[at] ?? '') ?? 0) > 1 ? keyOf(source, 2 * KEY_LENGTH) : (keys[at] ?? '');
		// The same source twice.
		while (taken.has(key)) key += 'x';
		taken.add(key);
		return key;
	});
}

const KEY_LENGTH = 3;

function keyOf(source: Source, length: number): string {
	return `${plainKey(source)}_${fingerprint(identityOf(source)).slice(0, length)}`;
}

/** What a source is, however it is worded. */
function identityOf(source: Source): string {
	switch (source.kind) {
		case 'web':
			return source.canonicalUrl;
		case 'note':
			return targetKey(source);
		case 'text':
			return citationKey(source) ?? foldName(source.title);
	}
}

/** Six letters and digits that follow from `text` (FNV-1a, 32 bits). */
function fingerprint(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	// The low digits differ most.
	return [...(hash >>> 0).toString(36).padStart(7, '0')].reverse().join('').slice(0, 6);
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

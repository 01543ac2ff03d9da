import { foldCase } from '../../text/foldCase.ts';
import { isDigit } from '../../text/characters.ts';
import { copyOf } from '../../text/interner.ts';
import type { Note } from '../note.ts';

/** Where a section stands: the index of its heading, nowhere, or twice under one name, so that none can be meant (`second` is the second heading). */
export type FoundSection =
	| { readonly kind: 'found'; readonly heading: number }
	| { readonly kind: 'none' }
	| { readonly kind: 'twice'; readonly name: string; readonly second: number };

/**
 * The section called by the first of `names` that the note has, at any level.
 *
 * A heading goes by its words: capitals, emphasis, a colon after and an emoji before do not matter.
 */
export function findSection(note: Note, names: readonly string[]): FoundSection {
	for (const name of names) {
		const [heading, second] = headingsNamed(note, name);
		if (heading === undefined) continue;
		return second === undefined ? { kind: 'found', heading } : { kind: 'twice', name, second };
	}
	return { kind: 'none' };
}

/** The indices of the headings called `name`, in the order of the note. */
export function headingsNamed(note: Note, name: string): number[] {
	const wanted = headingName(name);
	const found: number[] = [];
	for (const [index, heading] of note.headings.entries()) {
		if (headingName(heading.text) === wanted) found.push(index);
	}
	return found;
}

// The lists come with the settings, and are asked about every heading of a vault.
const tests = new WeakMap<readonly string[], (text: string) => number>();

/** Tells which of `names` a heading with this text is called, from 0; -1 for none. */
export function headingTest(names: readonly string[]): (text: string) => number {
	const before = tests.get(names);
	if (before !== undefined) return before;
	const called = names.map(headingName);
	const initials = new Set(called.map((name) => name.charCodeAt(0)));
	// Titles are called otherwise each: most are told by their first letter.
	const test = (text: string): number => {
		const initial = initialOf(text);
		return initial === undefined || initials.has(initial) ? called.indexOf(headingName(text)) : -1;
	};
	tests.set(names, test);
	return test;
}

/** The first letter or digit in lower case where it and its neighbours are ASCII; `undefined` where it takes a closer look, as where an accent follows it. */
function initialOf(text: string): number | undefined {
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code > 127) return undefined;
		const lower = code | 32;
		if (!isDigit(code) && (lower < 97 || lower > 122)) continue;
		return text.charCodeAt(at + 1) > 127 ? undefined : isDigit(code) ? code : lower;
	}
	return undefined;
}

/** Words of ASCII with single blanks between them: such a heading is called as it is written, but for its case. */
const PLAIN = /^[a-z\d]+(?:[ '-][a-z\d]+)*$/i;

/** What the headings that were asked about last are called: most of a vault have one of a few texts. */
const known = new Map<string, string>();

/** Longer ones hardly ever come twice. */
const MAX_LENGTH = 60;

/** When so many are known all are let go. */
const MAX_KNOWN = 4_000;

/** What a heading is called, for comparing: its words in lower case, without what is neither letter nor digit at the ends. */
export function headingName(text: string): string {
	const before = known.get(text);
	if (before !== undefined) return before;
	const name = nameIn(text);
	if (text.length > MAX_LENGTH) return name;
	if (known.size === MAX_KNOWN) known.clear();
	known.set(copyOf(text), name);
	return name;
}

function nameIn(text: string): string {
	if (PLAIN.test(text)) return text.toLowerCase();
	// `sources` in code is a table of a database or an option, and no list of sources.
	if (/^`[^`]+`$/.test(text)) return text;
	const words = [...foldCase(text)];
	let start = 0;
	let end = words.length;
	while (start < end && !isWordCharacter(words[start])) start += 1;
	while (end > start && !isWordCharacter(words[end - 1])) end -= 1;
	return words.slice(start, end).join('').replace(/\s+/g, ' ');
}

function isWordCharacter(character: string | undefined): boolean {
	return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

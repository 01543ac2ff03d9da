import type { Range } from '../../text/range.ts';
import { wordTokens } from '../../text/wordTokens.ts';
import type { Note } from '../note.ts';

/** What the words of a body are read from: parts of a `Note`. */
export type TokenSource = Pick<Note, 'text' | 'bodyStart' | 'links' | 'urls'>;

/**
 * The words of a note's body in its order, as `wordTokens` hashes them: without the stretches `leftOut` (in order, apart
 * from each other). A wikilink counts with its display text, else with the last part of its path, a Markdown link with
 * its text. Code, comments, quotes and bare addresses are words too.
 */
export function bodyTokens(note: TokenSource, leftOut: readonly Range[]): Uint32Array {
	return wordTokens(wordsOf(note, leftOut));
}

/** Each distinct token with how often it stands there. */
export interface TokenCounts {
	/** In ascending order. */
	readonly hashes: Uint32Array;
	/** One a hash; a count beyond 65,535 is taken for that. */
	readonly counts: Uint16Array;
}

/** The distinct tokens of a sequence. */
export function countTokens(tokens: Uint32Array): TokenCounts {
	const sorted = tokens.slice().sort();
	const hashes = new Uint32Array(sorted.length);
	const counts = new Uint16Array(sorted.length);
	let distinct = 0;
	for (let at = 0; at < sorted.length; distinct += 1) {
		const hash = sorted[at] ?? 0;
		let end = at + 1;
		while (sorted[end] === hash) end += 1;
		hashes[distinct] = hash;
		counts[distinct] = Math.min(end - at, 0xffff);
		at = end;
	}
	return { hashes: hashes.slice(0, distinct), counts: counts.slice(0, distinct) };
}

/** A stretch of the text and the words that stand for it. */
interface Replaced extends Range {
	readonly words: string;
}

function wordsOf(note: TokenSource, leftOut: readonly Range[]): string {
	const parts: string[] = [];
	let at = note.bodyStart;
	for (const { start, end, words } of replacedIn(note, leftOut)) {
		if (start < at) continue;
		parts.push(note.text.slice(at, start), words);
		at = end;
	}
	parts.push(note.text.slice(at));
	return parts.join('');
}

/** In the order of the text; of two that begin at the same place the longer first, which hides the other. */
function replacedIn({ links, urls }: TokenSource, leftOut: readonly Range[]): readonly Replaced[] {
	const replaced: Replaced[] = leftOut.map(({ start, end }) => ({ start, end, words: '\n' }));
	for (const { field, range, display, target } of links) {
		if (field === null) replaced.push({ ...range, words: display ?? target.slice(target.lastIndexOf('/') + 1) });
	}
	for (const { kind, range, text } of urls) if (kind === 'markdown') replaced.push({ ...range, words: text ?? '' });
	return replaced.sort((a, b) => a.start - b.start || b.end - a.end);
}

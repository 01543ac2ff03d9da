import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { beginningIn, firstFrom } from '../../text/rangeSearch.ts';
import { lineAt } from '../../text/lineStarts.ts';
import { plainText } from './plainText.ts';

/** The words around a link, without markup. */
export interface ContextLine {
	readonly before: string;
	/** The link as it is shown, or the words themselves where there is no link. */
	readonly link: string;
	readonly after: string;
}

/** As much of a paragraph on either side of the link as can be read at a glance. */
const MOST_BEFORE = 120;
const MOST_AFTER = 160;

/** What ends a sentence or a word is looked for beyond that. */
const AS_MUCH_MORE = 40;
const LINKS_READ = 100;

/** Lines may be as long as notes; markup far from the link is not looked at. */
const MOST_READ = 1000;

/**
 * The sentence around `place` in a note, or its line where that is short: links as their text, markup taken off.
 * A place that lies outside the text, as after a change, gives empty parts.
 */
export function contextLine(note: Note, place: Range): ContextLine {
	if (place.start < 0 || place.end > note.text.length || place.end < place.start) return { before: '', link: '', after: '' };
	const line = lineAround(note, place);
	const isField = line.start < note.bodyStart;
	const before = textBefore(note, { start: line.start, end: place.start }, isField);
	const after = textAfter(note, { start: place.end, end: line.end });
	return {
		before: lastSentence(before, isField),
		link: plainText(note, place, 'inside').trim(),
		after: firstSentence(after.endsWith(' · ') ? after.slice(0, -3) : after),
	};
}

/** The text of `range`, of which the end is shown; of many links the last will do. A field is shown whole. */
function textBefore(note: Note, range: Range, isField: boolean): string {
	const start = isField ? range.start : startOfLastLinks(note, range);
	const text = plainText(note, { start, end: range.end }, start === range.start ? 'start' : 'inside');
	return start === range.start || text.length >= MOST_BEFORE + AS_MUCH_MORE ? text : plainText(note, range, 'start');
}

/** The text of `range`, of which the beginning is shown. */
function textAfter(note: Note, range: Range): string {
	const text = plainText(note, range, 'inside', 2 * (MOST_AFTER + AS_MUCH_MORE));
	return text.length >= MOST_AFTER + AS_MUCH_MORE ? text : plainText(note, range, 'inside');
}

/** Where the last hundred links of `range` begin, if no other part reaches over that place; else its start. */
function startOfLastLinks({ links, urls }: Note, range: Range): number {
	const at = firstFrom(links, range.end) - LINKS_READ;
	const start = links[at]?.range.start ?? range.start;
	if (start <= range.start) return range.start;
	const reachesOver = (parts: readonly { readonly range: Range }[]): boolean =>
		beginningIn(parts, { start: range.start, end: start }).some((part) => part.range.end > start);
	return reachesOver(links) || reachesOver(urls) ? range.start : start;
}

function lineAround(note: Note, place: Range): Range {
	const line = lineAt(note.lineStarts, place.start);
	const start = note.lineStarts[line - 1] ?? 0;
	let end = note.lineStarts[line] ?? note.text.length;
	while (end > place.end && '\r\n'.includes(note.text.charAt(end - 1))) end -= 1;
	return { start: Math.max(start, place.start - MOST_READ), end: Math.min(Math.max(end, place.end), place.end + MOST_READ) };
}

function lastSentence(text: string, isField: boolean): string {
	if (isField || text.length <= MOST_BEFORE / 2) return text;
	const end = sentenceEnds(text).at(-1);
	const sentence = end === undefined ? text : text.slice(end);
	return sentence.length <= MOST_BEFORE ? sentence : `…${sentence.slice(wordStartAfter(sentence, sentence.length - MOST_BEFORE))}`;
}

function firstSentence(text: string): string {
	const end = sentenceEnds(text)[0];
	const sentence = (end === undefined ? text : text.slice(0, end)).trimEnd();
	return sentence.length <= MOST_AFTER ? sentence : `${sentence.slice(0, wordEndBefore(sentence, MOST_AFTER))}…`;
}

/** Where sentences begin after a full stop and a blank; an initial or `U.S. ` is none. */
function sentenceEnds(text: string): number[] {
	const ends: number[] = [];
	for (const match of text.matchAll(/[^.\s]{3}[.!?…]["'”’)]? (?=\S)|[。！？]/g)) ends.push(match.index + match[0].length);
	return ends;
}

function wordStartAfter(text: string, at: number): number {
	const blank = text.indexOf(' ', at);
	return blank === -1 || blank - at > 20 ? at : blank + 1;
}

function wordEndBefore(text: string, at: number): number {
	const blank = text.lastIndexOf(' ', at);
	return blank === -1 || at - blank > 20 ? at : blank;
}

import type { Note } from '../../../core/note/note.ts';
import type { Json } from '../../../core/report/sortedJson.ts';
import { lineAt } from '../../../core/text/lineStarts.ts';
import type { Range } from '../../../core/text/range.ts';
import { contextLine } from '../../../core/vault/mentions/contextLine.ts';
import type { LinkRecord, NoteRecord } from '../../../core/vault/records/noteRecord.ts';

/** A note that says a name without linking it, and where. */
export interface ToldMention {
	readonly note: Note;
	readonly place: Range;
	readonly type: string | undefined;
}

/** The headings of a note, unpacked once for all of its links. */
type Headings = NoteRecord['headings'];

/** Where a link stands: its line from 1, the field or the heading, `null` for none, and the words around it, `null` for a field. */
export function linkPlaceJson(link: LinkRecord, headings: Headings, note: Note | undefined): { readonly [key: string]: Json } {
	return { field: link.field, line: link.line, section: headingOf(link, headings), sentence: sentenceOf(link, note) };
}

/** The same in one line: `line 12, Overview: Since 1979 Iran has …`. A bullet that says nothing but the link has no sentence. */
export function linkPlaceText(link: LinkRecord, headings: Headings, note: Note | undefined): string {
	const place = link.field === null ? headingOf(link, headings) : `field ${link.field}`;
	const sentence = sentenceOf(link, note);
	const isBare = sentence === null || sentence === (link.display ?? link.target);
	return `line ${link.line}${place === null ? '' : `, ${place}`}${isBare ? '' : `: ${sentence}`}`;
}

/** A mention as `linkPlaceJson` tells a link. */
export function mentionJson({ note, place, type }: ToldMention): Json {
	return { from: note.path, line: lineAt(note.lineStarts, place.start), sentence: wordsAt(note, place), type: type ?? null };
}

/** A mention as `linkPlaceText` tells a link. */
export function mentionText({ note, place }: ToldMention): string {
	return `line ${lineAt(note.lineStarts, place.start)}: ${wordsAt(note, place)}`;
}

function headingOf(link: LinkRecord, headings: Headings): string | null {
	return headings[link.section]?.text ?? null;
}

function sentenceOf(link: LinkRecord, note: Note | undefined): string | null {
	return link.field !== null || note === undefined ? null : wordsAt(note, link);
}

function wordsAt(note: Note, place: Range): string {
	const { before, link, after } = contextLine(note, place);
	return `${before}${link}${after}`.trim();
}

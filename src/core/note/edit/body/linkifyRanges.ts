import { editedNote } from '../verify/editedNote.ts';
import type { Range } from '../../../text/range.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { Link, Note } from '../../note.ts';
import { parseNote } from '../../parseNote.ts';
import { nonProse } from '../../read/nonProse.ts';
import { refusalToWriteBody } from '../verify/editGuard.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { linkedAs } from './linkedAs.ts';
import type { LinkPlace } from './linkPlace.ts';
import { refuseAt } from '../verify/refuse.ts';
import { verified } from '../verify/verifyEdit.ts';

/** What would end the text of a link, or begin another: words with it stay as they are. */
const NOT_IN_A_LINK = /[[\]|\\\r\n]/;

/** The link that words become: as `linkTextFor` gives it, and what the note is called that it leads to. */
export interface WordsLink {
	readonly text: string;
	readonly name: string;
}

/**
 * The edits that make a link of each of these stretches of the body, the words being read as before.
 *
 * Passed over are stretches in front matter and in what is no prose (`nonProse`), headings and quotes apart, those that overlap
 * one before them, and words that the text of a link cannot hold. Refused where anything around them would be read as something else. Done twice it does nothing more.
 */
export function linkifyRanges(note: Note, ranges: readonly Range[], link: WordsLink): EditOutcome {
	const refusal = refusalToWriteBody(note);
	if (refusal) return refusal;
	const edits = plainStretches(note, ranges).map(
		(range): TextEdit => ({ range, newText: linkedAs(link.text, link.name, wordsAt(note, range), placeOf(note, range)) }),
	);
	const unread = firstUnread(note, edits);
	if (unread) return refuseAt(note, unread.range.start, 'VERIFY_BODY', 'the words here would not read as a link');
	return verified(note, edits, { kind: 'linking', links: edits.flatMap(({ newText }) => parseNote('', `${newText}\n`).links) });
}

/** The stretches that can be linked, in the order of the text. */
function plainStretches(note: Note, ranges: readonly Range[]): readonly Range[] {
	const taken = nonProse(note).filter(({ kind }) => kind !== 'heading' && kind !== 'quotation');
	const stretches: Range[] = [];
	let free = note.bodyStart;
	for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
		if (range.start < free || range.end <= range.start || range.end > note.text.length || NOT_IN_A_LINK.test(wordsAt(note, range)))
			continue;
		if (taken.some(({ start, end }) => start < range.end && range.start < end)) continue;
		stretches.push(range);
		free = range.end;
	}
	return stretches;
}

function wordsAt(note: Note, { start, end }: Range): string {
	return note.text.slice(start, end);
}

function placeOf(note: Note, range: Range): LinkPlace {
	return note.tableRows.some((row) => row.start <= range.start && range.end <= row.end) ? 'table' : 'text';
}

/** The first edit that does not come out as the one link that it is by itself. */
function firstUnread(note: Note, edits: readonly TextEdit[]): TextEdit | undefined {
	const byStart = new Map(editedNote(note, edits).links.map((link) => [link.range.start, link]));
	let shift = 0;
	return edits.find(({ range, newText }) => {
		const read = byStart.get(range.start + shift);
		shift += newText.length - (range.end - range.start);
		return !isRead(read, newText);
	});
}

function isRead(read: Link | undefined, written: string): boolean {
	const [alone] = parseNote('', `${written}\n`).links;
	return (
		alone !== undefined &&
		read?.kind === alone.kind &&
		read.target === alone.target &&
		read.display === alone.display &&
		read.range.end - read.range.start === written.length
	);
}

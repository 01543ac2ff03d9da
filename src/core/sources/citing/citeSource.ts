import { editedNote } from '../../note/edit/verify/editedNote.ts';
import { linkedAs } from '../../note/edit/body/linkedAs.ts';
import { insertBullets } from '../../note/edit/body/insertBullets.ts';
import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { refusalToWriteBody } from '../../note/edit/verify/editGuard.ts';
import { verified } from '../../note/edit/verify/verifyEdit.ts';
import type { Note } from '../../note/note.ts';
import { parseNote } from '../../note/parseNote.ts';
import { headingName } from '../../note/read/findSection.ts';
import { SECTION_LEVEL, type SectionHeading } from '../../vault/sections/sectionNaming.ts';
import { lineEndAt, lineOf } from '../../note/read/noteLines.ts';
import type { Range } from '../../text/range.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import type { Source } from '../source.ts';
import { whereSourcesAre } from '../fixes/addSource.ts';
import { citingForm, markPlace, needsBlankBefore, type CitingForm } from './citingForm.ts';
import { bracketedLead, sourceNumber } from './sourceNumber.ts';
import { insertion } from '../../text/insertion.ts';

/** A source to cite, in the words of the note that is to cite it. */
export interface SourceToCite {
	/** Its bullet, on one line, without the mark. */
	readonly bullet: string;
	/** The link to it in running text, and the name that the link shows by itself; `null` for a citation that leads nowhere. */
	readonly link: { readonly text: string; readonly name: string } | null;
	/** Author and year in brackets, where it is a citation that has both: how a text without marks names it. */
	readonly authorYear: string | null;
	/** Whether a source of the note is this one. */
	readonly isSame: (source: Source) => boolean;
}

/** Where it is cited, and how the note is read. */
export interface CitePlace {
	/** Where the cursor stands, or the words that are selected; `null` where the note is not being edited. */
	readonly selection: Range | null;
	/** Names of the section of sources. */
	readonly headings: readonly string[];
	/** What a new one is called; the first of these names where absent. */
	readonly made?: () => SectionHeading;
	/** `readSources` by the settings of the vault. */
	readonly read: (note: Note) => readonly Source[];
}

/** What citing a source comes to. */
export interface CitePlan {
	readonly outcome: EditOutcome;
	/** Where the cursor belongs once the edits are made: after the mark. Absent where no mark is written. */
	readonly cursor?: number;
	/** Why no mark is written at the cursor; a sentence part. */
	readonly withoutMark?: string;
}

/**
 * The insertions that cite a source in `note`: its bullet in the section of sources, where the section does not give it,
 * and at the cursor a footnote, `[n]` or a link, as the note itself cites. Words that are selected become the link. In a
 * note that cites in footnotes alone the footnote is all. Nothing that stands there is changed.
 */
export function citeSource(
	note: Note,
	source: SourceToCite,
	{ selection, headings, made = () => ({ text: headings[0] ?? 'Sources', level: SECTION_LEVEL }), read }: CitePlace,
): CitePlan {
	const refusal = refusalToWriteBody(note);
	if (refusal) return { outcome: refusal };
	const sources = read(note);
	const form = citingForm(note, sources, source);
	const own = sources.filter(source.isSame);
	const hasSection = note.headings.some(({ text }) => headings.some((name) => headingName(name) === headingName(text)));
	const isWanted = hasSection || form !== 'footnote' || note.footnoteReferences.length === 0;
	const bullet: EditOutcome =
		!isWanted || own.some(({ place }) => place.kind === 'section')
			? { kind: 'unchanged' }
			: bulletOf(note, sources, source.bullet, headings, made);
	if (bullet.kind === 'refused') return { outcome: bullet };
	if (selection === null) return { outcome: bullet, withoutMark: 'the note is not being edited' };
	const at = markPlace(note, sources, selection, headings);
	if (typeof at === 'object') return { outcome: bullet, withoutMark: at.withoutMark };
	const listing = bullet.kind === 'edits' ? bullet.edits : [];
	const listed = editedNote(note, listing);
	const mark = markOf(note, source, { form, at, selection, own, numberIn: () => numberIn(listed, source, read) });
	if (mark === undefined) return { outcome: bullet, withoutMark: 'its list has no number for it' };
	const parts = [mark.link, ...mark.definition.map(() => source.bullet)].map((text) => parseNote('', `${text}\n`));
	const fault = verified(note, merged([...mark.edits, ...mark.definition], note.lineEnd), {
		kind: 'growth',
		links: parts.flatMap(({ links }) => links),
	});
	if (fault.kind === 'refused') return { outcome: bullet, withoutMark: fault.reason };
	const edits = merged([...mark.edits, ...listing, ...mark.definition], note.lineEnd);
	const after = editedNote(note, edits);
	const isRead =
		after.footnoteDefinitions.length === listed.footnoteDefinitions.length + mark.definition.length &&
		after.footnoteReferences.length === listed.footnoteReferences.length + (form === 'footnote' ? 1 : 0) &&
		after.urls.length === listed.urls.length + parts.reduce((sum, { urls }) => sum + urls.length, 0) &&
		after.headings.length === listed.headings.length &&
		after.listItems.length === listed.listItems.length &&
		after.opaque.length === listed.opaque.length + parts.reduce((sum, { opaque }) => sum + opaque.length, 0);
	if (!isRead) return { outcome: bullet, withoutMark: 'it would not be read as one there' };
	const last = mark.edits.at(-1)?.range.start ?? at;
	const before = listing.filter(({ range }) => range.start < last).concat(mark.edits);
	return { outcome: { kind: 'edits', edits }, cursor: before.reduce((sum, { newText }) => sum + newText.length, last) };
}

function numberIn(listed: Note, { isSame }: SourceToCite, read: CitePlace['read']): string | undefined {
	const source = read(listed).find((one) => one.place.kind === 'section' && isSame(one));
	return source && sourceNumber(listed, source);
}

/** What is inserted for a mark, and the link that it is, where it is one. */
interface Mark {
	readonly edits: readonly TextEdit[];
	readonly definition: readonly TextEdit[];
	readonly link: string;
}

interface MarkContext {
	readonly form: CitingForm;
	readonly at: number;
	readonly selection: Range;
	/** Where the note gives the source already. */
	readonly own: readonly Source[];
	readonly numberIn: () => string | undefined;
}

function markOf(note: Note, source: SourceToCite, { form, at, selection, own, numberIn }: MarkContext): Mark | undefined {
	if (form === 'footnote') {
		const given = own.find(({ place }) => place.kind === 'footnote')?.place;
		const id = given?.kind === 'footnote' ? given.id : newFootnoteId(note);
		return { edits: [insertion(at, `[^${id}]`)], definition: given ? [] : [definitionOf(note, id, source.bullet)], link: '' };
	}
	if (form === 'text' && source.link) return { definition: [], ...linkEdits(note, source.link, at, selection) };
	const number = form === 'number' ? numberIn() : undefined;
	const text = form === 'text' ? source.authorYear : number === undefined ? null : `[${number}]`;
	return text === null ? undefined : { edits: [spaced(note, at, text)], definition: [], link: '' };
}

/** The bullet in the shape of the list: a list whose sources have numbers in brackets goes on counting. */
function bulletOf(
	note: Note,
	sources: readonly Source[],
	bullet: string,
	headings: readonly string[],
	made: () => SectionHeading,
): EditOutcome {
	const last = sources.findLast(({ place }) => place.kind === 'section');
	const lead = last && bracketedLead(note, last);
	if (lead === undefined)
		return insertBullets(note, {
			headings,
			bullets: [bullet],
			whereMissing: whereSourcesAre(note, headings, made),
		});
	const line = lineOf(note, last?.range.end ?? 0);
	const eol = lineEndAt(note, line.start);
	const above = note.text.slice(0, lineOf(note, last?.range.start ?? 0).start);
	const isApart = /\n[ \t]*\r?\n$/.test(above) && sources.filter(({ place }) => place.kind === 'section').length > 1;
	const next = lead.replace(/\d+/, (number) => String(Number(number) + 1));
	return verified(note, [insertion(line.end, (isApart ? eol : '') + eol + next + bullet)], {
		kind: 'growth',
		links: parseNote('', `${bullet}\n`).links,
	});
}

/** The next number of footnotes that are counted, and one that is free beside those that are named. */
function newFootnoteId({ footnoteDefinitions, footnoteReferences }: Note): string {
	let last = 0;
	for (const { id } of [...footnoteDefinitions, ...footnoteReferences]) if (/^\d{1,6}$/.test(id)) last = Math.max(last, Number(id));
	return String(last + 1);
}

/** After the last footnote, as far below it as that is below the one before; else at the end of the note. */
function definitionOf(note: Note, id: string, text: string): TextEdit {
	const [before, last] = [note.footnoteDefinitions.at(-2), note.footnoteDefinitions.at(-1)];
	const end = last ? last.range.start + note.text.slice(last.range.start, last.range.end).trimEnd().length : note.text.trimEnd().length;
	const line = lineOf(note, Math.max(end, note.bodyStart));
	const eol = lineEndAt(note, line.start);
	const isApart = !last || (before !== undefined && /\n[ \t]*\r?\n/.test(note.text.slice(before.range.start, last.range.start)));
	const isFirst = end <= note.bodyStart;
	return insertion(isFirst ? note.text.length : line.end, `${isFirst ? '' : isApart ? eol + eol : eol}[^${id}]: ${text}`);
}

function linkEdits(
	note: Note,
	{ text, name }: { readonly text: string; readonly name: string },
	at: number,
	{ start, end }: Range,
): Pick<Mark, 'edits' | 'link'> {
	const isInTable = note.tableRows.some((row) => row.start <= at && at <= row.end);
	const inPlace = (link: string): string => (isInTable ? link.replace(/(?<!\\)\|/g, '\\|') : link);
	const words = note.text.slice(start, end);
	if (words.trim() === '' || /[[\]|\\\r\n<>`]/.test(words) || end !== at) return { edits: [spaced(note, at, inPlace(text))], link: text };
	const link = linkedAs(text, name, words, 'text');
	const from = link.startsWith('[[') ? link.length - 2 - words.length : 1;
	return { edits: [insertion(start, inPlace(link.slice(0, from))), insertion(end, inPlace(link.slice(from + words.length)))], link };
}

/** `text` at `at`, with a blank between it and a word. */
function spaced(note: Note, at: number, text: string): TextEdit {
	const before = needsBlankBefore(note.text.charAt(at - 1)) ? ' ' : '';
	const after = /[\p{L}\p{N}]/u.test(note.text.charAt(at)) ? ' ' : '';
	return insertion(at, before + text + after);
}

/** Insertions at one place as one, in the order in which they were given; what begins a block begins a line. */
function merged(edits: readonly TextEdit[], eol: string): TextEdit[] {
	const byStart = new Map<number, string>();
	for (const { range, newText } of edits) {
		const before = byStart.get(range.start);
		byStart.set(range.start, before === undefined ? newText : before + (/^\r?\n/.test(newText) ? '' : eol + eol) + newText);
	}
	return [...byStart].sort(([a], [b]) => a - b).map(([at, newText]) => insertion(at, newText));
}

import { insertBullets } from '../note/edit/body/insertBullets.ts';
import { setField } from '../note/edit/frontmatter/setField.ts';
import type { WritableValue } from '../note/edit/frontmatter/unwritableValue.ts';
import { refusalToWriteBody } from '../note/edit/verify/editGuard.ts';
import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import { refuse } from '../note/edit/verify/refuse.ts';
import { verified } from '../note/edit/verify/verifyEdit.ts';
import type { ListItem, Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { sectionList } from '../note/read/sectionList.ts';
import { openableUrl } from '../sources/address/openableUrl.ts';
import { shownHost } from '../sources/address/shownHost.ts';
import { dateParts } from '../sources/parsing/dates.ts';
import type { Settings } from '../settings/settings.ts';
import type { NoteType } from '../types/noteType.ts';
import { foldName } from '../text/foldName.ts';
import { oneLine } from '../text/oneLine.ts';
import { compareDates, datedForm, dayLike, type DatedForm } from './datedLine.ts';

/** What is said of a change, and when it was made. */
export interface DatedNote {
	/** One sentence; blanks and line ends in it are one blank each. */
	readonly text: string;
	/** Where it is from; empty for nowhere. */
	readonly url: string;
	/** The day, `YYYY-MM-DD`. */
	readonly today: string;
	/** The sections that the note's type wants: a dated list among them is meant before any other. */
	readonly sections: readonly string[];
}

/** The value of one field, and what is said of its change. */
export interface FieldChange {
	readonly field: string;
	readonly value: WritableValue;
	/** `undefined` where nothing is said. */
	readonly note: DatedNote | undefined;
}

/** Sections that tell what happened when, whatever stands in them. */
const DATED_SECTIONS = ['timeline', 'history', 'chronology'];

/** The sections of a type in which a dated list may be meant: what lists sources and related notes may begin with dates as well. */
export function datedSections(
	type: NoteType | undefined,
	settings: Pick<Settings, 'sourceHeadings' | 'relatedHeadings'>,
): readonly string[] {
	const others = [...settings.sourceHeadings, ...settings.relatedHeadings].map(foldName);
	return (type?.sections ?? []).filter((name) => !others.includes(foldName(name)));
}

/** Sets a field of `note` and says in its dated section why: both or, where either is refused, neither. */
export function recordChange(note: Note, { field, value, note: said }: FieldChange): EditOutcome {
	const set = setField(note, [field], value);
	const line = said === undefined ? ({ kind: 'unchanged' } as const) : addDatedLine(note, said);
	if (set.kind === 'refused') return set;
	if (line.kind === 'refused') return line;
	const edits = [set, line].flatMap((outcome) => (outcome.kind === 'edits' ? outcome.edits : []));
	return edits.length === 0 ? { kind: 'unchanged' } : { kind: 'edits', edits };
}

/**
 * The insertion of a line with its date: into the dated list among the sections that the type wants, else into Timeline or
 * History, in the form of the lines there and on the side where the newest stand. Refused where there is no such section.
 */
export function addDatedLine(note: Note, said: DatedNote): EditOutcome {
	const refusal = refusalToWriteBody(note);
	if (refusal) return refusal;
	const heading = datedSection(note, said.sections);
	if (heading === undefined)
		return refuse('NO_SUCH_ENTRY', 'there is no section with dated lines, Timeline or History in which it could be said');
	const words = oneLine(said.text);
	if (words === '') return refuse('BAD_VALUE', 'there are no words to be said of the change');
	const source = said.url === '' ? '' : sourceOf(said.url);
	if (source === undefined) return refuse('BAD_VALUE', `\`${said.url}\` is no address of a page`);
	const dated = datedIn(note, heading);
	const isNewestFirst = dated.length > 1 && compareDates(first(dated), last(dated)) > 0;
	const day = dateParts(said.today);
	const next = isNewestFirst && day ? dated.find(({ form }) => compareDates(form.parts, day) <= 0) : undefined;
	const like = next?.form ?? dated.at(isNewestFirst ? 0 : -1)?.form;
	const text = `${startLike(like, said.today)}${words}${source}`;
	if (next === undefined || /\d/.test(next.item.marker)) {
		const name = note.headings[heading]?.text ?? '';
		const whereMissing = { heading: name, level: 2, beforeHeadings: [] };
		return insertBullets(note, { headings: [name], bullets: [text], whereMissing, isListed: () => false });
	}
	const { indent, marker, range } = next.item;
	const start = range.start - indent.length;
	const { links } = parseNote('', `- ${text}\n`);
	return verified(note, [{ range: { start, end: start }, newText: `${indent}${marker} ${text}${note.lineEnd}` }], {
		kind: 'growth',
		links,
	});
}

/** A bullet that begins with a date. */
interface DatedItem {
	readonly item: ListItem;
	readonly form: DatedForm;
}

function first(dated: readonly DatedItem[]): DatedForm['parts'] {
	return dated[0]?.form.parts ?? [0];
}

function last(dated: readonly DatedItem[]): DatedForm['parts'] {
	return dated.at(-1)?.form.parts ?? [0];
}

function datedSection(note: Note, wanted: readonly string[]): number | undefined {
	const isWanted = (text: string): boolean => wanted.some((name) => foldName(name) === foldName(text));
	const isDated = (heading: number): boolean => {
		const { bullets } = sectionList(note, heading);
		return bullets.length > 0 && datedIn(note, heading).length * 2 > bullets.length;
	};
	const ofType = note.headings.findIndex(({ text }, at) => isWanted(text) && isDated(at));
	if (ofType !== -1) return ofType;
	const named = note.headings.findIndex(({ text }) => DATED_SECTIONS.includes(foldName(text)));
	return named === -1 ? undefined : named;
}

function datedIn(note: Note, heading: number): readonly DatedItem[] {
	return sectionList(note, heading).bullets.flatMap((item) => {
		const form = datedForm(note.text.slice(item.content.start, item.content.end));
		return form ? [{ item, form }] : [];
	});
}

function startLike(form: DatedForm | undefined, today: string): string {
	return form === undefined
		? `${today}: `
		: `${form.before}${dayLike(today, form.date)}${/\s$/.test(form.after) ? form.after : `${form.after} `}`;
}

/** ` ([host](url))`, `undefined` for what cannot be opened. */
function sourceOf(url: string): string | undefined {
	const address = openableUrl(url);
	return address === undefined ? undefined : ` ([${shownHost(url)}](${address.replaceAll('(', '%28').replaceAll(')', '%29')}))`;
}

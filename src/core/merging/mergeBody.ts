import type { Refusal } from '../note/edit/verify/editOutcome.ts';
import { refuse } from '../note/edit/verify/refuse.ts';
import type { Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { headingName } from '../note/read/findSection.ts';
import { isLoneEmphasis } from '../note/read/isLoneEmphasis.ts';
import { lineOf, lineText, linesIn } from '../note/read/noteLines.ts';
import { applyEdits } from '../text/applyEdits.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { oneLine } from '../text/oneLine.ts';
import { trimEndOf } from '../text/trimEndOf.ts';
import { definitionsAdded, partsAdded, roomEnd, sectionAfter, sectionBefore, withLineEnds } from './additions.ts';
import { type BodyPart, bodyParts } from './bodyParts.ts';
import { directRange, outlineOf } from './outline.ts';
import { isNamed, type LeadsTo, type MergeHeadings, twinsIn } from './twins.ts';

/** What two bodies are merged with. */
export interface BodyMerge {
	readonly headings: MergeHeadings;
	readonly leadsTo: LeadsTo;
	/** Lines for which there is no place in `into`: they stand under `keptHeading`. */
	readonly kept: readonly string[];
	readonly keptHeading: string;
}

/** The text of the merged note, and the lines that stand under the heading for what found no place. */
export interface MergedBody {
	readonly kind: 'merged';
	readonly text: string;
	readonly kept: readonly string[];
}

/**
 * The text of `into` with what the body of `old` says beyond it: under a heading that both have what stands there, after its own;
 * sections that `into` lacks after its others, before those that list related notes and sources; footnotes at the end. What a section
 * has word for word, and twins of sources and related notes, are not taken over.
 *
 * Only insertions. Refused where a line of `old` would not be found again, or a heading of `into` would be read otherwise.
 */
export function mergeBody(old: Note, into: Note, { headings, leadsTo, kept, keptHeading }: BodyMerge): MergedBody | Refusal {
	const from = outlineOf(old);
	const to = outlineOf(into);
	const twinOf = twinsIn(old, into, headings, leadsTo);
	const lines = [...kept];
	const edits: TextEdit[] = [];
	const later: { readonly depth: number; readonly edit: TextEdit }[] = [];
	/** What of `old` need not stand in the merged note: it stands there in other words. */
	const known: string[] = [textOf(old, from.title)];
	const footer = footerStart(old);
	const isTwin = (part: BodyPart, heading: number): boolean => {
		// What stands in a footer is said of the old note as a whole.
		if (part.start >= footer) {
			lines.push(...part.text.split('\n').map(oneLine));
			known.push(part.text);
			return true;
		}
		const names: string[] = [];
		for (let at = heading; at !== -1; at = from.above(at)) names.push(textOf(old, at));
		const twin = twinOf(part, names);
		if (twin === undefined) return false;
		known.push(part.text);
		if (twin.more !== '' && twin.at !== undefined) edits.push({ range: { start: twin.at, end: twin.at }, newText: ` ${twin.more}` });
		else if (twin.more !== '') lines.push(twin.more);
		return true;
	};
	/** What goes under each heading of `into`. */
	const pieces = new Map<number, BodyPart[]>();
	const addParts = (heading: number, target: number): void => {
		const parts = bodyParts(old, directRange(old, heading)).filter((part) => !isTwin(part, heading));
		pieces.set(target, [...(pieces.get(target) ?? []), ...parts]);
	};
	const called = into.headings.map(({ text }) => headingName(text));
	const taken = new Set<number>();
	/** The heading of `into` that says what one of `old` says; of several of one name each is taken once. */
	const counterpart = (name: string, parent: number): number | undefined => {
		const named = to.below(parent).filter((at) => called[at] === headingName(name));
		const own = named.find((at) => !taken.has(at)) ?? named[0];
		if (own !== undefined || parent !== -1) return own;
		const anywhere = [...called.keys()].filter((at) => at !== to.title && called[at] === headingName(name));
		if (anywhere.length === 1) return anywhere[0];
		const related = isNamed(name, headings.relatedHeadings)
			? into.headings.findIndex(({ text }) => isNamed(text, headings.relatedHeadings))
			: -1;
		return related === -1 ? undefined : related;
	};
	const top = to.below(-1);
	const last = top.findLastIndex((at) => !isNamed(textOf(into, at), [...headings.relatedHeadings, ...headings.sourceHeadings]));
	/** The first of the sections at the end that list related notes and sources. */
	const closing = top[last + 1];
	const addSection = (name: string, parent: number, section: string): void => {
		const text = withLineEnds(section, into.lineEnd);
		const isBefore = parent === -1 && closing !== undefined && !isNamed(name, headings.sourceHeadings);
		const edit = isBefore ? sectionBefore(into, closing, text) : sectionAfter(into, parent, text);
		later.push({ depth: into.headings[parent]?.level ?? 0, edit });
	};
	const level = to.level ?? Math.max(from.level ?? 2, to.title === -1 ? 1 : 2);
	const place = (heading: number, parent: number): void => {
		const name = textOf(old, heading);
		const target = counterpart(name, parent);
		if (target === undefined) {
			const text = sectionText(old, heading, parent === -1 ? level : levelOf(into, parent) + 1, isTwin);
			if (text === undefined) known.push(...headingsIn(old, heading).map((at) => textOf(old, at)));
			else addSection(name, parent, text);
			return;
		}
		known.push(name);
		taken.add(target);
		addParts(heading, target);
		for (const child of from.below(heading)) place(child, target);
	};
	addParts(-1, to.title);
	if (from.title !== -1) addParts(from.title, to.title);
	for (const heading of from.below(-1)) place(heading, -1);
	addKept();
	for (const [target, parts] of pieces) {
		const edit = partsAdded(into, target, parts);
		if (edit) edits.push(edit);
	}
	// What stands deeper comes first where both go to one place.
	later.sort((a, b) => b.depth - a.depth);
	const text = applyEdits(into.text, apart(into, [...edits, ...later.map(({ edit }) => edit), ...definitionsAdded(into, old)]));
	return faultOfMerge(old, into, parseNote(into.path, text), known) ?? { kind: 'merged', text, kept: lines };

	function addKept(): void {
		if (lines.length === 0) return;
		const target = into.headings.findIndex(({ text }) => text === keptHeading);
		const bullets = parseNote('', lines.map((line) => `- ${line}\n`).join(''));
		if (target !== -1) pieces.set(target, [...(pieces.get(target) ?? []), ...bodyParts(bullets, { start: 0, end: bullets.text.length })]);
		else addSection('', -1, `${'#'.repeat(level)} ${keptHeading}\n\n${bullets.text.trimEnd()}`);
	}
}

/** Where lines of emphasis begin that are said of the note as a whole, the rule above them included; the end of the note where there are none. */
function footerStart(note: Note): number {
	const start = roomEnd(note, note.headings.length - 1);
	const parts = bodyParts(note, { start, end: note.text.length });
	return parts.every(({ text }) => text.split('\n').every((line) => isLoneEmphasis(line.trimEnd()))) ? start : note.text.length;
}

/** A heading and all below it. */
function headingsIn(note: Note, heading: number): readonly number[] {
	const end = note.sections[heading]?.content.end ?? 0;
	return [...note.headings.keys()].filter((at) => at >= heading && (note.headings[at]?.range.start ?? end) < end);
}

/** Where there was no body, what comes second is parted from what comes first. */
function apart(into: Note, edits: readonly TextEdit[]): readonly TextEdit[] {
	const first = edits.findIndex(({ range }) => range.start === into.bodyStart);
	return edits.map((edit, at) =>
		at > first && edit.range.start === into.bodyStart ? { ...edit, newText: into.lineEnd + edit.newText } : edit,
	);
}

function textOf(note: Note, heading: number): string {
	return note.headings[heading]?.text ?? '';
}

function levelOf(note: Note, heading: number): number {
	return note.headings[heading]?.level ?? 1;
}

/**
 * All of the section under `heading` at the level `level`, without definitions of footnotes and what is a twin; `undefined` where nothing but
 * twins stands in it.
 */
function sectionText(old: Note, heading: number, level: number, isTwin: (part: BodyPart, heading: number) => boolean): string | undefined {
	const start = lineOf(old, old.headings[heading]?.range.start ?? 0).start;
	const end = Math.min(old.sections[heading]?.content.end ?? start, footerStart(old));
	const shift = level - levelOf(old, heading);
	const edits: TextEdit[] = [];
	const cut = (from: number, to: number): void =>
		void edits.push({
			range: { start: lineOf(old, from).start, end: Math.min(end, lineOf(old, Math.max(from, to - 1)).next) },
			newText: '',
		});
	for (const { range } of old.footnoteDefinitions) if (range.start >= start && range.start < end) cut(range.start, range.end);
	let left = 0;
	let twins = 0;
	for (const at of headingsIn(old, heading)) {
		const own = old.headings[at];
		if (own && shift !== 0)
			edits.push({ range: own.range, newText: `${'#'.repeat(Math.min(6, Math.max(1, own.level + shift)))} ${own.text}` });
		for (const part of bodyParts(old, directRange(old, at))) {
			if (!isTwin(part, at)) left += 1;
			else if (part.start < end) {
				twins += 1;
				cut(part.start, part.end);
			}
		}
	}
	if (left === 0 && twins > 0) return undefined;
	const inside = edits.map(({ range, newText }) => ({ range: { start: range.start - start, end: range.end - start }, newText }));
	return applyEdits(old.text.slice(start, end), inside).trimEnd();
}

/** Why the merged note may not be written, or `undefined`. It shares no code with what was done to make it. */
function faultOfMerge(old: Note, into: Note, merged: Note, known: readonly string[]): Refusal | undefined {
	const found = new Set([merged.text, ...known].flatMap((text) => text.split('\n').map(wordsOf)));
	const lost = linesIn(old, old.bodyStart, old.text.length).find((line) => {
		const words = wordsOf(lineText(old, line));
		return /[\p{L}\p{N}]/u.test(words) && !found.has(words);
	});
	if (lost) return refuse('VERIFY_BODY', `the line ${JSON.stringify(lineText(old, lost).slice(0, 60))} would have been lost`);
	let at = 0;
	for (const { level, text } of merged.headings) {
		const next = into.headings[at];
		if (next?.level === level && next.text === text) at += 1;
	}
	if (at < into.headings.length || (merged.unclosed && !into.unclosed))
		return refuse('VERIFY_SECTION', 'the merge would have changed the headings or opened a block');
	return undefined;
}

/** A line without what says that it is a heading or a bullet. */
function wordsOf(line: string): string {
	return trimEndOf(line.trim().replace(/^(?:#{1,6}|[-*+]|\d{1,9}[.)])\s+/, ''), '#');
}

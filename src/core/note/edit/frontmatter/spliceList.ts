import { isList } from '../../isList.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { Range } from '../../../text/range.ts';
import type { FrontmatterPath } from '../../frontmatter.ts';
import type { Refusal } from '../verify/editOutcome.ts';
import { afterColon, hazardIn, type Entry, type FrontmatterSource } from './frontmatterSource.ts';
import { isBlank, lineEndAt, lineOf } from '../../read/noteLines.ts';
import { refuse } from '../verify/refuse.ts';

/** A change of a list: at item `at`, `remove` items go and those in `insert`, written as YAML, come. */
export interface Splice {
	readonly at: number;
	readonly remove: number;
	readonly insert: readonly string[];
}

/** The edits that make `splice` in the list `entry` at `path`, in brackets or with dashes; the other items keep their bytes. */
export function spliceList(source: FrontmatterSource, path: FrontmatterPath, entry: Entry, splice: Splice): TextEdit[] | Refusal {
	const items = itemRanges(source, path, entry);
	if (!items) return refuse('BAD_VALUE', 'the list holds something that is no plain item');
	const list: List = { source, entry, items };
	return entry.style === 'block-list' ? spliceDashes(list, splice) : spliceBrackets(list, splice);
}

interface List {
	readonly source: FrontmatterSource;
	readonly entry: Entry;
	readonly items: readonly Range[];
}

function itemRanges(source: FrontmatterSource, path: FrontmatterPath, entry: Entry): Range[] | undefined {
	const count = isList(entry.data) ? entry.data.length : 0;
	const items: Range[] = [];
	for (let index = 0; index < count; index += 1) {
		const range = source.frontmatter.rangeOf([...path, index])?.value;
		if (!range) return undefined;
		items.push(range);
	}
	return items;
}

function spliceBrackets(list: List, { at, remove, insert }: Splice): TextEdit[] | Refusal {
	const { entry, items, source } = list;
	const before = items[at - 1];
	const after = items[at + remove];
	const inside = { start: entry.value.start + 1, end: entry.value.end - 1 };
	if (remove === 0) {
		if (before) return [edit(before.end, before.end, insert.map((text) => separatorOf(list) + text).join(''))];
		if (after) return [edit(after.start, after.start, insert.map((text) => text + separatorOf(list)).join(''))];
		return [edit(inside.start, inside.start, insert.join(', '))];
	}
	const first = items[at] ?? inside;
	const last = items[at + remove - 1] ?? inside;
	if (insert.length > 0)
		return unlessHazard(source, before?.end ?? inside.start, last.end, [edit(first.start, last.end, insert.join(', '))]);
	if (after) return unlessHazard(source, before?.end ?? inside.start, after.start, [edit(first.start, after.start, '')]);
	if (before) return unlessHazard(source, before.end, last.end, [edit(before.end, last.end, '')]);
	return unlessHazard(source, inside.start, inside.end, [edit(inside.start, inside.end, '')]);
}

/** What stands between the last two items, where it is a comma and blanks. */
function separatorOf({ items, source }: List): string {
	const last = items.at(-1);
	const before = items.at(-2);
	const between = last && before ? source.note.text.slice(before.end, last.start) : '';
	return /^,[ \t]*(?:\r?\n[ \t]*)?$/.test(between) ? between : ', ';
}

function spliceDashes(list: List, { at, remove, insert }: Splice): TextEdit[] | Refusal {
	const { entry, items, source } = list;
	const { note } = source;
	const dashes = items.map((item) => dashOf(source, item));
	const firstDash = entry.value.start;
	const indent = note.text.slice(lineOf(note, firstDash).start, firstDash);
	if (indent.trim() !== '') return refuse('BAD_VALUE', 'the list does not begin on a line of its own');
	const eol = lineEndAt(note, firstDash);
	const lines = insert.map((text) => `${indent}-${gapOf(list, dashes)}${text}`);
	if (remove === 0) {
		if (at === 0) {
			const start = lineOf(note, firstDash).start;
			return [edit(start, start, lines.map((line) => line + eol).join(''))];
		}
		return insertAfter(list, at, lines, eol);
	}
	const start = dashes[at] ?? firstDash;
	const end = items[at + remove - 1]?.end ?? entry.value.end;
	if (insert.length > 0) {
		const [line = '', ...rest] = lines;
		return unlessHazard(source, start, end, [edit(start, end, [line.slice(indent.length), ...rest].join(eol))]);
	}
	if (remove === items.length) return emptied(list);
	const next = dashes[at + remove];
	const endLine = next === undefined ? lineOf(note, end).next : lineOf(note, next).start;
	const startLine = lineOf(note, start).start;
	return unlessHazard(source, startLine, endLine, [edit(startLine, endLine, '')]);
}

/** A list whose last item goes is written as an empty one after its key. */
function emptied({ entry, source }: List): TextEdit[] | Refusal {
	if (entry.key.start === entry.value.start)
		return unlessHazard(source, entry.value.start, entry.value.end, [edit(entry.value.start, entry.value.end, '[]')]);
	const lineEnd = lineOf(source.note, entry.value.end).end;
	return unlessHazard(source, entry.key.end, lineEnd, [edit(afterColon(source, entry), entry.value.end, ' []')]);
}

function insertAfter({ items, source, entry }: List, at: number, lines: readonly string[], eol: string): TextEdit[] {
	const { note } = source;
	const item = items[at - 1] ?? entry.value;
	let line = lineOf(note, item.end);
	// Blank lines after text that keeps them (`|+`) are a part of it.
	if (/^[|>]\d?\+/.test(note.text.slice(item.start, item.start + 3))) {
		for (let next = lineOf(note, line.next); isBlank(note, next); next = lineOf(note, next.next)) line = next;
	}
	return [edit(line.end, line.end, lines.map((text) => eol + text).join(''))];
}

function dashOf(source: FrontmatterSource, item: Range): number {
	return source.tokens.findLast((token) => token.kind === 'list-dash' && token.start < item.start)?.start ?? item.start;
}

/** The blanks between the last dash and its item. */
function gapOf({ items, source }: List, dashes: readonly number[]): string {
	const gap = source.note.text.slice((dashes.at(-1) ?? 0) + 1, items.at(-1)?.start);
	return /^ {1,4}$/.test(gap) ? gap : ' ';
}

function unlessHazard(source: FrontmatterSource, start: number, end: number, edits: TextEdit[]): TextEdit[] | Refusal {
	return hazardIn(source, start, end) ?? edits;
}

function edit(start: number, end: number, newText: string): TextEdit {
	return { range: { start, end }, newText };
}

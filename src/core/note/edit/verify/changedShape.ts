import type { TextEdit } from '../../../text/textEdit.ts';
import { touching } from '../../../text/touching.ts';
import type { Note } from '../../note.ts';
import { type KnownLines, nonProse } from '../../read/nonProse.ts';
import { tableCells } from '../../read/tableCells.ts';

/**
 * What gives the body of `note` its shape and is read differently in `edited`, in words for a refusal, or `undefined`:
 * list items, tables, footnotes, tags, addresses, headings and all that is no prose. Links are for the caller to compare.
 */
export function changedShape(note: Note, edited: Note, edits: readonly TextEdit[]): string | undefined {
	const before = shapeBefore(note);
	for (const [at, [what, items]] of shapeOf(edited).entries()) if (items !== before.shape[at]?.[1]) return what;
	// Headings and quotes may hold what was edited; their own text is not compared.
	const isTouched = touching(edits);
	const kept = before.parts.filter(({ start, end }) => !isTouched(start, end));
	const left = partsOf(edited, before.lines).map(({ key }) => key);
	let next = 0;
	for (const key of left) if (key === kept[next]?.key) next += 1;
	return next === kept.length ? undefined : (kept[next]?.name ?? 'the text');
}

interface Part {
	readonly start: number;
	readonly end: number;
	readonly key: string;
	readonly name: string;
}

/** What a note is before it is edited, and what was found in lines, most of which an edit leaves as they are. */
interface ShapeBefore {
	readonly shape: ReturnType<typeof shapeOf>;
	readonly parts: readonly Part[];
	readonly lines: KnownLines;
}

// Each of the fixes of a note asks about the same one.
const shapes = new WeakMap<Note, ShapeBefore>();

function shapeBefore(note: Note): ShapeBefore {
	let before = shapes.get(note);
	if (before === undefined) {
		const lines: KnownLines = new Map();
		shapes.set(note, (before = { shape: shapeOf(note), parts: partsOf(note, lines), lines }));
	}
	return before;
}

function shapeOf(note: Note): readonly (readonly [string, string])[] {
	return [
		['the lists', note.listItems.map(({ marker, indent, depth }) => `${depth} ${indent}${marker}`).join('\n')],
		['the tables', note.tableRows.map(({ start, end }) => String(tableCells(note.text, { start, end }).length)).join('\n')],
		['the footnotes', [...note.footnoteDefinitions, ...note.footnoteReferences].map(({ id }) => id).join('\n')],
		['the tags', note.tags.map(({ name }) => name).join('\n')],
		['the addresses', note.urls.map(({ kind, url }) => `${kind} ${url}`).join('\n')],
	];
}

function partsOf(note: Note, lines: KnownLines): readonly Part[] {
	return nonProse(note, lines)
		.filter(({ kind }) => kind !== 'link')
		.map(({ kind, start, end }) => ({
			start,
			end,
			key: `${kind} ${note.text.slice(start, end)}`,
			name: `what is ${kind.replace('-', ' ')}`,
		}));
}

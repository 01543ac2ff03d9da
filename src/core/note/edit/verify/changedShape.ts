import type { TextEdit } from '../../../text/textEdit.ts';
import { touching } from '../../../text/touching.ts';
import type { Note } from '../../note.ts';
import { nonProse } from '../../read/nonProse.ts';
import { tableCells } from '../../read/tableCells.ts';

/**
 * What gives the body of `note` its shape and is read differently in `edited`, in words for a refusal, or `undefined`:
 * list items, tables, footnotes, tags, addresses, headings and all that is no prose. Links are for the caller to compare.
 */
export function changedShape(note: Note, edited: Note, edits: readonly TextEdit[]): string | undefined {
	const shapeOf = (one: Note): readonly (readonly [string, readonly string[]])[] => [
		['the lists', one.listItems.map(({ marker, indent, depth }) => `${depth} ${indent}${marker}`)],
		['the tables', one.tableRows.map(({ start, end }) => String(tableCells(one.text, { start, end }).length))],
		['the footnotes', [...one.footnoteDefinitions, ...one.footnoteReferences].map(({ id }) => id)],
		['the tags', one.tags.map(({ name }) => name)],
		['the addresses', one.urls.map(({ kind, url }) => `${kind} ${url}`)],
	];
	const before = shapeOf(note);
	for (const [at, [what, items]] of shapeOf(edited).entries()) if (items.join('\n') !== before[at]?.[1].join('\n')) return what;
	// Headings and quotes may hold what was edited; their own text is not compared.
	const isTouched = touching(edits);
	const kept = partsOf(note).filter(({ start, end }) => !isTouched(start, end));
	const left = partsOf(edited).map(({ key }) => key);
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

function partsOf(note: Note): readonly Part[] {
	return nonProse(note)
		.filter(({ kind }) => kind !== 'link')
		.map(({ kind, start, end }) => ({
			start,
			end,
			key: `${kind} ${note.text.slice(start, end)}`,
			name: `what is ${kind.replace('-', ' ')}`,
		}));
}

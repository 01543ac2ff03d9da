import type { Note } from '../note/note.ts';
import { lineAt } from '../text/lineStarts.ts';
import type { TextEdit } from '../text/textEdit.ts';

/** Languages of code blocks that ask for fields by name. */
const QUERY = /^(?:`{3,}|~{3,})[ \t]*(base|dataview|dataviewjs)\b/;

/** A name that is written bare in an expression. */
const WORD = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/**
 * The edits that call the property `from` by the name `to` in the text of a `.base` file: as `note.from`, as `note["from"]`, as a
 * key or a whole value, and bare in an expression. Texts in quotes, functions, and properties of files and formulas stay.
 */
export function renamedInBase(text: string, from: string, to: string): readonly TextEdit[] {
	const edits: TextEdit[] = [];
	const name = escaped(from);
	const bracket = new RegExp(`note\\[(["'])${name}\\1\\]`, 'gu');
	for (const found of text.matchAll(bracket)) {
		const quote = found[1] ?? '"';
		edits.push({
			range: { start: found.index, end: found.index + found[0].length },
			newText: WORD.test(to) ? `note.${to}` : `note[${quote}${to}${quote}]`,
		});
	}
	const bare = new RegExp(`(^|[^\\p{L}\\p{N}_$.\\-])(note\\.)?(${name})(?![\\p{L}\\p{N}_$(\\-])`, 'gmu');
	for (const found of text.matchAll(bare)) {
		const [, before = '', owner = '', word = ''] = found;
		const start = found.index + before.length;
		const end = start + owner.length + word.length;
		const isScalar = isWholeScalar(text, start, end);
		if (!isScalar && (isQuoted(text, start) || !WORD.test(from))) continue;
		const newText = WORD.test(to) || isScalar ? `${owner}${to}` : `note["${to}"]`;
		edits.push({ range: { start, end }, newText });
	}
	return edits.toSorted((a, b) => a.range.start - b.range.start);
}

/** The lines, from 1, on which a query in a code block of the note names the field. */
export function queriesNaming(note: Note, field: string): readonly number[] {
	const named = new RegExp(`(?:^|[^\\p{L}\\p{N}_$\\-])${escaped(field)}(?![\\p{L}\\p{N}_$\\-])`, 'u');
	return note.opaque.flatMap(({ kind, start, end }) => {
		const block = note.text.slice(start, end);
		return kind === 'code-block' && QUERY.test(block.trimStart()) && named.test(block) ? [lineAt(note.lineStarts, start)] : [];
	});
}

/** Whether what stands there is all of a key or value of its line. */
function isWholeScalar(text: string, start: number, end: number): boolean {
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	const lineEnd = text.indexOf('\n', end);
	const before = text.slice(lineStart, start);
	const after = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
	return /^[ \t]*(?:- )?(?:[\w-]+:[ \t]+)?["']?$/.test(before) && /^["']?[ \t]*(?::|\r?$)/.test(after);
}

/** Whether it stands in a text of an expression: after an odd number of the quotes that do not begin the value itself. */
function isQuoted(text: string, at: number): boolean {
	const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replace(/^[ \t]*(?:- )?(?:[\w-]+:[ \t]+)?["']?/, '');
	return (before.split('"').length - 1) % 2 === 1 || (before.split("'").length - 1) % 2 === 1;
}

function escaped(name: string): string {
	return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

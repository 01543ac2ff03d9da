import type { Note } from '../note/note.ts';
import { APOSTROPHE, QUOTE, skipBlanks } from '../text/characters.ts';
import { lineAt } from '../text/lineStarts.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { BeforeInLine } from './beforeInLine.ts';

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
	const before = new BeforeInLine(text);
	const bare = new RegExp(`(^|[^\\p{L}\\p{N}_$.\\-])(note\\.)?(${name})(?![\\p{L}\\p{N}_$(\\-])`, 'gmu');
	for (const found of text.matchAll(bare)) {
		const [, sign = '', owner = '', word = ''] = found;
		const start = found.index + sign.length;
		const end = start + owner.length + word.length;
		before.moveTo(start);
		const isScalar = before.isKeyOrDash && endsScalar(text, end);
		if (!isScalar && (before.isInQuotes || !WORD.test(from))) continue;
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

/** Whether a key or a value may end there: nothing but a colon or the end of the line comes after. */
function endsScalar(text: string, at: number): boolean {
	const quote = text.charCodeAt(at);
	const after = skipBlanks(text, quote === QUOTE || quote === APOSTROPHE ? at + 1 : at, text.length);
	return (
		after === text.length || text.startsWith(':', after) || text.startsWith('\n', after) || /^\r(?:\n|$)/.test(text.slice(after, after + 2))
	);
}

function escaped(name: string): string {
	return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

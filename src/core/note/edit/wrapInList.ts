import type { TextEdit } from '../../text/textEdit.ts';
import type { Note } from '../note.ts';
import { dataWith } from './changedData.ts';
import type { EditOutcome } from './editOutcome.ts';
import { hazardOf, type Entry } from './frontmatterSource.ts';
import { planEntry } from './planEntry.ts';
import { refuse } from './refuse.ts';
import { isList } from './sameData.ts';
import { isScalar, writeScalar } from './writeScalar.ts';

/** Characters that mean something inside brackets and may not outside them. */
const MEANS_MORE_IN_BRACKETS = /[,[\]{}:?#\r\n]/;

/**
 * The edit that makes a list of the one value `key` has: `actors: Iran` becomes `actors: [Iran]`.
 *
 * The value is left as it is written wherever it means the same inside brackets. A list, and a key without a value, stay as they are.
 */
export function wrapInList(note: Note, key: string): EditOutcome {
	return planEntry(note, [key], (source, entry) => {
		if (isList(entry.data) || entry.data === null) return { kind: 'unchanged' };
		if (!isScalar(entry.data)) return refuse('BAD_VALUE', `\`${key}\` holds keys of its own and is no single value`);
		return {
			kind: 'plan',
			edits: hazardOf(source, entry) ?? wrapped(note.text, entry, writeScalar(entry.data)),
			data: dataWith(source.frontmatter.data, [key], [entry.data]),
		};
	});
}

function wrapped(text: string, entry: Entry, rewritten: string): TextEdit[] {
	const { start, end } = entry.value;
	const written = text.slice(start, end);
	const isQuotedLine = entry.style === 'quoted' && !/[\r\n]/.test(written);
	if (isQuotedLine || (entry.style === 'plain' && !MEANS_MORE_IN_BRACKETS.test(written))) {
		return [
			{ range: { start, end: start }, newText: '[' },
			{ range: { start: end, end }, newText: ']' },
		];
	}
	return [{ range: { start, end }, newText: `[${rewritten}]` }];
}

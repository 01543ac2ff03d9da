import { isList } from '../../isList.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { Note } from '../../note.ts';
import { dataWith } from '../verify/changedData.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { hazardOf, type Entry } from './frontmatterSource.ts';
import { itemText } from '../../read/itemText.ts';
import { planEntry } from './planEntry.ts';
import { refuse } from '../verify/refuse.ts';
import { isScalar } from './writeScalar.ts';

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
			edits: hazardOf(source, entry) ?? wrapped(note.text, entry),
			data: dataWith(source.frontmatter.data, [key], [entry.data]),
		};
	});
}

/** Brackets around what stands there, or where it would mean something else inside them, around the same value in quotes. */
function wrapped(text: string, entry: Entry): TextEdit[] {
	const { start, end } = entry.value;
	const item = itemText(text, entry);
	if (item !== text.slice(start, end)) return [{ range: { start, end }, newText: `[${item}]` }];
	return [
		{ range: { start, end: start }, newText: '[' },
		{ range: { start: end, end }, newText: ']' },
	];
}

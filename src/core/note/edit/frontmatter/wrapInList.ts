import { isList } from '../../isList.ts';
import type { Range } from '../../../text/range.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { Note } from '../../note.ts';
import { dataWith } from '../verify/changedData.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { hazardOf } from './frontmatterSource.ts';
import { itemsInText } from '../../read/itemsInText.ts';
import { itemText } from '../../read/itemText.ts';
import { planEntry } from './planEntry.ts';
import { refuse } from '../verify/refuse.ts';
import { isScalar, writeScalar } from './writeScalar.ts';

/**
 * The edit that makes a list of the one value `key` has: `actors: Iran` becomes `actors: [Iran]`.
 *
 * The value is left as it is written wherever it means the same inside brackets; a text in which Obsidian reads something else
 * (`aliases: USA, America`) becomes what it reads. A list, and a key without a value, stay as they are.
 */
export function wrapInList(note: Note, key: string): EditOutcome {
	return planEntry(note, [key], (source, entry) => {
		if (isList(entry.data) || entry.data === null) return { kind: 'unchanged' };
		if (!isScalar(entry.data)) return refuse('BAD_VALUE', `\`${key}\` holds keys of its own and is no single value`);
		const items = itemsInText(key, entry.data);
		const isOne = items.length === 1 && items[0] === entry.data;
		const item = isOne ? itemText(note.text, entry) : items.map(writeScalar).join(', ');
		return {
			kind: 'plan',
			edits: hazardOf(source, entry) ?? wrapped(note.text, entry.value, item),
			data: dataWith(source.frontmatter.data, [key], items),
		};
	});
}

/** Brackets around what stands there, or in its place around `item`, where that is written otherwise. */
function wrapped(text: string, { start, end }: Range, item: string): TextEdit[] {
	if (item !== text.slice(start, end)) return [{ range: { start, end }, newText: `[${item}]` }];
	return [
		{ range: { start, end: start }, newText: '[' },
		{ range: { start: end, end }, newText: ']' },
	];
}

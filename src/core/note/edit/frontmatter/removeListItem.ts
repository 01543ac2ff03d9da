import { isList } from '../../isList.ts';
import type { Note } from '../../note.ts';
import { dataWith } from '../verify/changedData.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { planEntry } from './planEntry.ts';
import { refuse } from '../verify/refuse.ts';
import { spliceList } from './spliceList.ts';

/** The edit that takes item `index`, from 0, out of the list `key`; refused where the note has no such item. */
export function removeListItem(note: Note, key: string, index: number): EditOutcome {
	return planEntry(note, [key], (source, entry) => {
		const items = entry.data;
		if (!isList(items) || !(index in items)) return refuse('NO_SUCH_ENTRY', `\`${key}\` has no item ${index + 1}`);
		if (entry.style !== 'flow-list' && entry.style !== 'block-list') {
			return refuse('ALIAS_IN_VALUE', `\`${key}\` stands for a list that is written elsewhere`);
		}
		return {
			kind: 'plan',
			edits: spliceList(source, [key], entry, { at: index, remove: 1, insert: [] }),
			data: dataWith(
				source.frontmatter.data,
				[key],
				items.filter((_, position) => position !== index),
			),
		};
	});
}

import { isList } from '../../isList.ts';
import type { Note } from '../../note.ts';
import { unwritableValue } from './unwritableValue.ts';
import { dataWith } from '../verify/changedData.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { frontmatterSource, hazardOf } from './frontmatterSource.ts';
import { itemsInText } from '../../read/itemsInText.ts';
import { itemText } from '../../read/itemText.ts';
import { planEntry } from './planEntry.ts';
import { refuse } from '../verify/refuse.ts';
import { sameData } from '../verify/sameData.ts';
import { setField } from './setField.ts';
import { spliceList } from './spliceList.ts';
import { wrapInList } from './wrapInList.ts';
import { isScalar, writeScalar, type Scalar } from './writeScalar.ts';

/**
 * The edit that puts `value` after the other items of the list `key`.
 *
 * A key that is not there, or has no value, gets a list of that one item; a single value becomes the first of two, and a text
 * in which Obsidian reads something else (`aliases: USA, America`, `aliases: USA,`) what it reads. A list that has the item stays as it is.
 */
export function addListItem(note: Note, key: string, value: Scalar): EditOutcome {
	const fault = unwritableValue(value);
	if (fault) return fault;
	const source = frontmatterSource(note);
	const current = source.kind === 'source' && Object.hasOwn(source.frontmatter.data, key) ? source.frontmatter.data[key] : undefined;
	if (current === undefined || current === null) return setField(note, [key], [value]);
	const items = typeof current === 'string' ? itemsInText(key, current) : undefined;
	if (items && (items.length !== 1 || items[0] !== current))
		return items.some((item) => item === value) ? { kind: 'unchanged' } : setField(note, [key], [...items, value]);
	if (isScalar(current)) return sameData(current, value) ? wrapInList(note, key) : secondItem(note, key, value);
	if (!isList(current)) return refuse('BAD_VALUE', `\`${key}\` holds keys of its own and is no list`);
	if (current.some((item) => sameData(item, value))) return { kind: 'unchanged' };
	return planEntry(note, [key], (found, entry) => ({
		kind: 'plan',
		edits:
			entry.style === 'flow-list' || entry.style === 'block-list'
				? spliceList(found, [key], entry, { at: current.length, remove: 0, insert: [writeScalar(value)] })
				: refuse('ALIAS_IN_VALUE', `\`${key}\` stands for a list that is written elsewhere`),
		data: dataWith(found.frontmatter.data, [key], [...current, value]),
	}));
}

/** A single value becomes the first of two. */
function secondItem(note: Note, key: string, value: Scalar): EditOutcome {
	return planEntry(note, [key], (source, entry) => ({
		kind: 'plan',
		edits: hazardOf(source, entry) ?? [{ range: entry.value, newText: `[${itemText(note.text, entry)}, ${writeScalar(value)}]` }],
		data: dataWith(source.frontmatter.data, [key], [entry.data, value]),
	}));
}

import type { FrontmatterValue } from '../frontmatter.ts';
import type { Note } from '../note.ts';
import { isWritable, type WritableValue } from './badValue.ts';
import type { EditOutcome } from './editOutcome.ts';
import { frontmatterSource } from './frontmatterSource.ts';
import { planEntry } from './planEntry.ts';
import { badValue } from './badValue.ts';
import { dataWith } from './changedData.ts';
import { refuse } from './refuse.ts';
import { isList, sameData } from './sameData.ts';
import { setField } from './setField.ts';
import { spliceList } from './spliceList.ts';
import { isScalar, writeScalar, type Scalar } from './writeScalar.ts';

/**
 * The edit that puts `value` behind the other items of the list `key`.
 *
 * A key that is not there, or has no value, gets a list of that one item; a single value becomes the first of two.
 * A list that has the item stays as it is.
 */
export function addListItem(note: Note, key: string, value: Scalar): EditOutcome {
	const fault = badValue(value);
	if (fault) return fault;
	const source = frontmatterSource(note);
	if (source.kind === 'refused') return source;
	const current = source.kind === 'source' && Object.hasOwn(source.frontmatter.data, key) ? source.frontmatter.data[key] : undefined;
	if (!isList(current)) {
		const items = itemsWith(current, value);
		return items ? setField(note, [key], items) : refuse('BAD_VALUE', `\`${key}\` holds keys of its own and is no list`);
	}
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

function itemsWith(current: FrontmatterValue | undefined, value: Scalar): WritableValue | undefined {
	if (current === undefined || current === null) return [value];
	if (!isScalar(current) || !isWritable(current)) return undefined;
	return sameData(current, value) ? [current] : [current, value];
}

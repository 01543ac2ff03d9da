import { addListItem } from '../note/edit/frontmatter/addListItem.ts';
import { addFields, setField } from '../note/edit/frontmatter/setField.ts';
import { badKey, isWritable, unwritableValue, type WritableValue } from '../note/edit/frontmatter/unwritableValue.ts';
import { isScalar, type Scalar } from '../note/edit/frontmatter/writeScalar.ts';
import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import { refuse } from '../note/edit/verify/refuse.ts';
import { blockTokens } from '../note/frontmatter/repair/blockTokens.ts';
import type { FrontmatterData, FrontmatterValue } from '../note/frontmatter.ts';
import { isList } from '../note/isList.ts';
import type { Note } from '../note/note.ts';
import { itemsInText } from '../note/read/itemsInText.ts';
import { lineOf } from '../note/read/noteLines.ts';
import { foldName } from '../text/foldName.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { oneLine } from '../text/oneLine.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import { withEdits } from '../note/edit/verify/withEdits.ts';

/** A note with the fields of another, and a line for everything that found no place in a field. */
export interface MergedFields {
	readonly note: Note;
	readonly kept: readonly string[];
}

/**
 * `into` with what the fields of `old` have beyond its own: a field that it lacks, the items of lists that it lacks, `aliases`.
 * Where both say something else `into` keeps its value. Comments, and values that cannot be written there, are kept as lines.
 */
export function mergeFields(old: Note, into: Note, aliases: readonly string[]): MergedFields {
	let note = into;
	const kept: string[] = [];
	const make = (outcome: EditOutcome, line: string): void => {
		if (outcome.kind === 'refused') kept.push(line);
		else note = withEdits(note, outcome);
	};
	/** Puts `items` after the others of a list: one by one each would have the whole block read again. */
	const add = (key: string, items: readonly FrontmatterValue[], line: (one: FrontmatterValue) => string): void => {
		const fitting: Scalar[] = [];
		for (const item of items)
			if (isScalar(item) && unwritableValue(item) === undefined) fitting.push(item);
			else make(BESIDE, line(item));
		const [first, ...others] = fitting;
		if (first === undefined) return;
		// What was one value is a list with the first of them.
		make(addListItem(note, key, first), line(first));
		const list = dataOf(note)[key];
		if (others.length === 0) return;
		if (isList(list) && isWritable(list)) make(setField(note, [key], [...list, ...others]), line(others));
		else for (const item of others) make(addListItem(note, key, item), line(item));
	};
	const lacking: { key: string; value: WritableValue; line: string }[] = [];
	const keys = new Map(Object.keys(dataOf(into)).map((key) => [key.toLowerCase(), key]));
	for (const [name, value] of Object.entries(dataOf(old))) {
		const key = keys.get(name.toLowerCase()) ?? name;
		const own = dataOf(note)[key];
		if (/^alias(?:es)?$/i.test(name) || isEmpty(value)) continue;
		const line = (one: FrontmatterValue): string => `${inlineCode(name)}: ${shown(one)}`;
		if (isEmpty(own) && isWritable(value) && !Object.hasOwn(dataOf(note), key) && (badKey(key) ?? unwritableValue(value)) === undefined)
			lacking.push({ key, value, line: line(value) });
		else if (isEmpty(own)) make(isWritable(value) ? setField(note, [key], value) : BESIDE, line(value));
		else if (isList(own) || isList(value) || itemsOf(own, key).length > 1 || itemsOf(value, key).length > 1) {
			const known = new Set(itemsOf(own, key).map(itemKey));
			const missing = itemsOf(value, key).filter((item) => !known.has(itemKey(item)) && known.add(itemKey(item)));
			add(key, missing, line);
		} else if (itemKey(own) !== itemKey(value)) make(BESIDE, line(value));
	}
	const added = addFields(note, lacking);
	if (added.kind === 'refused') kept.push(...lacking.map((field) => field.line));
	else note = withEdits(note, added);
	add('aliases', aliases, (one) => `${inlineCode('aliases')}: ${shown(one)}`);
	for (const token of blockTokens(old)) {
		const comment = token.kind === 'comment' ? old.text.slice(token.start, lineOf(old, token.start).end).trim() : '';
		if (comment !== '' && !into.text.slice(0, into.bodyStart).includes(comment)) kept.push(`\`${oneLine(comment).replaceAll('`', "'")}\``);
	}
	return { note, kept };
}

/** There is no place for it in a field. */
const BESIDE = refuse('BAD_VALUE', 'the field says something else');

function dataOf({ frontmatter }: Note): FrontmatterData {
	return frontmatter.kind === 'parsed' ? frontmatter.data : {};
}

function isEmpty(value: FrontmatterValue | undefined): value is null | undefined | '' | readonly [] {
	return value === undefined || value === null || value === '' || (isList(value) && value.length === 0);
}

/** The items of a list, or of a text that Obsidian takes for one. */
function itemsOf(value: FrontmatterValue, key: string): readonly FrontmatterValue[] {
	const items = isList(value) ? value : itemsInText(key, value);
	return items.filter((item) => !isEmpty(item));
}

/** What values are compared by: a link and the plain name of its note, a tag with and without its mark are the same. */
export function itemKey(value: FrontmatterValue): string {
	if (typeof value !== 'string') return JSON.stringify(value);
	const link = /^\[\[([^[\]|#]+)(?:\|[^[\]]*)?\]\]$/.exec(value.trim())?.[1];
	return foldName(link === undefined ? value.replace(/^#/, '') : noteNameOf(link.trim()));
}

function shown(value: FrontmatterValue): string {
	return typeof value === 'string' ? oneLine(value) : isList(value) ? value.map(shown).join(', ') : JSON.stringify(value);
}

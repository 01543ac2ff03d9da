import type { NoteRecord } from './noteRecord.ts';

/** A block whose first line begins with a letter is a map whose keys stand at the beginnings of lines: what else begins there is no YAML. */
const BEGINS_WITH_KEY = /^[a-z]/i;

/** What stands after a key: a text, a number or the first item of a list, in brackets or below, which is no `null`; quotes may hold nothing. */
const VALUE = /(?: \[? ?|\r?\n *- )(?:"?\[\[)?(?!null)[a-z\d]/iy;

/**
 * Whether the front matter has the field with a value that is no blank, for those who ask it of thousands of notes: `true` is
 * certain and costs no reading of it, `false` says nothing.
 */
export function surelyHasValue({ block }: Pick<NoteRecord, 'block'>, field: string): boolean {
	if (block === undefined || !BEGINS_WITH_KEY.test(block)) return false;
	const key = `${field}:`;
	const line = block.startsWith(key) ? 0 : block.indexOf(`\n${key}`) + 1;
	if (line === 0 && !block.startsWith(key)) return false;
	// Another document of the block, which is not read, begins with such a line.
	if (block.includes('\n---') || block.includes('\n...')) return false;
	VALUE.lastIndex = line + key.length;
	return VALUE.test(block);
}

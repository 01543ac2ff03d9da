import type { NoteRecord } from './noteRecord.ts';

/** A block whose first line begins with a letter is a map whose keys stand at the beginnings of lines: what else begins there is no YAML. */
const BEGINS_WITH_KEY = /^[a-z]/i;

/** A value on its key's line that begins as text or a number does. */
const VALUE = /[a-z\d]/i;

/**
 * Whether the front matter has the field with a value that is no blank, for those who ask it of thousands of notes: `true` is
 * certain and costs no reading of it, `false` says nothing. A field in quotes, a list in brackets or below its key say nothing.
 */
export function surelyHasValue({ block }: Pick<NoteRecord, 'block'>, field: string): boolean {
	if (block === undefined || !BEGINS_WITH_KEY.test(block)) return false;
	const key = `${field}: `;
	const before = block.startsWith(key) ? 0 : block.indexOf(`\n${key}`) + 1;
	if (before === 0 && !block.startsWith(key)) return false;
	// Another document of the block, which is not read, begins with such a line.
	if (block.includes('\n---') || block.includes('\n...')) return false;
	const at = before + key.length;
	return VALUE.test(block.charAt(at)) && block.slice(at, at + NULL.length).toLowerCase() !== NULL;
}

/** What is read as no value; a word that begins with it is read with the rest. */
const NULL = 'null';

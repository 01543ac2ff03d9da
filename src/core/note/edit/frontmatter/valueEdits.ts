import { isList } from '../../isList.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { FrontmatterPath } from '../../frontmatter.ts';
import type { WritableValue } from './unwritableValue.ts';
import type { Refusal } from '../verify/editOutcome.ts';
import { afterColon, hazardOf, type Entry, type FrontmatterSource } from './frontmatterSource.ts';
import { refuse } from '../verify/refuse.ts';
import { sameData } from '../verify/sameData.ts';
import { spliceList, type Splice } from './spliceList.ts';
import { isScalar, quoted, singleQuoted, writeScalar, type Scalar } from './writeScalar.ts';

/** `value` as YAML on one line. */
export function writeValue(value: WritableValue): string {
	return isScalar(value) ? writeScalar(value) : `[${value.map((item) => writeScalar(item)).join(', ')}]`;
}

/** The edits that give the entry at `path` the value `value`: of a list only the items that differ, else the value alone. */
export function valueEdits(source: FrontmatterSource, path: FrontmatterPath, entry: Entry, value: WritableValue): TextEdit[] | Refusal {
	if (!isScalar(value) && (entry.style === 'flow-list' || entry.style === 'block-list')) {
		return spliceList(source, path, entry, spliceBetween(entry, value));
	}
	return hazardOf(source, entry) ?? replaceValue(source, entry, writtenLike(source, entry, value));
}

/** `value` as YAML on one line, text that takes the place of quoted text in the same quotes. */
function writtenLike({ note }: FrontmatterSource, { style, value: { start } }: Entry, value: WritableValue): string {
	if (style !== 'quoted' || typeof value !== 'string') return writeValue(value);
	return note.text[start] === "'" ? singleQuoted(value) : quoted(value);
}

function replaceValue(source: FrontmatterSource, entry: Entry, text: string): TextEdit[] | Refusal {
	const { start, end } = entry.value;
	const isItem = entry.key.start === start;
	if (entry.style === 'none') {
		// In braces a key may stand without a colon.
		if (!isItem && entry.key.end === start) return refuse('BAD_VALUE', 'the key stands without a colon; its value cannot be set in place');
		return [edit(start, start, ` ${text}`)];
	}
	// A list or a map below its key gives way to a value on the key's line.
	const isBelow = !isItem && (entry.style === 'block-list' || entry.style === 'block-map');
	return isBelow ? [edit(afterColon(source, entry), end, ` ${text}`)] : [edit(start, end, text)];
}

/** What has to change for the list of `entry` to read as `wanted`: everything between the first and the last difference. */
function spliceBetween(entry: Entry, wanted: readonly Scalar[]): Splice {
	const current = isList(entry.data) ? entry.data : [];
	const shorter = Math.min(current.length, wanted.length);
	let head = 0;
	while (head < shorter && sameData(current[head], wanted[head])) head += 1;
	let tail = 0;
	while (tail < shorter - head && sameData(current.at(-1 - tail), wanted.at(-1 - tail))) tail += 1;
	return {
		at: head,
		remove: current.length - head - tail,
		insert: wanted.slice(head, wanted.length - tail).map((item) => writeScalar(item)),
	};
}

function edit(start: number, end: number, newText: string): TextEdit {
	return { range: { start, end }, newText };
}

import type { Range } from '../../text/range.ts';
import type { FrontmatterPath, FrontmatterRanges, FrontmatterValue } from '../frontmatter.ts';
import { MAX_KEYS } from './limits.ts';
import { plainScalar } from './plainScalar.ts';

/** The data of a plain block and the place of every key, value and list item, in offsets of the note. */
export interface FastBlock {
	readonly data: Record<string, FrontmatterValue>;
	readonly entries: readonly FastEntry[];
}

/** One top-level key; `items` holds start and end of each list item in turn, or is absent where the value is no list. */
export interface FastEntry {
	readonly name: string;
	readonly key: Range;
	value: Range;
	items: number[] | undefined;
}

/**
 * Reads `text` from `start` to `end` as flat YAML, or declines with `undefined`.
 *
 * What it takes is what people write by hand: one `key: value` a line with plain or quoted scalars, lists in brackets or with dashes,
 * and `>-` and `|` whose lines are all indented alike. On everything that it takes it gives what the `yaml` package gives, data and places;
 * whatever could mean more than one thing (escapes, tabs, comments inside values, nesting, a value that runs on) is left to that package.
 */
export function fastPath(text: string, start: number, end: number): FastBlock | undefined {
	const reader: Reader = { text, end, at: start, data: Object.create(null) as Record<string, FrontmatterValue>, entries: [] };
	while (reader.at < end) {
		if (!readLine(reader)) return undefined;
	}
	return reader;
}

/** The places of the entry at `path` in a plain block. */
export function fastRanges(block: FastBlock, path: FrontmatterPath): FrontmatterRanges | undefined {
	const entry = block.entries.find((candidate) => candidate.name === path[0]);
	if (!entry || path.length > 2) return undefined;
	const item = path[1];
	if (item === undefined) return { key: entry.key, value: entry.value };
	if (typeof item !== 'number' || !entry.items) return undefined;
	const start = entry.items[item * 2];
	const end = entry.items[item * 2 + 1];
	if (start === undefined || end === undefined) return undefined;
	return { key: { start, end }, value: { start, end } };
}

/** `at` is the beginning of the next line to read. */
interface Reader extends FastBlock {
	readonly text: string;
	readonly end: number;
	readonly entries: FastEntry[];
	at: number;
}

type ScalarValue = string | number | boolean | null;

/** Reads a blank line, a comment or a key with its value; false to decline. */
function readLine(reader: Reader): boolean {
	const { text, at } = reader;
	const first = text.charCodeAt(at);
	if (first === HASH) return skipComment(reader);
	if (first === SPACE || first === NEWLINE || first === CARRIAGE_RETURN) {
		const lineEnd = blankLineEnd(text, at, reader.end);
		if (lineEnd === -1) return false;
		reader.at = lineEnd;
		return true;
	}
	return readEntry(reader);
}

/** A comment is skipped, but not unread: a control character in it is a fault of the block. */
function skipComment(reader: Reader): boolean {
	for (let at = reader.at; at < reader.end; at++) {
		const code = reader.text.charCodeAt(at);
		if (code === NEWLINE) {
			reader.at = at + 1;
			return true;
		}
		if (isLeftToYaml(code) && !(code === CARRIAGE_RETURN && reader.text.charCodeAt(at + 1) === NEWLINE)) return false;
	}
	reader.at = reader.end;
	return true;
}

function readEntry(reader: Reader): boolean {
	const { text, at, data, entries } = reader;
	const colon = keyEnd(text, at, reader.end);
	if (colon === -1) return false;
	const name = text.slice(at, colon);
	if (data[name] !== undefined || entries.length >= MAX_KEYS) return false;
	const key = { start: at, end: colon };
	let valueStart = colon + 1;
	while (text.charCodeAt(valueStart) === SPACE && valueStart < reader.end) valueStart++;
	const entry: FastEntry = { name, key, value: key, items: undefined };
	entries.push(entry);
	const lineEnd = endOfLine(text, valueStart, reader.end);
	if (lineEnd !== -1) {
		reader.at = lineEnd;
		return readBelow(reader, entry);
	}
	switch (text.charCodeAt(valueStart)) {
		case 91: // [
			return readFlowList(reader, entry, valueStart);
		case 124: // |
		case 62: // >
			return readBlockScalar(reader, entry, valueStart);
		default: {
			const scalarEnd = readScalar(reader, valueStart);
			if (scalarEnd === -1) return false;
			const value = scalarValue(reader, valueStart, scalarEnd);
			if (value === undefined) return false;
			data[name] = value;
			entry.value = { start: valueStart, end: scalarEnd };
			return closeLine(reader, scalarEnd);
		}
	}
}

/** The colon behind a key that begins at `start`, or -1 where the key is not a plain word or two. */
function keyEnd(text: string, start: number, end: number): number {
	let at = start;
	let code = text.charCodeAt(at);
	if (!isKeyCharacter(code)) return -1;
	while (at < end && at - start < MAX_KEY_LENGTH) {
		if (code === COLON) {
			const next = at + 1 < end ? text.charCodeAt(at + 1) : NEWLINE;
			const isEnd = next === SPACE || next === NEWLINE || next === CARRIAGE_RETURN;
			return isEnd && text.charCodeAt(at - 1) !== SPACE ? at : -1;
		}
		if (!isKeyCharacter(code) && code !== SPACE && code !== DASH) return -1;
		code = text.charCodeAt(++at);
	}
	return -1;
}

/** What stands below a key without a value on its line: a list with dashes, or nothing. */
function readBelow(reader: Reader, entry: FastEntry): boolean {
	const { text, end, data } = reader;
	let at = reader.at;
	for (let next = at; next !== -1 && next < end; next = blankLineEnd(text, next, end)) at = next;
	let dash = at;
	while (dash < end && text.charCodeAt(dash) === SPACE) dash++;
	if (!isItemMark(text, dash, end)) {
		// An indented line that is no list item is a nested map or a value that runs on; a blank one is neither.
		if (dash > at && dash < end && endOfLine(text, dash, end) === -1) return false;
		data[entry.name] = null;
		entry.value = { start: entry.key.end + 1, end: entry.key.end + 1 };
		return true;
	}
	reader.at = at;
	return readDashList(reader, entry, dash - at);
}

function isItemMark(text: string, at: number, end: number): boolean {
	if (at >= end || text.charCodeAt(at) !== DASH) return false;
	const next = at + 1 < end ? text.charCodeAt(at + 1) : NEWLINE;
	return next === SPACE || next === NEWLINE || next === CARRIAGE_RETURN;
}

function readDashList(reader: Reader, entry: FastEntry, indent: number): boolean {
	const { text, end, data } = reader;
	const values: ScalarValue[] = [];
	const items: number[] = [];
	const start = reader.at + indent;
	let valueEnd = start;
	while (reader.at < end) {
		const blank = blankLineEnd(text, reader.at, end);
		if (blank !== -1) {
			reader.at = blank;
			continue;
		}
		let dash = reader.at;
		while (dash < end && text.charCodeAt(dash) === SPACE) dash++;
		if (!isItemMark(text, dash, end)) {
			if (dash > reader.at) return false;
			break;
		}
		if (dash - reader.at !== indent) return false;
		let itemStart = dash + 1;
		while (itemStart < end && text.charCodeAt(itemStart) === SPACE) itemStart++;
		const lineEnd = endOfLine(text, itemStart, end);
		if (lineEnd !== -1) {
			values.push(null);
			items.push(dash + 1, dash + 1);
			valueEnd = dash + 1;
			reader.at = lineEnd;
			continue;
		}
		const scalarEnd = readScalar(reader, itemStart);
		if (scalarEnd === -1) return false;
		const value = scalarValue(reader, itemStart, scalarEnd);
		if (value === undefined) return false;
		values.push(value);
		items.push(itemStart, scalarEnd);
		valueEnd = scalarEnd;
		if (!closeLine(reader, scalarEnd)) return false;
	}
	data[entry.name] = values;
	entry.value = { start, end: valueEnd };
	entry.items = items;
	return true;
}

/** A list in brackets on one line. */
function readFlowList(reader: Reader, entry: FastEntry, start: number): boolean {
	const { text, end, data } = reader;
	const values: ScalarValue[] = [];
	const items: number[] = [];
	let at = start + 1;
	for (;;) {
		while (at < end && text.charCodeAt(at) === SPACE) at++;
		const code = text.charCodeAt(at);
		// An empty place is a fault or a trailing comma: both are for the YAML package.
		if (code === CLOSE_BRACKET && values.length === 0) break;
		const itemEnd = code === QUOTE || code === APOSTROPHE ? quotedEnd(text, at, end) : flowPlainEnd(text, at, end);
		if (itemEnd === -1) return false;
		const value = scalarValue(reader, at, itemEnd);
		if (value === undefined) return false;
		values.push(value);
		items.push(at, itemEnd);
		at = itemEnd;
		while (at < end && text.charCodeAt(at) === SPACE) at++;
		const after = text.charCodeAt(at);
		if (after === CLOSE_BRACKET) break;
		if (after !== COMMA) return false;
		at++;
	}
	if (at >= end) return false;
	data[entry.name] = values;
	entry.value = { start, end: at + 1 };
	entry.items = items;
	return closeLine(reader, at + 1);
}

/** `>-`, `|` and `|-` over lines that are all indented alike and neither blank nor further indented: nothing to fold but line ends. */
function readBlockScalar(reader: Reader, entry: FastEntry, start: number): boolean {
	const { text, end, data } = reader;
	const isFolded = text.charCodeAt(start) === 62;
	const isStripped = text.charCodeAt(start + 1) === DASH;
	if (isFolded && !isStripped) return false;
	const lineEnd = endOfLine(text, start + (isStripped ? 2 : 1), end);
	if (lineEnd === -1) return false;
	let at = lineEnd;
	let indent = 0;
	while (at + indent < end && text.charCodeAt(at + indent) === SPACE) indent++;
	if (indent === 0) return false;
	const lines: string[] = [];
	let valueEnd = at;
	while (at < end && text.charCodeAt(at) === SPACE) {
		const from = at + indent;
		let to = at;
		let code = text.charCodeAt(to);
		while (to < end && code !== NEWLINE && code !== CARRIAGE_RETURN) {
			if (isLeftToYaml(code) || (to < from ? code !== SPACE : to === from && code === SPACE)) return false;
			code = text.charCodeAt(++to);
		}
		if (to <= from || text.charCodeAt(to - 1) === SPACE) return false;
		lines.push(text.slice(from, to));
		valueEnd = to;
		at = endOfLine(text, to, end);
		if (at === -1) return false;
	}
	// A blank line in or behind the scalar may belong to it.
	if (lines.length === 0 || (at < end && blankLineEnd(text, at, end) !== -1)) return false;
	data[entry.name] = lines.join(isFolded ? ' ' : '\n') + (isStripped ? '' : '\n');
	entry.value = { start, end: valueEnd };
	reader.at = at;
	return true;
}

/** The end of the plain or quoted scalar at `at` outside brackets, or -1 to decline. */
function readScalar(reader: Reader, at: number): number {
	const { text, end } = reader;
	const first = text.charCodeAt(at);
	if (first === QUOTE || first === APOSTROPHE) return quotedEnd(text, at, end);
	if (isIndicator(first) || ((first === DASH || first === 63 || first === COLON) && !isWordBehind(text, at, end))) return -1;
	let last = at;
	for (let offset = at; offset < end; offset++) {
		const code = text.charCodeAt(offset);
		if (code === NEWLINE || (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === NEWLINE)) break;
		if (code === COLON && !isWordBehind(text, offset, end)) return -1;
		if (code === HASH && text.charCodeAt(offset - 1) === SPACE) break;
		if (isLeftToYaml(code)) return -1;
		if (code !== SPACE) last = offset + 1;
	}
	return last;
}

/** Whether a dash, a question mark or a colon at `at` is a mere character because something stands right behind it. */
function isWordBehind(text: string, at: number, end: number): boolean {
	if (at + 1 >= end) return false;
	const next = text.charCodeAt(at + 1);
	return next !== SPACE && next !== NEWLINE && next !== CARRIAGE_RETURN;
}

/** The end of the unquoted item at `at` inside brackets, or -1 to decline. */
function flowPlainEnd(text: string, at: number, end: number): number {
	const first = text.charCodeAt(at);
	if (isIndicator(first) || first === DASH || first === 63 || first === COLON) return -1;
	let last = at;
	for (let offset = at; offset < end; offset++) {
		const code = text.charCodeAt(offset);
		if (code === COMMA || code === CLOSE_BRACKET) return last > at ? last : -1;
		if (isLeftToYaml(code) || code === 91 || code === 123 || code === 125) return -1;
		if (code === HASH && text.charCodeAt(offset - 1) === SPACE) return -1;
		if (code === COLON) {
			const next = text.charCodeAt(offset + 1);
			if (!(next > SPACE) || next === COMMA || next === CLOSE_BRACKET || next === 123 || next === 125 || next === 91) return -1;
		}
		if (code !== SPACE) last = offset + 1;
	}
	return -1;
}

/** The end of the quoted scalar at `at`, closing quote included, or -1 where it is escaped, runs on or is never closed. */
function quotedEnd(text: string, at: number, end: number): number {
	const quote = text.charCodeAt(at);
	for (let offset = at + 1; offset < end; offset++) {
		const code = text.charCodeAt(offset);
		if (code === quote) return quote === APOSTROPHE && text.charCodeAt(offset + 1) === APOSTROPHE ? -1 : offset + 1;
		if (isLeftToYaml(code) || (code === 92 && quote === QUOTE)) return -1;
	}
	return -1;
}

function scalarValue(reader: Reader, start: number, end: number): ScalarValue | undefined {
	const first = reader.text.charCodeAt(start);
	if (first === QUOTE || first === APOSTROPHE) return reader.text.slice(start + 1, end - 1);
	return plainScalar(reader.text.slice(start, end));
}

/** Moves behind the line whose value ends at `at`: blanks or a comment may follow, and the next line may not run on. */
function closeLine(reader: Reader, at: number): boolean {
	const { text, end } = reader;
	let offset = at;
	while (offset < end && text.charCodeAt(offset) === SPACE) offset++;
	const lineEnd = endOfLine(text, offset, end);
	if (lineEnd !== -1) {
		reader.at = lineEnd;
		return true;
	}
	if (offset === at || text.charCodeAt(offset) !== HASH) return false;
	reader.at = offset;
	return skipComment(reader);
}

/** The offset behind the line end at `at`, or -1 where the line does not end there. */
function endOfLine(text: string, at: number, end: number): number {
	if (at >= end) return end;
	const code = text.charCodeAt(at);
	if (code === NEWLINE) return at + 1;
	return code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === NEWLINE ? at + 2 : -1;
}

/** The offset behind the blank line at `at`, or -1 where the line is not blank or the block ends. */
function blankLineEnd(text: string, at: number, end: number): number {
	let offset = at;
	while (offset < end && text.charCodeAt(offset) === SPACE) offset++;
	return at >= end ? -1 : endOfLine(text, offset, end);
}

/** A key of more characters may not stand on its line (YAML 1.2, 7.4). */
const MAX_KEY_LENGTH = 500;
const SPACE = 32;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const HASH = 35;
const COLON = 58;
const DASH = 45;
const COMMA = 44;
const CLOSE_BRACKET = 93;
const QUOTE = 34;
const APOSTROPHE = 39;

/** Tabs, control characters and the blanks and marks on which readers differ. */
function isLeftToYaml(code: number): boolean {
	return code < 32 || (code >= 127 && (code <= 160 || code === 0x2028 || code === 0x2029 || code === 0xfeff || code === 0xfffe || code === 0xffff));
}

/** Letters, digits, `_`, `.`, `/` and what lies outside ASCII. */
function isKeyCharacter(code: number): boolean {
	if (code > 160) return !isLeftToYaml(code);
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 46 || code === 47;
}

/** Characters that cannot begin a plain scalar (YAML 1.2, 5.3), `-`, `?` and `:` apart. */
function isIndicator(code: number): boolean {
	return INDICATORS.includes(code);
}

const INDICATORS: readonly number[] = [...'[]{},#&*!|>\'"%@`'].map((character) => character.charCodeAt(0));

import { APOSTROPHE, CARRIAGE_RETURN, CLOSE_BRACKET, COMMA, DASH, NEWLINE, QUOTE, SPACE } from '../../../text/characters.ts';
import { blankLineEnd, endOfLine } from '../yaml/blockCharacters.ts';
import { closeLine, scalarValue } from './reader.ts';
import type { SimpleEntry, SimpleReader, ScalarValue } from './reader.ts';
import { flowPlainEnd, plainOrQuotedEnd, quotedEnd } from './scalar.ts';

/** What stands below a key without a value on its line: a list with dashes, or nothing. */
export function readBelow(reader: SimpleReader, entry: SimpleEntry): boolean {
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

function readDashList(reader: SimpleReader, entry: SimpleEntry, indent: number): boolean {
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
		const scalarEnd = plainOrQuotedEnd(text, itemStart, end);
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
export function readFlowList(reader: SimpleReader, entry: SimpleEntry, start: number): boolean {
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

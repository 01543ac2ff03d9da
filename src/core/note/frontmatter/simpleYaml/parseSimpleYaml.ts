import type { FrontmatterPath, FrontmatterRanges, FrontmatterValue } from '../../frontmatter.ts';
import { CARRIAGE_RETURN, COLON, DASH, HASH, NEWLINE, SPACE } from '../../../text/characters.ts';
import { blankLineEnd, endOfLine, isKeyCharacter } from '../yaml/blockCharacters.ts';
import { readBlockScalar } from './blockScalar.ts';
import { readBelow, readFlowList } from './lists.ts';
import { closeLine, scalarValue, skipComment } from './reader.ts';
import type { SimpleBlock, SimpleEntry, SimpleReader } from './reader.ts';
import { plainOrQuotedEnd } from './scalar.ts';
import { sharedSlices } from '../../../text/sharedSlices.ts';
import { MAX_KEYS } from '../yaml/limits.ts';

/**
 * Reads `text` from `start` to `end` as flat YAML, or declines with `undefined`.
 *
 * What it takes is what people write by hand: one `key: value` a line with plain or quoted scalars, lists in brackets or with dashes,
 * and `>-` and `|` whose lines are all indented alike. On everything that it takes it gives what the `yaml` package gives, data and places;
 * whatever could mean more than one thing (escapes, tabs, comments inside values, nesting, a value that runs on) is left to that package.
 */
export function parseSimpleYaml(text: string, start: number, end: number): SimpleBlock | undefined {
	const reader: SimpleReader = { text, end, at: start, data: Object.create(null) as Record<string, FrontmatterValue>, entries: [] };
	while (reader.at < end) {
		if (!readLine(reader)) return undefined;
	}
	return reader;
}

/** The places of the entry at `path` in a plain block. */
export function simpleYamlRanges(block: SimpleBlock, path: FrontmatterPath): FrontmatterRanges | undefined {
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

/** Reads a blank line, a comment or a key with its value; false to decline. */
function readLine(reader: SimpleReader): boolean {
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

function readEntry(reader: SimpleReader): boolean {
	const { text, at, data, entries } = reader;
	const colon = keyEnd(text, at, reader.end);
	if (colon === -1) return false;
	const name = keyName(text, at, colon);
	if (data[name] !== undefined || entries.length >= MAX_KEYS) return false;
	const key = { start: at, end: colon };
	let valueStart = colon + 1;
	while (text.charCodeAt(valueStart) === SPACE && valueStart < reader.end) valueStart++;
	const entry: SimpleEntry = { name, key, value: key, items: undefined };
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
			const scalarEnd = plainOrQuotedEnd(text, valueStart, reader.end);
			if (scalarEnd === -1) return false;
			const value = scalarValue(reader, valueStart, scalarEnd);
			if (value === undefined) return false;
			data[name] = value;
			entry.value = { start: valueStart, end: scalarEnd };
			return closeLine(reader, scalarEnd);
		}
	}
}

/** The name of a key: the same few come in every note, and one that was a key before is found in an object without being hashed anew. */
const keyName = sharedSlices((name) => Object.keys({ [name]: null })[0] ?? name);

/** The colon after a key that begins at `start`, or -1 where the key is not a plain word or two. */
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

/** A key of more characters may not stand on its line (YAML 1.2, 7.4). */
const MAX_KEY_LENGTH = 500;

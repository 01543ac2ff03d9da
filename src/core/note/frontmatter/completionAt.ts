import type { Range } from '../../text/range.ts';
import { findFence } from './findFence.ts';
import { openFlowItem } from './repair/openFlowItem.ts';

/** What is being written at a place in a front-matter block, in which nothing has to be valid yet. */
export interface FrontmatterCompletion {
	/** `item` stands in a list, in brackets or after a dash. */
	readonly kind: 'key' | 'value' | 'item';
	/** The key whose value it is; for `key` what is written of it. */
	readonly key: string;
	/** What a completion replaces: what is written so far, with its quotes. */
	readonly range: Range;
	/** What is written so far, without quotes; may be empty for a value or an item. */
	readonly query: string;
	/** For `key`: whether a colon stands after it already. */
	readonly hasColon: boolean;
	/** Every key at the top level with its value as written on the key's line, quotes taken off. */
	readonly written: ReadonlyMap<string, string>;
}

interface Line {
	readonly start: number;
	readonly text: string;
	/** Where the colon after a top-level key stands in `text`; -1 for a line that begins no entry. */
	readonly colon: number;
}

/**
 * What is being written at `offset` of a note, or `undefined` where nothing can be completed: outside the block, in comments,
 * block text and nested maps, in a link (which the app completes itself), and before the end of what is written.
 *
 * Works line by line and not on parsed YAML: a block in which somebody is typing is seldom valid.
 */
export function completionAt(text: string, offset: number): FrontmatterCompletion | undefined {
	const fence = findFence(text);
	if (fence.kind !== 'block' || offset < fence.block.start || offset > fence.block.end) return undefined;
	const lines = linesOf(text, fence.block);
	const at = lines.findLastIndex(({ start }) => start <= offset);
	const line = lines[at];
	if (!line || offset > line.start + line.text.length) return undefined;
	const written = new Map(lines.filter(({ colon }) => colon !== -1).map((entry) => [keyOf(entry), unquoted(valueOn(entry).trim())]));
	const column = offset - line.start;
	const entryAt = lines.findLastIndex(({ colon, start }) => colon !== -1 && start + colon < offset);
	const entry = lines[entryAt];
	if (!entry) return keyAt(line, column, written);

	const key = keyOf(entry);
	const valueStart = entry.start + entry.colon + 1;
	const value = text.slice(valueStart, offset);
	const first = value.trimStart();
	if (first.startsWith('[')) {
		const bracket = valueStart + value.length - first.length;
		const item = openFlowItem(text.slice(0, fence.block.end), bracket, offset);
		if (item.kind === 'closed') return entryAt === at ? undefined : keyAt(line, column, written);
		return item.kind === 'item' ? completed('item', key, text, item.range, written) : undefined;
	}
	if (entryAt === at) return valueAt(line, column, key, text, written);
	const between = lines.slice(entryAt + 1, at);
	// Text in quotes or after `|` may hold anything, dashes and words like keys as well.
	if (isOpenQuote(text.slice(valueStart, line.start).trim())) return undefined;
	const isEmptyValue = isNothing(valueOn(entry));
	if (isEmptyValue && between.every(({ text: above }) => isItem(above) || isNothing(above)) && isItem(line.text))
		return itemAt(line, column, key, text, written);
	return keyAt(line, column, written);
}

function keyAt({ start, text, colon }: Line, column: number, written: ReadonlyMap<string, string>): FrontmatterCompletion | undefined {
	const query = text.slice(0, column);
	const end = colon === -1 ? text.trimEnd().length : colon;
	if (query === '' || column < end || !/^[\p{L}_]/u.test(query)) return undefined;
	return { kind: 'key', key: query, range: { start, end: start + column }, query, hasColon: colon !== -1, written };
}

function valueAt(
	line: Line,
	column: number,
	key: string,
	text: string,
	written: ReadonlyMap<string, string>,
): FrontmatterCompletion | undefined {
	const after = line.text.slice(line.colon + 1, column);
	// Directly after the colon Enter is meant as Enter: `actors:` and then its items.
	return /^[ \t]/.test(after) ? restOfLine('value', line, column - after.trimStart().length, column, key, text, written) : undefined;
}

function itemAt(
	line: Line,
	column: number,
	key: string,
	text: string,
	written: ReadonlyMap<string, string>,
): FrontmatterCompletion | undefined {
	const dash = line.text.indexOf('-');
	const after = line.text.slice(dash + 1, column);
	if (dash >= column || !/^[ \t]/.test(after) || colonIn(after) !== -1) return undefined;
	return restOfLine('item', line, column - after.trimStart().length, column, key, text, written);
}

/** What stands from `from` to the cursor, where nothing but a closing quote and a comment follows. */
function restOfLine(
	kind: 'value' | 'item',
	line: Line,
	from: number,
	column: number,
	key: string,
	text: string,
	written: ReadonlyMap<string, string>,
): FrontmatterCompletion | undefined {
	const query = line.text.slice(from, column);
	const isQuoted = query.startsWith('"') || query.startsWith("'");
	if (!isQuoted && (/^[|>&*!{#%@`]/.test(query) || query.includes(' #'))) return undefined;
	const closing = isQuoted && line.text[column] === query[0] ? 1 : 0;
	if (!isNothing(line.text.slice(column + closing))) return undefined;
	return completed(kind, key, text, { start: line.start + from, end: line.start + column + closing }, written);
}

function completed(
	kind: 'value' | 'item',
	key: string,
	text: string,
	range: Range,
	written: ReadonlyMap<string, string>,
): FrontmatterCompletion | undefined {
	const raw = text.slice(range.start, range.end);
	const query = unquoted(raw);
	// The app completes links itself.
	if (query.startsWith('[[')) return undefined;
	return { kind, key, range, query, hasColon: true, written };
}

function linesOf(text: string, block: Range): Line[] {
	const lines: Line[] = [];
	let start = block.start;
	for (;;) {
		const newline = text.indexOf('\n', start);
		const isLast = newline === -1 || newline >= block.end;
		const end = isLast ? block.end : newline;
		const line = text.slice(start, end).replace(/\r$/, '');
		lines.push({ start, text: line, colon: /^[ \t#-]/.test(line) ? -1 : colonIn(line) });
		if (isLast) return lines;
		start = newline + 1;
	}
}

/** The first colon that ends a key: one with a blank or nothing after it. */
function colonIn(text: string): number {
	for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
		const next = text[at + 1];
		if (next === undefined || next === ' ' || next === '\t') return at;
	}
	return -1;
}

function keyOf({ text, colon }: Line): string {
	return unquoted(text.slice(0, colon).trim());
}

function valueOn({ text, colon }: Line): string {
	return text.slice(colon + 1);
}

function isItem(line: string): boolean {
	return /^[ \t]*-(?:[ \t]|$)/.test(line);
}

/** Blanks, and a comment after them. */
function isNothing(text: string): boolean {
	const rest = text.trimStart();
	return rest === '' || rest.startsWith('#');
}

function isOpenQuote(value: string): boolean {
	const quote = value[0];
	return (quote === '"' || quote === "'") && value.indexOf(quote, 1) === -1;
}

function unquoted(text: string): string {
	const quote = text[0];
	if (quote !== '"' && quote !== "'") return text;
	return text.length > 1 && text.endsWith(quote) ? text.slice(1, -1) : text.slice(1);
}

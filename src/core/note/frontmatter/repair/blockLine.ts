import type { Range } from '../../../text/range.ts';

/** One line of a block that says `key: value`, all places counted from the block's beginning. */
export interface BlockLine {
	/** The line without its line end. */
	readonly range: Range;
	readonly indent: string;
	/** Without quotes as written; empty for a list item. */
	readonly key: string;
	/** After the colon or the dash, without blanks around it; may be empty. */
	readonly value: Range;
}

/** The line of `block` in which `offset` lies. */
export function lineRange(block: string, offset: number): Range {
	const at = Math.min(offset, block.length);
	const start = at === 0 ? 0 : block.lastIndexOf('\n', at - 1) + 1;
	const newline = block.indexOf('\n', start);
	const end = newline === -1 ? block.length : newline;
	return { start, end: end > start && block.charCodeAt(end - 1) === 13 ? end - 1 : end };
}

/** The line of the note, from 1, in which `offset` of its block lies: the opening fence is the first. */
export function noteLine(block: string, offset: number): number {
	let line = 2;
	for (let at = block.indexOf('\n'); at !== -1 && at < offset; at = block.indexOf('\n', at + 1)) line++;
	return line;
}

/** What the line in `range` says as `key: value` or `- value`, or `undefined` where it is neither. */
export function blockLine(block: string, range: Range): BlockLine | undefined {
	const line = block.slice(range.start, range.end);
	const body = line.trimStart();
	const indent = line.slice(0, line.length - body.length);
	const isItem = body.startsWith('- ');
	const colon = isItem ? 1 : colonOf(body);
	if (colon === -1) return undefined;
	const rest = body.slice(isItem ? 1 : colon + 1);
	const value = rest.trim();
	const start = range.start + line.length - rest.length + (rest.length - rest.trimStart().length);
	return { range, indent, key: isItem ? '' : body.slice(0, colon).trim(), value: { start, end: start + value.length } };
}

/** A list or map in brackets without the comment that follows it; anything else as it is. */
export function withoutComment(value: string): string {
	return /^(?:\[.*\]|\{.*\})(?=\s+#)/.exec(value)?.[0] ?? value;
}

/** The first colon that a blank or the line's end follows, after the quotes of a key that has some. */
function colonOf(body: string): number {
	const quotedKey = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?=[ \t]|$)/.exec(body)?.[0];
	if (quotedKey !== undefined) return quotedKey.length - 1;
	for (let at = body.indexOf(':'); at !== -1; at = body.indexOf(':', at + 1)) {
		const next = body.charAt(at + 1);
		if (next === '' || next === ' ' || next === '\t') return at;
	}
	return -1;
}

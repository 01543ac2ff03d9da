import { lowerBound } from './lowerBound.ts';
/**
 * The offset at which each line of a text begins, ascending; the first is 0.
 * A line ends after `\n`, `\r\n` or a lone `\r` (CommonMark 0.31, 2.1); a text that ends in a line end has an empty last line.
 */
export type LineStarts = Uint32Array | Uint16Array;

/** A place in a text: line and column from 1, the column in UTF-16 code units. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

/** The line starts of `text`. */
export function lineStartsOf(text: string): LineStarts {
	const starts = text.includes('\r') ? startsAfterAnyLineEnd(text) : startsAfterNewlines(text);
	return new Uint32Array(starts);
}

function startsAfterNewlines(text: string): number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}

/** The next `\n` and the next `\r` are each looked for once a line at most, so that a text with few of one kind is not searched again and again. */
function startsAfterAnyLineEnd(text: string): number[] {
	const starts = [0];
	let newline = text.indexOf('\n');
	let carriage = text.indexOf('\r');
	while (newline !== -1 || carriage !== -1) {
		const isCarriage = carriage !== -1 && (newline === -1 || carriage < newline);
		const isPair = isCarriage && carriage + 1 === newline;
		const end = isCarriage && !isPair ? carriage : newline;
		starts.push(end + 1);
		if (newline !== -1 && newline <= end) newline = text.indexOf('\n', end + 1);
		if (carriage !== -1 && carriage <= end) carriage = text.indexOf('\r', end + 1);
	}
	return starts;
}

/**
 * The position of `offset`, line and column from 1.
 * An offset past the last line start counts on in the last line; the caller knows the text's length.
 *
 * @throws {RangeError} if `offset` is negative.
 */
export function positionAt(lineStarts: LineStarts, offset: number): Position {
	if (offset < 0) throw new RangeError(`offset ${offset} is negative`);
	const line = Math.max(
		1,
		lowerBound(lineStarts.length, (at) => (lineStarts[at] ?? 0) <= offset),
	);
	return { line, column: offset - (lineStarts[line - 1] ?? 0) + 1 };
}

/** The line, from 1, in which `offset` lies. */
export function lineAt(lineStarts: LineStarts, offset: number): number {
	return positionAt(lineStarts, offset).line;
}

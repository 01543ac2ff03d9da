import { BACKSLASH, COLON, DASH, PIPE, isBlank, skipBlanks, trimmedEnd } from '../../../text/characters.ts';

/** How many cells the delimiter row from `start` to `end` has (GFM 0.29, 4.10; a pipe is needed), 0 where it is none. */
export function delimiterCells(text: string, start: number, end: number): number {
	let at = start;
	let cells = 0;
	let hasPipe = false;
	if (text.charCodeAt(at) === PIPE) {
		hasPipe = true;
		at++;
	}
	for (;;) {
		at = skipBlanks(text, at, end);
		if (at >= end) break;
		if (text.charCodeAt(at) === COLON) at++;
		const dashes = at;
		while (at < end && text.charCodeAt(at) === DASH) at++;
		if (at === dashes) return 0;
		if (at < end && text.charCodeAt(at) === COLON) at++;
		cells++;
		at = skipBlanks(text, at, end);
		if (at >= end) break;
		if (text.charCodeAt(at) !== PIPE) return 0;
		hasPipe = true;
		at++;
	}
	return hasPipe ? cells : 0;
}

/**
 * The cells of the row from `start` to `end`, beginning and end of each in turn.
 * A row is split at every pipe that no backslash escapes, before anything in it is read: not even a code span holds a pipe together.
 */
export function rowCells(text: string, start: number, end: number): number[] {
	const cells: number[] = [];
	let at = start;
	while (at < end && isBlank(text.charCodeAt(at))) at++;
	if (text.charCodeAt(at) === PIPE) at++;
	let cell = at;
	for (; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === BACKSLASH) at++;
		else if (code === PIPE) {
			cells.push(cell, at);
			cell = at + 1;
		}
	}
	if (trimmedEnd(text, cell, end) > cell) cells.push(cell, end);
	return cells;
}

/** Whether a pipe that no backslash escapes stands from `start` to `end`. */
export function hasPipe(text: string, start: number, end: number): boolean {
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === BACKSLASH) at++;
		else if (code === PIPE) return true;
	}
	return false;
}

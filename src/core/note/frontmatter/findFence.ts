import { BOM, CARRIAGE_RETURN, COLON, DASH, isBlank, NEWLINE, SPACE } from '../../text/characters.ts';
import type { Range } from '../../text/range.ts';
import type { FrontmatterObstacle } from '../frontmatter.ts';

/** What the head of a note holds, before any YAML is read. */
export type Fence =
	| { readonly kind: 'none' }
	| { readonly kind: 'obstacle'; readonly code: FrontmatterObstacle; readonly range: Range }
	| {
			readonly kind: 'block';
			/** From the opening dashes to the end of the closing line, its line end included. */
			readonly range: Range;
			/** Between the fences, the line end before the closing one included; empty for an empty block. */
			readonly block: Range;
	  };

const NONE: Fence = { kind: 'none' };

/**
 * The front-matter block at the head of `text`, found line by line.
 *
 * The first line is `---` (a BOM may stand before it), the closing one the first later line that is exactly `---`; blanks may follow either.
 * Follows Obsidian 1.13: a block with a language, an unclosed one and one after blank lines are text. Those are obstacles,
 * since a writer that thinks otherwise would take the note apart.
 */
export function findFence(text: string): Fence {
	const start = text.charCodeAt(0) === BOM ? 1 : 0;
	if (!startsWithDashes(text, start)) return blockAfterBlankLines(text, start);
	const afterDashes = skipBlanks(text, start + 3);
	const next = text.charCodeAt(afterDashes);
	if (next === CARRIAGE_RETURN && text.charCodeAt(afterDashes + 1) !== NEWLINE) {
		return { kind: 'obstacle', code: 'carriage-returns', range: { start, end: afterDashes } };
	}
	if (afterDashes >= text.length) return { kind: 'obstacle', code: 'unclosed', range: { start, end: afterDashes } };
	if (next !== NEWLINE && next !== CARRIAGE_RETURN) return languageOf(text, start, afterDashes);
	return (
		closedBlock(text, start, afterDashes + (next === NEWLINE ? 1 : 2)) ?? {
			kind: 'obstacle',
			code: 'unclosed',
			range: { start, end: afterDashes },
		}
	);
}

function startsWithDashes(text: string, at: number): boolean {
	return text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === DASH && text.charCodeAt(at + 2) === DASH;
}

function skipBlanks(text: string, from: number): number {
	let at = from;
	while (isBlank(text.charCodeAt(at))) at++;
	return at;
}

function closedBlock(text: string, start: number, blockStart: number): Fence | undefined {
	for (let line = text.indexOf('\n---', blockStart - 1) + 1; line !== 0; line = text.indexOf('\n---', line) + 1) {
		const after = skipBlanks(text, line + 3);
		const next = text.charCodeAt(after);
		const isCrlf = next === CARRIAGE_RETURN && text.charCodeAt(after + 1) === NEWLINE;
		if (after < text.length && next !== NEWLINE && !isCrlf) continue;
		const end = Math.min(text.length, after + (isCrlf ? 2 : 1));
		return { kind: 'block', range: { start, end }, block: { start: blockStart, end: line } };
	}
	return undefined;
}

/** `---js` and its like; `----` and `--- a sentence ---` are thematic breaks and text. */
function languageOf(text: string, start: number, word: number): Fence {
	let end = word;
	while (isWordCharacter(text.charCodeAt(end))) end++;
	const after = skipBlanks(text, end);
	const next = text.charCodeAt(after);
	const endsLine = after >= text.length || next === NEWLINE || next === CARRIAGE_RETURN;
	if (end === word || !endsLine) return NONE;
	return { kind: 'obstacle', code: 'language', range: { start, end } };
}

function isWordCharacter(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 43;
}

/** A closed block after blank lines whose first line is `key:`; anything else there is a thematic break. */
function blockAfterBlankLines(text: string, start: number): Fence {
	let at = start;
	let lineStart = start;
	for (
		let code = text.charCodeAt(at);
		code === 32 || code === 9 || code === NEWLINE || code === CARRIAGE_RETURN;
		code = text.charCodeAt(at)
	) {
		at++;
		if (code === NEWLINE) lineStart = at;
	}
	if (lineStart === start || at !== lineStart || !startsWithDashes(text, at)) return NONE;
	const afterDashes = skipBlanks(text, at + 3);
	const newline = text.charCodeAt(afterDashes) === CARRIAGE_RETURN ? afterDashes + 1 : afterDashes;
	if (text.charCodeAt(newline) !== NEWLINE || !startsWithKey(text, newline + 1)) return NONE;
	if (closedBlock(text, at, newline + 1) === undefined) return NONE;
	return { kind: 'obstacle', code: 'not-first', range: { start: at, end: afterDashes } };
}

function startsWithKey(text: string, from: number): boolean {
	let at = from;
	while (isWordCharacter(text.charCodeAt(at)) || text.charCodeAt(at) === DASH || text.charCodeAt(at) === SPACE) at++;
	return at > from && text.charCodeAt(at) === COLON;
}

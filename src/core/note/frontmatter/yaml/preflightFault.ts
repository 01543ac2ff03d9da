import type { Range } from '../../../text/range.ts';
import type { FrontmatterFault } from '../../frontmatter.ts';
import { MAX_BLOCK_LENGTH, MAX_DEPTH, MAX_KEYS } from './limits.ts';

/**
 * What in a block must not reach a YAML reader, or `undefined`: size, control characters, conflict marks, masses of keys, deep nesting.
 * One pass; where it cannot tell nesting from text in quotes it counts high, far beyond what people write.
 */
export function preflightFault(text: string, block: Range): FrontmatterFault | undefined {
	if (block.end - block.start > MAX_BLOCK_LENGTH) {
		const kilobytes = Math.ceil((block.end - block.start) / 1024);
		return {
			code: 'too-large',
			range: { start: block.start, end: block.start },
			message: `the block is ${kilobytes} kB long; expected at most 64 kB`,
		};
	}
	const walk: Walk = { text, keys: 0, brackets: 0, indents: [] };
	let at = block.start;
	while (at < block.end) {
		const newline = text.indexOf('\n', at);
		const lineEnd = newline === -1 || newline > block.end ? block.end : newline;
		const fault = controlCharacter(text, at, lineEnd) ?? conflictMark(text, at, lineEnd) ?? massFault(walk, at, lineEnd);
		if (fault) return fault;
		at = lineEnd + 1;
	}
	return undefined;
}

/** Counts along the lines of a block. */
interface Walk {
	readonly text: string;
	keys: number;
	brackets: number;
	/** The indentations that are open, growing. */
	readonly indents: number[];
}

function controlCharacter(text: string, start: number, end: number): FrontmatterFault | undefined {
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		const isControl = (code < 32 && code !== 9 && code !== 13) || (code >= 127 && code < 160 && code !== 0x85);
		// The carriage return of a line end is the last of its line.
		const isLoneReturn = code === 13 && at !== end - 1;
		if (!isControl && !isLoneReturn) continue;
		const name = isLoneReturn ? 'a lone carriage return' : `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
		return {
			code: 'control-character',
			range: { start: at, end: at + 1 },
			message: `${name} stands in the block; expected text without it`,
		};
	}
	return undefined;
}

function conflictMark(text: string, start: number, end: number): FrontmatterFault | undefined {
	const first = text.charCodeAt(start);
	if (first !== 60 && first !== 61 && first !== 62) return undefined;
	if (end - start < 7) return undefined;
	for (let at = start + 1; at < start + 7; at++) if (text.charCodeAt(at) !== first) return undefined;
	return {
		code: 'merge-conflict',
		range: { start, end },
		message: 'two versions stand side by side after a merge; expected one of them, without the lines of `<<<<<<<`, `=======` and `>>>>>>>`',
	};
}

function massFault(walk: Walk, start: number, end: number): FrontmatterFault | undefined {
	const { text, indents } = walk;
	let at = start;
	while (at < end && text.charCodeAt(at) === 32) at++;
	if (at === end || text.charCodeAt(at) === 13 || text.charCodeAt(at) === 35) return undefined;
	const indent = at - start;
	while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
	indents.push(indent);
	let marks = 0;
	for (let mark = at; isMark(text.charCodeAt(mark)) && text.charCodeAt(mark + 1) === 32 && mark < end; mark += 2) marks++;
	if (indent === 0) {
		walk.brackets = 0;
		if (marks === 0) walk.keys++;
	}
	for (; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === 91 || code === 123) walk.brackets++;
		else if (code === 93 || code === 125) walk.brackets--;
		if (walk.brackets > MAX_DEPTH) break;
	}
	if (walk.brackets > MAX_DEPTH || indents.length > MAX_DEPTH || marks > MAX_DEPTH) {
		return { code: 'too-deep', range: { start, end }, message: `values are nested more than ${MAX_DEPTH} deep; expected a few levels` };
	}
	if (walk.keys > MAX_KEYS) {
		return {
			code: 'too-many-keys',
			range: { start, end },
			message: `the block has more than ${MAX_KEYS} keys; expected data of that size in a file of its own`,
		};
	}
	return undefined;
}

/** `-` and `?` may stand in a row, each one level deeper. */
function isMark(code: number): boolean {
	return code === 45 || code === 63;
}

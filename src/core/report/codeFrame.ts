import type { Diagnostic } from '../rules/rule.ts';
import { lineStartsOf, type LineStarts } from '../text/lineStarts.ts';
import type { Colors, Paint } from './colors.ts';
import { displayWidth } from './displayWidth.ts';
import { printable } from './printable.ts';

/** Room for a line beside its number on a terminal of the usual 80 columns and somewhat more. */
const MAX_LINE_LENGTH = 100;

/** What is kept of a long line before the place that is marked. */
const LEAD_IN = 30;

/** A note's text with its line starts, found once for all of its frames. */
export interface FrameText {
	readonly text: string;
	readonly lineStarts: LineStarts;
}

/** `text`, ready for frames. */
export function frameTextOf(text: string): FrameText {
	return { text, lineStarts: lineStartsOf(text) };
}

function lineOf({ text, lineStarts }: FrameText, line: number): string | undefined {
	const start = lineStarts[line - 1];
	if (start === undefined) return undefined;
	let end = lineStarts[line] ?? text.length;
	while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
	return text.slice(start, end);
}

/**
 * The line of a diagnostic with its number, and the exact place underlined; nothing where the text has no such line.
 * A range of several lines is marked to the end of its first; a long line is cut around the mark.
 */
export function codeFrame(source: FrameText, diagnostic: Diagnostic, colors: Colors, mark: Paint): readonly string[] {
	const { line, column, endLine, endColumn } = diagnostic;
	const whole = lineOf(source, line);
	if (whole === undefined) return [];
	const from = Math.max(0, Math.min(column - 1, whole.length));
	const to = endLine > line ? whole.length : Math.max(from, Math.min(endColumn - 1, whole.length));
	const isLong = whole.length > MAX_LINE_LENGTH;
	const cutStart = isLong ? Math.max(0, from - LEAD_IN) : 0;
	const cutEnd = isLong ? Math.min(whole.length, cutStart + MAX_LINE_LENGTH) : whole.length;
	const before = `${cutStart > 0 ? '…' : ''}${printable(whole.slice(cutStart, from))}`;
	const marked = printable(whole.slice(from, Math.min(to, cutEnd)));
	const after = `${printable(whole.slice(Math.min(to, cutEnd), cutEnd))}${cutEnd < whole.length ? '…' : ''}`;
	const gutter = `${line} | `;
	const margin = ' '.repeat(gutter.length - 2);
	const underline = ' '.repeat(displayWidth(before)) + mark('^'.repeat(Math.max(1, displayWidth(marked))));
	return [`${colors.dim(gutter)}${before}${marked}${after}`.trimEnd(), `${margin}${colors.dim('| ')}${underline}`];
}

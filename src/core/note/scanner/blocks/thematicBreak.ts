import { DASH, STAR, UNDERSCORE, isBlank } from '../../../text/characters.ts';

/** Whether `text` is from `from` to `to` three or more `*`, `-` or `_` with nothing but blanks between (CommonMark 0.31, 4.1). */
export function isThematicBreak(text: string, from: number, to: number): boolean {
	const mark = text.charCodeAt(from);
	if (mark !== DASH && mark !== STAR && mark !== UNDERSCORE) return false;
	let count = 0;
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code === mark) count++;
		else if (!isBlank(code)) return false;
	}
	return count >= 3;
}

/** Whether a line without its line end is a thematic break; up to three spaces may stand before it. */
export function isThematicBreakLine(line: string): boolean {
	let indent = 0;
	while (line.charAt(indent) === ' ') indent += 1;
	return indent <= 3 && isThematicBreak(line, indent, line.length);
}

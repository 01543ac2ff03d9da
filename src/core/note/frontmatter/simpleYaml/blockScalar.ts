import { CARRIAGE_RETURN, DASH, NEWLINE, SPACE } from '../../../text/characters.ts';
import { blankLineEnd, endOfLine, isLeftToYaml } from '../yaml/blockCharacters.ts';
import type { SimpleEntry, SimpleReader } from './reader.ts';

/** `>-`, `|` and `|-` over lines that are all indented alike and neither blank nor further indented: nothing to fold but line ends. */
export function readBlockScalar(reader: SimpleReader, entry: SimpleEntry, start: number): boolean {
	const { text, end, data } = reader;
	const isFolded = text.charCodeAt(start) === 62;
	const isStripped = text.charCodeAt(start + 1) === DASH;
	if (isFolded && !isStripped) return false;
	const lineEnd = endOfLine(text, start + (isStripped ? 2 : 1), end);
	if (lineEnd === -1) return false;
	let at = lineEnd;
	let indent = 0;
	while (at + indent < end && text.charCodeAt(at + indent) === SPACE) indent++;
	if (indent === 0) return false;
	const lines: string[] = [];
	let valueEnd = at;
	while (at < end && text.charCodeAt(at) === SPACE) {
		const from = at + indent;
		let to = at;
		let code = text.charCodeAt(to);
		while (to < end && code !== NEWLINE && code !== CARRIAGE_RETURN) {
			if (isLeftToYaml(code) || (to < from ? code !== SPACE : to === from && code === SPACE)) return false;
			code = text.charCodeAt(++to);
		}
		if (to <= from || text.charCodeAt(to - 1) === SPACE) return false;
		lines.push(text.slice(from, to));
		valueEnd = to;
		at = endOfLine(text, to, end);
		if (at === -1) return false;
	}
	// A blank line in or after the scalar may belong to it.
	if (lines.length === 0 || (at < end && blankLineEnd(text, at, end) !== -1)) return false;
	data[entry.name] = lines.join(isFolded ? ' ' : '\n') + (isStripped ? '' : '\n');
	entry.value = { start, end: valueEnd };
	reader.at = at;
	return true;
}

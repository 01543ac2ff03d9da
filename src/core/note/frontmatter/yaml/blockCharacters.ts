import { CARRIAGE_RETURN, NEWLINE, SPACE } from '../../../text/characters.ts';

/** Tabs, control characters and the blanks and marks on which readers differ. */
export function isLeftToYaml(code: number): boolean {
	return (
		code < 32 ||
		(code >= 127 && (code <= 160 || code === 0x2028 || code === 0x2029 || code === 0xfeff || code === 0xfffe || code === 0xffff))
	);
}

/** Letters, digits, `_`, `.`, `/` and what lies outside ASCII. */
export function isKeyCharacter(code: number): boolean {
	if (code > 160) return !isLeftToYaml(code);
	return (
		(code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 46 || code === 47
	);
}

/** The offset after the line end at `at`, or -1 where the line does not end there. */
export function endOfLine(text: string, at: number, end: number): number {
	if (at >= end) return end;
	const code = text.charCodeAt(at);
	if (code === NEWLINE) return at + 1;
	return code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === NEWLINE ? at + 2 : -1;
}

/** The offset after the blank line at `at`, or -1 where the line is not blank or the block ends. */
export function blankLineEnd(text: string, at: number, end: number): number {
	let offset = at;
	while (offset < end && text.charCodeAt(offset) === SPACE) offset++;
	return at >= end ? -1 : endOfLine(text, offset, end);
}

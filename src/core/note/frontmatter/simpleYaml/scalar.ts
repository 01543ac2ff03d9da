import { APOSTROPHE, CARRIAGE_RETURN, CLOSE_BRACKET, COLON, COMMA, DASH, HASH, NEWLINE, QUOTE, SPACE } from '../../../text/characters.ts';
import { isLeftToYaml } from '../yaml/blockCharacters.ts';

/** The end of the plain or quoted scalar at `at` outside brackets, or -1 to decline. */
export function plainOrQuotedEnd(text: string, at: number, end: number): number {
	const first = text.charCodeAt(at);
	if (first === QUOTE || first === APOSTROPHE) return quotedEnd(text, at, end);
	if (isIndicator(first) || ((first === DASH || first === 63 || first === COLON) && !isWordAfter(text, at, end))) return -1;
	let last = at;
	for (let offset = at; offset < end; offset++) {
		const code = text.charCodeAt(offset);
		if (code === NEWLINE || (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === NEWLINE)) break;
		if (code === COLON && !isWordAfter(text, offset, end)) return -1;
		if (code === HASH && text.charCodeAt(offset - 1) === SPACE) break;
		if (isLeftToYaml(code)) return -1;
		if (code !== SPACE) last = offset + 1;
	}
	return last;
}

/** Whether a dash, a question mark or a colon at `at` is a mere character because something stands right after it. */
function isWordAfter(text: string, at: number, end: number): boolean {
	if (at + 1 >= end) return false;
	const next = text.charCodeAt(at + 1);
	return next !== SPACE && next !== NEWLINE && next !== CARRIAGE_RETURN;
}

/** The end of the unquoted item at `at` inside brackets, or -1 to decline. */
export function flowPlainEnd(text: string, at: number, end: number): number {
	const first = text.charCodeAt(at);
	if (isIndicator(first) || first === DASH || first === 63 || first === COLON) return -1;
	let last = at;
	for (let offset = at; offset < end; offset++) {
		const code = text.charCodeAt(offset);
		if (code === COMMA || code === CLOSE_BRACKET) return last > at ? last : -1;
		if (isLeftToYaml(code) || code === 91 || code === 123 || code === 125) return -1;
		if (code === HASH && text.charCodeAt(offset - 1) === SPACE) return -1;
		if (code === COLON) {
			const next = text.charCodeAt(offset + 1);
			if (!(next > SPACE) || next === COMMA || next === CLOSE_BRACKET || next === 123 || next === 125 || next === 91) return -1;
		}
		if (code !== SPACE) last = offset + 1;
	}
	return -1;
}

/** The end of the quoted scalar at `at`, closing quote included, or -1 where it is escaped, runs on or is never closed. */
export function quotedEnd(text: string, at: number, end: number): number {
	const quote = text.charCodeAt(at);
	for (let offset = at + 1; offset < end; offset++) {
		const code = text.charCodeAt(offset);
		if (code === quote) return quote === APOSTROPHE && text.charCodeAt(offset + 1) === APOSTROPHE ? -1 : offset + 1;
		if (isLeftToYaml(code) || (code === 92 && quote === QUOTE)) return -1;
	}
	return -1;
}

/** Characters that cannot begin a plain scalar (YAML 1.2, 5.3), `-`, `?` and `:` apart. */
function isIndicator(code: number): boolean {
	return code < 128 && INDICATORS[code] === 1;
}

/** By code: every value of every note is asked for. */
const INDICATORS = new Uint8Array(128);
for (const character of '[]{},#&*!|>\'"%@`') INDICATORS[character.charCodeAt(0)] = 1;

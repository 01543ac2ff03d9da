import { BACKTICK, EQUALS, GREATER, isDigit, isLetter, isWhitespace, LESS, skipWhitespace, SLASH } from '../../../text/characters.ts';

/**
 * The offset after the opening or closing tag that begins with the `<` at `at`, or -1 (CommonMark 0.31, 6.6).
 * Whatever fails, fails before the next `<` outside quotes, so that many of them cost no more than their length.
 */
export function tagEnd(text: string, at: number, to: number): number {
	const isClosing = text.charCodeAt(at + 1) === SLASH;
	let offset = at + (isClosing ? 2 : 1);
	if (!isLetter(text.charCodeAt(offset))) return -1;
	while (offset < to && isNameCharacter(text.charCodeAt(offset))) offset++;
	if (!isClosing) offset = attributesEnd(text, offset, to);
	if (offset === -1) return -1;
	offset = skipWhitespace(text, offset, to);
	if (!isClosing && text.charCodeAt(offset) === SLASH) offset++;
	return offset < to && text.charCodeAt(offset) === GREATER ? offset + 1 : -1;
}

function attributesEnd(text: string, from: number, to: number): number {
	let at = from;
	for (;;) {
		const name = skipWhitespace(text, at, to);
		if (name === at || name >= to || !isAttributeStart(text.charCodeAt(name))) return at;
		let nameEnd = name;
		while (nameEnd < to && isAttributeCharacter(text.charCodeAt(nameEnd))) nameEnd++;
		at = nameEnd;
		const equals = skipWhitespace(text, nameEnd, to);
		if (equals >= to || text.charCodeAt(equals) !== EQUALS) continue;
		at = attributeValueEnd(text, skipWhitespace(text, equals + 1, to), to);
		if (at === -1) return -1;
	}
}

function attributeValueEnd(text: string, at: number, to: number): number {
	const quote = text.charAt(at);
	if (quote === '"' || quote === "'") {
		const close = text.indexOf(quote, at + 1);
		return close === -1 || close >= to ? -1 : close + 1;
	}
	let end = at;
	while (end < to && isUnquotedCharacter(text.charCodeAt(end))) end++;
	return end > at ? end : -1;
}

function isNameCharacter(code: number): boolean {
	return isLetter(code) || isDigit(code) || code === 45;
}

function isAttributeStart(code: number): boolean {
	return isLetter(code) || code === 95 || code === 58;
}

function isAttributeCharacter(code: number): boolean {
	return isAttributeStart(code) || isDigit(code) || code === 46 || code === 45;
}

function isUnquotedCharacter(code: number): boolean {
	return !isWhitespace(code) && code !== 34 && code !== 39 && code !== EQUALS && code !== LESS && code !== GREATER && code !== BACKTICK;
}

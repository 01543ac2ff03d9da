/** The number of bytes `text` takes in UTF-8; a lone surrogate counts as the three bytes it is replaced by. */
export function utf8Length(text: string): number {
	let bytes = 0;
	for (const character of text) bytes += utf8LengthOf(character.codePointAt(0) ?? 0);
	return bytes;
}

/** The longest beginning of `text` that takes at most `maxBytes` in UTF-8 and ends between two code points. */
export function cutToUtf8Length(text: string, maxBytes: number): string {
	let bytes = 0;
	let end = 0;
	for (const character of text) {
		bytes += utf8LengthOf(character.codePointAt(0) ?? 0);
		if (bytes > maxBytes) return text.slice(0, end);
		end += character.length;
	}
	return text;
}

function utf8LengthOf(codePoint: number): number {
	if (codePoint < 0x80) return 1;
	if (codePoint < 0x800) return 2;
	return codePoint < 0x10000 ? 3 : 4;
}

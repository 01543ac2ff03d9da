/**
 * How many words `text` holds between `start` and `end`: runs of other characters than blanks, and every character
 * of the scripts that are written without blanks (Chinese, Japanese, Thai and their neighbours).
 */
export function countWords(text: string, start: number, end: number): number {
	let words = 0;
	let inWord = false;
	for (let at = start; at < end; at += 1) {
		const code = text.charCodeAt(at);
		if (code <= 32 || code === 0xa0) inWord = false;
		else if (isWordOfItsOwn(code)) {
			words += 1;
			inWord = false;
		} else if (!inWord) {
			words += 1;
			inWord = true;
		}
	}
	return words;
}

function isWordOfItsOwn(code: number): boolean {
	if (code < 0x0e00) return false;
	return code <= 0x0eff || (code >= 0x1780 && code <= 0x17ff) || (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

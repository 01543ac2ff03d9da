import { isUnspaced } from '../../text/wordCharacters.ts';

/**
 * How many words `text` holds between `start` and `end`: runs of other characters than blanks, and every character
 * of the scripts that are written without blanks (Chinese, Japanese, Thai and their neighbours). Stops at `enough`.
 */
export function countWords(text: string, start: number, end: number, enough = Infinity): number {
	let words = 0;
	let inWord = false;
	for (let at = start; at < end && words < enough; at += 1) {
		const code = text.charCodeAt(at);
		if (code <= 32 || code === 0xa0) inWord = false;
		else if (isUnspaced(code)) {
			words += 1;
			inWord = false;
		} else if (!inWord) {
			words += 1;
			inWord = true;
		}
	}
	return words;
}

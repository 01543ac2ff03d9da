import { inlineCode } from './inlineCode.ts';

/** `text` for a message that names `expected` as well; where both would look alike, with the blanks shown that part the two. */
export function besides(text: string, expected: string): string {
	const shown = inlineCode(text);
	if (shown !== inlineCode(expected)) return shown;
	return inlineCode(text.replace(/[^\S ]|^ | $| (?=\s)/g, (blank) => `\\u${blank.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

import type { Output } from '../io.ts';

/**
 * What a terminal would obey or turn around: control characters but tab and line ends, a carriage return that ends no line,
 * separators of lines and marks of direction.
 */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for; as classes of Unicode they take four times as long
const OBEYED = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|\r(?!\n)/g;

/**
 * Stands for the escape character in colours of ours until they are printed. No note can know it, so that colours in the text
 * of a note are none: one of them hides what follows.
 */
export const COLOR_MARK = `\ufdd0${Math.random().toString(36).slice(2)}\ufdd0`;

/**
 * An output that shows each character a terminal would obey as `\\u001b`, whatever is printed: names, targets and what stood
 * in a journal are a stranger's. In JSON this is the same text, since that is how JSON itself writes such a character.
 * Colours of ours, which `COLOR_MARK` begins, are printed.
 */
export function escapingOutput(output: Output): Output {
	return {
		write: (text) => output.write(colored(escapeObeyed(text))),
		writeExactly: (text) => output.write(colored(text)),
		room: () => output.room?.(),
		...(output.gone && { gone: output.gone }),
	};
}

/** `text` with each character that a terminal would obey written out. */
export function escapeObeyed(text: string): string {
	return text.replace(OBEYED, writtenOut);
}

/** A character as JSON writes it out: `\\u001b`. */
export function writtenOut(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function colored(text: string): string {
	return text.replaceAll(COLOR_MARK, '\u001b');
}

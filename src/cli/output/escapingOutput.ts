import type { Output } from '../io.ts';

/**
 * What a terminal would obey or turn around: control characters but tab and line ends, a carriage return that ends no line,
 * separators of lines and marks of direction.
 */
const OBEYED = /(?![\t\n\r])\p{Cc}|\r(?!\n)|[\u2028-\u202e\u2066-\u2069]/gu;

/** The escape sequences that set colours: ours, where colours are on. */
// eslint-disable-next-line no-control-regex -- the escape character is what begins such a sequence
const COLOR = /\u001b\[[\d;]{0,20}m/u;

/**
 * An output that shows each character a terminal would obey as `\\u001b`, whatever is printed: names, targets and what stood
 * in a journal are a stranger's. In JSON this is the same text, since that is how JSON itself writes such a character.
 *
 * @param hasColors whether what we print has colours of its own, which are left as they are.
 */
export function escapingOutput(output: Output, hasColors: boolean): Output {
	const parts = hasColors ? new RegExp(`${COLOR.source}|${OBEYED.source}`, 'gu') : OBEYED;
	return {
		write: (text) => output.write(text.replace(parts, (found) => (found.length > 1 && hasColors ? found : escaped(found)))),
		writeExactly: (text) => output.write(text),
	};
}

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

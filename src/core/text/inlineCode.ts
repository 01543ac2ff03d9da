import { showUnseen } from './hiddenCharacters.ts';
import { oneLine } from './oneLine.ts';
import { shortenedInside } from './shortened.ts';

/** What of a name or a link fits into a message. */
const MAX_SHOWN = 60;

/** Words of printable ASCII with single blanks between them and without backticks, as nearly every name is. */
const PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/**
 * `text` in backticks for a message: on one line, cut in the middle where it grows long, hidden characters shown by their number and without
 * backticks of its own.
 */
export function inlineCode(text: string): string {
	if (text.length <= MAX_SHOWN && PLAIN.test(text)) return `\`${text}\``;
	// More than this is never shown, so nothing more has to be looked at.
	const line = oneLine(showUnseen(shortenedInside(text, MAX_SHOWN * 8))).replaceAll('`', "'");
	return `\`${shortenedInside(line, MAX_SHOWN)}\``;
}

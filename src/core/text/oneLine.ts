import { withoutUnseen } from './hiddenCharacters.ts';

/** `text` on one line: white space folded to single blanks and taken off the ends, control and hidden characters taken out. */
export function oneLine(text: string): string {
	return withoutUnseen(text.replace(/\s+/g, ' ')).replace(/ {2,}/g, ' ').trim();
}

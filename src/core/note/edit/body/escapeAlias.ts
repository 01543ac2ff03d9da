import { oneLine } from '../../../text/oneLine.ts';

/** A display text longer than this is not a name any more. */
const MAX_ALIAS = 200;

/** Characters that would end a wikilink's display text, with look-alikes that do not. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
	['[', '('],
	[']', ')'],
	['|', '¦'],
]);

/** `text` as the display text of a wikilink: on one line, without hidden characters, brackets and pipes replaced, at most 200 characters. */
export function escapeAlias(text: string): string {
	const characters = [...oneLine(text).replace(/[[\]|]/g, (mark) => LOOK_ALIKES.get(mark) ?? '')];
	return characters.slice(0, MAX_ALIAS).join('').trim();
}

import { trimEndOf } from '../../text/trimEndOf.ts';
import { dateParts, type DateParts } from './dates.ts';

/** The day on which somebody saw a page, as words about it say. */
export interface Accessed {
	readonly date: DateParts;
	/** The words that say it, as written. */
	readonly words: string;
	/** The words before and after those that say it. */
	readonly before: string;
	readonly after: string;
}

const ACCESSED = /(?:last )?\b(?:accessed|retrieved|visited)(?: on)?:? (?=\p{L}|\d)/iu;

/** No date is longer. */
const LONGEST = 32;

/** `accessed on 12 May 2024` in `text`; `undefined` where it says no such day. */
export function accessedIn(text: string): Accessed | undefined {
	const match = ACCESSED.exec(text);
	if (!match) return undefined;
	const start = match.index + match[0].length;
	for (let end = Math.min(text.length, start + LONGEST); end > start + 3; end -= 1) {
		const date = /[\s,.;]/.test(text.charAt(end - 1)) ? undefined : dateParts(text.slice(start, end));
		if (!date) continue;
		const before = trimEndOf(text.slice(0, match.index), ' ,;.(–—-');
		return { date, words: text.slice(match.index, end), before, after: text.slice(end).replace(/^[\s,;:.)]+/, '') };
	}
	return undefined;
}

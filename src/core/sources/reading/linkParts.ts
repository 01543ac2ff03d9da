import type { Range } from '../../text/range.ts';
import { NUMBER_BETWEEN } from '../parsing/numberMark.ts';

/** A link of a block with the words that go with it. */
export interface LinkPart<Target> {
	readonly link: Target;
	/** Link and words, without white space at the ends. */
	readonly range: Range;
	readonly before: string;
	readonly after: string;
}

/** Where the words between two links fall to the second: after the last of these. */
const BREAKS = [';', '·', '|', ' and ', ' & ', ', ', '. '];

/** Words between two links that belong to neither. */
const JOINTS = /^[\s,;·|/&+"'“”„‘’«»「」【】《》]*(?:(?:and|or|also|see also|see|via)\b[\s:]*["'“„‘«「【《]?)?$/i;

/**
 * `text`, a block that begins at `offset` of its note, shared out among `links`, which stand in it in this order: to each
 * the words next to it. One link has all of them.
 */
export function linkParts<Target extends { readonly range: Range }>(
	text: string,
	offset: number,
	links: readonly Target[],
): LinkPart<Target>[] {
	const parts: LinkPart<Target>[] = [];
	let start = 0;
	for (const [at, link] of links.entries()) {
		const from = link.range.start - offset;
		const to = Math.min(link.range.end - offset, text.length);
		const next = links[at + 1];
		const end = next ? to + endOfWords(text.slice(to, next.range.start - offset)) : text.length;
		const before = withoutJoint(text.slice(start, from));
		const after = withoutJoint(text.slice(to, end));
		parts.push({ link, before, after, range: wordsRange(text, before === '' ? from : start, after === '' ? to : end, offset) });
		start = end;
	}
	return parts;
}

function withoutJoint(words: string): string {
	return JOINTS.test(words) ? '' : words;
}

/** How much of the words between two links belongs to the first: a number, `2\.`, begins the second. */
function endOfWords(between: string): number {
	if (JOINTS.test(between)) return between.length;
	const numbered = NUMBER_BETWEEN.exec(between);
	if (numbered) return numbered.index + 1;
	let end = -1;
	for (const mark of BREAKS) {
		const at = between.lastIndexOf(mark);
		if (at === -1 || (isWord(mark) && between.lastIndexOf('. ') > at)) continue;
		end = at + mark.length;
		break;
	}
	return end === -1 ? between.length : end;
}

/** A word joins two links only in one sentence: `Wiley & Sons. See …`. */
function isWord(mark: string): boolean {
	return mark === ' and ' || mark === ' & ';
}

function wordsRange(text: string, from: number, to: number, offset: number): Range {
	let start = from;
	let end = to;
	while (start < end && isBetween(text.charAt(start))) start += 1;
	while (end > start && isBetween(text.charAt(end - 1))) end -= 1;
	return { start: offset + start, end: offset + end };
}

function isBetween(character: string): boolean {
	return character.trim() === '' || ',;·|'.includes(character);
}

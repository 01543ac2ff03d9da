import { isDate } from './dates.ts';

const UNDATED =
	/^(?:n\.? ?d\.?(?:-?[a-z])?|s\.? ?a\.?|o\.? ?J\.?|[sz]\. ?[dfj]\.?|б\. ?г\.?|undated|no date|forthcoming|in press|in preparation|submitted|to appear)$/i;
const YEAR = '(?:1[0-9]|20)\\d\\d';
const ABOUT = new RegExp(`^(?:c\\.?|ca\\.?|circa|about|approx\\.?|around|before|after) ?${YEAR}(?:[–/-]${YEAR})?s?$`, 'i');
const SPAN = new RegExp(`^${YEAR}[a-z]? ?[–/-] ?(?:${YEAR}|\\d\\d)$|^\\[?${YEAR}\\]?$|^${YEAR}s$`);
/** An older edition beside the newer, and several days of a month. */
const TWOFOLD = new RegExp(`^\\[${YEAR}\\] ?${YEAR}$|^${YEAR} ?\\[${YEAR}\\]$|^${YEAR}, \\p{L}{3,12} \\d{1,2} ?[–-] ?\\d{1,2}$`, 'u');
const SEASON = new RegExp(`^(?:${YEAR},? (?:spring|summer|autumn|fall|winter)|(?:spring|summer|autumn|fall|winter),? ${YEAR})$`, 'i');

/** Whether `text` is what a citation has for a date: one, a span, a guess (`c. 1920`), or that there is none yet (`n.d.`). */
export function isCitationDate(text: string): boolean {
	return isDate(text) || UNDATED.test(text) || ABOUT.test(text) || SPAN.test(text) || TWOFOLD.test(text) || SEASON.test(text);
}

/** Whether a text may have such a date at all. */
export function mayHaveDate(text: string): boolean {
	return /\d{4}|\b[nosz]\. ?[adfj]\b|б\. ?г|undated|no date|forthcoming|in press|in preparation|to appear/i.test(text);
}

/** A text without the date that ends it, or that stands in its last brackets. */
export interface Undated {
	readonly text: string;
	readonly date: string | null;
}

/** The date that ends `text`, as `(Place: Publisher, 2007)`, `, 12 May 2024`, `; 2002`, `(2004)`. */
export function dateAtEnd(text: string): Undated {
	const bare = text.replace(/[.\s]{0,4}$/, '');
	const opening = bare.lastIndexOf('(');
	if (bare.endsWith(')') && opening !== -1) {
		const inside = bare.slice(opening + 1, -1);
		if (isCitationDate(inside)) return { text: bare.slice(0, opening), date: inside };
		const inner = afterMark(inside);
		if (inner) return { text: `${bare.slice(0, opening)}. ${inner.text}`, date: inner.date };
	}
	return afterMark(bare) ?? { text, date: null };
}

/** `May 12, 2024` holds a comma of its own, so the longest end that is a date counts. */
function afterMark(text: string): Undated | undefined {
	let found: Undated | undefined;
	let at = text.length;
	for (let part = 0; part < 3; part += 1) {
		at = Math.max(text.lastIndexOf(',', at - 1), text.lastIndexOf(';', at - 1), text.lastIndexOf('. ', at - 1));
		if (at < 0) break;
		const date = text.slice(at + 1).trim();
		if (isCitationDate(date)) found = { text: text.slice(0, at), date };
	}
	return found;
}

/** The date before pages: in brackets as in Chicago, `12, no. 3 (2020): 45–67`, or between commas as in MLA, `no. 3, 2014, pp. 4–9`. */
export function dateInside(text: string): Undated {
	const match = /\s?\(([^()]{4,30})\)(?=\s?[:,])|,\s?([^,]{4,30})(?=,\s?(?:pp?|S)\.?\s?\d)/.exec(text);
	const date = match?.[1] ?? match?.[2];
	if (!match || date === undefined || !/\d{4}/.test(date) || !isCitationDate(date.trim())) return { text, date: null };
	return { text: text.slice(0, match.index) + text.slice(match.index + match[0].length), date: date.trim() };
}

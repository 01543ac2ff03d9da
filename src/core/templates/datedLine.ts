import { capitalized } from '../text/capitalized.ts';
import { dateParts, type DateParts } from '../sources/parsing/dates.ts';
import { MONTH_NAMES } from '../text/monthNames.ts';

/** How the lines of a dated list begin: `**12 May 2024** — `, as one of them is written. */
export interface DatedForm {
	/** What stands before the date: emphasis, the brackets of a link, nothing. */
	readonly before: string;
	readonly date: string;
	/** From the end of the date to the beginning of the sentence. */
	readonly after: string;
	readonly parts: DateParts;
}

/** The longest date as it is written. */
const LONGEST_DATE = 32;

const OPENING = /^(?:\*\*|__|\*|_|\[\[|\()?/;
const AFTER = /^:?(?:\*\*|__|\*|_|\]\]|\))?:?(?:\s*[—–|-]+)?(?:\s+|$)/;

/** The date that a bullet's text begins with, and what is around it; `undefined` where it begins with none. */
export function datedForm(text: string): DatedForm | undefined {
	const before = OPENING.exec(text)?.[0] ?? '';
	const rest = text.slice(before.length);
	for (let end = Math.min(LONGEST_DATE, rest.length); end >= 4; end -= 1) {
		const date = rest.slice(0, end);
		const parts = /\w$/.test(date) && isEnglish(date) ? dateParts(date) : undefined;
		const after = parts && AFTER.exec(rest.slice(end))?.[0];
		if (parts && after !== undefined) return { before, date, after, parts };
	}
	return undefined;
}

/** Whether a date says its month as `dayLike` would, or in figures: a line in English does not belong into a list in another language. */
function isEnglish(date: string): boolean {
	const word = /[a-z]{3,}|[^\0-\x7f]/i.exec(date)?.[0].toLowerCase() ?? '';
	return MONTH_NAMES.some((month) => month.startsWith(word));
}

/** `day` (`2024-05-12`) written as `like` is: `12 May 2024` for `3 March 2019`; a list of years gets the year. */
export function dayLike(day: string, like: string): string {
	const [year = '', month = '', date = ''] = day.split('-');
	const lower = MONTH_NAMES[Number(month) - 1] ?? '';
	const name = capitalized(lower);
	// May is as long as its short form: such a list is written out.
	const [, short, stop = ''] = /\b((?!may\b)[A-Za-z]{3}|sept)(\.?)(?![A-Za-z])/i.exec(like) ?? [];
	const monthName = short === undefined ? name : name.slice(0, 3) + stop;
	const number = String(Number(date));
	if (/^\d{4}[/.]/.test(like)) return [year, month, date].join(like.charAt(4));
	if (/^\d{4}-\d\d$/.test(like)) return `${year}-${month}`;
	if (/^\d{4}[a-z]?$/.test(like)) return year;
	if (/^\d{1,2} [A-Za-z]/.test(like)) return `${number} ${monthName}${like.includes(',') ? ',' : ''} ${year}`;
	if (/^[A-Za-z]+\.? \d{1,2}\D/.test(like)) return `${monthName} ${number}${like.includes(',') ? ',' : ''} ${year}`;
	return /^[A-Za-z]/.test(like) ? `${monthName}${like.includes(',') ? ',' : ''} ${year}` : day;
}

/** Negative where `a` is earlier; a year alone is its beginning. */
export function compareDates(a: DateParts, b: DateParts): number {
	return a[0] - b[0] || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0);
}

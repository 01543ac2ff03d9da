import { asciiDigits } from '../../text/asciiDigits.ts';
import { MONTH_WORD as MONTH, monthOf, OF } from '../../text/monthWords.ts';

const YEAR = '(?:1[5-9]|20)\\d\\d';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|er|[º°])?';

/** A year, month and day, the last two from 1 and absent where they are not given: `[2024, 5, 12]`. */
export type DateParts =
	| readonly [year: number]
	| readonly [year: number, month: number]
	| readonly [year: number, month: number, day: number];

interface DateForm {
	readonly example: string;
	readonly pattern: RegExp;
	/** The positions of year, month and day among the pattern's groups. */
	readonly order: readonly [year: number, month?: number, day?: number];
}

/** Every way a date is written that is read as one. `5/6/2024` is not: it is two different days. */
export const DATE_FORMS: readonly DateForm[] = [
	{ example: '2024-05-12', pattern: form(`(${YEAR})-(\\d\\d)-(\\d\\d)(?:T[\\d:.+Z-]{0,30})?`), order: [1, 2, 3] },
	{ example: '2024-05', pattern: form(`(${YEAR})-(0[1-9]|1[0-2])`), order: [1, 2] },
	{ example: '2024/05/12', pattern: form(`(${YEAR})[/.](\\d\\d?)[/.](\\d\\d?)`), order: [1, 2, 3] },
	{ example: '12 May 2024', pattern: form(`(?:le )?(${DAY})\\.? ${OF}(${MONTH}),? ${OF}(${YEAR})`), order: [3, 2, 1] },
	{ example: 'May 12, 2024', pattern: form(`(${MONTH}) (${DAY}),? (${YEAR})`), order: [3, 1, 2] },
	{ example: 'May 2024', pattern: form(`(${MONTH}),? ${OF}(${YEAR})`), order: [2, 1] },
	{ example: '2024, May 12', pattern: form(`(${YEAR}),? (${MONTH}) (${DAY})`), order: [1, 2, 3] },
	{ example: '2024, 12 May', pattern: form(`(${YEAR}),? (${DAY})\\.? ${OF}(${MONTH})`), order: [1, 3, 2] },
	{ example: '2024, May', pattern: form(`(${YEAR}),? (${MONTH})`), order: [1, 2] },
	{ example: '2024', pattern: form(`(${YEAR})[a-z]?`), order: [1] },
];

/** Longer than any form above: what is longer is not tried. */
const MAX_LENGTH = 32;

function form(pattern: string): RegExp {
	return new RegExp(`^${pattern}$`, 'i');
}

/** The planet and its missions; the month of France is written small. */
const NO_MONTH = /^Mars \d|\d Mars$/;

/** The parts of a date written in one of the known forms, or `undefined`; months and days that no calendar has are none. */
export function dateParts(written: string): DateParts | undefined {
	if (written.length > MAX_LENGTH) return undefined;
	const text = asciiDigits(written);
	if (!/\d{4}/.test(text) || NO_MONTH.test(text)) return undefined;
	for (const { pattern, order } of DATE_FORMS) {
		const match = pattern.exec(text);
		if (!match) continue;
		const [year, month, day] = order.map((group) => (group === undefined ? undefined : numberOf(match[group] ?? '')));
		if (year === undefined) return undefined;
		if (month === undefined) return [year];
		if (month < 1 || month > 12) return undefined;
		if (day === undefined) return [year, month];
		return day >= 1 && day <= 31 ? [year, month, day] : undefined;
	}
	return undefined;
}

/** Whether `text` as a whole is a date in one of the known forms. */
export function isDate(text: string): boolean {
	return dateParts(text) !== undefined;
}

function numberOf(text: string): number {
	const number = Number.parseInt(text, 10);
	return Number.isNaN(number) ? monthOf(text) : number;
}

/** A text and the date that was told apart from it. */
export interface Dated {
	readonly text: string;
	readonly date: string | null;
}

/**
 * The date at either end of `text`, apart from the rest: `Title (12 May 2024)`, `Title, May 2024`, `Title - 2024-05-12`,
 * `2024-05-12: Title`. A bare year counts only in brackets: `Iran protests, 2022` is a title.
 */
export function splitDate(text: string): Dated {
	if (!/\p{Nd}{4}/u.test(text)) return { text, date: null };
	return dateInBrackets(text) ?? dateAfter(text) ?? dateBefore(text) ?? { text, date: null };
}

function dateInBrackets(text: string): Dated | undefined {
	const closing = text.charAt(text.length - 1);
	if (closing !== ')' && closing !== ']') return undefined;
	const opening = text.lastIndexOf(closing === ')' ? '(' : '[');
	const date = text.slice(opening + 1, -1).trim();
	const rest = text.slice(0, Math.max(opening, 0)).trim();
	return opening > 0 && rest !== '' && isDate(date) ? { text: rest, date } : undefined;
}

/** What may stand between a title and its date. */
const BEFORE_DATE = [', ', '، ', ' - ', ' — ', ' – ', ' | ', ' · '];

/** The date that ends `text`, more of it than a year, and what stands before it. */
export function dateAfter(text: string): Dated | undefined {
	for (const mark of BEFORE_DATE) {
		// `May 12, 2024` holds a comma of its own, so the last two places are tried, the longer date first.
		const last = text.lastIndexOf(mark);
		const lastButOne = last > 0 ? text.lastIndexOf(mark, last - 1) : -1;
		for (const at of [lastButOne, last]) {
			const date = text.slice(at + mark.length);
			if (at > 0 && date.length > YEAR_LENGTH && isDate(date)) return { text: text.slice(0, at).trim(), date };
		}
	}
	return undefined;
}

/** Four digits, and the letter that keeps two works of a year apart. */
const YEAR_LENGTH = 5;

function dateBefore(text: string): Dated | undefined {
	const numbered = /^(\d{4}-\d\d-\d\d) (?=\p{L})/u.exec(text)?.[1];
	if (numbered !== undefined && isDate(numbered)) return { text: text.slice(numbered.length + 1), date: numbered };
	for (const mark of [': ', ' - ', ' — ', ' – ', ' | ']) {
		const at = text.indexOf(mark);
		const date = text.slice(0, Math.max(at, 0));
		if (at > YEAR_LENGTH && isDate(date)) return { text: text.slice(at + mark.length).trim(), date };
	}
	return undefined;
}

import { isDigit } from '../../text/characters.ts';
import { noteNameOf } from '../paths/pathParts.ts';

const YEAR = String.raw`(?:1[5-9]|20|21)\d\d`;
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const MONTH_NAME =
	'(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = String.raw`(?:[\s,_-]+\(?[\p{L}]{2,10}day\)?|[\s,_-]+\(?(?:mon|tue|wed|thu|fri|sat|sun)\.?\)?)`;

/** The names that daily, weekly, monthly and quarterly notes go by; each fits the whole name or not at all. These begin with a digit. */
const IN_NUMBERS = wholeNames([
	`${YEAR}([-._ ])${MONTH}\\1${DAY}${WEEKDAY}?`, // 2026-03-14, 2026_03_14, 2026-03-14 Saturday
	`${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`, // 20260314
	`${DAY}([-.])${MONTH}\\1${YEAR}`, // 14.03.2026
	`${YEAR}-${MONTH}`, // 2026-03
	`${YEAR}-?[wW](?:0?[1-9]|[1-4]\\d|5[0-3])`, // 2026-W11
	`${YEAR}-?[qQ][1-4]`, // 2026-Q1
]);

/** Those with the name of a month: expressions so large that V8 takes milliseconds to compile them, and hardly any name holds one. */
const WITH_MONTHS = wholeNames([
	`(?:\\p{L}{2,10}day,? )?${MONTH_NAME} ${DAY}(?:st|nd|rd|th)?,? ${YEAR}`, // March 14th, 2026
	`(?:\\p{L}{2,10}day,? )?${DAY}(?:st|nd|rd|th)?\\.? ${MONTH_NAME},? ${YEAR}`, // 14 March 2026
]);

function wholeNames(forms: readonly string[]): readonly RegExp[] {
	return forms.map((form) => new RegExp(`^${form}$`, 'iu'));
}

/** What all of these forms hold; most names do not. */
const HOLDS_YEAR = new RegExp(YEAR);

/** What those of months hold. */
const HOLDS_MONTH = /jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec/iu;

/** `Wednesday, September 30th, 2026` and some room; also keeps the expressions from long names. */
const LONGEST_DATE = 40;

/**
 * Whether the note at `path` is named as a date and nothing else: a daily, weekly, monthly or quarterly note.
 * `2026-03-14 Strike on Natanz` is an event, and `1948` a year that may well be a note's subject.
 */
export function isDailyNote(path: string): boolean {
	const name = noteNameOf(path).trim();
	if (name.length > LONGEST_DATE || !HOLDS_YEAR.test(name)) return false;
	const fits = (form: RegExp): boolean => form.test(name);
	return (isDigit(name.charCodeAt(0)) && IN_NUMBERS.some(fits)) || (HOLDS_MONTH.test(name) && WITH_MONTHS.some(fits));
}

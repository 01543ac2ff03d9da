/** The months in English, in lower case. */
export const MONTH_NAMES = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december',
] as const;

/** Source of a pattern without groups for a month's name in full, or cut to three letters (`Sept` too) with or without a full stop. */
export const MONTH_PATTERN = `(?:${MONTH_NAMES.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)\\.?`;

/** The number of a month from 1, by what `MONTH_PATTERN` matches; 0 for another text. */
export function monthNumber(name: string): number {
	return MONTH_NAMES.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

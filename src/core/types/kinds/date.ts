import * as z from 'zod/mini';
import type { FieldKind } from './fieldKind.ts';
import { twoStepSchema } from './twoStepSchema.ts';

/**
 * A day, a month or a year, with a time where one is known (ISO 8601, calendar dates and times of day).
 * A year alone is a number to YAML. A link to a daily note (`[[2014-03-18]]`) is a date as well.
 */
export const dateKind: FieldKind = {
	id: 'date',
	description:
		'A day such as `2014-03-18`; a month (`2014-03`), a year (`2014`) and a time after the day (`2014-03-18T10:30`) pass as well.',
	example: '2014-03-18',
	control: 'date',
	schema: () => schema,
	noun: () => 'a date',
	plural: () => 'dates',
	examplesFor: () => [dateKind.example, '2016'],
	suggestionFor(value) {
		if (typeof value !== 'string') return undefined;
		const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value.trim());
		if (parts === null) return undefined;
		const [, year = '', month = '', day = ''] = parts;
		const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
		return date !== value && isRealDate(date) ? date : undefined;
	},
};

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

const written = z.string().check(z.refine((value) => FORM.test(withoutLink(value))));
const year = z.int().check(z.minimum(1), z.maximum(9999));
const schema = twoStepSchema(z.union([written, year]), (value) => typeof value === 'number' || isRealDate(withoutLink(value)));

/** Whether `value` has the form of a date and names a month, a day and a time that exist. */
function isRealDate(value: string): boolean {
	const parts = FORM.exec(value);
	if (parts === null) return false;
	const [, years, months = '1', days = '1', hours = '0', minutes = '0', seconds = '0'] = parts;
	const month = Number(months);
	const day = Number(days);
	if (month < 1 || month > 12 || day < 1 || day > daysIn(Number(years), month)) return false;
	return Number(hours) <= 24 && Number(minutes) <= 59 && Number(seconds) <= 60;
}

function daysIn(years: number, month: number): number {
	if (month === 2) return years % 4 === 0 && (years % 100 !== 0 || years % 400 === 0) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function withoutLink(value: string): string {
	if (!value.startsWith('[[') || !value.endsWith(']]')) return value;
	const inner = value.slice(2, -2);
	const pipe = inner.indexOf('|');
	return pipe === -1 ? inner : inner.slice(0, pipe);
}

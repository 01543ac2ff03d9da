/**
 * Whether `value` lies before `other`: two numbers, or two dates as `kinds/date.ts` reads them, of which only what both say is
 * compared: `2014` is not before `2014-03`. What is neither is before nothing.
 */
export function isBefore(value: unknown, other: unknown): boolean {
	if (typeof value === 'number' && typeof other === 'number') return value < other;
	const [date, otherDate] = [dateText(value), dateText(other)];
	const length = Math.min(date.length, otherDate.length);
	return date.slice(0, length) < otherDate.slice(0, length);
}

/** The day, month or year at the beginning of a date; empty for anything else. */
function dateText(value: unknown): string {
	if (typeof value === 'number') return String(value).padStart(4, '0');
	return typeof value === 'string' ? (/^(?:\[\[)?(\d{4}(?:-\d{2}(?:-\d{2})?)?)/.exec(value)?.[1] ?? '') : '';
}

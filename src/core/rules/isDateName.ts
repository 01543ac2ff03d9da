/** A day, a week, a month or a quarter as daily notes and their like are named, with a weekday or a word behind a day. */
const DATE_NAME = /^(?:\d{4}-\d{2}-\d{2}(?:[ _-]\p{L}{1,12}\.?)?|\d{4}\.\d{2}\.\d{2}|\d{4}_\d{2}_\d{2}|\d{8}|\d{1,2}[-.]\d{1,2}[-.]\d{4}|\d{4}-\d{2}|\d{4}-?[WQ]\d{1,2})$/u;

/** Whether the note at `path` is named as a date: a daily note, a weekly review. A year alone is a subject (`1979`). */
export function isDateName(path: string): boolean {
	const start = path.lastIndexOf('/') + 1;
	const first = path.charCodeAt(start);
	if (first < 48 || first > 57) return false;
	const dot = path.lastIndexOf('.');
	return DATE_NAME.test(path.slice(start, dot > start ? dot : path.length));
}

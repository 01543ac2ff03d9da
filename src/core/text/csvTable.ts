/**
 * A table as RFC 4180 writes it, a row a part, its line end (`\r\n`) included.
 *
 * A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, or one of these in full width, and is no number) gets an apostrophe before it, which
 * spreadsheets take for "this is text": notes of strangers may hold such texts (OWASP, "CSV Injection").
 */
export function* csvTable<T>(head: readonly string[], items: readonly T[], cellsOf: (item: T) => readonly string[]): Iterable<string> {
	yield rowOf(head);
	for (const item of items) yield rowOf(cellsOf(item));
}

function rowOf(cells: readonly string[]): string {
	// A line of one empty cell is no row to some who read it.
	return `${cells.map(csvCell).join(',') || '""'}\r\n`;
}

const FORMULA = /^\s*[=+\-@＝＋－＠]/;
/** Digits and what parts them in numbers and dates: nothing that a spreadsheet could call. */
const NUMBER = /^[+-]?\d[\d.,/~X-]*$/;

/** They only say in which direction a text is shown, and what prints to a terminal shows them as `\u2066`. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

function csvCell(cell: string): string {
	const text = cell.replace(DIRECTION, '');
	const shown = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

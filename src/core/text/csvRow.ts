/**
 * A row of a table as RFC 4180 writes it, its line end (`\r\n`) included.
 *
 * A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@` and is no number) gets an apostrophe before it, which
 * spreadsheets take for "this is text": notes of strangers may hold such texts (OWASP, "CSV Injection").
 */
export function csvRow(cells: readonly string[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}

const FORMULA = /^[\t\r ]*[=+\-@]/;
/** Digits and what parts them in numbers and dates: nothing that a spreadsheet could call. */
const NUMBER = /^[+-]?\d[\d.,/~X-]*$/;

function csvCell(text: string): string {
	const shown = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

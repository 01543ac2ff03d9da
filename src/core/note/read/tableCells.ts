import type { Range } from '../../text/range.ts';

/** The cells of a table's row, without the blanks around them; the bars at either end part none, a bar after a backslash neither. */
export function tableCells(text: string, row: Range): readonly Range[] {
	const cells: Range[] = [];
	let start = row.start;
	for (let at = row.start; at <= row.end; at += 1) {
		if (at < row.end && (text.charCodeAt(at) !== BAR || text.charCodeAt(at - 1) === BACKSLASH)) continue;
		cells.push(trimmed(text, start, at));
		start = at + 1;
	}
	if (isEmpty(cells[0])) cells.shift();
	if (isEmpty(cells.at(-1))) cells.pop();
	return cells;
}

const BAR = 124;
const BACKSLASH = 92;

function isEmpty(cell: Range | undefined): boolean {
	return cell !== undefined && cell.start === cell.end;
}

/** Marks of a quote before the row are blanks to it. */
function trimmed(text: string, from: number, to: number): Range {
	let start = from;
	let end = to;
	while (start < end && ' \t>'.includes(text.charAt(start))) start += 1;
	while (end > start && ' \t\r'.includes(text.charAt(end - 1))) end -= 1;
	return { start, end };
}

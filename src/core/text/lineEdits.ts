import { addToList } from './addToList.ts';
import { editBetween } from './editBetween.ts';
import type { TextEdit } from './textEdit.ts';

/**
 * The edits that turn `before` into `after`, each within lines that follow one another: a line that both have in the same order is left alone.
 * Not the fewest there may be, where lines come back; always such that they give `after`.
 */
export function lineEdits(before: string, after: string): TextEdit[] {
	const [from, to] = [linesOf(before), linesOf(after)];
	/** Where each line stands in `to`, the first place last. */
	const places = new Map<string, number[]>();
	for (let at = to.length - 1; at >= 0; at -= 1) {
		addToList(places, to[at] ?? '', at);
	}
	const edits: TextEdit[] = [];
	let next = 0;
	let start = 0;
	let offset = 0;
	const add = (end: number, until: number): void => {
		const edit = editBetween(before.slice(start, end), to.slice(next, until).join(''));
		if (edit) edits.push({ ...edit, range: { start: start + edit.range.start, end: start + edit.range.end } });
	};
	for (const [at, line] of from.entries()) {
		const left = places.get(line) ?? [];
		while ((left.at(-1) ?? next) < next) left.pop();
		const found = left.at(-1);
		offset += line.length;
		// A blank line is found anywhere: it is the same one only where what stands below it is.
		if (found === undefined || (line.trim() === '' && found > next && from[at + 1] !== to[found + 1])) continue;
		add(offset - line.length, found);
		next = found + 1;
		start = offset;
	}
	add(before.length, to.length);
	return edits;
}

/** Each line with its end. */
function linesOf(text: string): readonly string[] {
	const lines = text.split('\n');
	return lines.map((line, at) => (at < lines.length - 1 ? `${line}\n` : line)).filter((line) => line !== '');
}

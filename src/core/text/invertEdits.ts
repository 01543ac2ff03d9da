import type { TextEdit } from './textEdit.ts';

/**
 * The edits that lead from the text with `edits` made back to `before`: what was put in is taken out, what was taken out put in.
 *
 * Insertions at one place count as made in the order given, as `applyEdits` makes them.
 */
export function invertEdits(before: string, edits: readonly TextEdit[]): TextEdit[] {
	let shift = 0;
	return edits
		.map((edit, given) => ({ edit, given }))
		.sort((a, b) => a.edit.range.start - b.edit.range.start || a.edit.range.end - b.edit.range.end || a.given - b.given)
		.map(({ edit: { range, newText } }) => {
			const start = range.start + shift;
			shift += newText.length - (range.end - range.start);
			return { range: { start, end: start + newText.length }, newText: before.slice(range.start, range.end) };
		});
}

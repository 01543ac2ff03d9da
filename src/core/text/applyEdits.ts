import type { TextEdit } from './textEdit.ts';

/**
 * `text` with all `edits` made, each range read against `text` as given.
 *
 * Insertions at one place keep the order in which they were given.
 *
 * @throws {RangeError} if an edit lies outside the text or two edits overlap.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	const sorted = edits
		.map((edit, given) => ({ edit, given }))
		.sort((a, b) => a.edit.range.start - b.edit.range.start || a.edit.range.end - b.edit.range.end || a.given - b.given);
	let result = '';
	let at = 0;
	for (const { edit } of sorted) {
		const { start, end } = edit.range;
		if (start < at) throw new RangeError(`edits overlap at offset ${start}`);
		if (end < start || end > text.length) throw new RangeError(`edit ${start}-${end} lies outside a text of ${text.length}`);
		result += text.slice(at, start) + edit.newText;
		at = end;
	}
	return result + text.slice(at);
}

import type { TextEdit } from './textEdit.ts';

/**
 * Edits of the text that is left once `removals` are made, as edits of the text before: all of them can then be made at once.
 * What stands where something was removed comes before it.
 */
export function afterRemovals(removals: readonly TextEdit[], edits: readonly TextEdit[]): readonly TextEdit[] {
	const sorted = removals.toSorted((a, b) => a.range.start - b.range.start);
	const before = (offset: number): number => {
		let at = offset;
		for (const { range } of sorted) if (range.start < at) at += range.end - range.start;
		return at;
	};
	return edits.map(({ range, newText }) => ({ range: { start: before(range.start), end: before(range.end) }, newText }));
}

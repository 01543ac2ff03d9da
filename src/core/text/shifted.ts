import { lowerBound } from './lowerBound.ts';
import type { TextEdit } from './textEdit.ts';

/** Tells where what stood at an offset stands after `edits`, which do not overlap: those that end there or before move it. */
export function shifted(edits: readonly TextEdit[]): (offset: number) => number {
	const sorted = [...edits].sort((a, b) => a.range.end - b.range.end);
	let sum = 0;
	const moves = sorted.map(({ range, newText }) => (sum += newText.length - (range.end - range.start)));
	return (offset) => offset + (moves[lowerBound(sorted.length, (at) => (sorted[at]?.range.end ?? 0) <= offset) - 1] ?? 0);
}

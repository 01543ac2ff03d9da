import { lowerBound } from './lowerBound.ts';
import type { TextEdit } from './textEdit.ts';

/** Tells whether one of `edits`, which do not overlap, reaches into what stands from `start` to `end`. */
export function touching(edits: readonly TextEdit[]): (start: number, end: number) => boolean {
	const ranges = edits.map(({ range }) => range).sort((a, b) => a.start - b.start || a.end - b.end);
	return (start, end) => {
		const last = ranges[lowerBound(ranges.length, (at) => (ranges[at]?.start ?? 0) < end) - 1];
		return last !== undefined && start < last.end;
	};
}

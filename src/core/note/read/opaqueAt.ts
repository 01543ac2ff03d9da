import type { Note, OpaqueRange } from '../note.ts';

/** The innermost stretch of code, math, HTML or comment in which `offset` lies, or `undefined` in prose. */
export function opaqueAt(note: Note, offset: number): OpaqueRange | undefined {
	const { opaque } = note;
	let low = 0;
	let high = opaque.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((opaque[middle]?.start ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	const before = opaque[low - 1];
	return before !== undefined && offset < before.end ? before : undefined;
}

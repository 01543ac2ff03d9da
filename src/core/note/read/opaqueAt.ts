import { lowerBound } from '../../text/lowerBound.ts';
import type { Note, OpaqueRange } from '../note.ts';

/** The innermost stretch of code, math, HTML or comment in which `offset` lies, or `undefined` in prose. */
export function opaqueAt(note: Note, offset: number): OpaqueRange | undefined {
	const { opaque } = note;
	const before = opaque[lowerBound(opaque.length, (at) => (opaque[at]?.start ?? 0) <= offset) - 1];
	return before !== undefined && offset < before.end ? before : undefined;
}

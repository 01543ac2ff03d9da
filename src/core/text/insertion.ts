import type { TextEdit } from './textEdit.ts';

/** The edit that puts `newText` in at `offset` and takes nothing out. */
export function insertion(offset: number, newText: string): TextEdit {
	return { range: { start: offset, end: offset }, newText };
}

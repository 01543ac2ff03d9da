/** One replacement of a fix, as other programs are told it. */
export interface FixEdit {
	/** The note, relative to the vault. */
	readonly path: string;
	/** Offsets in the note's text, in UTF-16 code units, the end exclusive; equal for an insertion. */
	readonly start: number;
	readonly end: number;
	/** The same place as lines and columns, from 1. */
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	/** What stands there then. */
	readonly text: string;
}

/** The edits of a finding's fix, by its place among the fixes; `undefined` for one that is no edit or that cannot be made. */
export type FixEdits = (fix: number) => readonly FixEdit[] | undefined;

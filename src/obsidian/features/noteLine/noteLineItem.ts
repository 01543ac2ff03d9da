import type { Note } from '../../../core/note/note.ts';

/** Something the line above a note has to say, with what can be done about it at once. */
export interface NoteLineItem {
	/** A Lucide icon name. */
	readonly icon: string;
	readonly tone: 'error' | 'warning' | 'quiet';
	/** One sentence part; parts in backticks are shown as code. */
	readonly text: string;
	readonly actions: readonly NoteLineAction[];
}

interface NoteLineAction {
	readonly label: string;
	run(): void;
}

/** Looks at a note and says something about it, or nothing; what takes longer than a frame is said later. */
export type NoteLineProvider = (note: Note) => NoteLineItem | undefined | Promise<NoteLineItem | undefined>;

import type { Note } from '../../../core/note/note.ts';
import type { MenuAction } from '../../ui/actionMenu.ts';

/** Something the line above a note has to say, with what can be done about it at once. */
export interface NoteLineItem {
	/** A Lucide icon name. */
	readonly icon: string;
	readonly tone: 'error' | 'warning' | 'quiet';
	/** One sentence part; parts in backticks are shown as code. */
	readonly text: string;
	/** The same in a few words, for where something graver is said first: the actions then wait in a menu. */
	readonly short: string;
	readonly actions: readonly NoteLineAction[];
	/** What is done more rarely, in a menu. */
	readonly more?: readonly MenuAction[];
}

/** Something that can be done about it. */
export interface NoteLineAction {
	readonly label: string;
	readonly run: () => void;
}

/** Looks at a note and says something about it, or nothing; what takes longer than a frame is said later. */
export type NoteLineProvider = (note: Note) => NoteLineItem | undefined | Promise<NoteLineItem | undefined>;

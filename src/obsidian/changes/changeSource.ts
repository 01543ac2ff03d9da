import type { ChosenChange, ChangeUnit, DismissiblePair, NotePlan } from '../../core/changes/changePlan.ts';
import type { DecisionsChange } from '../../core/changes/changeBatch.ts';
import type { EditOutcome } from '../../core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../core/note/note.ts';
import type { SliceOptions } from '../index/chunked.ts';

/** What the chosen changes of a note come to. */
export interface ChosenEdits {
	readonly outcome: EditOutcome;
	/** How many of them the edits make. */
	readonly made: number;
}

/**
 * A bulk change as a feature supplies it: what could be changed, note by note, and the edits of what was ticked.
 * It draws nothing and writes nothing; the preview shows it and the one writer writes it.
 */
export interface ChangeSource {
	/** The preview's title. */
	readonly title: string;
	/** What one change is called. */
	readonly unit: ChangeUnit;
	/** The verb on the button, and the one that says what was done: `Add`, `Added`. */
	readonly verb: string;
	readonly done: string;
	/** What is said while notes are looked at, and where nothing is proposed. */
	readonly lookingText: string;
	readonly emptyText: string;
	/** Whether each note has a line of its own above its changes: not where the title names the only one, nor where each change is a note. */
	readonly withNotes: boolean;
	/** The notes to look at, in their order; asked once the vault is read, before any is planned. `undefined` after an abort. */
	begin(options: SliceOptions): Promise<readonly string[] | undefined>;
	/** What is proposed for the note at `path`; `undefined` for nothing. Asked again where the note changed while the preview waited. */
	planNote(path: string): Promise<NotePlan | undefined>;
	/** The edits of what was chosen, on the text that stands there at the moment of writing. Absent where every note is a new one. */
	readonly edit?: (note: Note, chosen: readonly ChosenChange[]) => ChosenEdits;
	/** The text of the note that is made at the plan's path; `undefined` where the plan is for a note that is there. Absent where none is made. `leftOut` are the parts of its change that were unticked. */
	readonly textOf?: (plan: NotePlan, leftOut: ReadonlySet<string>) => string | undefined;
	/** What is to be known of all of it, in a sentence. */
	readonly remark?: () => string | undefined;
	/** What is decided and lifted once the note is taken away; asked just before. Absent where no note goes into another. */
	readonly decisions?: () => DecisionsChange;
	/** Why the note that would be taken away has to stay after all; asked once all the rest is written. */
	readonly stays?: () => string | undefined;
	/** Keeps what was dismissed; absent where nothing can be. */
	readonly dismiss?: (pairs: readonly DismissiblePair[]) => Promise<void>;
}

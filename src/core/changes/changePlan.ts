import type { TextEdit } from '../text/textEdit.ts';

/** A place in a note that speaks for a change: offsets of the note at `path`, the line from 1. */
export interface ChangeEvidence {
	readonly path: string;
	readonly start: number;
	readonly end: number;
	readonly line: number;
}

/** `path`, which was proposed for `note` and may be dismissed for it. */
export interface DismissiblePair {
	readonly note: string;
	readonly path: string;
}

/** A part of a change, with what is shown of it; ids differ within the change. */
interface ChangePart {
	readonly id: string;
	readonly label: string;
}

/** One change that is proposed for a note, and is made or left as a whole. */
export interface ChangeItem {
	/** Tells items of a plan apart, and stays the same when the note is planned again. */
	readonly id: string;
	/** What is added or done, as it is shown: the name of a note, the title of a fix. */
	readonly label: string;
	/** Why, strongest first; parts in backticks are shown as code. */
	readonly reasons: readonly string[];
	/** What it consists of, each part to be left out by itself: the fields of a type. */
	readonly parts?: readonly ChangePart[];
	/** Under which words it waits, closed at first, below those without a group; how many there are is put before them: `more that this note mentions`. */
	readonly group?: string;
	/** Whether it is made unless the user unticks it. */
	readonly ticked: boolean;
	/** How likely it is wanted, from 0 to 1. */
	readonly probability?: number;
	/** The sentence that is shown. */
	readonly evidence?: ChangeEvidence | undefined;
	/** The edits of the plan's `text` that are shown as a diff. */
	readonly edits?: readonly TextEdit[];
	/** Whether the user may write why it is made, which the change then takes in. */
	readonly asksWhy?: boolean;
	/** What "Never again" dismisses; absent where there is nothing to dismiss. */
	readonly dismissal?: DismissiblePair;
}

/** What is proposed for one note. */
export interface NotePlan {
	readonly path: string;
	/** The text on which it was planned: where the note says something else by the time of writing, nothing is written. Empty for a note that is made. */
	readonly text: string;
	readonly items: readonly ChangeItem[];
	/** What is worth knowing before it is ticked: how many more find no room. */
	readonly remark?: string;
	/** Why nothing can be written into this note; its items are then only shown. */
	readonly refusal?: string;
	/** Whether the note is deleted, which comes last: once all that is proposed elsewhere was chosen and written. */
	readonly takesAway?: boolean;
}

/** What one change is called: `bullet`, `bullets`. */
export interface ChangeUnit {
	readonly one: string;
	readonly many: string;
}

/** An item that was ticked, with the words that were typed for it: empty for none. */
export interface ChosenChange {
	readonly item: ChangeItem;
	readonly why: string;
}

import { applyEdits } from '../text/applyEdits.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { NoteChange } from './changeBatch.ts';

/** A note as it stands: its text and the hash of it. */
export interface NoteState {
	readonly text: string;
	/** SHA-256 of the UTF-8 bytes, in lower-case hex. */
	readonly hash: string;
}

/**
 * What taking one change back comes to. `text` is what the note will say: before it is written its hash has to be
 * the change's `before`, since a stored batch may have been damaged or made up.
 */
export type UndoStep =
	| { readonly kind: 'restore'; readonly path: string; readonly edits: readonly TextEdit[]; readonly text: string }
	/** The note was made by the batch. */
	| { readonly kind: 'take-away'; readonly path: string }
	/** The note was taken away by the batch. */
	| { readonly kind: 'make'; readonly path: string; readonly text: string }
	/** It is as it was before. */
	| { readonly kind: 'unchanged'; readonly path: string }
	| { readonly kind: 'refused'; readonly path: string; readonly reason: string };

/** The step that takes `change` back, on the note as it stands now; `undefined` for no note at its path. */
export function undoStep(change: NoteChange, now: NoteState | undefined): UndoStep {
	const { path, before, after } = change;
	if ((now?.hash ?? null) === before) return { kind: 'unchanged', path };
	if (now === undefined) {
		return after === null ? made(change) : { kind: 'refused', path, reason: 'is not there any more' };
	}
	if (after === null) return { kind: 'refused', path, reason: 'has been made again since' };
	if (now.hash !== after) return { kind: 'refused', path, reason: 'has changed since' };
	if (before === null) return { kind: 'take-away', path };
	const text = applied(now.text, change);
	return text === undefined ? unreadable(path) : { kind: 'restore', path, edits: change.inverse, text };
}

function made(change: NoteChange): UndoStep {
	const text = applied('', change);
	return text === undefined ? unreadable(change.path) : { kind: 'make', path: change.path, text };
}

/** `undefined` where the stored edits do not fit the text, which those that were really made always do. */
function applied(text: string, { inverse }: NoteChange): string | undefined {
	try {
		return applyEdits(text, inverse);
	} catch {
		return undefined;
	}
}

function unreadable(path: string): UndoStep {
	return { kind: 'refused', path, reason: 'cannot be restored: what was stored of it is damaged' };
}

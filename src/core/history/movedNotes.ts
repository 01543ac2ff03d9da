import { foldName } from '../text/foldName.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';

/** A note that is gone or new, and what tells its text from others. */
export interface NoteState {
	readonly path: string;
	/** The same for the same text. */
	readonly id: string;
}

/**
 * Which of the notes that are new are notes that are gone under another path: the new path to the old one. The text is the same, or else the name
 * is, and only one on each side has it.
 */
export function movedNotes(gone: readonly NoteState[], fresh: readonly NoteState[]): ReadonlyMap<string, string> {
	const moved = new Map<string, string>();
	const left = new Set(gone.map(({ path }) => path));
	const pair = (keyOf: (note: NoteState) => string): void => {
		const from = only(
			gone.filter(({ path }) => left.has(path)),
			keyOf,
		);
		const to = only(
			fresh.filter(({ path }) => !moved.has(path)),
			keyOf,
		);
		for (const [key, path] of to) {
			const old = from.get(key);
			if (old === undefined || path === undefined) continue;
			moved.set(path, old);
			left.delete(old);
		}
	};
	pair(({ id }) => id);
	pair(({ path }) => foldName(noteNameOf(path)));
	return moved;
}

/** The notes that are alone with their key; nothing for a key of several. */
function only(notes: readonly NoteState[], keyOf: (note: NoteState) => string): ReadonlyMap<string, string | undefined> {
	const found = new Map<string, string | undefined>();
	for (const note of notes) {
		const key = keyOf(note);
		found.set(key, found.has(key) ? undefined : note.path);
	}
	return found;
}

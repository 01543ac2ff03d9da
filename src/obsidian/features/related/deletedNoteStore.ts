import type { App } from 'obsidian';
import { linksToDeleted } from '../../../core/related/goneBullets.ts';
import { isNotePath } from '../../../core/vault/paths/pathParts.ts';

/** Where it is kept: on this device and for this vault. */
const KEY = 'dossier-deleted-notes';

/** The notes deleted last; bullets of older ones are told and not ticked. */
const MOST_NOTES = 500;

/** Which notes the app has heard to be deleted. */
export interface DeletedNoteStore {
	add(path: string): void;
	/** Whether a link path led to one of them. Whether there is a note by now is not asked. */
	wasLinkedBy(target: string): boolean;
}

/** The memory of `app` for this vault, kept over a restart. */
export function deletedNoteStore(app: App): DeletedNoteStore {
	let test: ((target: string) => boolean) | undefined;
	/** Deleted and not stored yet: the app tells of each note of a folder within one task. */
	let lately: string[] = [];
	const read = (): string[] => {
		const stored: unknown = app.loadLocalStorage(KEY);
		return [...(Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : []), ...lately];
	};
	const save = (): void => {
		// Of a note that was deleted twice the last time counts.
		app.saveLocalStorage(KEY, [...new Set(read().toReversed())].slice(0, MOST_NOTES).toReversed());
		lately = [];
	};
	return {
		add(path) {
			if (!isNotePath(path)) return;
			test = undefined;
			if (lately.push(path) === 1) queueMicrotask(save);
		},
		wasLinkedBy: (target) => (test ??= linksToDeleted(read()))(target),
	};
}

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
	const read = (): string[] => {
		const stored: unknown = app.loadLocalStorage(KEY);
		return Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : [];
	};
	return {
		add(path) {
			if (!isNotePath(path)) return;
			app.saveLocalStorage(KEY, [...read().filter((other) => other !== path), path].slice(-MOST_NOTES));
			test = undefined;
		},
		wasLinkedBy: (target) => (test ??= linksToDeleted(read()))(target),
	};
}

import type { App } from 'obsidian';

/** Where it is kept: on this device and for this vault, since what was looked at is a matter of one screen. */
const KEY = 'dossier-seen-backlinks';

/** The notes looked at last; what links to older ones is all new again, which is better than a list that grows for ever. */
const MOST_NOTES = 200;

/** A hub has thousands of backlinks, of which none is news. */
const MOST_SOURCES = 1000;

/** Which backlinks of a note were there when its backlinks were last looked at. */
export interface SeenBacklinks {
	/** The sources that were there, or `undefined` where the note was never looked at. */
	of(path: string): ReadonlySet<string> | undefined;
	remember(path: string, sources: readonly string[]): void;
}

/** The memory of `app` for this vault. */
export function seenBacklinks(app: App): SeenBacklinks {
	const read = (): Entry[] => {
		const stored: unknown = app.loadLocalStorage(KEY);
		return Array.isArray(stored) ? stored.filter(isEntry) : [];
	};
	// Some hundred thousand paths may be stored: they are read once, not at every drawing.
	let known: readonly Entry[] | undefined;
	const entries = (): readonly Entry[] => (known ??= read());
	return {
		of(path) {
			const entry = entries().find(([note]) => note === path);
			return entry && new Set(entry[1]);
		},
		remember(path, sources) {
			const others = entries().filter(([note]) => note !== path);
			const now: readonly Entry[] = sources.length > MOST_SOURCES ? others : [[path, sources], ...others];
			known = now.slice(0, MOST_NOTES);
			app.saveLocalStorage(KEY, known);
		},
	};
}

/** A note and the sources that were there. */
type Entry = readonly [string, readonly string[]];

function isEntry(value: unknown): value is Entry {
	return Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1]);
}

import {
	heldIn,
	mergeEntries,
	parseTimedEntries,
	storedEntries,
	type TimedEntries,
	withHeld,
	withoutOldLifted,
} from '../settings/timedEntries.ts';
import type { StoredObject } from '../settings/patchStored.ts';
import type { Dismissals } from './dismissals.ts';

/** The version of `data.json`, raised when what is stored changes its meaning; 0.1.0 wrote none. */
const VERSION = 1;

/**
 * The dismissals in the stored data of the plugin at the time `now`: with their times under `dismissals`, and as lists of paths, which is what holds and what
 * 0.1.0 wrote alone, under `dismissed`.
 */
export function dismissalEntriesOf(stored: StoredObject, now: number): TimedEntries {
	return withoutOldLifted(mergeEntries(parseTimedEntries(stored['dismissed']), parseTimedEntries(stored['dismissals'])), now);
}

/** `stored` with `entries` merged into what it says. */
export function storeDismissals(stored: StoredObject, entries: TimedEntries, now: number): StoredObject {
	const all = mergeEntries(dismissalEntriesOf(stored, now), withoutOldLifted(entries, now));
	return { version: VERSION, ...stored, dismissed: heldIn(all), dismissals: storedEntries(all) };
}

/** `stored` after the user made its dismissals be what `change` makes of them. */
export function changeDismissals(stored: StoredObject, change: (dismissals: Dismissals) => Dismissals, now: number): StoredObject {
	const entries = dismissalEntriesOf(stored, now);
	return storeDismissals(stored, withHeld(entries, change(heldIn(entries)), now), now);
}

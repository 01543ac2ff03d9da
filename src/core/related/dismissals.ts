import type { DismissiblePair } from '../changes/changePlan.ts';
import { heldFor, type HeldEntry, rebuiltEntries, withHeldEntries, withoutHeldEntries } from '../settings/heldEntries.ts';
import type { HeldEntries } from '../settings/timedEntries.ts';

/** Notes that are not to be proposed any more: for each note the paths that were dismissed for it, in code-unit order. */
export type Dismissals = HeldEntries;

/** `dismissals` with none of `pairs` ever proposed again. */
export function dismiss(dismissals: Dismissals, pairs: readonly DismissiblePair[]): Dismissals {
	return withHeldEntries(dismissals, pairs.map(heldEntryOf));
}

/** `dismissals` with `pairs` proposed again. */
export function undismiss(dismissals: Dismissals, pairs: readonly DismissiblePair[]): Dismissals {
	return withoutHeldEntries(dismissals, pairs.map(heldEntryOf));
}

function heldEntryOf({ note, path }: DismissiblePair): HeldEntry {
	return [note, path];
}

/** The paths that were dismissed for `note`. */
export function dismissedFor(dismissals: Dismissals, note: string): readonly string[] {
	return heldFor(dismissals, note);
}

/** Every pair that was dismissed, by note and then by path. */
export function dismissedPairs(dismissals: Dismissals): readonly DismissiblePair[] {
	return Object.entries(dismissals).flatMap(([note, paths]) => paths.map((path) => ({ note, path })));
}

/** `dismissals` after moves of which `after` says where each path is then. */
export function dismissalsMoved(dismissals: Dismissals, after: (path: string) => string | undefined): Dismissals {
	return rebuiltEntries(dismissals, (note, paths) => [after(note), paths.map(after).filter((path) => path !== undefined)]);
}

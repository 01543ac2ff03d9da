import { dismissalsDeleted, dismissalsRenamed } from '../related/dismissals.ts';
import { holdsAtOrBelow } from '../settings/heldEntries.ts';
import type { HeldDecisions } from '../settings/storedDecisions.ts';
import { formerNamesMoved } from '../vault/renaming/formerNames.ts';
import { ignoresDeleted, ignoresMoved } from './ignores.ts';

/** What was decided about notes, after the file, or the folder with all below it, at `from` moved to `to`; `held` itself where nothing of it is about them. */
export function decisionsMoved(held: HeldDecisions, from: string, to: string): HeldDecisions {
	if (!isAbout(held, from)) return held;
	return {
		...held,
		dismissals: dismissalsRenamed(held.dismissals, from, to),
		ignores: ignoresMoved(held.ignores, from, to),
		formerNames: formerNamesMoved(held.formerNames, from, to),
	};
}

/** What was decided about notes, after the file, or the folder with all below it, at `path` was deleted. Former names of a note that is gone are asked for by nothing. */
export function decisionsDeleted(held: HeldDecisions, path: string): HeldDecisions {
	if (!isAbout(held, path)) return held;
	return { ...held, dismissals: dismissalsDeleted(held.dismissals, path), ignores: ignoresDeleted(held.ignores, path) };
}

/** A folder that moves moves thousands of notes, each of which is told by itself, and few of them were ever decided about. */
function isAbout(held: HeldDecisions, path: string): boolean {
	return Object.values(held).some((entries) => holdsAtOrBelow(entries, path));
}

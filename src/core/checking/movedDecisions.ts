import { dismissalsDeleted, dismissalsRenamed } from '../related/dismissals.ts';
import type { HeldDecisions } from '../settings/storedDecisions.ts';
import { formerNamesMoved } from '../vault/renaming/formerNames.ts';
import { ignoresDeleted, ignoresMoved } from './ignores.ts';

/** What was decided about notes, after the file, or the folder with all below it, at `from` moved to `to`. */
export function decisionsMoved(held: HeldDecisions, from: string, to: string): HeldDecisions {
	return {
		...held,
		dismissals: dismissalsRenamed(held.dismissals, from, to),
		ignores: ignoresMoved(held.ignores, from, to),
		formerNames: formerNamesMoved(held.formerNames, from, to),
	};
}

/** What was decided about notes, after the file, or the folder with all below it, at `path` was deleted. Former names of a note that is gone are asked for by nothing. */
export function decisionsDeleted({ dismissals, ignores }: HeldDecisions, path: string): Partial<HeldDecisions> {
	return { dismissals: dismissalsDeleted(dismissals, path), ignores: ignoresDeleted(ignores, path) };
}

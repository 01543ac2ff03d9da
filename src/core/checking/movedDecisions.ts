import { dismissalsMoved } from '../related/dismissals.ts';
import { isMovedBy, type Move, pathAfter } from '../settings/heldEntries.ts';
import type { HeldDecisions } from '../settings/storedDecisions.ts';
import { formerNamesMoved } from '../vault/renaming/formerNames.ts';
import { ignoresMoved } from './ignores.ts';

/** What was decided about notes, after `moves` one after the other; `held` itself where nothing of it is about what moved. */
export function decisionsMoved(held: HeldDecisions, moves: readonly Move[]): HeldDecisions {
	if (!Object.values(held).some(isMovedBy(moves))) return held;
	const after = pathAfter(moves);
	return {
		...held,
		dismissals: dismissalsMoved(held.dismissals, after),
		ignores: ignoresMoved(held.ignores, after),
		formerNames: formerNamesMoved(held.formerNames, after),
	};
}

import type { DecisionsChange } from '../changes/changeBatch.ts';
import { type HeldEntry, withHeldEntries, withoutHeldEntries } from '../settings/heldEntries.ts';
import type { HeldDecisions } from '../settings/storedDecisions.ts';
import type { HeldEntries } from '../settings/timedEntries.ts';
import { decisionsMoved } from './movedDecisions.ts';

/** What changes where the note at `from` goes into the one at `to`: what was decided about the one holds of the other. */
export function mergedDecisions(held: HeldDecisions, from: string, to: string): DecisionsChange {
	const before = entriesOf(held);
	const after = entriesOf(decisionsMoved(held, [{ from, to }]));
	// No note is proposed for itself.
	return { made: without(after, before).filter(({ at, entry }) => at !== entry), lifted: without(before, after) };
}

/** `held` after `change`. */
export function withDecisionsChange(held: HeldDecisions, { made, lifted }: DecisionsChange): HeldDecisions {
	const next: Record<string, HeldEntries> = { ...held };
	for (const kind of new Set([...lifted, ...made].map((entry) => entry.kind))) {
		const ofKind = (entries: readonly DecisionEntry[]): HeldEntry[] =>
			entries.flatMap((each) => (each.kind === kind ? [[each.at, each.entry] as const] : []));
		next[kind] = withHeldEntries(withoutHeldEntries(next[kind] ?? {}, ofKind(lifted)), ofKind(made));
	}
	return { ...held, ...next };
}

/** What takes `change` back. */
export function takenBack({ made, lifted }: DecisionsChange): DecisionsChange {
	return { made: lifted, lifted: made };
}

type DecisionEntry = DecisionsChange['made'][number];

function entriesOf(held: HeldDecisions): readonly DecisionEntry[] {
	return Object.entries(held).flatMap(([kind, entries]: [string, HeldEntries]) =>
		Object.entries(entries).flatMap(([at, all]) => all.map((entry) => ({ kind, at, entry }))),
	);
}

function without(all: readonly DecisionEntry[], others: readonly DecisionEntry[]): DecisionEntry[] {
	const key = (entry: DecisionEntry): string => JSON.stringify(entry);
	const known = new Set(others.map(key));
	return all.filter((entry) => !known.has(key(entry)));
}

import type { Reason } from './candidate.ts';

/** What each reason adds to a score, `more` for every time it applies e times as often (natural logarithm). */
interface Weight {
	readonly base: number;
	readonly more: number;
}

export type Weights = Readonly<Record<Reason['kind'], Weight>>;

/**
 * How much each kind of reason says about whether an author would list a note.
 *
 * Found by logistic regression over the hand-written related notes of a research vault of 771 notes (each note's own
 * bullets hidden while its candidates are weighed) and rounded: a note's own mentions say most, a mention by the other
 * note little. Names in fields and shared actors do not occur there; they stand where the note that has them would put
 * them: next to being listed, and next to shared tags. `scripts/bench-related.mjs` prints what each is worth.
 * Fitted anew to four fifths of the notes of one vault they do no better on the last fifth (precision at 3 72.2 % against
 * 72.5 %, recall at 8 48.5 % against 49.0 %), so they are the same for every vault and every reason means the same.
 */
export const DEFAULT_WEIGHTS: Weights = {
	// Both link each other in prose: what the two mentions are worth, so that two reasons become one.
	mutual: { base: 4, more: 1 },
	mentioned: { base: 3.7, more: 1.4 },
	'co-cited': { base: 0, more: 2 },
	'shared-tags': { base: 0, more: 2.5 },
	'shared-actors': { base: 0, more: 2.5 },
	lists: { base: 1.2, more: 0 },
	names: { base: 1.2, more: 0 },
	mentions: { base: 0.3, more: 0.4 },
	// Worth nothing where it was measured; enough to order notes that have nothing else.
	coupled: { base: 0, more: 0.05 },
};

import { addToList } from '../text/addToList.ts';

/** A guess at the type of a note whose type is known. */
export interface Trial {
	/** The type that was guessed. */
	readonly type: string;
	/** By how much it fits better than the next one. */
	readonly margin: number;
	readonly isRight: boolean;
}

/** So many of the trials have to be right: among notes that the model never saw it is then nine in ten. */
const RIGHT_SHARE = 0.93;

/** A type that is hardly better than the next one is not offered, however often that was right. */
const LEAST_MARGIN = 1;

/**
 * From which margin on a guess is sure enough to be offered, by type: where enough of the trials were right, one more wrong
 * one assumed, so that a few trials prove nothing. A type of which too few are known goes by all trials, and by its
 * own wrong ones. `Infinity` where nothing is sure.
 */
export function leastMargins(trials: readonly Trial[]): (type: string) => number {
	const byType = new Map<string, Trial[]>();
	for (const trial of trials) {
		addToList(byType, trial.type, trial);
	}
	const usual = marginOf(trials, 1);
	const known = new Map<string, number>();
	for (const [type, own] of byType) known.set(type, Math.min(marginOf(own, 1), Math.max(usual, marginOf(own, 0))));
	return (type) => known.get(type) ?? usual;
}

/** The lowest margin above which enough of the trials were right, with so many more wrong ones. */
function marginOf(trials: readonly Trial[], wrong: number): number {
	const sorted = [...trials].filter(({ margin }) => margin >= LEAST_MARGIN).sort((a, b) => b.margin - a.margin);
	let least = Infinity;
	let right = 0;
	for (const [at, { margin, isRight }] of sorted.entries()) {
		right += Number(isRight);
		const next = sorted[at + 1]?.margin ?? LEAST_MARGIN;
		// Between two trials nothing is known: the cut lies in the middle.
		if (right >= RIGHT_SHARE * (at + 1 + wrong) && (next < margin || at + 1 === sorted.length)) least = (margin + next) / 2;
	}
	return least;
}

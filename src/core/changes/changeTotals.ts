import type { Steps } from '../text/steps.ts';
import type { ChangeUnit, NotePlan } from './changePlan.ts';
import type { ChangeSelection } from './changeSelection.ts';

/** How much of a plan is proposed, and how much is to be written. */
export interface ChangeTotals {
	readonly items: number;
	readonly notes: number;
	readonly ticked: number;
	readonly tickedNotes: number;
	readonly dismissed: number;
}

/** So many notes are counted in a step: a few milliseconds. */
const NOTES_A_STEP = 256;

/** The totals of a plan as it is ticked now, in steps. A note that cannot be written counts as proposed, never as ticked. */
export function* changeTotals(plans: readonly NotePlan[], selection: ChangeSelection): Steps<ChangeTotals> {
	let items = 0;
	let ticked = 0;
	let tickedNotes = 0;
	let dismissed = 0;
	for (const [at, plan] of plans.entries()) {
		if (at % NOTES_A_STEP === NOTES_A_STEP - 1) yield;
		let chosen = 0;
		for (const item of plan.items) {
			if (plan.refusal === undefined && selection.isTicked(item)) chosen += 1;
			if (item.dismissal !== undefined && selection.isDismissed(item.id)) dismissed += 1;
		}
		items += plan.items.length;
		ticked += chosen;
		if (chosen > 0) tickedNotes += 1;
	}
	return { items, notes: plans.length, ticked, tickedNotes, dismissed };
}

/** `1,771 bullets in 653 notes`. */
export function changesInNotes(changes: number, notes: number, unit: ChangeUnit): string {
	return `${countOf(changes, unit)} in ${countOf(notes, { one: 'note', many: 'notes' })}`;
}

/** `1 bullet`, `1,771 bullets`. */
export function countOf(count: number, { one, many }: ChangeUnit): string {
	return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

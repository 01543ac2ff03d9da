import type { LinkRecord } from '../vault/records/noteRecord.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { TwoStepRelation } from '../vault/links/coCitations.ts';
import type { Reason } from './candidate.ts';
import type { Measured, Pair } from './pairMeter.ts';
import type { Weights } from './weights.ts';

/** Two notes have so few targets in common by chance. */
const FEWEST_SHARED_TARGETS = 2;

/** Names or tags that are spelled out before the rest is counted. */
const SPELLED_OUT = 3;

/** Why the other note of a pair may be listed, in words, strongest first. */
export function reasonsOf(pair: Pair, measured: Measured, weights: Weights): readonly Reason[] {
	const reasons: Reason[] = [];
	tellReasons(pair, measured, weights, (kind, worth, words) => reasons.push({ kind, words: words(), worth }));
	return reasons.sort((a, b) => b.worth - a.worth);
}

/** What the same reasons add up to. Words are not made: of a hub's thousands of candidates a screenful is read. */
export function scoreOf(pair: Pair, measured: Measured, weights: Weights): number {
	let sum = 0;
	tellReasons(pair, measured, weights, (_, worth) => (sum += worth));
	// Worths are whole thousandths, so that their sum does not depend on a machine's last bit.
	return Math.round(sum * 1000) / 1000;
}

function tellReasons(
	pair: Pair,
	measured: Measured,
	weights: Weights,
	tell: (kind: Reason['kind'], worth: number, words: () => string) => void,
): void {
	const add = (kind: Reason['kind'], amount: number, words: () => string): void => {
		tell(kind, worthOf(weights[kind].base + weights[kind].more * amount), words);
	};
	const { own, theirs, twoStep } = pair;
	const here = theirs.prose.length;
	const there = own.prose.length;
	if (here > 0 && there > 0) add('mutual', Math.log(here * there), () => 'both notes mention each other');
	else if (here > 0) add('mentions', Math.log(here), () => `mentions it ${times(here)}`);
	else if (there > 0) add('mentioned', Math.log(there), () => `this note mentions it ${times(there)}`);
	if (there === 0 && own.fields.length > 0) add('mentioned', 0, () => `this note names it in ${fieldsOf(own.fields)}`);
	if (theirs.fields.length > 0) add('names', 0, () => `names it in ${fieldsOf(theirs.fields)}`);
	if (theirs.related.length > 0) add('lists', 0, () => 'lists it among its related notes');
	if (twoStep !== undefined && twoStep.citedTogether + twoStep.listedByTargets > 0)
		add('co-cited', Math.log(1 + 2 * measured.listedTogether), () => twoStepWords(twoStep));
	if (measured.actors.length > 0) add('shared-actors', measured.actorLikeness, () => `shares ${listed(measured.actors.map(noteNameOf))}`);
	if (measured.tags.length > 0) add('shared-tags', measured.tagLikeness, () => `shares ${listed(measured.tags.map((tag) => `#${tag}`))}`);
	if (twoStep !== undefined && twoStep.sharedTargets >= FEWEST_SHARED_TARGETS)
		add('coupled', Math.log(twoStep.sharedTargets), () => `links to ${twoStep.sharedTargets} of the same notes`);
}

function twoStepWords({ listedTogether, citedTogether, listedByTargets }: TwoStepRelation): string {
	if (listedTogether > 0) return `listed together in ${notes(listedTogether)}`;
	if (listedByTargets > 0) return `listed by ${notes(listedByTargets)} that this note mentions`;
	return `linked together in ${notes(citedTogether)}`;
}

/** In whole thousandths: `Math.log` may differ in its last bit between machines, the order of notes may not. */
function worthOf(value: number): number {
	return Math.round(value * 1000) / 1000;
}

function times(count: number): string {
	if (count === 1) return 'once';
	return count === 2 ? 'twice' : `${count} times`;
}

function notes(count: number): string {
	return count === 1 ? 'one note' : `${count} notes`;
}

function fieldsOf(links: readonly LinkRecord[]): string {
	return listed([...new Set(links.map((link) => `\`${link.field ?? ''}\``))]);
}

function listed(things: readonly string[]): string {
	const shown = things.length > SPELLED_OUT + 1 ? things.slice(0, SPELLED_OUT) : things;
	const rest = things.length - shown.length;
	const last = rest > 0 ? `${rest} more` : shown.at(-1);
	const before = rest > 0 ? shown : shown.slice(0, -1);
	return before.length === 0 ? (last ?? '') : `${before.join(', ')} and ${last ?? ''}`;
}

import type { StoredObject } from './patchStored.ts';
import { isObject } from '../text/isObject.ts';
import {
	entriesOfLines,
	entriesOfNames,
	type HeldEntries,
	heldIn,
	mergeEntries,
	newestEntries,
	parseTimedEntries,
	storedEntries,
	type TimedEntries,
	withHeld,
	withoutOldLifted,
} from './timedEntries.ts';

/** The version of `data.json`, raised when what is stored changes its meaning; 0.1.0 wrote none. */
const VERSION = 1;

/** What is stored entry by entry, each under a key of this name. */
const KINDS = ['dismissals', 'ignores', 'formerNames', 'sameOutlets', 'wantedIgnored'] as const;

/** The keys of `data.json` under which something of decisions stands. */
export const DECISION_KEYS: readonly string[] = ['dismissed', ...KINDS];

/** What was decided, each with its time. */
export interface Decisions {
	/** For each note the paths that are never proposed for it. */
	readonly dismissals: TimedEntries;
	/** For each note or folder, or `*` for every note, the rules that are ignored there. */
	readonly ignores: TimedEntries;
	/** For each note the names that it went by. */
	readonly formerNames: TimedEntries;
	/** For each name of a publisher the outlet that it is. */
	readonly sameOutlets: TimedEntries;
	/** For `*` the names that are no wanted notes. */
	readonly wantedIgnored: TimedEntries;
}

/** What holds of them. */
export type HeldDecisions = { readonly [Kind in keyof Decisions]: HeldEntries };

/** The kinds that may be a list, as a hand writes them; so they stood among the settings at first. */
const LISTS = { sameOutlets: entriesOfLines, wantedIgnored: entriesOfNames } as const;

/** Keys of decisions that may stand among the settings. */
export const LISTED_DECISIONS: readonly string[] = Object.keys(LISTS);

/** More former names are of no use: whoever did not care for one by then does not. */
const MOST_FORMER_NAMES = 2000;

/**
 * The decisions in the stored data of the plugin at the time `now`. Dismissals stand there with their times under `dismissals`, and as lists of paths, which
 * is what holds and what 0.1.0 wrote alone, under `dismissed`. Outlets and names of wanted notes may be lists, among the settings too.
 */
export function decisionsIn(stored: StoredObject, now: number): Decisions {
	const read = eachKind((kind) => parseTimedEntries(stored[kind]));
	const dismissals = mergeEntries(parseTimedEntries(stored['dismissed']), read.dismissals);
	const listed = (kind: keyof typeof LISTS): TimedEntries => {
		const own = stored[kind];
		const first = isObject(stored['settings']) ? stored['settings'][kind] : undefined;
		const lines = [first, own].flatMap((given): readonly unknown[] => (Array.isArray(given) ? given : []));
		return mergeEntries(LISTS[kind](lines), Array.isArray(own) ? new Map() : read[kind]);
	};
	return inBounds({ ...read, dismissals, sameOutlets: listed('sameOutlets'), wantedIgnored: listed('wantedIgnored') }, now);
}

/** What two devices know together. */
export function mergeDecisions(a: Decisions, b: Decisions, now: number): Decisions {
	return inBounds(
		eachKind((kind) => mergeEntries(a[kind], b[kind])),
		now,
	);
}

/** What holds. */
export function heldDecisions(decisions: Decisions): HeldDecisions {
	return eachKind((kind) => heldIn(decisions[kind]));
}

/** `decisions` after the user made what holds be as `next` says, where it says something. */
export function withDecisions(decisions: Decisions, next: Partial<HeldDecisions>, now: number): Decisions {
	return eachKind((kind) => {
		const held = next[kind];
		return held === undefined ? decisions[kind] : withHeld(decisions[kind], held, now);
	});
}

/** `stored` with `decisions` merged into what it says; a kind of which nothing was ever decided has no key. */
export function storeDecisions(stored: StoredObject, decisions: Decisions, now: number): StoredObject {
	const all = mergeDecisions(decisionsIn(stored, now), decisions, now);
	const kinds = KINDS.filter((kind) => kind === 'dismissals' || kind in stored || all[kind].size > 0);
	const { settings } = stored;
	return {
		version: VERSION,
		...stored,
		// What was lifted would come back from there once that it was lifted is forgotten.
		...(isObject(settings) && LISTED_DECISIONS.some((key) => key in settings) ? { settings: withoutLists(settings) } : {}),
		dismissed: heldIn(all.dismissals),
		...Object.fromEntries(kinds.map((kind) => [kind, storedEntries(all[kind])])),
	};
}

/** `stored` after the user made what holds be what `change` makes of it; `stored` itself where that is what holds already. */
export function changeDecisions(stored: StoredObject, change: (held: HeldDecisions) => Partial<HeldDecisions>, now: number): StoredObject {
	const decisions = decisionsIn(stored, now);
	const changed = withDecisions(decisions, change(heldDecisions(decisions)), now);
	return decisionsKey(changed) === decisionsKey(decisions) ? stored : storeDecisions(stored, changed, now);
}

/** The same text for the same decisions. */
export function decisionsKey(decisions: Decisions): string {
	return JSON.stringify(KINDS.map((kind) => storedEntries(decisions[kind])));
}

function inBounds(decisions: Decisions, now: number): Decisions {
	const kept = eachKind((kind) => withoutOldLifted(decisions[kind], now));
	return { ...kept, formerNames: newestEntries(kept.formerNames, MOST_FORMER_NAMES) };
}

function eachKind<Value>(of: (kind: keyof Decisions) => Value): { readonly [Kind in keyof Decisions]: Value } {
	return {
		dismissals: of('dismissals'),
		ignores: of('ignores'),
		formerNames: of('formerNames'),
		sameOutlets: of('sameOutlets'),
		wantedIgnored: of('wantedIgnored'),
	};
}

function withoutLists(settings: StoredObject): StoredObject {
	return Object.fromEntries(Object.entries(settings).filter(([key]) => !LISTED_DECISIONS.includes(key)));
}

import { isStoredObject, type StoredObject } from './patchStored.ts';
import {
	entriesOfLines,
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
const KINDS = ['dismissals', 'ignores', 'formerNames', 'sameOutlets'] as const;

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
}

/** What holds of them. */
export type HeldDecisions = { readonly [Kind in keyof Decisions]: HeldEntries };

/** The kind that may be a list of lines. */
const OUTLETS = 'sameOutlets';

/** More former names are of no use: whoever did not care for one by then does not. */
const MOST_FORMER_NAMES = 2000;

/**
 * The decisions in the stored data of the plugin at the time `now`. Dismissals stand there with their times under `dismissals`, and as lists of paths, which
 * is what holds and what 0.1.0 wrote alone, under `dismissed`. Outlets may be lines, as a hand writes them; so they stood among the settings at first.
 */
export function decisionsIn(stored: StoredObject, now: number): Decisions {
	const read = eachKind((kind) => parseTimedEntries(stored[kind]));
	const dismissals = mergeEntries(parseTimedEntries(stored['dismissed']), read.dismissals);
	const [own, first] = [stored[OUTLETS], isStoredObject(stored['settings']) ? stored['settings'][OUTLETS] : undefined];
	const lines = [first, own].flatMap((given): readonly unknown[] => (Array.isArray(given) ? given : []));
	return inBounds(
		{ ...read, dismissals, sameOutlets: mergeEntries(entriesOfLines(lines), Array.isArray(own) ? new Map() : read.sameOutlets) },
		now,
	);
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
		...(isStoredObject(settings) && OUTLETS in settings ? { settings: without(settings, OUTLETS) } : {}),
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
	return { dismissals: of('dismissals'), ignores: of('ignores'), formerNames: of('formerNames'), sameOutlets: of('sameOutlets') };
}

function without(stored: StoredObject, key: string): StoredObject {
	return Object.fromEntries(Object.entries(stored).filter(([other]) => other !== key));
}

import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { isObject } from '../text/isObject.ts';

/** The key of what was decided for every note. */
export const EVERYWHERE = '*';

/** What the user decided once, such as a dismissal, as it is stored: when it was made or lifted. A lifted one stays, so that the copy of another device does not bring it back. */
export interface TimedEntry {
	/** Milliseconds since 1970; 0 for one that was stored before times were. */
	readonly at: number;
	readonly lifted?: true;
}

/** What holds of such decisions: for each note the paths, in code-unit order. */
export type HeldEntries = Readonly<Record<string, readonly string[]>>;

/** Such decisions in two levels: for each note, for example, the paths that were dismissed for it, or lifted again. */
export type TimedEntries = ReadonlyMap<string, ReadonlyMap<string, TimedEntry>>;

/** What `stored` says, whatever it is: a list of paths a note, as dismissals were first stored, or a map of entries. What is neither is left out. Never throws. */
export function parseTimedEntries(stored: unknown): TimedEntries {
	const notes = new Map<string, ReadonlyMap<string, TimedEntry>>();
	for (const [note, paths] of entriesOf(stored)) {
		const entries = new Map<string, TimedEntry>();
		if (Array.isArray(paths)) {
			for (const path of paths) if (typeof path === 'string') entries.set(path, { at: 0 });
		} else
			for (const [path, entry] of entriesOf(paths)) {
				const fields = new Map(entriesOf(entry));
				const at = fields.get('at');
				if (typeof at === 'number' && Number.isFinite(at)) entries.set(path, fields.get('lifted') === true ? { at, lifted: true } : { at });
			}
		if (entries.size > 0) notes.set(note, entries);
	}
	return notes;
}

/**
 * The entries of lines such as `WSJ = Wall Street Journal`, as a hand writes them, each of a time before all others: `Wall Street Journal` for `WSJ`.
 * A line that is none says nothing.
 */
export function entriesOfLines(lines: readonly unknown[]): TimedEntries {
	const entries = new Map<string, ReadonlyMap<string, TimedEntry>>();
	for (const line of lines) {
		const [name, as] = typeof line === 'string' ? line.split(' = ', 2).map((part) => part.trim()) : [];
		if (name && as) entries.set(name, new Map([[as, { at: 0 }]]));
	}
	return entries;
}

/** The entries of a list of names, as a hand writes one, each of a time before all others and for `EVERYWHERE`. What is no text says nothing. */
export function entriesOfNames(names: readonly unknown[]): TimedEntries {
	const entries = names.filter((name) => typeof name === 'string').map((name): [string, TimedEntry] => [name, { at: 0 }]);
	return entries.length === 0 ? new Map() : new Map([[EVERYWHERE, new Map(entries)]]);
}

/** The entries as they are stored, notes and paths in code-unit order. */
export function storedEntries(entries: TimedEntries): Record<string, Record<string, TimedEntry>> {
	// fromEntries defines own keys, whatever they are called; an assignment to `__proto__` would not.
	return Object.fromEntries(sorted(entries).map(([note, paths]) => [note, Object.fromEntries(sorted(paths))]));
}

/**
 * What two devices know together: of each pair the later entry, and of two of the same time the one that holds. In whatever order and however often copies are
 * merged, it comes to the same.
 */
export function mergeEntries(a: TimedEntries, b: TimedEntries): TimedEntries {
	const merged = new Map<string, Map<string, TimedEntry>>();
	for (const entries of [a, b])
		for (const [note, paths] of entries) {
			const known = merged.get(note) ?? new Map<string, TimedEntry>();
			merged.set(note, known);
			for (const [path, entry] of paths) {
				const other = known.get(path);
				if (other === undefined || isLater(entry, other)) known.set(path, entry);
			}
		}
	return merged;
}

/** `entries` after the user made what holds be `next` at the time `at`: what is new is added, what is missing lifted. */
export function withHeld(entries: TimedEntries, next: HeldEntries, at: number): TimedEntries {
	const changed = new Map<string, Map<string, TimedEntry>>();
	const set = (note: string, path: string, entry: TimedEntry) =>
		changed.set(note, (changed.get(note) ?? new Map<string, TimedEntry>()).set(path, entry));
	const wanted = new Map(Object.entries(next).map(([note, paths]) => [note, new Set(paths)]));
	for (const [note, paths] of entries)
		for (const [path, entry] of paths)
			if (entry.lifted !== true && wanted.get(note)?.has(path) !== true) set(note, path, { at: after(entry, at), lifted: true });
	for (const [note, paths] of wanted)
		for (const path of paths) {
			const entry = entries.get(note)?.get(path);
			if (entry === undefined || entry.lifted === true) set(note, path, { at: after(entry, at) });
		}
	return mergeEntries(entries, changed);
}

/** What holds. */
export function heldIn(entries: TimedEntries): HeldEntries {
	const held = sorted(entries).map(
		([note, paths]) => [note, sorted(paths).flatMap(([path, { lifted }]) => (lifted === true ? [] : [path]))] as const,
	);
	return Object.fromEntries(held.filter(([, paths]) => paths.length > 0));
}

/** Longer than a device stays away and comes back with an old copy; what was lifted is not remembered for ever. */
const LIFTED_KEPT_MS = 365 * 86_400_000;

/** `entries` without those that were lifted more than a year before `now`, milliseconds since 1970. */
export function withoutOldLifted(entries: TimedEntries, now: number): TimedEntries {
	const kept = [...entries].map(
		([note, paths]) => [note, new Map([...paths].filter(([, { at, lifted }]) => lifted !== true || at >= now - LIFTED_KEPT_MS))] as const,
	);
	return new Map(kept.filter(([, paths]) => paths.size > 0));
}

/** The `most` newest of `entries`, those that were lifted included. */
export function newestEntries(entries: TimedEntries, most: number): TimedEntries {
	const all = [...entries].flatMap(([note, paths]) => [...paths].map(([path, entry]) => ({ note, path, entry })));
	if (all.length <= most) return entries;
	const newest = new Map<string, Map<string, TimedEntry>>();
	for (const { note, path, entry } of all.sort((a, b) => b.entry.at - a.entry.at).slice(0, most))
		newest.set(note, (newest.get(note) ?? new Map<string, TimedEntry>()).set(path, entry));
	return newest;
}

/** A clock that went back must not lose what the user does now. */
function after(entry: TimedEntry | undefined, at: number): number {
	return entry === undefined ? at : Math.max(at, entry.at + 1);
}

function isLater(a: TimedEntry, b: TimedEntry): boolean {
	return a.at === b.at ? a.lifted !== true && b.lifted === true : a.at > b.at;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
	return [...map].sort(([a], [b]) => compareCodeUnits(a, b));
}

function entriesOf(value: unknown): [string, unknown][] {
	return isObject(value) ? Object.entries(value) : [];
}

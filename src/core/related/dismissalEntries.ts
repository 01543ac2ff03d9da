import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import type { Dismissals } from './dismissals.ts';

/** One dismissal as it is stored: when it was made or lifted. A lifted one stays, so that the copy of another device does not bring it back. */
export interface DismissalEntry {
	/** Milliseconds since 1970; 0 for one that was stored before times were. */
	readonly at: number;
	readonly lifted?: true;
}

/** For each note the paths that were dismissed for it, or lifted again. */
export type DismissalEntries = ReadonlyMap<string, ReadonlyMap<string, DismissalEntry>>;

/** What `stored` says, whatever it is: a list of paths a note, as it was first stored, or a map of entries. What is neither is left out. Never throws. */
export function parseDismissalEntries(stored: unknown): DismissalEntries {
	const notes = new Map<string, ReadonlyMap<string, DismissalEntry>>();
	for (const [note, paths] of entriesOf(stored)) {
		const entries = new Map<string, DismissalEntry>();
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
 * The entries in the stored data of the plugin: with their times under `dismissals`, and as lists of paths, which is what holds and what 0.1.0 wrote alone,
 * under `dismissed`.
 */
export function dismissalEntriesOf(stored: Readonly<Record<string, unknown>>): DismissalEntries {
	return mergeDismissals(parseDismissalEntries(stored['dismissed']), parseDismissalEntries(stored['dismissals']));
}

/** The entries as they are stored, notes and paths in code-unit order. */
export function storedDismissals(entries: DismissalEntries): Record<string, Record<string, DismissalEntry>> {
	// fromEntries defines own keys, whatever they are called; an assignment to `__proto__` would not.
	return Object.fromEntries(sorted(entries).map(([note, paths]) => [note, Object.fromEntries(sorted(paths))]));
}

/**
 * What two devices know together: of each pair the later entry, and of two of the same time the dismissal. In whatever order and however often copies are
 * merged, it comes to the same.
 */
export function mergeDismissals(a: DismissalEntries, b: DismissalEntries): DismissalEntries {
	const merged = new Map<string, Map<string, DismissalEntry>>();
	for (const entries of [a, b])
		for (const [note, paths] of entries) {
			const known = merged.get(note) ?? new Map<string, DismissalEntry>();
			merged.set(note, known);
			for (const [path, entry] of paths) {
				const other = known.get(path);
				if (other === undefined || isLater(entry, other)) known.set(path, entry);
			}
		}
	return merged;
}

/** `entries` after the user made the dismissals be `next` at the time `at`: what is new is dismissed, what is missing lifted. */
export function withDismissals(entries: DismissalEntries, next: Dismissals, at: number): DismissalEntries {
	const changed = new Map<string, Map<string, DismissalEntry>>();
	const set = (note: string, path: string, entry: DismissalEntry) =>
		changed.set(note, (changed.get(note) ?? new Map<string, DismissalEntry>()).set(path, entry));
	const wanted = new Map(Object.entries(next).map(([note, paths]) => [note, new Set(paths)]));
	for (const [note, paths] of entries)
		for (const [path, entry] of paths)
			if (entry.lifted !== true && wanted.get(note)?.has(path) !== true) set(note, path, { at: after(entry, at), lifted: true });
	for (const [note, paths] of wanted)
		for (const path of paths) {
			const entry = entries.get(note)?.get(path);
			if (entry === undefined || entry.lifted === true) set(note, path, { at: after(entry, at) });
		}
	return mergeDismissals(entries, changed);
}

/** The dismissals that hold. */
export function dismissalsIn(entries: DismissalEntries): Dismissals {
	const held = sorted(entries).map(
		([note, paths]) => [note, sorted(paths).flatMap(([path, { lifted }]) => (lifted === true ? [] : [path]))] as const,
	);
	return Object.fromEntries(held.filter(([, paths]) => paths.length > 0));
}

/** A clock that went back must not lose what the user does now. */
function after(entry: DismissalEntry | undefined, at: number): number {
	return entry === undefined ? at : Math.max(at, entry.at + 1);
}

function isLater(a: DismissalEntry, b: DismissalEntry): boolean {
	return a.at === b.at ? a.lifted !== true && b.lifted === true : a.at > b.at;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
	return [...map].sort(([a], [b]) => compareCodeUnits(a, b));
}

function entriesOf(value: unknown): [string, unknown][] {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

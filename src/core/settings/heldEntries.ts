import { addToList } from '../text/addToList.ts';
import type { HeldEntries } from './timedEntries.ts';

/** What holds for `key`, by its own name: nothing is inherited. */
export function heldFor(held: HeldEntries, key: string): readonly string[] {
	return Object.hasOwn(held, key) ? (held[key] ?? []) : [];
}

/** One of `HeldEntries`: what it is held for, and what is held. */
export type HeldEntry = readonly [key: string, entry: string];

/** `held` with `entry` for `key`. */
export function withHeldEntry(held: HeldEntries, key: string, entry: string): HeldEntries {
	return withHeldEntries(held, [[key, entry]]);
}

/** `held` with all of `added`. */
export function withHeldEntries(held: HeldEntries, added: readonly HeldEntry[]): HeldEntries {
	const all = new Map<string, string[]>(Object.entries(held).map(([key, entries]) => [key, [...entries]]));
	for (const [key, entry] of added) addToList(all, key, entry);
	return inOrder(all);
}

/** `held` without `entry` for `key`. */
export function withoutHeldEntry(held: HeldEntries, key: string, entry: string): HeldEntries {
	return withoutHeldEntries(held, [[key, entry]]);
}

/** `held` without any of `taken`. */
export function withoutHeldEntries(held: HeldEntries, taken: readonly HeldEntry[]): HeldEntries {
	const gone = new Map<string, string[]>();
	for (const [key, entry] of taken) addToList(gone, key, entry);
	return rebuiltEntries(held, (key, entries) => {
		const without = new Set(gone.get(key));
		return [key, entries.filter((entry) => !without.has(entry))];
	});
}

/** Whether a key of `held` or an entry is the path `gone`, or lies below it. */
export function holdsAtOrBelow(held: HeldEntries, gone: string): boolean {
	const below = `${gone}/`;
	const isConcerned = (path: string): boolean => path === gone || path.startsWith(below);
	return Object.entries(held).some(([key, entries]) => isConcerned(key) || entries.some(isConcerned));
}

/** Where `path` is after the file, or the folder with all below it, at `from` moved to `to`. */
export function movedPath(path: string, from: string, to: string): string {
	if (path === from) return to;
	return path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}

/** Whether the file or folder at `path` is the one at `gone`, or lies below it. */
export function isAtOrBelow(path: string, gone: string): boolean {
	return path === gone || path.startsWith(`${gone}/`);
}

/** `held` with each key and its entries replaced by what `change` gives. Entries of a key that becomes another are joined with the other's. */
export function rebuiltEntries(
	held: HeldEntries,
	change: (key: string, entries: readonly string[]) => readonly [string, readonly string[]],
): HeldEntries {
	const rebuilt = new Map<string, string[]>();
	for (const [key, entries] of Object.entries(held)) {
		const [name, rest] = change(key, entries);
		for (const entry of rest) addToList(rebuilt, name, entry);
	}
	return inOrder(rebuilt);
}

/** Empty entries go, so that what is stored does not grow with notes that were dealt with. */
function inOrder(entries: ReadonlyMap<string, readonly string[]>): HeldEntries {
	const kept = [...entries].filter(([, values]) => values.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
	// fromEntries defines own keys, whatever they are called; an assignment to `__proto__` would not.
	return Object.fromEntries(kept.map(([key, values]) => [key, [...new Set(values)].sort()]));
}

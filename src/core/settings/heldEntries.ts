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

/** A file, or a folder with all below it, that moved from one path to another, or was deleted: `to` is absent then. */
export interface Move {
	readonly from: string;
	readonly to?: string;
}

/** Where what was at a path is after `moves`, made one after the other; `undefined` where it was deleted. */
export function pathAfter(moves: readonly Move[]): (path: string) => string | undefined {
	// A folder tells a move for each of its notes: of all these only those that take the path along are made.
	const numbers = new Map<string, number[]>();
	for (const [number, { from }] of moves.entries()) addToList(numbers, from, number);
	const next = (path: string, from: number): number =>
		Math.min(...[...atOrAbove(path)].map((each) => numbers.get(each)?.find((number) => number >= from) ?? Infinity));
	return (path) => {
		let at = path;
		for (let number = next(at, 0); number < moves.length; number = next(at, number + 1)) {
			const { from, to } = moves[number] ?? {};
			if (from === undefined || to === undefined) return undefined;
			at = to + at.slice(from.length);
		}
		return at;
	};
}

/** Whether a key of `held` or an entry is at one of the paths that `moves` begin at, or below it. */
export function isMovedBy(moves: readonly Move[]): (held: HeldEntries) => boolean {
	const moved = new Set(moves.map(({ from }) => from));
	const isMoved = (path: string): boolean => isAtOrBelowAny(path, moved);
	return (held) => Object.entries(held).some(([key, entries]) => isMoved(key) || entries.some(isMoved));
}

/** A folder that moves tells thousands of moves, of which hardly one is about any path that is held. */
function isAtOrBelowAny(path: string, moved: ReadonlySet<string>): boolean {
	for (const each of atOrAbove(path)) if (moved.has(each)) return true;
	return false;
}

/** A path and the folders in which it lies, the nearest first. */
function* atOrAbove(path: string): Iterable<string> {
	yield path;
	for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) yield path.slice(0, end);
}

/** `held` with each key and its entries replaced by what `change` gives, without those that it gives no key. Entries of a key that becomes another are joined with the other's. */
export function rebuiltEntries(
	held: HeldEntries,
	change: (key: string, entries: readonly string[]) => readonly [key: string | undefined, entries: readonly string[]],
): HeldEntries {
	const rebuilt = new Map<string, string[]>();
	for (const [key, entries] of Object.entries(held)) {
		const [name, rest] = change(key, entries);
		if (name !== undefined) for (const entry of rest) addToList(rebuilt, name, entry);
	}
	return inOrder(rebuilt);
}

/** Empty entries go, so that what is stored does not grow with notes that were dealt with. */
function inOrder(entries: ReadonlyMap<string, readonly string[]>): HeldEntries {
	const kept = [...entries].filter(([, values]) => values.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
	// fromEntries defines own keys, whatever they are called; an assignment to `__proto__` would not.
	return Object.fromEntries(kept.map(([key, values]) => [key, [...new Set(values)].sort()]));
}

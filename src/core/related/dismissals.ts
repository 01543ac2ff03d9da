import type { DismissiblePair } from '../changes/changePlan.ts';

/** Notes that are not to be proposed any more: for each note the paths that were dismissed for it, in code-unit order. */
export type Dismissals = Readonly<Record<string, readonly string[]>>;

/** `dismissals` with `path` never again proposed for `note`. */
export function dismiss(dismissals: Dismissals, note: string, path: string): Dismissals {
	return withEntry(dismissals, note, [...dismissedFor(dismissals, note), path]);
}

/** `dismissals` with `path` proposed for `note` again. */
export function undismiss(dismissals: Dismissals, note: string, path: string): Dismissals {
	return withEntry(
		dismissals,
		note,
		dismissedFor(dismissals, note).filter((other) => other !== path),
	);
}

/** The paths that were dismissed for `note`. */
export function dismissedFor(dismissals: Dismissals, note: string): readonly string[] {
	return Object.hasOwn(dismissals, note) ? (dismissals[note] ?? []) : [];
}

/** Every pair that was dismissed, by note and then by path. */
export function dismissedPairs(dismissals: Dismissals): readonly DismissiblePair[] {
	return Object.entries(dismissals).flatMap(([note, paths]) => paths.map((path) => ({ note, path })));
}

/** `dismissals` after the file, or the folder with all below it, at `from` moved to `to`. */
export function dismissalsRenamed(dismissals: Dismissals, from: string, to: string): Dismissals {
	const moved = (path: string): string => {
		if (path === from) return to;
		return path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
	};
	return rebuilt(dismissals, (note, paths) => [moved(note), paths.map(moved)]);
}

/** `dismissals` after the file, or the folder with all below it, at `path` was deleted. */
export function dismissalsDeleted(dismissals: Dismissals, path: string): Dismissals {
	const isGone = (other: string): boolean => other === path || other.startsWith(`${path}/`);
	return rebuilt(dismissals, (note, paths) => [note, isGone(note) ? [] : paths.filter((other) => !isGone(other))]);
}

/** Entries of a note that moved onto another are joined with the other's. */
function rebuilt(
	dismissals: Dismissals,
	change: (note: string, paths: readonly string[]) => readonly [string, readonly string[]],
): Dismissals {
	const entries = new Map<string, readonly string[]>();
	for (const [note, paths] of Object.entries(dismissals)) {
		const [name, rest] = change(note, paths);
		entries.set(name, [...(entries.get(name) ?? []), ...rest]);
	}
	return inOrder(entries);
}

function withEntry(dismissals: Dismissals, note: string, paths: readonly string[]): Dismissals {
	return inOrder(new Map([...Object.entries(dismissals), [note, paths]]));
}

/** Empty entries go, so that what is stored does not grow with notes that were dealt with. */
function inOrder(entries: ReadonlyMap<string, readonly string[]>): Dismissals {
	const kept = [...entries].filter(([, paths]) => paths.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
	// fromEntries defines own keys, whatever they are called; an assignment to `__proto__` would not.
	return Object.fromEntries(kept.map(([note, paths]) => [note, [...new Set(paths)].sort()]));
}

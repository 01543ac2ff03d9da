import { heldFor, rebuiltEntries, withHeldEntry, withoutHeldEntry } from '../settings/heldEntries.ts';
import { EVERYWHERE, type HeldEntries } from '../settings/timedEntries.ts';

/** Rules that are ignored, in code-unit order: for each note or folder, by its path, and under `EVERYWHERE` for every note. */
export type Ignores = HeldEntries;

/** Whether findings of the rule with the id `rule` are ignored in the note at `path`. */
export function isIgnored(ignores: Ignores, path: string, rule: string): boolean {
	const isAt = (at: string): boolean => heldFor(ignores, at).includes(rule);
	if (isAt(EVERYWHERE) || isAt(path)) return true;
	for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) if (isAt(path.slice(0, end))) return true;
	return false;
}

/** Whether no rule is ignored anywhere. */
export function ignoresNothing(ignores: Ignores): boolean {
	return Object.keys(ignores).length === 0;
}

/** What is left of `found` without that of rules that are ignored where it was found. */
export function withoutIgnored<Found extends { readonly path: string; readonly rule: string }>(
	found: readonly Found[],
	ignores: Ignores,
): readonly Found[] {
	if (found.length === 0 || ignoresNothing(ignores)) return found;
	return found.some(({ path, rule }) => isIgnored(ignores, path, rule))
		? found.filter(({ path, rule }) => !isIgnored(ignores, path, rule))
		: found;
}

/** `ignores` with `rule` ignored at `path`: a note, a folder or `EVERYWHERE`. */
export function ignoreRule(ignores: Ignores, path: string, rule: string): Ignores {
	return withHeldEntry(ignores, path, rule);
}

/** `ignores` with `rule` no longer ignored at `path`. */
export function unignoreRule(ignores: Ignores, path: string, rule: string): Ignores {
	return withoutHeldEntry(ignores, path, rule);
}

/** `ignores` after moves of which `after` says where each path is then. */
export function ignoresMoved(ignores: Ignores, after: (path: string) => string | undefined): Ignores {
	return rebuiltEntries(ignores, (at, rules) => [at === EVERYWHERE ? at : after(at), rules]);
}

import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import { foldName } from '../../text/foldName.ts';
import { foldPath } from '../../text/foldPath.ts';
import { isConflictCopy } from '../noteRole/conflictCopyOf.ts';
import { noteNameOf } from '../paths/pathParts.ts';
import { PathsByKey } from '../paths/pathsByKey.ts';
import type { Resolution } from '../links/resolution.ts';

const MISSING: Resolution = { kind: 'missing' };

/**
 * Finds the note that a plain name means: by file name, then by alias; case and accents do not count.
 * Among notes of one folded name the one that is spelled like the name wins, then the shortest path.
 */
export class NameResolver {
	/** Paths of notes by folded file name and by folded alias. */
	readonly #byFile = new PathsByKey(compareCodeUnits);
	readonly #byAlias = new PathsByKey(compareCodeUnits);

	add(path: string, aliases: readonly string[]): void {
		this.#byFile.add(foldName(noteNameOf(path)), path);
		for (const alias of ownAliases(path, aliases)) this.#byAlias.add(foldName(alias), path);
	}

	remove(path: string, aliases: readonly string[]): void {
		this.#byFile.remove(foldName(noteNameOf(path)), path);
		for (const alias of ownAliases(path, aliases)) this.#byAlias.remove(foldName(alias), path);
	}

	/** Which note `name` means. `ambiguous`: another one fits equally well. */
	resolve(name: string): Resolution {
		const key = foldName(name);
		const files = this.#byFile.get(key);
		if (files.length > 0) return bestFile(name, files);
		const bearers = this.#byAlias.get(key);
		const [first] = bearers;
		return first === undefined ? MISSING : { kind: 'found', path: first, ambiguous: bearers.length > 1 };
	}
}

/** A copy that a sync service made has the aliases of its original, which go on to mean that one alone. */
function ownAliases(path: string, aliases: readonly string[]): readonly string[] {
	return aliases.length > 0 && isConflictCopy(path) ? [] : aliases;
}

/** The keys under which a note may be named: its file name and its aliases, folded. */
export function nameKeysOf(path: string, aliases: readonly string[]): Set<string> {
	return new Set([foldName(noteNameOf(path)), ...aliases.map(foldName)]);
}

/** Whether a name in a field is written as a path, so that it is first looked up like a link at the vault's root. */
export function looksLikePath(name: string): boolean {
	return name.includes('/') || name.slice(-3).toLowerCase() === '.md';
}

function bestFile(name: string, paths: readonly string[]): Resolution {
	const [only] = paths;
	if (paths.length === 1 && only !== undefined) return { kind: 'found', path: only, ambiguous: false };
	const spelling = foldPath(name);
	const [first, second] = paths
		.map((path) => ({ path, rank: foldPath(noteNameOf(path)) === spelling ? 0 : 1 }))
		.sort((a, b) => a.rank - b.rank || a.path.length - b.path.length || compareCodeUnits(a.path, b.path));
	if (first === undefined) return MISSING;
	const ambiguous = second !== undefined && second.rank === first.rank && second.path.length === first.path.length;
	return { kind: 'found', path: first.path, ambiguous };
}

import { compareCodeUnits } from './compareCodeUnits.ts';
import { foldName } from './foldName.ts';
import { foldPath } from './foldPath.ts';
import { noteNameOf } from './pathParts.ts';
import type { Resolution } from './vaultIndex.ts';

const MISSING: Resolution = { kind: 'missing' };

/**
 * Finds the note that a plain name means: by file name, then by alias; case and accents do not count.
 * Among notes of one folded name the one that is spelled like the name wins, then the shortest path.
 */
export class NameResolver {
	/** Folded file name or alias to the paths of the notes that have it. */
	readonly #byFile = new Map<string, string[]>();
	readonly #byAlias = new Map<string, string[]>();

	/** Whether any note has this folded file name or alias. */
	has(key: string): boolean {
		return this.#byFile.has(key) || this.#byAlias.has(key);
	}

	add(path: string, aliases: readonly string[]): void {
		append(this.#byFile, foldName(noteNameOf(path)), path);
		for (const key of new Set(aliases.map(foldName))) append(this.#byAlias, key, path);
	}

	remove(path: string, aliases: readonly string[]): void {
		drop(this.#byFile, foldName(noteNameOf(path)), path);
		for (const key of new Set(aliases.map(foldName))) drop(this.#byAlias, key, path);
	}

	/** Which note `name` means. `ambiguous`: another one fits equally well. */
	resolve(name: string): Resolution {
		const key = foldName(name);
		const files = this.#byFile.get(key);
		if (files !== undefined) return bestFile(name, files);
		const [first, ...others] = [...(this.#byAlias.get(key) ?? [])].sort(compareCodeUnits);
		return first === undefined ? MISSING : { kind: 'found', path: first, ambiguous: others.length > 0 };
	}
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

function append(map: Map<string, string[]>, key: string, path: string): void {
	const paths = map.get(key);
	if (paths === undefined) map.set(key, [path]);
	else paths.push(path);
}

function drop(map: Map<string, string[]>, key: string, path: string): void {
	const paths = map.get(key);
	const at = paths?.indexOf(path) ?? -1;
	if (paths === undefined || at === -1) return;
	if (paths.length === 1) map.delete(key);
	else paths.splice(at, 1);
}

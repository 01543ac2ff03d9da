import { compareCodeUnits } from './compareCodeUnits.ts';
import { foldPath } from './foldPath.ts';
import { folderOf, lastSegmentOf } from './pathParts.ts';
import type { Resolution } from './vaultIndex.ts';

/** A file among those whose last path segment is equal. */
interface Entry {
	readonly path: string;
	readonly folded: string;
}

const MISSING: Resolution = { kind: 'missing' };

/**
 * Finds the file that a link path leads to, by Obsidian's rules (observed on 1.13):
 * an empty path is the note itself; `./` and `../` are relative to the note's folder; a leading `/` is an exact path
 * in the vault; otherwise an exact path wins, then the path read from the note's folder, then the file with the shortest
 * path among those that end with it. `.md` may be left out. Case and Unicode form do not count; aliases never do.
 *
 * Files are kept by the last segment of their path, so that a link looks only at files that could be meant.
 */
export class LinkResolver {
	/** By key, shortest path first, then in code-unit order. */
	readonly #entries = new Map<string, Entry[]>();

	/** The files with this key, best match of a bare name first. */
	pathsWithKey(key: string): readonly string[] {
		return (this.#entries.get(key) ?? []).map((entry) => entry.path);
	}

	/** Whether any file has this key. */
	has(key: string): boolean {
		return this.#entries.has(key);
	}

	add(path: string): void {
		const key = linkKeyOf(path);
		const entry = { path, folded: foldPath(path) };
		const entries = this.#entries.get(key);
		if (entries === undefined) {
			this.#entries.set(key, [entry]);
			return;
		}
		entries.splice(placeOf(path, entries), 0, entry);
	}

	remove(path: string): void {
		const key = linkKeyOf(path);
		const entries = this.#entries.get(key);
		if (entries === undefined) return;
		const at = placeOf(path, entries);
		if (entries[at]?.path !== path) return;
		if (entries.length === 1) this.#entries.delete(key);
		else entries.splice(at, 1);
	}

	/** Where `target` leads when it is written in `from`. `ambiguous`: another file fits equally well. */
	resolve(target: string, from: string): Resolution {
		if (target === '') return { kind: 'found', path: from, ambiguous: false };
		const entries = this.#entries.get(linkKeyOf(target));
		if (entries === undefined) return MISSING;
		const wanted = foldPath(target);
		const asWritten = resolveAmong(entries, wanted, from);
		return asWritten.kind === 'found' ? asWritten : resolveAmong(entries, `${wanted}.md`, from);
	}

	/** Whether `target` may lead elsewhere from another folder, the vault being as it is. */
	dependsOnFolder(target: string): boolean {
		if (target === '' || isRelative(target)) return true;
		return !target.startsWith('/') && (this.#entries.get(linkKeyOf(target))?.length ?? 0) > 1;
	}
}

/**
 * What a file and every link path that might lead to it have in common: the last segment, folded, without `.md`.
 * `.md` is taken off as often as it stands there: `[[a.md]]` may mean `a.md` or `a.md.md`.
 */
export function linkKeyOf(path: string): string {
	let key = foldPath(lastSegmentOf(path));
	while (key.endsWith('.md')) key = key.slice(0, -3);
	return key;
}

function resolveAmong(entries: readonly Entry[], wanted: string, from: string): Resolution {
	if (isRelative(wanted)) return exactly(entries, joined(foldPath(folderOf(from)), wanted));
	if (wanted.startsWith('/')) return exactly(entries, wanted.slice(1));
	const exact = exactly(entries, wanted);
	if (exact.kind === 'found') return exact;
	const folder = foldPath(folderOf(from));
	const beside = folder === '' ? MISSING : exactly(entries, `${folder}/${wanted}`);
	return beside.kind === 'found' ? beside : shortestEndingWith(entries, `/${wanted}`);
}

function exactly(entries: readonly Entry[], wanted: string | undefined): Resolution {
	let found: string | undefined;
	for (const entry of entries) {
		if (entry.folded !== wanted) continue;
		if (found !== undefined) return { kind: 'found', path: found, ambiguous: true };
		found = entry.path;
	}
	return found === undefined ? MISSING : { kind: 'found', path: found, ambiguous: false };
}

function shortestEndingWith(entries: readonly Entry[], end: string): Resolution {
	let found: string | undefined;
	for (const entry of entries) {
		if (found !== undefined && entry.path.length > found.length) break;
		if (!entry.folded.endsWith(end)) continue;
		if (found !== undefined) return { kind: 'found', path: found, ambiguous: true };
		found = entry.path;
	}
	return found === undefined ? MISSING : { kind: 'found', path: found, ambiguous: false };
}

function isRelative(target: string): boolean {
	return target.startsWith('./') || target.startsWith('../');
}

/** `target` read from `folder`, or `undefined` where it climbs out of the vault. */
function joined(folder: string, target: string): string | undefined {
	const parts = folder === '' ? [] : folder.split('/');
	for (const part of target.split('/')) {
		if (part === '.' || part === '') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return undefined;
	}
	return parts.join('/');
}

/** Where `path` stands among `entries`, or would stand: by halves, since a vault may hold thousands of `README.md`. */
function placeOf(path: string, entries: readonly Entry[]): number {
	let low = 0;
	let high = entries.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (comparePaths(entries[middle]?.path ?? '', path) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

function comparePaths(a: string, b: string): number {
	return a.length - b.length || compareCodeUnits(a, b);
}

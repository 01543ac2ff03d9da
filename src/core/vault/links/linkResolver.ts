import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import { foldPath } from '../../text/foldPath.ts';
import { folderOf, lastSegmentOf } from '../paths/pathParts.ts';
import { PathsByKey } from '../paths/pathsByKey.ts';
import type { Resolution } from './resolution.ts';

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
	readonly #files = new PathsByKey((a, b) => a.length - b.length || compareCodeUnits(a, b));

	/** The same files as their paths are compared, worked out when a link asks for them: ten thousand notes may have one name. */
	readonly #folded = new Map<string, Files>();

	/** The files with this key, best match of a bare name first. */
	pathsWithKey(key: string): readonly string[] {
		return this.#files.get(key);
	}

	add(path: string): void {
		const key = linkKeyOf(path);
		this.#files.add(key, path);
		this.#folded.delete(key);
	}

	remove(path: string): void {
		const key = linkKeyOf(path);
		this.#files.remove(key, path);
		this.#folded.delete(key);
	}

	/** Where `target` leads when it is written in `from`. `ambiguous`: another file fits equally well. */
	resolve(target: string, from: string): Resolution {
		if (target === '') return { kind: 'found', path: from, ambiguous: false };
		return this.#resolveAmong(this.#filesOf(linkKeyOf(target)), target, from);
	}

	/** Where `target` leads from every folder; `undefined` where that may depend on the folder, the vault being as it is. */
	resolveEverywhere(target: string): Resolution | undefined {
		if (target === '' || isRelative(target)) return undefined;
		const key = linkKeyOf(target);
		const paths = this.#files.get(key);
		const [only] = paths;
		if (only === undefined) return MISSING;
		if (paths.length > 1) return target.startsWith('/') ? this.#resolveAmong(this.#filesOf(key), target, '') : undefined;
		const wanted = foldPath(target);
		const folded = foldPath(only);
		return isEndOf(folded, wanted) || isEndOf(folded, `${wanted}.md`) ? { kind: 'found', path: only, ambiguous: false } : MISSING;
	}

	#resolveAmong(files: Files | undefined, target: string, from: string): Resolution {
		if (files === undefined) return MISSING;
		const wanted = foldPath(target);
		const asWritten = resolveAmong(files, wanted, from);
		return asWritten.kind === 'found' ? asWritten : resolveAmong(files, `${wanted}.md`, from);
	}

	#filesOf(key: string): Files | undefined {
		const known = this.#folded.get(key);
		if (known !== undefined) return known;
		const paths = this.#files.get(key);
		if (paths.length === 0) return undefined;
		const all = paths.map((path) => ({ path, folded: foldPath(path) }));
		const byPath = new Map<string, Resolution>();
		for (const { path, folded } of all) {
			const before = byPath.get(folded);
			byPath.set(folded, before?.kind === 'found' ? { ...before, ambiguous: true } : { kind: 'found', path, ambiguous: false });
		}
		const files = { all, byPath };
		if (all.length >= MANY) this.#folded.set(key, files);
		return files;
	}
}

/** So many files with one key are kept ready: which of them is meant is asked from every folder that names them. One alone is cheaper worked out anew than kept for every name of a vault. */
const MANY = 2;

/** The files with one key: in their order, and where each path leads as paths are compared. */
interface Files {
	readonly all: readonly File[];
	readonly byPath: ReadonlyMap<string, Resolution>;
}

/** A file with its path as paths are compared. */
interface File {
	readonly path: string;
	readonly folded: string;
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

function resolveAmong(files: Files, wanted: string, from: string): Resolution {
	if (isRelative(wanted)) return exactly(files, joined(foldPath(folderOf(from)), wanted));
	if (wanted.startsWith('/')) return exactly(files, wanted.slice(1));
	const exact = exactly(files, wanted);
	if (exact.kind === 'found') return exact;
	const folder = foldPath(folderOf(from));
	const beside = folder === '' ? MISSING : exactly(files, `${folder}/${wanted}`);
	return beside.kind === 'found' ? beside : shortestEndingWith(files.all, `/${wanted}`);
}

function exactly({ byPath }: Files, wanted: string | undefined): Resolution {
	return (wanted === undefined ? undefined : byPath.get(wanted)) ?? MISSING;
}

function shortestEndingWith(files: readonly File[], end: string): Resolution {
	let found: string | undefined;
	for (const file of files) {
		if (found !== undefined && file.path.length > found.length) break;
		if (!file.folded.endsWith(end)) continue;
		if (found !== undefined) return { kind: 'found', path: found, ambiguous: true };
		found = file.path;
	}
	return found === undefined ? MISSING : { kind: 'found', path: found, ambiguous: false };
}

/** Whether a link path means this file where it is the only one of its name. */
function isEndOf(path: string, wanted: string): boolean {
	return wanted.startsWith('/') ? path === wanted.slice(1) : path === wanted || path.endsWith(`/${wanted}`);
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

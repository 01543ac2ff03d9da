import { join, relative, sep } from 'node:path';
import type { Steps } from '../../core/text/steps.ts';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { isInside } from './isInside.ts';

/** Something in the folder that cannot be looked at, and why, in words that follow its path. */
export interface WalkProblem {
	readonly path: string;
	/** `notice` where the user plainly meant it so and nothing of the vault is missed. */
	readonly gravity: 'error' | 'notice';
	readonly message: string;
}

/** What lies in a vault. Paths are relative to it, with `/`, spelled as on disk, in code-unit order. */
export interface Walk {
	readonly notes: readonly string[];
	/** Every other file: nothing is read of them, but links may lead to them. */
	readonly others: readonly string[];
	/** Notes that are reached a second time through a symbolic link, and the note that each is. */
	readonly aliases: ReadonlyMap<string, string>;
	readonly problems: readonly WalkProblem[];
}

/** So many entries are looked at in a few milliseconds. */
const ENTRIES_A_STEP = 2000;

interface Folder {
	/** Relative to the vault; empty for the vault itself. */
	readonly path: string;
	/** Where it really is, symbolic links followed. */
	readonly real: string;
	/** The real folders that led here, so that a link to one of them is not followed round and round. */
	readonly above: readonly string[];
	/** Whether a symbolic link led here: its notes may be listed elsewhere as well. */
	readonly isLinked: boolean;
}

/**
 * Looks through the folder `root` as Obsidian does: whatever begins with a dot is left out, a note is a file that ends
 * in `.md` in any case.
 *
 * A symbolic link to a folder inside the vault is followed once; one that leads outside is named in `problems` and left alone.
 * Pipes, sockets and devices are never opened. What vanishes meanwhile is as if it had never been.
 *
 * One loop, and below it what it does with an entry: all of them add to the lists that the walk gives back.
 *
 * @throws the system's error if `root` itself cannot be read.
 */
export function* walkFolder(root: string, disk: Disk = nodeDisk): Steps<Walk> {
	const realRoot = disk.realpathSync(root);
	const notes: string[] = [];
	const others: string[] = [];
	const problems: WalkProblem[] = [];
	const links: { path: string; real: string }[] = [];
	const enteredThroughLink = new Set<string>();
	const pending: Folder[] = [{ path: '', real: realRoot, above: [], isLinked: false }];

	for (let folder = pending.pop(); folder; folder = pending.pop()) {
		const { path: folderPath, real: realFolder, above, isLinked } = folder;
		const prefix = folderPath === '' ? '' : `${folderPath}/`;
		yield;
		for (const [at, entry] of entriesOf(folder).entries()) {
			if (at % ENTRIES_A_STEP === ENTRIES_A_STEP - 1) yield;
			const { name } = entry;
			if (name.startsWith('.')) continue;
			const path = prefix + name;
			if (name.includes('\ufffd') && !isThere(join(realFolder, name))) {
				problems.push({ path, gravity: 'error', message: 'has a name that is not UTF-8, so it cannot be opened; rename it' });
				continue;
			}
			if (entry.isFile()) {
				if (!isNoteName(name)) others.push(path);
				else if (isLinked) links.push({ path, real: join(realFolder, name) });
				else notes.push(path);
			} else if (entry.isDirectory()) pending.push({ path, real: join(realFolder, name), above: [...above, realFolder], isLinked });
			else if (entry.isSymbolicLink()) follow(path, join(realFolder, name), [...above, realFolder]);
			else if (isNoteName(name))
				problems.push({ path, gravity: 'error', message: 'is no file but a pipe, a socket or a device; it is not opened' });
		}
	}

	const listed = new Set(notes);
	const aliases = new Map<string, string>();
	for (const { path, real } of links) {
		notes.push(path);
		const target = relativeTo(realRoot, real);
		if (listed.has(target)) aliases.set(path, target);
	}
	return { notes: notes.sort(), others: others.sort(), aliases, problems: problems.sort(byPath) };

	function entriesOf({ path, real }: Folder): ReturnType<typeof readEntries> {
		try {
			return readEntries(disk, real);
		} catch (error) {
			if (path === '') throw error;
			const code = errorCode(error);
			if (code !== 'ENOENT' && code !== 'ENOTDIR')
				problems.push({ path, gravity: 'error', message: `is a folder that cannot be read: ${code ?? String(error)}` });
			return [];
		}
	}

	/** A name that is no UTF-8 comes with marks in place of what could not be read: there is nothing of that name. */
	function isThere(at: string): boolean {
		return disk.lstatSync(at, { throwIfNoEntry: false }) !== undefined;
	}

	function follow(path: string, at: string, above: readonly string[]): void {
		try {
			const real = disk.realpathSync(at);
			const stat = disk.statSync(real);
			const named = isNoteName(path);
			if (stat.isFile() && !named) {
				others.push(path);
				return;
			}
			if (!stat.isFile() && !stat.isDirectory()) {
				if (named) problems.push({ path, gravity: 'error', message: 'leads to a pipe, a socket or a device; it is not opened' });
				return;
			}
			if (!isInside(realRoot, real)) {
				problems.push({ path, gravity: 'notice', message: 'is a symbolic link that leads outside the vault; it is not read' });
				return;
			}
			if (stat.isFile()) {
				links.push({ path, real });
				return;
			}
			if (above.includes(real) || enteredThroughLink.has(real)) return;
			enteredThroughLink.add(real);
			pending.push({ path, real, above, isLinked: true });
		} catch (error) {
			// A link that leads nowhere is an error only where a note was meant.
			if (isNoteName(path))
				problems.push({
					path,
					gravity: 'error',
					message: `is a symbolic link that cannot be followed: ${errorCode(error) ?? String(error)}`,
				});
		}
	}
}

/** Whether a file of this name is a note: `.md` in any case, as in Obsidian. */
export function isNoteName(name: string): boolean {
	const length = name.length;
	return (
		length > 3 &&
		name.charCodeAt(length - 3) === 46 &&
		(name.charCodeAt(length - 2) | 32) === 109 &&
		(name.charCodeAt(length - 1) | 32) === 100
	);
}

function readEntries(disk: Disk, folder: string) {
	return disk.readdirSync(folder, { withFileTypes: true });
}

function relativeTo(root: string, real: string): string {
	return relative(root, real).replaceAll(sep, '/');
}

function byPath(a: WalkProblem, b: WalkProblem): number {
	return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

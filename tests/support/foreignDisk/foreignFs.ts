import type * as Fs from 'node:fs';
import process from 'node:process';

const fs = process.getBuiltinModule('node:fs');
const { posix } = process.getBuiltinModule('node:path');

/** The names of functions whose second argument is a path as well. */
const OF_TWO_PATHS = new Set(['renameSync', 'linkSync', 'copyFileSync', 'cpSync', 'symlinkSync']);

/** What gives a path back. */
const GIVING_PATHS = new Set(['mkdtempSync', 'readlinkSync']);

/**
 * Node's `fs` as it is on a disk that folds case and Unicode forms but keeps the spelling of names, as NTFS and APFS do: `a.md` opens `A.md`, and there cannot
 * be both. With `isWindows` paths have a drive and backslashes as well. It works on the disk of this machine.
 */
export function foreignFs({ isWindows }: { readonly isWindows: boolean }): typeof Fs {
	const toReal = (path: unknown): unknown =>
		typeof path === 'string' ? spelledAsThere(isWindows ? path.replace(/^[a-z]:/i, '').replaceAll('\\', '/') : path) : path;
	const toForeign = (path: string): string => (isWindows ? `${path.startsWith('/') ? 'C:' : ''}${path.replaceAll('/', '\\')}` : path);
	const wrapped = Object.entries(fs).map(([name, value]): [string, unknown] => {
		if (typeof value !== 'function' || !name.endsWith('Sync') || name.startsWith('f')) return [name, value];
		const call = value as (...args: unknown[]) => unknown;
		return [
			name,
			(first: unknown, ...others: unknown[]): unknown => {
				const from = toReal(first);
				const rest = OF_TWO_PATHS.has(name) ? [toReal(others[0]), ...others.slice(1)] : others;
				// A name may be given another spelling: it is then no other file that is there already.
				if (name === 'renameSync' && rest[0] === from)
					rest[0] = posix.join(posix.dirname(String(from)), posix.basename(String(others[0]).replaceAll('\\', '/')));
				const result = call(from, ...rest);
				return GIVING_PATHS.has(name) && typeof result === 'string' ? toForeign(result) : result;
			},
		];
	});
	const foreign = Object.fromEntries(wrapped) as unknown as typeof Fs;
	// As written in JavaScript, which is what Node has on all systems, it follows links and leaves the spelling of the rest as it was given.
	const realpathSync = (path: string): string => {
		const real = toForeign(fs.realpathSync(String(toReal(path))));
		return folded(real) === folded(path) ? path : real;
	};
	// Windows knows neither of the two flags.
	const constants = isWindows ? { ...fs.constants, O_NOFOLLOW: undefined, O_NONBLOCK: undefined } : fs.constants;
	return { ...foreign, constants, realpathSync } as unknown as typeof Fs;
}

/** `path`, an absolute one, with each part spelled as it is on this machine's disk, where it is there in any spelling. */
function spelledAsThere(path: string): string {
	if (path === '/' || !path.startsWith('/') || isThere(path)) return path;
	const parent = spelledAsThere(posix.dirname(path));
	const name = posix.basename(path);
	const there = readNames(parent).find((entry) => folded(entry) === folded(name));
	return posix.join(parent, there ?? name);
}

function isThere(path: string): boolean {
	try {
		return fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
	} catch {
		return false;
	}
}

function readNames(folder: string): readonly string[] {
	try {
		return fs.readdirSync(folder);
	} catch {
		return [];
	}
}

function folded(name: string): string {
	return name.normalize('NFC').toUpperCase().toLowerCase();
}

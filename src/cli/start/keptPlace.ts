import { type BigIntStats, lstatSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import process from 'node:process';

type Environment = Readonly<Record<string, string | undefined>>;

/** Nobody else may write what is ours. */
const WRITABLE_BY_OTHERS = 0o022;
/** Above it a group of the user's own may, as many systems have it; what it puts there does not belong to the user. */
const WRITABLE_BY_ALL = 0o002;
/** As `/tmp` is: everybody may put something there, and nobody may move what is another's. */
const STICKY = 0o1000;

/**
 * The user's own folder for caches, in which ours is made: never the vault, never a folder for everybody. None where the user has none, or wants none by Node's
 * own variable; a relative one is none, as the XDG Base Directory Specification says.
 */
export function cacheHome(env: Environment, platform: NodeJS.Platform): string | undefined {
	if (isSet(env['NODE_DISABLE_COMPILE_CACHE']) || isSet(env['NODE_V8_COVERAGE'])) return undefined;
	const home = absolute(env['HOME']);
	if (platform === 'win32') return absolute(env['LOCALAPPDATA']);
	const usual = platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
	return absolute(env['XDG_CACHE_HOME']) ?? (home === undefined ? undefined : join(home, ...usual));
}

function isSet(value: string | undefined): boolean {
	return value !== undefined && value !== '';
}

function absolute(path: string | undefined): string | undefined {
	return path !== undefined && isAbsolute(path) ? path : undefined;
}

/** Whether it belongs to this user, who alone may write to it. Of Windows only what its folders for one user promise is known. */
export function isOursAlone({ uid, mode }: Pick<Stats | BigIntStats, 'uid' | 'mode'>): boolean {
	return process.getuid === undefined || (Number(uid) === process.getuid() && (Number(mode) & WRITABLE_BY_OTHERS) === 0);
}

/** Whether `folder` is one, and no link, and ours alone. */
export function isOurFolder(folder: string): boolean {
	const stat = lstatSync(folder, { throwIfNoEntry: false });
	return stat?.isDirectory() === true && isOursAlone(stat);
}

/** Whether nobody but this user and the system's own can put something else in the place of the real path `folder`. */
export function isOutOfReach(folder: string): boolean {
	if (process.getuid === undefined) return true;
	const { uid, mode } = lstatSync(folder);
	if (uid !== process.getuid() && uid !== 0) return false;
	if ((mode & WRITABLE_BY_ALL) !== 0 && (mode & STICKY) === 0) return false;
	const parent = dirname(folder);
	return parent === folder || isOutOfReach(parent);
}

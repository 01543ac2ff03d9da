import { createRequire } from 'node:module';
import process from 'node:process';
import { getSystemErrorName } from 'node:util';
import type * as Koffi from 'koffi';

/** What becomes of what is at the new name: it gets the old one, or bars the renaming. */
type Renaming = 'exchange' | 'no-replace';

/** Renames in one step; gives the system's number of the error, 0 for none. */
type SystemCall = (from: string, to: string, how: Renaming) => number;

/** What a system or a file system says that cannot rename so. */
const CANNOT = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV']);

let call: SystemCall | 'none' | undefined;

/**
 * Renames `from` to `to` in one step as Node has no call for, so the system's own is called through koffi, which need not be installed. `exchange`: what was at
 * `to` at that very moment is then at `from`, whoever put it there. `no-replace`: where anything is at `to` nothing happens, and the error is `EEXIST`.
 *
 * @returns whether it was done; `false` where the system, the file system or koffi cannot, and nothing has happened.
 * @throws an error with the system's code where it could and failed.
 */
export function systemRename(from: string, to: string, how: Renaming): boolean {
	call ??= systemCall();
	if (call === 'none') return false;
	const number = call(from, to, how);
	if (number === 0) return true;
	const code = getSystemErrorName(-number);
	if (!CANNOT.has(code)) throw Object.assign(new Error(`${code}: ${from} cannot be renamed to ${to}`), { code });
	return false;
}

function systemCall(): SystemCall | 'none' {
	if (process.platform !== 'linux' && process.platform !== 'darwin') return 'none';
	try {
		// Only where a note is replaced: loading it takes as long as the help of the command.
		const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
		const errorOf = (result: unknown) => (result === 0 ? 0 : koffi.errno());
		if (process.platform === 'darwin') {
			const renamex = koffi.load('libSystem.dylib').func('int renamex_np(const char *from, const char *to, unsigned int flags)');
			// RENAME_SWAP and RENAME_EXCL of macOS's <sys/stdio.h>.
			return (from, to, how) => errorOf(renamex(from, to, how === 'exchange' ? 2 : 4));
		}
		const renameat = koffi
			.load(null)
			.func('int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags)');
		// AT_FDCWD, RENAME_EXCHANGE and RENAME_NOREPLACE of Linux's <fcntl.h> and <linux/fs.h>.
		return (from, to, how) => errorOf(renameat(-100, from, -100, to, how === 'exchange' ? 2 : 1));
	} catch {
		// Not installed, or a C library without the call: names are then replaced as Node can.
		return 'none';
	}
}

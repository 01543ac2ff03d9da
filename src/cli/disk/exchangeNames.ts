import { createRequire } from 'node:module';
import process from 'node:process';
import { getSystemErrorName } from 'node:util';
import type * as Koffi from 'koffi';

/** Exchanges two names that are there; gives the system's number of the error, 0 for none. */
type SystemCall = (from: string, to: string) => number;

/** What a system or a file system says that cannot exchange names. */
const CANNOT_EXCHANGE = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV']);

let call: SystemCall | 'none' | undefined;

/**
 * Exchanges two names in one step: what was at `to` at that very moment is then at `from`, whoever put it there. Node has no call for it, so the system's
 * own is called through koffi, which need not be installed.
 *
 * @returns whether it was done; `false` where the system, the file system or koffi cannot, and nothing has happened.
 * @throws an error with the system's code where it could and failed.
 */
export function exchangeNames(from: string, to: string): boolean {
	call ??= systemCall();
	if (call === 'none') return false;
	const number = call(from, to);
	if (number === 0) return true;
	const code = getSystemErrorName(-number);
	if (!CANNOT_EXCHANGE.has(code)) throw Object.assign(new Error(`${code}: the names ${from} and ${to} cannot be exchanged`), { code });
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
			// RENAME_SWAP of macOS's <sys/stdio.h>.
			return (from, to) => errorOf(renamex(from, to, 2));
		}
		const renameat = koffi
			.load(null)
			.func('int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags)');
		// AT_FDCWD and RENAME_EXCHANGE of Linux's <fcntl.h> and <linux/fs.h>.
		return (from, to) => errorOf(renameat(-100, from, -100, to, 2));
	} catch {
		// Not installed, or a C library without the call: names are then replaced as Node can.
		return 'none';
	}
}

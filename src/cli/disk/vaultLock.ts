import { Buffer } from 'node:buffer';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { OperatorError } from '../operatorError.ts';
import { type Disk, errorCode } from './disk.ts';
import { readRegularFile, type RegularFile } from './readRegularFile.ts';
import { identityOf, isRunning, type ProcessIdentity } from './processIdentity.ts';
import { removeIgnoringErrors } from './ignoringErrors.ts';

/** Only one run writes to a vault at a time; this one does until it lets go. */
export interface VaultLock {
	/** The run that held the lock and died, or `undefined`. */
	readonly takenOverFrom: ProcessIdentity | undefined;
	release(): void;
}

/** A dead run's lock may be taken by another run between our look and our grip; after that many tries somebody is really at work. */
const TRIES = 5;

/** Raised when a lock says something else; 0.1.0 wrote none. One of a later version says who holds it all the same, or cannot be read. */
const VERSION = 1;

/**
 * Takes the lock of the vault whose own folder is `stateFolder`. A lock whose process has ended is taken over.
 *
 * @throws {OperatorError} if another run is at work.
 */
export function lockVault(stateFolder: string, disk: Disk): VaultLock {
	const lock = join(stateFolder, 'lock');
	const own = identityOf(process.pid, disk);
	const content = Buffer.from(`${JSON.stringify({ version: VERSION, ...own })}\n`);
	let takenOverFrom: ProcessIdentity | undefined;
	for (let tries = 0; tries < TRIES; tries++) {
		if (grip(lock, content, own.pid, disk)) return { takenOverFrom, release: () => letGo(lock, content, disk) };
		const held = readLock(lock, disk);
		if (held === 'gone') continue;
		if (held === 'unreadable')
			throw new OperatorError(`cannot tell who holds ${lock}; delete it if no other dossier is at work, and run again`);
		if (isRunning(held.identity, disk)) throw atWork(held.identity, lock);
		if (putAside(lock, held.bytes, own.pid, disk)) takenOverFrom = held.identity;
	}
	throw new OperatorError(`other runs keep taking ${lock}; run again when they are done`);
}

function atWork({ pid, host }: ProcessIdentity, lock: string): OperatorError {
	return new OperatorError(
		`another dossier is writing to this vault (process ${pid} on ${host}); run again when it is done, or delete ${lock} if it is gone`,
	);
}

/** Makes the lock with its content already in it, so that nobody ever reads half of one. */
function grip(lock: string, content: Uint8Array, pid: number, disk: Disk): boolean {
	const prepared = `${lock}.${pid}`;
	try {
		// What has the name is left by a run of that number, or a link that somebody put there: it goes, it is not followed.
		removeIgnoringErrors(prepared, disk);
		write(prepared, content, disk);
		try {
			disk.linkSync(prepared, lock);
			return true;
		} catch (error) {
			if (errorCode(error) === 'EEXIST') return false;
			// No hard links here: the next best is a file that must not have been there.
			write(lock, content, disk);
			return true;
		} finally {
			removeIgnoringErrors(prepared, disk);
		}
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return false;
		throw new OperatorError(`cannot write ${lock}: ${errorCode(error) ?? String(error)}; nothing was written`);
	}
}

function write(path: string, content: Uint8Array, disk: Disk): void {
	const handle = disk.openSync(path, 'wx');
	try {
		disk.writeSync(handle, content);
	} finally {
		disk.closeSync(handle);
	}
}

function readLock(lock: string, disk: Disk): { readonly identity: ProcessIdentity; readonly bytes: Buffer } | 'gone' | 'unreadable' {
	try {
		const file = readLockFile(lock, disk);
		if (file.kind !== 'read') return file.kind === 'gone' ? 'gone' : 'unreadable';
		const stored: unknown = JSON.parse(file.bytes.toString());
		return isIdentity(stored) ? { identity: stored, bytes: file.bytes } : 'unreadable';
	} catch {
		return 'unreadable';
	}
}

/** A lock says who holds it, in one line. */
const MAX_LOCK_BYTES = 10_000;

function readLockFile(path: string, disk: Disk): RegularFile {
	return readRegularFile(path, { maxBytes: MAX_LOCK_BYTES, within: dirname(path) }, disk);
}

function holds(path: string, content: Uint8Array, disk: Disk): boolean {
	const file = readLockFile(path, disk);
	return file.kind === 'read' && file.bytes.equals(content);
}

function isIdentity(stored: unknown): stored is ProcessIdentity {
	if (typeof stored !== 'object' || stored === null) return false;
	const { pid, started, host } = stored as Record<keyof ProcessIdentity, unknown>;
	return typeof pid === 'number' && typeof host === 'string' && (started === null || typeof started === 'string');
}

/** Moves a dead run's lock away; puts it back when it was not the one that we looked at. */
function putAside(lock: string, dead: Buffer, pid: number, disk: Disk): boolean {
	const aside = `${lock}.${pid}.dead`;
	try {
		disk.renameSync(lock, aside);
	} catch {
		return false;
	}
	const isDead = holds(aside, dead, disk);
	try {
		if (!isDead) disk.linkSync(aside, lock);
	} finally {
		removeIgnoringErrors(aside, disk);
	}
	return isDead;
}

/** Removes the lock if it is still ours. */
function letGo(lock: string, content: Uint8Array, disk: Disk): void {
	try {
		if (holds(lock, content, disk)) disk.unlinkSync(lock);
	} catch {
		// Gone already: somebody deleted it by hand.
	}
}

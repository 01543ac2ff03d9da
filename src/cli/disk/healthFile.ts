import { isObject } from '../../core/text/isObject.ts';
import { join } from 'node:path';
import type { LinkHealth } from '../../core/sources/health/linkHealth.ts';
import { parseHealthFile } from '../../core/sources/health/parseLinkHealth.ts';
import { OperatorError } from '../operatorError.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { keepAside } from './keepAside.ts';
import { readRegularFile } from './readRegularFile.ts';
import { makeStateFolder, stateFolderOf } from './stateFolder.ts';
import { removeLeftovers } from './removeLeftovers.ts';
import { sleepSync } from './sleepSync.ts';
import { updateJsonFile } from './updateJsonFile.ts';
import { lockVault, type VaultLock } from './vaultLock.ts';

/** Raised when the file says something else. */
const VERSION = 1;

const MAX_BYTES = 64_000_000;

/** What link checks of the command have found, by canonical address; empty where nothing is kept, or nothing that can be read. */
export function readHealthFile(root: string, disk: Disk = nodeDisk): ReadonlyMap<string, LinkHealth> {
	return parseHealthFile(read(root, disk) ?? '');
}

/**
 * Keeps what link checks have found: the entries of `found` take the place of those of the same page, the others stay. A
 * file that is no JSON is kept aside. Runs that do so at once wait for each other.
 *
 * @returns the path that a damaged file was moved to, or `undefined`.
 * @throws {OperatorError} if it cannot be written, or a later version wrote it.
 */
export function writeHealthFile(
	root: string,
	found: ReadonlyMap<string, LinkHealth>,
	now: Date,
	disk: Disk = nodeDisk,
): string | undefined {
	const stateFolder = makeStateFolder(root, disk);
	const lock = waitForLock(stateFolder, disk);
	try {
		removeLeftovers(stateFolder, now, disk);
		return write(root, found, now, disk);
	} finally {
		lock?.release();
	}
}

/** A run that writes notes may take minutes; what hosts have said is not lost for it. */
const LONGEST_WAIT_MS = 5000;

/** The lock of the vault, or `undefined` where somebody holds on to it: what is written meanwhile is still compared before it is replaced. */
function waitForLock(stateFolder: string, disk: Disk): VaultLock | undefined {
	for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_AGAIN_MS) {
		try {
			return lockVault(stateFolder, disk);
		} catch (error) {
			if (!(error instanceof OperatorError)) throw error;
			sleepSync(LOOK_AGAIN_MS);
		}
	}
	return undefined;
}

const LOOK_AGAIN_MS = 20;

function write(root: string, found: ReadonlyMap<string, LinkHealth>, now: Date, disk: Disk): string | undefined {
	const path = healthFileOf(root);
	const text = read(root, disk);
	const isDamaged = text !== undefined && parsed(text) === undefined;
	const aside = isDamaged ? keepAside(path, now, disk) : undefined;
	updateJsonFile(
		root,
		path,
		(stored) => {
			if (isObject(stored) && typeof stored['version'] === 'number' && stored['version'] > VERSION)
				throw new OperatorError(`${path} was written by a later version of dossier; nothing was written`);
			const links = linksIn(stored);
			const all = { ...(isObject(links) ? links : {}), ...Object.fromEntries(found) };
			const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
			return { version: VERSION, links: Object.fromEntries(sorted) };
		},
		disk,
	);
	return aside;
}

function healthFileOf(root: string): string {
	return join(stateFolderOf(root), 'health.json');
}

function read(root: string, disk: Disk): string | undefined {
	const file = readRegularFile(healthFileOf(root), { maxBytes: MAX_BYTES, within: root }, disk);
	return file.kind === 'read' ? file.bytes.toString('utf8') : undefined;
}

function parsed(text: string | undefined): unknown {
	try {
		return text === undefined ? undefined : (JSON.parse(text) as unknown);
	} catch {
		return undefined;
	}
}

function linksIn(stored: unknown): unknown {
	return isObject(stored) ? stored['links'] : undefined;
}

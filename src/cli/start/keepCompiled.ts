import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { resetEngineFlags } from '../engineFlags.ts';
import { type CompiledFile, HEAD_BYTES, headOf, OUR_FOLDER } from './compiledFile.ts';
import { isOurFolder, isOutOfReach } from './keptPlace.ts';

/** What `CompiledFile.build` is: another program that is called as ours may have its own things in the folder. */
const OF_A_BUILD = /^program-[A-Z0-9]+-v\d+\./;

/** Of other builds and other versions of Node what so many were used last is kept. */
const OTHER_BUILDS = 3;

/**
 * Keeps what V8 compiled of the program up to now for the next run, at the end of this one; what stood there is replaced as a whole. Two runs at once each keep theirs,
 * and the last one stays.
 *
 * @throws where it cannot be kept, as in a home that is read-only.
 */
export function keepCompiled(script: Script, { home, build, name, madeBy }: CompiledFile): void {
	if (!resetEngineFlags()) throw new Error('flags of V8 are not as they were');
	// As the specification of this folder has it where it is not there; what it lies in is not ours to make.
	makeFolder(home);
	const ours = join(realpathSync(home), OUR_FOLDER);
	if (!isOutOfReach(realpathSync(home))) throw new Error(`${home} can be changed by others`);
	makeFolder(ours);
	const folder = join(ours, build);
	const isNew = makeFolder(folder);
	if (!isOurFolder(ours) || !isOurFolder(folder)) throw new Error(`${folder} is not ours alone`);
	const data = script.createCachedData();
	const temporary = join(folder, `${name}.${randomBytes(6).toString('hex')}.tmp`);
	const handle = openSync(temporary, 'wx', 0o600);
	try {
		try {
			const stat = fstatSync(handle, { bigint: true });
			if (stat.birthtimeNs === 0n) throw new Error('this file system does not know when a file was made');
			writeAll(handle, headOf(data, madeBy, stat), 0);
			writeAll(handle, data, HEAD_BYTES);
		} finally {
			closeSync(handle);
		}
		renameSync(temporary, join(folder, name));
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
	if (isNew) removeOtherBuilds(ours, build);
}

/** Makes a folder for this user alone unless there is something of that name. @returns whether it was made. */
function makeFolder(folder: string): boolean {
	try {
		mkdirSync(folder, { mode: 0o700 });
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	}
}

function writeAll(handle: number, bytes: Uint8Array, from: number): void {
	for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at, from + at);
}

/** Removes what was kept of builds that were not used for the longest time. Each day of use makes a folder younger. */
function removeOtherBuilds(ours: string, build: string): void {
	const others = readdirSync(ours)
		.filter((name) => name !== build && OF_A_BUILD.test(name))
		.map((name) => ({ path: join(ours, name), usedAt: statSync(join(ours, name)).mtimeMs }))
		.sort((a, b) => b.usedAt - a.usedAt);
	for (const { path } of others.slice(OTHER_BUILDS)) rmSync(path, { recursive: true, force: true });
}

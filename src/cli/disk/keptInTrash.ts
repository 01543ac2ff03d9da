import { basename, join } from 'node:path';
import process from 'node:process';
import { createFile } from './createFile.ts';
import { type Disk, errorCode } from './disk.ts';
import { DiskFailure } from './diskFailure.ts';
import { temporaryName } from './temporaryFile.ts';

/** The folder of a vault into which the app moves what is deleted, where that is set to the vault's own trash. */
const TRASH = '.trash';

/** More notes of one name are not looked for. */
const MOST_OF_A_NAME = 1000;

/**
 * Puts what the note at `path` said into the vault's trash, under its own name or one with a number. The note itself is taken away by the run,
 * which keeps it for `undo`: where the trash cannot be written to, nothing is lost.
 *
 * @returns a sentence about where it is.
 */
export function keptInTrash(root: string, path: string, bytes: Uint8Array, disk: Disk): string {
	try {
		makeTrash(join(root, TRASH), disk);
		const name = basename(path).slice(0, -3);
		for (let count = 0; count < MOST_OF_A_NAME; count += 1) {
			const place = join(root, TRASH, `${name}${count === 0 ? '' : ` ${count}`}.md`);
			const outcome = createFile({ path: place, temporary: temporaryName(place, process.pid), next: bytes }, disk);
			if (outcome.kind === 'written') return `moved to ${TRASH}/${basename(place)}`;
			if (outcome.code !== 'EXISTS') break;
		}
	} catch (error) {
		if (!(error instanceof DiskFailure) && errorCode(error) === undefined) throw error;
	}
	return `taken away; ${TRASH} cannot be written to, so it is kept for undo alone`;
}

/** A trash that is a link may lead anywhere, and is none. */
function makeTrash(folder: string, disk: Disk): void {
	if (disk.lstatSync(folder, { throwIfNoEntry: false }) === undefined) disk.mkdirSync(folder);
	if (disk.realpathSync(folder) !== folder) throw Object.assign(new Error(`${folder} is a link`), { code: 'EINVAL' });
}

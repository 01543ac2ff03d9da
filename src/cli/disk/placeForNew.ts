import { foldCase } from '../../core/text/foldCase.ts';
import { join } from 'node:path';
import { safeVaultPath } from '../../core/vault/paths/safeVaultPath.ts';
import { type Disk, errorCode } from './disk.ts';
import { isInside } from './isInside.ts';
import { isNotePath } from './runRecord.ts';
import type { WriteRefusal } from './writeOutcome.ts';

/** Where a new note goes. */
export interface PlaceForNew {
	readonly kind: 'place';
	/** Relative to the vault; folders that are there are spelled as they are. */
	readonly path: string;
	/** The folders that have to be made before, outermost first. */
	readonly missingFolders: readonly string[];
}

interface NewPlaceOptions {
	readonly itself?: string | undefined;
	readonly isBack?: boolean | undefined;
}

/**
 * Where the new note `path` may be made in the vault `root`: a safe path, really inside the vault, and no file there
 * that is called the same when case and Unicode form are put aside, as on a disk of a phone or a Mac.
 *
 * @param itself a note that is to be renamed to `path`: its own name bars it not.
 * @param isBack whether a note was there before: it may come back to a name that no new one gets, such as one with a line break.
 */
export function placeForNew(
	root: string,
	path: string,
	disk: Disk,
	{ itself, isBack = false }: NewPlaceOptions = {},
): PlaceForNew | WriteRefusal {
	const contained = isBack && isNotePath(path) ? { kind: 'ok' as const, path } : safeVaultPath(path);
	if (contained.kind === 'refused') return { kind: 'refused', code: 'BAD_PATH', reason: `is no path for a note: ${contained.reason}` };
	const parts = contained.path.split('/');
	const found: string[] = [];
	for (const [depth, part] of parts.entries()) {
		const isLast = depth === parts.length - 1;
		const folder = join(root, ...found);
		// The deepest folder that is there may be a link: where it leads is what counts.
		if (!isInside(root, disk.realpathSync(folder))) return { kind: 'refused', code: 'OUTSIDE', reason: 'would be made outside the vault' };
		const names = namesLike(part, folder, disk);
		if (isLast) {
			const taken = names.find((name) => [...found, name].join('/') !== itself);
			if (taken !== undefined)
				return {
					kind: 'refused',
					code: 'EXISTS',
					reason: `is there already as \`${[...found, taken].join('/')}\`; it is never written over`,
				};
			break;
		}
		const existing = names.includes(part) ? part : names[0];
		if (existing === undefined) break;
		found.push(existing);
	}
	const missing = parts.slice(found.length, -1);
	return {
		kind: 'place',
		path: [...found, ...parts.slice(found.length)].join('/'),
		missingFolders: missing.map((_, count) => [...found, ...missing.slice(0, count + 1)].join('/')),
	};
}

/** The names in `folder` that a disk without case would take for `name`. */
function namesLike(name: string, folder: string, disk: Disk): readonly string[] {
	const folded = foldCase(name);
	try {
		return disk.readdirSync(folder).filter((other) => foldCase(other) === folded);
	} catch (error) {
		if (errorCode(error) === 'ENOTDIR' || errorCode(error) === 'ENOENT') return [];
		throw error;
	}
}

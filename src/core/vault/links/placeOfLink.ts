import { folderOf, lastSegmentOf, noteNameOf } from '../paths/pathParts.ts';

/** Where a note is wanted. */
export interface WantedPlace {
	readonly title: string;
	/** Relative to the vault, empty for its root; `undefined` where a name alone is given, or a path that leads out of the vault. */
	readonly folder: string | undefined;
}

/**
 * The place of the note that `target`, written in the note at `from`, leads to once it is there: a path in the vault, or one
 * from the folder of `from` where it begins with `./` or `../`, as the app has it (1.13).
 */
export function placeOfLink(target: string, from: string): WantedPlace {
	const title = noteNameOf(lastSegmentOf(target));
	if (!target.includes('/')) return { title, folder: undefined };
	const isRelative = target.startsWith('./') || target.startsWith('../');
	const base = folderOf(from);
	const parts = isRelative && base !== '' ? base.split('/') : [];
	for (const part of folderOf(target).split('/')) {
		if (part === '' || part === '.') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return { title, folder: undefined };
	}
	return { title, folder: parts.join('/') };
}

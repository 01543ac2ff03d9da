import { isConflictCopy } from '../noteRole/conflictCopyOf.ts';
import { isNotePath, noteNameOf } from '../paths/pathParts.ts';

/** A file name or an alias as written, and the note that it means. */
export interface Name {
	readonly name: string;
	readonly path: string;
	readonly isAlias: boolean;
}

const NONE: readonly Name[] = [];

/** The names of the file at `path`, or those that are wanted: none of one that is no note, or a copy that a sync service made. */
export function namesOfNote(path: string, aliases: readonly string[], isWanted?: (name: string) => boolean): readonly Name[] {
	if (!isNotePath(path)) return NONE;
	const own = noteNameOf(path);
	// Most are not, and nothing is made of those.
	const others = isWanted === undefined || aliases.length === 0 ? aliases : aliases.filter(isWanted);
	const isOwn = isWanted?.(own) !== false;
	if ((!isOwn && others.length === 0) || isConflictCopy(path)) return NONE;
	const names = others.map((name) => ({ name, path, isAlias: true }));
	return isOwn ? [{ name: own, path, isAlias: false }, ...names] : names;
}

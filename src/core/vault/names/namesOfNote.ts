import { isConflictCopy } from '../noteRole/conflictCopyOf.ts';
import { isNotePath, noteNameOf } from '../paths/pathParts.ts';

/** A file name or an alias as written, and the note that it means. */
export interface Name {
	readonly name: string;
	readonly path: string;
	readonly isAlias: boolean;
}

const NONE: readonly Name[] = [];

/** The names of the file at `path`: none of one that is no note, or a copy that a sync service made. */
export function namesOfNote(path: string, aliases: readonly string[]): readonly Name[] {
	if (!isNotePath(path) || isConflictCopy(path)) return NONE;
	return [{ name: noteNameOf(path), path, isAlias: false }, ...aliases.map((name) => ({ name, path, isAlias: true }))];
}

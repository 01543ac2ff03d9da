import { isInSetFolder, isTemplate } from '../vault/paths/isInFolder.ts';
import { isNamedLikeIndex } from '../vault/noteRole/isNamedLikeIndex.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { foldName } from '../text/foldName.ts';
import { folderOf, lastSegmentOf, noteNameOf } from '../vault/paths/pathParts.ts';
import type { Settings } from '../settings/settings.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** The folders whose notes are not written. */
type LeftOut = Pick<Settings, 'typesFolder' | 'templatesFolder' | 'ignoredFolders'>;

/** What this asks of the index. */
type Asking = Pick<VaultIndex, 'paths' | 'record' | 'targetOf'>;

/**
 * The index note in which the note at `path` has its line, or `undefined` where there is none: a note named like an index
 * in its own folder, else in the nearest folder above whose index lists notes of this one already.
 *
 * Of several in one folder the one named like the folder is taken, a README last, else the first in code-unit order.
 * Notes among types and templates and in ignored folders are none of them.
 */
export function indexNoteFor(path: string, index: Asking, { typesFolder, templatesFolder, ignoredFolders }: LeftOut): string | undefined {
	const own = folderOf(path);
	const folders = ancestorsOf(own);
	const found = index
		.paths()
		.filter(
			(other) =>
				other !== path &&
				folders.includes(folderOf(other)) &&
				isNamedLikeIndex(other) &&
				!isTemplate(other, templatesFolder) &&
				![typesFolder, ...ignoredFolders].some((folder) => isInSetFolder(other, folder)),
		);
	const listing = found.filter((other) => folderOf(other) === own || listsNotesOf(own, other, index));
	return listing.sort((a, b) => folderOf(b).length - folderOf(a).length || rankOf(a) - rankOf(b) || compareCodeUnits(a, b))[0];
}

/** A folder and those that hold it, the vault's root among them. */
function ancestorsOf(folder: string): readonly string[] {
	const folders = [folder];
	for (let above = folder; above !== ''; ) {
		above = folderOf(above);
		folders.push(above);
	}
	return folders;
}

function rankOf(path: string): number {
	const name = foldName(noteNameOf(path));
	if (name === foldName(lastSegmentOf(folderOf(path)))) return 0;
	return name === 'readme' ? 2 : 1;
}

function listsNotesOf(folder: string, path: string, index: Asking): boolean {
	return index.record(path)?.links.some((link) => link.field === null && isIn(folder, index.targetOf(link, path))) === true;
}

function isIn(folder: string, target: string | null): boolean {
	return target !== null && folderOf(target) === folder;
}

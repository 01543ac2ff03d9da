import type { FolderVault } from '../disk/folderVault.ts';

/** What an editor has not saved has no state on disk. */
const NO_STAMP = { mtimeMs: 0, ctimeMs: 0, size: 0, ino: 0 };

/** The vault `folder` as it will be once the note at `path` says `text`; the note need not be there yet. Nothing is written. */
export function withText(folder: FolderVault, path: string, text: string): FolderVault {
	const { walk } = folder;
	const notes = walk.notes.includes(path) ? walk.notes : [...walk.notes, path].sort();
	const outcome = { kind: 'read', text, stamp: NO_STAMP } as const;
	return {
		...folder,
		walk: { ...walk, notes },
		read: (asked) => (asked === path ? outcome : folder.read(asked)),
		stampOf: (asked) => (asked === path ? undefined : folder.stampOf(asked)),
		*readAll(paths, visit) {
			if (paths.includes(path)) visit(path, outcome);
			yield* folder.readAll(
				paths.filter((asked) => asked !== path),
				visit,
			);
		},
	};
}

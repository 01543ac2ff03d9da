import { setField } from '../../../core/note/edit/frontmatter/setField.ts';
import type { NotePlan } from '../../../core/changes/changePlan.ts';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../../core/note/note.ts';
import { movedFolder } from '../../../core/settings/settingsMoved.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import type { LiveVault } from '../../index/liveVault.ts';

/** The `folder:` of the vault's type notes that name a folder which moved; `undefined` for none. */
export function folderChanges(vault: LiveVault, from: string, to: string): (ChangeSource & { readonly count: number }) | undefined {
	const told = vault.types
		.all()
		.filter(({ folder, origin }) => origin.kind === 'note' && movedFolder(folder ?? '', from, to) !== undefined);
	// Own folders alone: one that is inherited follows where it stands.
	const paths = told.flatMap(({ origin, extends: parent, folder }) =>
		origin.kind === 'note' && vault.types.get(parent ?? '')?.folder !== folder ? [afterMove(origin.path, from, to)] : [],
	);
	if (paths.length === 0) return undefined;
	const edit = (note: Note): EditOutcome => withFolder(note, from, to);
	return {
		count: paths.length,
		title: 'Folders of note types',
		unit: { one: 'folder', many: 'folders' },
		verb: 'Change',
		done: 'Changed',
		lookingText: 'Reading the note types…',
		emptyText: 'Every note type names a folder that is there.',
		withNotes: true,
		begin: () => Promise.resolve(paths),
		async planNote(path) {
			const note = await vault.read(path);
			const outcome = edit(note);
			if (outcome.kind !== 'edits') return undefined;
			const item = {
				id: path,
				label: `Keep new notes in ${newFolderOf(note, from, to) ?? to}`,
				reasons: [`${from} is ${to} now`],
				ticked: true,
			};
			return { path, text: note.text, items: [{ ...item, edits: outcome.edits }] } satisfies NotePlan;
		},
		edit: (note) => {
			const outcome = edit(note);
			return { outcome, made: outcome.kind === 'edits' ? 1 : 0 };
		},
	};
}

/** The folder that the type note names, after the move; `undefined` where it names none that moved. */
function newFolderOf({ frontmatter }: Note, from: string, to: string): string | undefined {
	const folder = frontmatter.kind === 'parsed' ? frontmatter.data['folder'] : undefined;
	return typeof folder === 'string' ? movedFolder(bare(folder), from, to) : undefined;
}

function withFolder(note: Note, from: string, to: string): EditOutcome {
	const moved = newFolderOf(note, from, to);
	return moved === undefined ? { kind: 'unchanged' } : setField(note, ['folder'], moved);
}

/** Without slashes around it. */
function bare(folder: string): string {
	return folder
		.split('/')
		.filter((part) => part !== '')
		.join('/');
}

/** The types folder may be what moved. */
function afterMove(path: string, from: string, to: string): string {
	return movedFolder(path, from, to) ?? path;
}

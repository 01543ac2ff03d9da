import type { Plugin } from 'obsidian';
import { jsonReport } from '../core/report/json.ts';
import { folderForType } from '../core/templates/folderForType.ts';
import { newNote } from '../core/templates/newNote.ts';
import type { LiveVault, NoteWriter, SettingsStore } from './index/liveVault.ts';
import { templateClock } from './templateClock.ts';
import { untilReady } from './index/untilReady.ts';

/** A command waits for the vault: an index of which half is read would call notes missing that are there. Asking is reason enough to go on reading. */
function whenRead(vault: LiveVault): Promise<boolean> {
	if (vault.state.kind === 'stopped') void vault.readAgain();
	return untilReady(vault, new AbortController().signal, () => undefined);
}

/** Adds `dossier:check` and `dossier:new` to the app's own command line; they answer what the headless command answers. */
export function registerCliHandlers(plugin: Plugin, vault: LiveVault, settings: SettingsStore, writer: NoteWriter): void {
	plugin.registerCliHandler(
		'dossier:check',
		'Check a note, or the whole vault, and print the findings as JSON',
		{ path: { value: '<path>', description: 'Path of the note; the whole vault without it' } },
		async ({ path }) => {
			await whenRead(vault);
			const paths = path === undefined ? vault.index.paths() : [path];
			const notes = await Promise.all(paths.map((each) => vault.read(each)));
			return [...jsonReport(notes.flatMap((note) => vault.check(note)))].join('');
		},
	);
	plugin.registerCliHandler(
		'dossier:new',
		'Make a note from a note type',
		{
			type: { value: '<type>', description: 'Name of the note type', required: true },
			title: { value: '<title>', description: 'Title of the note', required: true },
		},
		async ({ type: name, title = '', ...values }) => {
			await whenRead(vault);
			const type = name === undefined ? undefined : vault.types.get(name);
			if (!type)
				return `Nothing was made: there is no note type ${name ?? ''}; one of: ${vault.types
					.all()
					.map((each) => each.name)
					.join(', ')}`;
			const fields = Object.fromEntries(Object.entries(values).filter(([key]) => type.fields.has(key)));
			const note = newNote(type, fields, {
				title,
				...templateClock(),
				typeKey: settings.current.typeKey,
				folder: folderForType(type, vault.index),
			});
			const made = note.kind === 'note' ? await writer.create(note.path, note.text) : note;
			return made.kind === 'refused' ? `Nothing was made: ${made.reason}` : `Made ${made.path}`;
		},
	);
}

import type { App, CliData, Plugin } from 'obsidian';
import { parseNote } from '../core/note/parseNote.ts';
import { inReportOrder } from '../core/checking/inReportOrder.ts';
import { mergePlaces } from '../core/report/mergePlaces.ts';
import { jsonReport } from '../core/report/json.ts';
import { isAtLeast } from '../core/report/severities.ts';
import { plannedNote } from '../core/templates/plannedNote.ts';
import { unknownType } from '../core/types/unknownType.ts';
import { readTemplates } from './features/newNote/readTemplates.ts';
import { valuesFromText } from './features/newNote/valuesFromText.ts';
import type { LiveVault, NoteWriter, SettingsStore } from './index/liveVault.ts';
import { whenRead } from './index/whenRead.ts';
import { templateClock } from './templateClock.ts';

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
			return [...jsonReport(mergePlaces(inReportOrder(notes.flatMap((note) => vault.check(note)))))].join('');
		},
	);
	plugin.registerCliHandler(
		'dossier:new',
		'Make a note from a note type; a field is given as field=value, a list as actors="Iran, Oman"',
		{
			type: { value: '<type>', description: 'Name of the note type', required: true },
			title: { value: '<title>', description: 'Title of the note', required: true },
			force: { description: 'Make it although a rule has something to say of it, or its file is not called like the title' },
		},
		(given) => make(given, { app: plugin.app, vault, settings, writer }),
	);
}

interface MakingContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
}

async function make(
	{ type: name = '', title = '', force, ...given }: CliData,
	{ app, vault, settings, writer }: MakingContext,
): Promise<string> {
	await whenRead(vault);
	const { index, types } = vault;
	const type = types.get(name);
	if (!type) return `Nothing was made: ${unknownType(name, types)}`;
	const note = plannedNote(
		{ title, type, values: valuesFromText(given, type, index), folder: undefined },
		{ index, types, templates: await readTemplates(vault, settings), typeKey: settings.current.typeKey, clock: await templateClock(app) },
	);
	if (note.kind === 'refused') return `Nothing was made: ${note.reason}`;
	const problems = index.record(note.path)
		? []
		: vault.check(parseNote(note.path, note.text)).filter(({ severity }) => isAtLeast(severity, 'warning'));
	const why = [
		...(note.nameChange === undefined ? [] : [`it would be ${note.path}: ${note.nameChange}`]),
		...problems.map(({ line, column, severity, message, rule }) => `${note.path}:${line}:${column}  ${severity}  ${message}  ${rule}`),
	];
	if (why.length > 0 && force === undefined) return `Nothing was made; force makes it all the same:\n${why.join('\n')}`;
	const made = await writer.create(note.path, note.text);
	return made.kind === 'refused' ? `Nothing was made: ${made.reason}` : `Made ${made.path}`;
}

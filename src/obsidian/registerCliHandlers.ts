import type { App, CliData, Plugin } from 'obsidian';
import { parseNote } from '../core/note/parseNote.ts';
import { inReportOrderSteps } from '../core/checking/inReportOrder.ts';
import { mergePlaces } from '../core/report/mergePlaces.ts';
import { jsonReport } from '../core/report/json.ts';
import type { Diagnostic } from '../core/rules/rule.ts';
import { joinedSteps } from '../core/text/joinedSteps.ts';
import type { Steps } from '../core/text/steps.ts';
import { isAtLeast } from '../core/report/severities.ts';
import { plannedNote } from '../core/templates/plannedNote.ts';
import { unknownType } from '../core/types/unknownType.ts';
import type { ChangeSource } from './changes/changeSource.ts';
import type { Changes } from './changes/registerChanges.ts';
import { fixChanges } from './features/problems/fixChanges.ts';
import { relatedChanges } from './features/related/relatedChanges.ts';
import type { RelatedNotes } from './features/related/relatedNotes.ts';
import { readTemplates } from './features/newNote/readTemplates.ts';
import { valuesFromText } from './features/newNote/valuesFromText.ts';
import { chunked } from './index/chunked.ts';
import { chunkedSteps } from './index/chunkedSteps.ts';
import type { LiveVault, NoteWriter, SettingsStore } from './index/liveVault.ts';
import { whenRead } from './index/whenRead.ts';
import { signalOf } from './ui/signalOf.ts';
import { templateClock } from './templateClock.ts';

/** What the handlers work with. */
export interface CliHandlersContext {
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly related: RelatedNotes;
	readonly asText: Changes['asText'];
}

const CHANGE_FLAGS = {
	path: { value: '<path>', description: 'Path of the note; the whole vault without it' },
	write: { description: 'Make the changes; without it they are only printed' },
	force: { description: 'With write: also where more than a fifth of the notes would change' },
};

/** Adds `dossier:check`, `dossier:fix`, `dossier:related` and `dossier:new` to the app's own command line; they answer what the headless command answers. */
export function registerCliHandlers(plugin: Plugin, { vault, settings, writer, related, asText }: CliHandlersContext): void {
	const signal = signalOf(plugin);
	const change =
		(sourceOf: (paths: () => readonly string[]) => ChangeSource) =>
		async ({ path, write, force }: CliData): Promise<string> => {
			await whenRead(vault);
			if (path !== undefined && vault.index.record(path) === undefined) return `There is no note at ${path}`;
			const paths = (): readonly string[] => (path === undefined ? vault.index.paths() : [path]);
			return asText(sourceOf(paths), { write: write !== undefined, force: force !== undefined });
		};
	plugin.registerCliHandler(
		'dossier:fix',
		'Print what fixing everything that is safe would change in a note or the vault, and with write do it',
		CHANGE_FLAGS,
		change((paths) => fixChanges(vault, { paths })),
	);
	plugin.registerCliHandler(
		'dossier:related',
		'Print which related notes would be added to a note or the vault, and with write add them',
		CHANGE_FLAGS,
		change((paths) => relatedChanges(vault, related, paths)),
	);
	plugin.registerCliHandler(
		'dossier:check',
		'Check a note, or the whole vault, and print the findings as JSON',
		{ path: { value: '<path>', description: 'Path of the note; the whole vault without it' } },
		async ({ path }) => {
			await whenRead(vault);
			const found: (readonly Diagnostic[])[] = [];
			const check = async (each: string): Promise<void> => {
				// Of a vault's notes one may be deleted meanwhile; who names one is told.
				const note = await vault.read(each).catch((error: unknown) => {
					if (path !== undefined) throw error;
				});
				if (note) found.push(vault.check(note));
			};
			await chunkedSteps(vault.prepare(), signal);
			const isDone = await chunked(path === undefined ? vault.index.paths() : [path], check, { signal });
			return (isDone ? await chunkedSteps(reportSteps(found.flat()), signal) : undefined) ?? 'Stopped before all notes were checked';
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

/** The report on what was found, which says each part of a vault's in a step of its own. */
function* reportSteps(found: readonly Diagnostic[]): Steps<string> {
	const sorted = yield* inReportOrderSteps(found);
	yield;
	return yield* joinedSteps(jsonReport(mergePlaces(sorted)));
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
		{
			index,
			types,
			templates: await readTemplates(vault, settings),
			typeKey: settings.current.typeKey,
			naming: vault.naming,
			clock: await templateClock(app),
		},
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

import type { App, Component } from 'obsidian';
import { addIndexLine } from '../../../core/templates/addIndexLine.ts';
import { fieldsFromTitle } from '../../../core/templates/fieldsFromTitle.ts';
import { indexNoteFor } from '../../../core/templates/indexNoteFor.ts';
import { linkTextFor } from '../../../core/vault/links/linkTextFor.ts';
import { targetsFrom } from '../../../core/vault/links/targetsFrom.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault, NewNoteRequest, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { templateClock } from '../../templateClock.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { openWith } from '../../ui/openWith.ts';
import type { Notices } from '../../ui/notices.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';
import { type MadeNote, NewNoteForm } from './newNoteForm.ts';
import { readTemplates } from './readTemplates.ts';

/** The app needs a moment to read a new file before anything is known of its backlinks. */
const KNOWN_WITHIN_MS = 3000;

/** What making notes needs. */
export interface NewNotesContext {
	/** The form closes with it. */
	readonly owner: Component;
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly notices: Notices;
	readonly related: RelatedNotes;
}

/** Opens the form for a new note; `made` is told its path. */
export type OpenNewNote = (request: NewNoteRequest, made?: (path: string) => void | Promise<void>) => Promise<void>;

/** New notes: the form, the file, and the related section that it is born with. */
export function newNotes(context: NewNotesContext): OpenNewNote {
	return async (request, made) => {
		const { owner, app, vault, settings } = context;
		const templates = await readTemplates(vault, settings);
		const form = new NewNoteForm(
			{
				app,
				vault,
				settings: settings.current,
				clock: await templateClock(app),
				templates,
				listedIn: (path) => listedIn(context, path),
				make: (note, others) => make(context, note, others, made),
			},
			withFields(request, vault),
		);
		openWith(owner, form);
	};
}

function withFields(request: NewNoteRequest, { types, index }: LiveVault): NewNoteRequest {
	const type = request.type === undefined ? undefined : types.get(request.type);
	if (!type || request.title === undefined) return request;
	return { ...request, values: { ...fieldsFromTitle(request.title, type, index, types), ...request.values } };
}

async function make(
	context: NewNotesContext,
	note: MadeNote,
	others: readonly MadeNote[],
	made: ((path: string) => void | Promise<void>) | undefined,
): Promise<string | undefined> {
	const { app, writer, notices } = context;
	const created = await writer.create(note.path, note.text);
	if (created.kind === 'refused') return created.reason;
	for (const { path, text } of others) {
		const other = await writer.create(path, text);
		if (other.kind === 'refused') notices.say(`${path} was not made: ${other.reason}`);
	}
	if (note.unknownPlaceholders.length > 0)
		notices.say(`The template has placeholders that Dossier does not know: ${note.unknownPlaceholders.join(', ')}`);
	if (note.cursor === undefined) await app.workspace.openLinkText(created.path, '', false);
	else await openPlace(app, created.path, { start: note.cursor, end: note.cursor });
	await made?.(created.path);
	void linkIn(context, created.path);
	return undefined;
}

/** Links a new note with the vault, once the index knows it. */
async function linkIn(context: NewNotesContext, path: string): Promise<void> {
	if (!(await isKnown(context.vault, path))) return;
	await fillRelated(context, path);
	await addToIndexNote(context, path);
}

/** The index note that gets a line for the note at `path`, where the user wants that and there is one that may be written. */
function listedIn({ vault, settings }: NewNotesContext, path: string): string | undefined {
	return settings.current.addToIndexNote && vault.state.kind === 'ready' ? indexNoteFor(path, vault.index, settings.current) : undefined;
}

/** Adds the line of a new note to the index note of its folder, told with Undo. */
async function addToIndexNote(context: NewNotesContext, path: string): Promise<void> {
	const { vault, writer, notices, related } = context;
	const indexNote = listedIn(context, path);
	if (indexNote === undefined) return;
	const { index } = vault;
	const link = linkTextFor(path, indexNote, index, await related.linkFormat());
	const leadsTo = targetsFrom(indexNote, index);
	const result = await writer.write(
		indexNote,
		(note) => (link.kind === 'refused' ? link : addIndexLine(note, { path, link: link.text, leadsTo })),
		{ title: () => `Added ${noteNameOf(path)} to ${indexNote}` },
	);
	notices.sayWrite(result, `Added ${noteNameOf(path)} to ${indexNote}.`);
}

/** Lists the notes that link to a new note in its related section. */
async function fillRelated({ related }: NewNotesContext, path: string): Promise<void> {
	const candidates = (await related.rankOnceStill(path)).filter(({ backed }) => backed);
	if (candidates.length > 0) await related.add(path, { candidates });
}

function isKnown(vault: LiveVault, path: string): Promise<boolean> {
	if (vault.index.record(path)) return Promise.resolve(true);
	return new Promise((resolve) => {
		const end = (known: boolean): void => {
			window.clearTimeout(timer);
			unsubscribe();
			resolve(known);
		};
		const unsubscribe = vault.onChange(() => {
			if (vault.index.record(path)) end(true);
		});
		const timer = window.setTimeout(() => end(vault.index.record(path) !== undefined), KNOWN_WITHIN_MS);
	});
}

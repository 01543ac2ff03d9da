import type { App, Component } from 'obsidian';
import { addIndexLine } from '../../../core/templates/addIndexLine.ts';
import { indexNoteFor } from '../../../core/templates/indexNoteFor.ts';
import { linkTextFor } from '../../../core/vault/links/linkTextFor.ts';
import { targetsFrom } from '../../../core/vault/links/targetsFrom.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault, NewNoteRequest, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { templateClock } from '../../templateClock.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { openOnceRead } from '../../ui/onceRead.ts';
import { openWith } from '../../ui/openWith.ts';
import type { Notices } from '../../ui/notices.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';
import { NewNoteForm } from './newNoteForm.ts';
import type { MadeNote } from './newNoteModel.ts';
import { readTemplates } from './readTemplates.ts';

/** The app needs a moment to read a new file before anything is known of its backlinks. */
const KNOWN_WITHIN_MS = 3000;

/** What linking a new note needs. */
interface LinkingContext {
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly notices: Notices;
	readonly related: RelatedNotes;
}

/** What making notes needs. */
export interface NewNotesContext extends LinkingContext {
	/** The form closes with it. */
	readonly owner: Component;
	readonly app: App;
}

/** Opens the form for a new note; `made` is told its path. */
export type OpenNewNote = (request: NewNoteRequest, made?: (path: string) => void | Promise<void>) => Promise<void>;

/** New notes: the form, the file, and the related section that it is born with. */
export function newNotes(context: NewNotesContext): OpenNewNote {
	const { owner, app, vault, settings, notices } = context;
	const open: OpenNewNote = async (request, made) => {
		const templates = await readTemplates(vault, settings);
		const form = new NewNoteForm(
			{
				app,
				vault,
				settings: settings.current,
				clock: await templateClock(app),
				templates,
				listedIn: (path) => listedIn(context, path),
				make: (note, others, event) => make(context, note, { others, made, event, from: request.from }),
			},
			request,
		);
		openWith(owner, form);
	};
	return (request, made) => openOnceRead(vault, notices, () => open(request, made));
}

/** What is made beside the note, and what comes of it. */
interface MakeOptions {
	readonly others: readonly MadeNote[];
	readonly made: ((path: string) => void | Promise<void>) | undefined;
	readonly event: KeyboardEvent | undefined;
	readonly from: string | undefined;
}

async function make(context: NewNotesContext, note: MadeNote, { others, made, event, from }: MakeOptions): Promise<string | undefined> {
	const { app, writer, notices } = context;
	const created = await writer.create(note.path, note.text);
	if (created.kind === 'refused') return created.reason;
	for (const { path, text } of others) {
		const other = await writer.create(path, text);
		if (other.kind === 'refused') notices.say(`${path} was not made: ${other.reason}`);
		else void bornLinked(context, other.path);
	}
	if (note.unknownPlaceholders.length > 0)
		notices.say(`The template has placeholders that Dossier does not know: ${note.unknownPlaceholders.join(', ')}`);
	const cursor = note.cursor === undefined ? undefined : { start: note.cursor, end: note.cursor };
	// Mod and Enter are how the form is sent: only with Alt do they ask for a pane as well.
	await openPlace(app, created.path, cursor, event?.altKey === true ? event : undefined);
	await made?.(created.path);
	void bornLinked(context, created.path, from);
	return undefined;
}

/**
 * Links a new note with the vault, once the index knows it: its related section lists what names it already, what its own
 * fields name and the note it was made from, in the order of the ranking, and the index note of its folder gets a line.
 */
export async function bornLinked(context: LinkingContext, path: string, from?: string): Promise<void> {
	if (!(await isKnown(context.vault, path))) return;
	await fillRelated(context, path, from);
	await addToIndexNote(context, path);
}

/** The index note that gets a line for the note at `path`, where the user wants that and there is one that may be written. */
function listedIn({ vault, settings }: Pick<LinkingContext, 'vault' | 'settings'>, path: string): string | undefined {
	return settings.current.addToIndexNote && vault.state.kind === 'ready' ? indexNoteFor(path, vault.index, settings.current) : undefined;
}

/** Adds the line of a new note to the index note of its folder, told with Undo. */
async function addToIndexNote(context: LinkingContext, path: string): Promise<void> {
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

async function fillRelated({ vault, related }: LinkingContext, path: string, from: string | undefined): Promise<void> {
	const { index } = vault;
	const inFields = (index.record(path)?.links ?? []).filter(({ field }) => field !== null);
	const named = new Set([from, ...inFields.map((link) => index.targetOf(link, path))]);
	const candidates = (await related.rankOnceStill(path)).filter((candidate) => candidate.backed || named.has(candidate.path));
	if (candidates.length > 0) await related.add(path, { candidates });
}

/** Whether the index knows the note as it was made: one that was empty before has a type then. */
function isKnown(vault: LiveVault, path: string): Promise<boolean> {
	const isThere = (): boolean => vault.index.record(path)?.type !== undefined;
	if (isThere()) return Promise.resolve(true);
	return new Promise((resolve) => {
		const end = (known: boolean): void => {
			window.clearTimeout(timer);
			unsubscribe();
			resolve(known);
		};
		const unsubscribe = vault.onChange(() => {
			if (isThere()) end(true);
		});
		const timer = window.setTimeout(() => end(vault.index.record(path) !== undefined), KNOWN_WITHIN_MS);
	});
}

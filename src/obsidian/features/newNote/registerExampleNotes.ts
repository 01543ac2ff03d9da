import type { Plugin } from 'obsidian';
import { exampleNotes } from '../../../core/templates/exampleNotes.ts';
import { counted } from '../../../core/text/counted.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';
import { onceRead } from '../../ui/onceRead.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { withoutExtension } from '../../../core/vault/paths/pathParts.ts';

/** What making and taking back example notes needs. */
export interface ExampleNotesContext {
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly previews: ChangePreviews;
	readonly notices: Notices;
}

/** How long the one hint of an empty vault stays. */
const FIRST_HINT_MS = 30_000;

/**
 * Adds the commands that make the example notes and take them back.
 *
 * @returns what says once, in a vault without a note, how the first ones are made; `makeNote` opens the form.
 */
export function registerExampleNotes(plugin: Plugin, context: ExampleNotesContext): (makeNote: () => void) => void {
	const { vault, settings, notices } = context;
	const all = () => exampleNotes(settings.current.typeKey);
	const make = async (): Promise<void> => {
		if (await context.previews.show(exampleChanges(context))) await openPlace(plugin.app, 'Norway-Sweden Relations.md', undefined);
	};
	plugin.addCommand({ id: 'make-example-notes', name: 'Make example notes', callback: () => void make() });
	plugin.addCommand({
		id: 'take-example-notes-back',
		name: 'Take the example notes back',
		checkCallback: (checking) => {
			const there = () => all().filter(({ path }) => vault.index.record(path) !== undefined);
			if (!checking) void onceRead(vault, notices, () => takeBack(there(), context));
			return there().length > 0;
		},
	});
	return (makeNote) => {
		const stop = vault.onState(({ kind }) => {
			if (kind !== 'ready') return;
			stop();
			if (vault.index.paths().length > 0) return;
			const buttons = { 'Make the first note': makeNote, 'Make example notes': () => void make() };
			notices.choose(
				'This vault has no notes yet. Make one from a type, or four small examples that can be taken back.',
				buttons,
				FIRST_HINT_MS,
			);
		});
		plugin.register(stop);
	};
}

/** The example notes that are not there, each with its text. */
function exampleChanges({ vault, settings }: ExampleNotesContext): ChangeSource {
	const notes = new Map(exampleNotes(settings.current.typeKey).map(({ path, text }) => [path, text]));
	return {
		title: 'Make example notes',
		unit: { one: 'note', many: 'notes' },
		verb: 'Make',
		done: 'Made',
		lookingText: 'Looking at what is there…',
		emptyText: 'There are notes of these names.',
		withNotes: false,
		begin: () => Promise.resolve([...notes.keys()].filter((path) => vault.index.record(path) === undefined)),
		planNote(path) {
			const edits = [{ range: { start: 0, end: 0 }, newText: notes.get(path) ?? '' }];
			return Promise.resolve({ path, text: '', items: [{ id: path, label: withoutExtension(path), reasons: [], ticked: true, edits }] });
		},
		textOf: ({ path }) => notes.get(path),
	};
}

/** Takes away those that say what they were made with; what the user wrote into one is kept. */
async function takeBack(notes: ReturnType<typeof exampleNotes>, { writer, notices }: ExampleNotesContext): Promise<void> {
	const results = await Promise.all(notes.map(({ path, text }) => writer.takeAway(path, text)));
	const kept = results.filter(({ kind }) => kind === 'refused').length;
	const gone = `Took ${counted(results.length - kept, 'example note')} back`;
	notices.say(kept === 0 ? `${gone}.` : `${gone}; ${counted(kept, 'note')} that changed since ${kept === 1 ? 'stays' : 'stay'}.`);
}

import type { App } from 'obsidian';
import type { NotePlan } from '../../../core/changes/changePlan.ts';
import { countOf } from '../../../core/changes/changeTotals.ts';
import type { Note } from '../../../core/note/note.ts';
import { inferTypes, type InferredType } from '../../../core/types/infer/inferTypes.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import { chunked, type SliceOptions } from '../../index/chunked.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';

/** What learning types needs. */
export interface LearnTypesContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
}

/** A type note for each type that the vault's notes have and nobody described, with what was seen of its fields. */
export function typeChanges({ app, vault, settings }: LearnTypesContext): ChangeSource {
	const types = new Map<string, InferredType>();
	return {
		title: 'Learn note types from this vault',
		unit: { one: 'type note', many: 'type notes' },
		verb: 'Make',
		done: 'Made',
		lookingText: 'Reading the notes…',
		emptyText: 'Nothing to learn: every type that two notes or more have is described.',
		withNotes: false,
		async begin(options) {
			const notes = await notesWithFields(vault, options);
			if (!notes) return undefined;
			types.clear();
			for (const type of inferTypes(notes, vault.index, vault.types, settings.current)) types.set(type.path, type);
			return [...types.keys()];
		},
		planNote(path) {
			const type = types.get(path);
			return Promise.resolve(type && planFor(type, app.vault.getFileByPath(path) !== null));
		},
		textOf: ({ path }) => types.get(path)?.text,
	};
}

async function notesWithFields(vault: LiveVault, options: SliceOptions): Promise<readonly Note[] | undefined> {
	const notes: Note[] = [];
	const isDone = await chunked(
		vault.index.paths(),
		async (path) => {
			// A note that went meanwhile teaches nothing.
			const note = await vault.read(path).catch(() => undefined);
			if (note?.frontmatter.kind === 'parsed') notes.push(note);
		},
		options,
	);
	return isDone ? notes : undefined;
}

function planFor(type: InferredType, isTaken: boolean): NotePlan {
	return {
		path: type.path,
		text: '',
		items: [
			{
				id: type.path,
				label: type.name,
				reasons: [countOf(type.notes, { one: 'note', many: 'notes' }), `will be ${type.path}`],
				details: [...type.why].map(([field, why]) => `${field}: ${type.definition.fields.get(field)?.kind ?? 'text'}, ${why}`),
				edits: [{ range: { start: 0, end: 0 }, newText: type.text }],
				ticked: !isTaken,
			},
		],
		...(isTaken ? { refusal: `${type.path} exists already` } : {}),
	};
}

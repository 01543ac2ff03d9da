import type { App } from 'obsidian';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../../core/note/note.ts';
import { completeNote } from '../../../core/templates/completeNote.ts';
import type { TemplateClock } from '../../../core/templates/placeholders.ts';
import { withArticle } from '../../../core/text/withArticle.ts';
import { templateForType } from '../../../core/types/templateForType.ts';
import { bulkExclusionOf } from '../../../core/vault/noteRole/bulkExclusionOf.ts';
import type { SectionNaming } from '../../../core/vault/sections/sectionNaming.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { templateClock } from '../../templateClock.ts';
import { readTemplates } from './readTemplates.ts';

/** Which notes are completed, and as what. */
export interface Completion {
	readonly title: string;
	/** Asked once the vault is read. */
	readonly paths: () => readonly string[];
	/** The type that they get; absent: each has its own, and notes without a known one are left. */
	readonly as?: string;
}

/** What a run over notes looks at, and where the types and templates are. */
interface CompletionContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
}

/** What notes lack of the fields and sections of their type, each note with its diff; nothing that is there is taken away. */
export function completeChanges({ app, vault, settings }: CompletionContext, { title, paths, as }: Completion): ChangeSource {
	let templates: readonly Note[] = [];
	let clock: TemplateClock | undefined;
	let naming: SectionNaming | undefined;
	const editFor = (note: Note): EditOutcome => {
		const name = as ?? vault.index.record(note.path)?.type;
		const type = name === undefined ? undefined : vault.types.get(name);
		if (!type || !clock || !naming) return { kind: 'unchanged' };
		const { typeKey } = settings.current;
		const vaultTemplate = templateForType(type.name, templates, typeKey)?.text;
		const template = vaultTemplate === undefined ? {} : { vaultTemplate };
		return completeNote(note, type, { ...clock, ...template, typeKey, values: {}, settings: settings.current, naming });
	};
	const isAsked = (path: string, count: number): boolean => {
		const record = vault.index.record(path);
		// Who names one note means it; of many, those are left into which nothing is put unasked.
		return count === 1 || (record !== undefined && bulkExclusionOf(record, settings.current, vault.types) === undefined);
	};
	return {
		title,
		unit: { one: 'note', many: 'notes' },
		verb: 'Complete',
		done: 'Completed',
		lookingText: 'Looking for what is missing…',
		emptyText: 'Nothing is missing that the type asks for.',
		withNotes: false,
		async begin() {
			templates = await readTemplates(vault, settings);
			clock = await templateClock(app);
			naming = vault.naming;
			const all = paths();
			return all.filter((path) => isAsked(path, all.length));
		},
		async planNote(path) {
			const note = await vault.read(path);
			const outcome = editFor(note);
			if (outcome.kind === 'unchanged') return undefined;
			const name = as ?? vault.index.record(path)?.type ?? '';
			const item = { id: path, label: path, reasons: [`as ${withArticle(name)}`] };
			if (outcome.kind === 'refused') return { path, text: note.text, items: [{ ...item, ticked: false }], refusal: outcome.reason };
			return { path, text: note.text, items: [{ ...item, ticked: true, edits: outcome.edits }] };
		},
		edit(note) {
			const outcome = editFor(note);
			return { outcome, made: outcome.kind === 'edits' ? 1 : 0 };
		},
	};
}

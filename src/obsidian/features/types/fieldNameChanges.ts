import type { App } from 'obsidian';
import type { NotePlan } from '../../../core/changes/changePlan.ts';
import { renameKey } from '../../../core/note/edit/frontmatter/renameKey.ts';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../../core/note/note.ts';
import { editBetween } from '../../../core/text/editBetween.ts';
import { inlineCode } from '../../../core/text/inlineCode.ts';
import type { NoteType } from '../../../core/types/noteType.ts';
import { queriesNaming, renamedInBase } from '../../../core/types/fieldInQueries.ts';
import { renameTypeField } from '../../../core/types/renameTypeField.ts';
import { isConflictCopy } from '../../../core/vault/noteRole/conflictCopyOf.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import type { LiveVault } from '../../index/liveVault.ts';

/**
 * The field `from` of `type` under the name `to`: in its type note and those that extend it, and in every note of theirs. Bases that name
 * it are changed where they are ticked: they may mean the field of another type. Queries in notes are only shown.
 */
export function fieldNameChanges(app: App, vault: LiveVault, type: NoteType, from: string, to: string): ChangeSource {
	const { index, types } = vault;
	const concerned = types.all().filter(({ name }) => types.isA(name, type.name));
	const typePaths = new Set(concerned.flatMap(({ origin }) => (origin.kind === 'note' ? [origin.path] : [])));
	const bases = new Set(app.vault.getFiles().flatMap(({ extension, path }) => (extension === 'base' ? [path] : [])));
	const edit = (note: Note): EditOutcome => {
		if (bases.has(note.path)) return { kind: 'edits', edits: renamedInBase(note.text, from, to) };
		return typePaths.has(note.path) ? inTypeNote(note, from, to) : renameKey(note, from, to);
	};
	const own = new Set(
		concerned.flatMap(({ name }) => [...index.notesOfType(name)]).filter((path) => !isConflictCopy(path) && !typePaths.has(path)),
	);
	const planBase = async (path: string): Promise<NotePlan | undefined> => {
		const file = app.vault.getFileByPath(path);
		const text = file ? await app.vault.cachedRead(file) : '';
		const edits = renamedInBase(text, from, to);
		if (edits.length === 0) return undefined;
		return { path, text, items: [{ id: path, label: `${from} → ${to}`, reasons: ['a base that names it'], ticked: false, edits }] };
	};
	const planQueries = async (path: string): Promise<NotePlan | undefined> => {
		const note = await vault.read(path);
		const lines = queriesNaming(note, from);
		if (lines.length === 0) return undefined;
		const items = lines.map((line) => ({
			id: `${path}\n${line}`,
			label: `a query on line ${line}`,
			reasons: [`names ${inlineCode(from)}`],
			ticked: false,
		}));
		return { path, text: note.text, items, refusal: 'a query is changed by hand' };
	};
	return {
		title: `Rename ${from} of ${type.name} to ${to}`,
		unit: { one: 'field', many: 'fields' },
		verb: 'Rename',
		done: 'Renamed',
		lookingText: 'Looking at the notes of the type…',
		emptyText: `No note of ${type.name} has ${from}.`,
		withNotes: true,
		// Whoever renames a field sees its notes first, then the bases, then the queries of all notes.
		begin: () =>
			Promise.resolve([...typePaths, ...own, ...bases, ...index.paths().filter((path) => !typePaths.has(path) && !own.has(path))]),
		async planNote(path) {
			if (bases.has(path)) return planBase(path);
			if (!typePaths.has(path) && !own.has(path)) return planQueries(path);
			const note = await vault.read(path);
			const outcome = edit(note);
			if (outcome.kind === 'unchanged') return undefined;
			const item = {
				id: path,
				label: `${from} → ${to}`,
				reasons: [typePaths.has(path) ? 'what describes the type' : inlineCode(type.name)],
			};
			if (outcome.kind === 'refused')
				return { path, text: note.text, items: [{ ...item, ticked: false }], refusal: outcome.reason } satisfies NotePlan;
			return { path, text: note.text, items: [{ ...item, ticked: true, edits: outcome.edits }] } satisfies NotePlan;
		},
		edit: (note) => {
			const outcome = edit(note);
			return { outcome, made: outcome.kind === 'edits' ? 1 : 0 };
		},
	};
}

function inTypeNote(note: Note, from: string, to: string): EditOutcome {
	const renamed = renameTypeField(note, from, to);
	if (renamed.kind === 'refused') return renamed;
	const edit = editBetween(note.text, renamed.text);
	return edit === undefined ? { kind: 'unchanged' } : { kind: 'edits', edits: [edit] };
}

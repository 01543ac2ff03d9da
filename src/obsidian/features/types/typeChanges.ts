import type { App } from 'obsidian';
import type { NotePlan } from '../../../core/changes/changePlan.ts';
import { countOf } from '../../../core/changes/changeTotals.ts';
import type { Note } from '../../../core/note/note.ts';
import type { Diagnostic } from '../../../core/rules/rule.ts';
import { LoudCounter, type LoudCounts, loudCountsOf, loudWords } from '../../../core/report/loudCounter.ts';
import { VaultChecker } from '../../../core/checking/vaultChecker.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { learnedText } from '../../../core/types/infer/learnedText.ts';
import { isInSetFolder } from '../../../core/vault/paths/isInFolder.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { inferTypesSteps, type InferredType } from '../../../core/types/infer/inferTypes.ts';
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
	let remark: string | undefined;
	return {
		title: 'Learn note types from this vault',
		unit: { one: 'type note', many: 'type notes' },
		verb: 'Make',
		done: 'Made',
		lookingText: 'Reading the notes…',
		emptyText: 'Nothing to learn: every type that two notes or more have is described.',
		withNotes: false,
		async begin(options) {
			const found: (readonly Diagnostic[])[] = [];
			const notes = await notesWithFields(vault, options, found);
			if (!notes) return undefined;
			types.clear();
			const learned = await chunkedSteps(inferTypesSteps(notes, vault.index, vault.types, settings.current), options.signal);
			for (const type of learned ?? []) types.set(type.path, type);
			const after = types.size === 0 ? undefined : await countsWith([...types.values()], app, vault, options);
			remark = after && `Now ${loudWords(loudCountsOf(found.flat()))}; with all of these types ${loudWords(after)}.`;
			return options.signal.aborted ? undefined : [...types.keys()];
		},
		planNote(path) {
			const type = types.get(path);
			return Promise.resolve(type && planFor(type, app.vault.getFileByPath(path) !== null));
		},
		textOf({ path }, leftOut) {
			const type = types.get(path);
			return type && learnedText(type, settings.current.typeKey, leftOut);
		},
		remark: () => remark,
	};
}

/** @param found takes in what is wrong with all notes now. */
async function notesWithFields(
	vault: LiveVault,
	options: SliceOptions,
	found: (readonly Diagnostic[])[],
): Promise<readonly Note[] | undefined> {
	const notes: Note[] = [];
	const isDone = await chunked(
		vault.index.paths(),
		async (path) => {
			// A note that went meanwhile teaches nothing.
			const note = await vault.read(path).catch(() => undefined);
			if (note?.frontmatter.kind === 'parsed') notes.push(note);
			if (note !== undefined) found.push(vault.check(note, true));
		},
		options,
	);
	return isDone ? notes : undefined;
}

/** How many errors and warnings the vault would have with these types; nothing of it is kept. `undefined` after an abort. */
async function countsWith(
	types: readonly InferredType[],
	app: App,
	vault: LiveVault,
	options: SliceOptions,
): Promise<LoudCounts | undefined> {
	const { index, checkOptions } = vault;
	const learned = types.map(({ path, text }) => parseNote(path, text));
	const { typesFolder } = checkOptions.settings;
	const described = index.paths().filter((path) => isInSetFolder(path, typesFolder));
	const typeNotes = await Promise.all(described.map((path) => vault.read(path)));
	const checker = new VaultChecker([...typeNotes, ...learned], checkOptions);
	const counter = new LoudCounter(checker);
	const put = (note: Note): void => {
		checker.putNote(note);
		counter.add(note);
	};
	for (const { path } of app.vault.getFiles()) if (index.record(path) === undefined) checker.putFile(path);
	await chunked(index.paths(), (path) => vault.read(path).then(put, () => undefined), { signal: options.signal });
	for (const note of learned) put(note);
	await chunkedSteps(checker.index.workOutPlainNames(), options.signal);
	return chunkedSteps(counter.counts(), options.signal);
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
				parts: [...type.why].map(([id, why]) => ({ id, label: `${id}: ${type.definition.fields.get(id)?.kind ?? 'text'}, ${why}` })),
				edits: [{ range: { start: 0, end: 0 }, newText: type.text }],
				ticked: !isTaken,
			},
		],
		...(isTaken ? { refusal: `${type.path} exists already` } : {}),
	};
}

import { foldPath } from '../core/text/foldPath.ts';
import { getFrontMatterInfo, MarkdownView, normalizePath, type App, type TFile } from 'obsidian';
import type { EditOutcome } from '../core/note/edit/verify/editOutcome.ts';
import { safeVaultPath } from '../core/vault/paths/safeVaultPath.ts';
import type { Note } from '../core/note/note.ts';
import { parseNote } from '../core/note/parseNote.ts';
import { applyEdits } from '../core/text/applyEdits.ts';
import { messageOf } from '../core/text/messageOf.ts';
import { invertEdits } from '../core/text/invertEdits.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import type { NoteWriter, WriteHearer, WriteOptions, WriteResult } from './index/liveVault.ts';
import { openText } from './index/openText.ts';

type Plan = (note: Note) => EditOutcome;

/** What a plan comes to on the text that stands there now. */
type Decided =
	| { readonly kind: 'edits'; readonly before: string; readonly edits: readonly TextEdit[] }
	| { readonly kind: 'unchanged' }
	| { readonly kind: 'refused'; readonly reason: string };

/**
 * Writes notes of `app`: the smallest change in the editor where the note is open for editing, else `vault.process`.
 * What the disk refuses is told as a refusal, and the error itself to `onError`. `hearer` knows of a write before it is said to be done.
 *
 * `processFrontMatter` is not used, though the guidelines prefer it: it prints the whole block anew, which drops comments
 * and turns `[a, b]` into bullets. Every plan here edits the source text of one entry and has been checked by reading it again.
 */
export function noteWriter(app: App, hearer: WriteHearer, onError: (thrown: unknown) => void): NoteWriter {
	const failed: TellFailure = (path, error) => {
		onError(error);
		return failure(path, error);
	};
	const write = async (path: string, plan: Plan, options: WriteOptions = {}): Promise<WriteResult> => {
		const file = app.vault.getFileByPath(path);
		if (!file) return { kind: 'refused', reason: `${path} is not there any more` };
		const view = editingView(app, path);
		const decided = view ? writeInEditor(view, path, plan, options) : await writeOnDisk(app, file, plan, options.seen, failed);
		if (decided.kind !== 'edits') return decided;
		const { before, edits } = decided;
		const after = applyEdits(before, edits);
		hearer.wrote(path, after);
		const inverse = invertEdits(before, edits);
		return { kind: 'written', before, edits, undo: () => write(path, () => ({ kind: 'edits', edits: inverse }), { seen: after }) };
	};
	return {
		write,
		async create(path, text) {
			const made = await createNote(app, path, text, failed);
			if (made.kind === 'created') hearer.wrote(made.path, text);
			return made;
		},
		async takeAway(path, seen) {
			const taken = await takeNoteAway(app, path, seen, failed);
			if (taken.kind !== 'refused') hearer.gone(path);
			return taken;
		},
	};
}

/** The view in which `path` is being edited; the active one first. Reading views have no editor that saves. */
function editingView(app: App, path: string): MarkdownView | undefined {
	const views: MarkdownView[] = [];
	app.workspace.iterateAllLeaves((leaf) => {
		const { view } = leaf;
		if (view instanceof MarkdownView && view.file?.path === path && view.getMode() === 'source') views.push(view);
	});
	const active = app.workspace.getActiveViewOfType(MarkdownView);
	return views.find((view) => view === active) ?? views[0];
}

function decide(path: string, text: string, plan: Plan, seen: string | undefined): Decided {
	if (seen !== undefined && seen !== text) return { kind: 'refused', reason: `${path} has changed since it was shown` };
	const note = parseNote(path, text);
	if (!seesTheSameFence(note)) return { kind: 'refused', reason: `Obsidian reads the front matter of ${path} differently` };
	const outcome = plan(note);
	if (outcome.kind === 'edits') return { kind: 'edits', before: text, edits: outcome.edits };
	if (outcome.kind === 'refused') return { kind: 'refused', reason: `${path}: ${outcome.reason}` };
	return { kind: 'unchanged' };
}

/** Whether the app finds the front matter where we find it: where it does not, nothing may be written. */
function seesTheSameFence(note: Note): boolean {
	if (note.frontmatter.kind === 'none') return true;
	// A byte order mark is no part of the text to the app, and stays where it is in every edit.
	const mark = note.text.startsWith('\ufeff') ? 1 : 0;
	const info = getFrontMatterInfo(note.text.slice(mark));
	return info.exists && info.contentStart + mark === note.frontmatter.range.end;
}

function writeInEditor({ editor }: MarkdownView, path: string, plan: Plan, { seen, cursor }: WriteOptions): Decided {
	const decided = decide(path, editor.getValue(), plan, seen);
	if (decided.kind === 'edits') {
		editor.transaction({
			changes: decided.edits.map(({ range, newText }) => ({
				from: editor.offsetToPos(range.start),
				to: editor.offsetToPos(range.end),
				text: newText,
			})),
		});
		const place = cursor?.();
		if (place !== undefined) editor.setCursor(editor.offsetToPos(place));
	}
	return decided;
}

async function writeOnDisk(app: App, file: TFile, plan: Plan, seen: string | undefined, failed: TellFailure): Promise<Decided> {
	const { path } = file;
	let decided: Decided = { kind: 'unchanged' };
	try {
		await app.vault.process(file, (text) => {
			// A note that moved in this moment is not the one that was meant.
			decided = file.path === path ? decide(path, text, plan, seen) : { kind: 'refused', reason: `${path} is not there any more` };
			return decided.kind === 'edits' ? applyEdits(text, decided.edits) : text;
		});
	} catch (error) {
		return { kind: 'refused', reason: failed(path, error) };
	}
	return decided;
}

/** Gives the reason of a refusal to write `path`, and tells the error itself to whom it concerns. */
type TellFailure = (path: string, error: unknown) => string;

/** Why the disk refused: the note went in this very moment, the medium is read-only or full. */
function failure(path: string, error: unknown): string {
	return `${path} could not be written: ${messageOf(error)}`;
}

async function takeNoteAway(app: App, path: string, seen: string, failed: TellFailure): Promise<WriteResult> {
	const file = app.vault.getFileByPath(path);
	if (!file) return { kind: 'unchanged' };
	try {
		// What is typed stands in the editor before it stands in the file.
		if ((openText(app, path) ?? seen) !== seen || (await app.vault.read(file)) !== seen)
			return { kind: 'refused', reason: `${path} has changed since it was shown` };
		await app.fileManager.trashFile(file);
		return { kind: 'unchanged' };
	} catch (error) {
		return { kind: 'refused', reason: failed(path, error) };
	}
}

async function createNote(
	app: App,
	path: string,
	text: string,
	failed: TellFailure,
): Promise<{ kind: 'created'; path: string } | { kind: 'refused'; reason: string }> {
	const contained = safeVaultPath(path);
	if (contained.kind === 'refused') return { kind: 'refused', reason: contained.reason };
	const clean = normalizePath(contained.path);
	const taken = existing(app, clean);
	if (taken) return { kind: 'refused', reason: `${taken} exists already` };
	const folder = clean.slice(0, Math.max(0, clean.lastIndexOf('/')));
	try {
		if (folder !== '' && !app.vault.getFolderByPath(folder)) await app.vault.createFolder(folder);
		const file = await app.vault.create(clean, text);
		return { kind: 'created', path: file.path };
	} catch (error) {
		return { kind: 'refused', reason: failed(clean, error) };
	}
}

/**
 * Makes a file that is no note, `base` (a path of the vault) + `.` + `extension`, with a number after the name where that
 * is taken: nothing that exists is ever written over. The path is contained in the vault as a note's is.
 */
export async function createExport(
	app: App,
	base: string,
	extension: 'base' | 'bib' | 'json',
	text: string,
): Promise<{ kind: 'created'; path: string } | { kind: 'refused'; reason: string }> {
	// The check is made for notes: only the ending is another.
	const contained = safeVaultPath(`${base}.${extension}.md`);
	if (contained.kind === 'refused') return { kind: 'refused', reason: contained.reason };
	const clean = normalizePath(contained.path).slice(0, -`.${extension}.md`.length);
	let path = `${clean}.${extension}`;
	for (let count = 2; existing(app, path) !== undefined; count += 1) path = `${clean} ${count}.${extension}`;
	try {
		return { kind: 'created', path: (await app.vault.create(path, text)).path };
	} catch (error) {
		return { kind: 'refused', reason: messageOf(error) };
	}
}

/** The path that is taken by a file of the same name, as a disk that folds case would see it. */
function existing(app: App, path: string): string | undefined {
	const folded = foldPath(path);
	return app.vault.getFiles().find((file) => foldPath(file.path) === folded)?.path;
}

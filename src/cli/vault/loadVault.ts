import { isInSetFolder } from '../../core/vault/paths/isInFolder.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import type { FrontmatterData } from '../../core/note/frontmatter.ts';
import type { Note } from '../../core/note/note.ts';
import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import { VaultChecker } from '../../core/checking/vaultChecker.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { NoteTypes } from '../../core/types/noteType.ts';
import { noteTypesFrom, type ReadNoteTypes } from '../../core/types/noteTypesFrom.ts';
import type { NoteIndex } from '../../core/vault/noteIndex.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import type { StoredRecords } from './cache/storedRecords.ts';
import type { FileStamp, ReadOutcome } from '../disk/readNote.ts';
import { NoteBatches, type ReadNote } from './noteBatches.ts';
import type { OwnFindings } from './ownFindings.ts';
import { readInThreads } from './threads/readInThreads.ts';
import type { Threads } from './threads/threadCount.ts';
import { unreadable, walkFinding } from './unreadableNote.ts';
import type { Steps } from '../../core/text/steps.ts';

/** A vault whose every note was read once: what they say is in the index, their texts are not kept. */
export interface LoadedVault {
	readonly folder: FolderVault;
	readonly checker: VaultChecker;
	readonly settings: Settings;
	readonly types: NoteTypes;
	readonly index: NoteIndex;
	/** A finding for everything that could not be read. */
	readonly unreadable: readonly Diagnostic[];
	/** The note at `path`, read again, or `undefined` where it is gone or cannot be read. */
	readonly noteAt: (path: string) => Note | undefined;
}

/** What plans the fixes of single notes. */
export type FixingVault = Pick<LoadedVault, 'checker' | 'noteAt'>;

/** Notes of which enough is kept. */
export interface KeptNotes {
	readonly stored: StoredRecords;
	/** Those that are as they were. */
	readonly paths: ReadonlySet<string>;
}

/** Told of each note soon after it was read; the text is dropped after it. */
export type NoteVisitor = (note: Note, checker: VaultChecker, stamp: FileStamp) => void;

/** What reads the notes with more than one thread, where a vault has enough of them. Nobody is told of the notes themselves. */
export interface ReadingHelp {
	readonly threads: Threads;
	/** Whether anybody wants to know what is wrong in the text of the note at `path`. */
	readonly wants: (path: string) => boolean;
	/** Whether suggestions are only to be counted. */
	readonly countsSuggestions?: boolean | undefined;
	/** Told what is wrong in the text of a note, with the state of its file; `data` are those of front matter that could be read, of which only keys and texts are to be looked at. */
	readonly visit: (path: string, own: OwnFindings, stamp: FileStamp, checker: VaultChecker, data: FrontmatterData | undefined) => void;
}

/**
 * Reads every note of `folder` once, one a step: the notes that describe types first, since they say which fields hold names.
 *
 * @param visit is called for every note that was read, in the order of their paths but for those that had to be read twice.
 * @param kept are notes that need not be read, since they have not changed since what is kept of them was made.
 * @param help is told of what its threads have read in place of `visit`; who drives the steps then has to let other things have their turn.
 */
export function* loadVault(
	folder: FolderVault,
	options: CheckOptions,
	visit?: NoteVisitor,
	kept?: KeptNotes,
	help?: ReadingHelp,
): Steps<LoadedVault> {
	const findings: Diagnostic[] = folder.walk.problems.map(walkFinding);
	const { settings } = options;
	const typeNotes = yield* readTypeNotes(folder, settings);
	const checker = new VaultChecker(notesOf(typeNotes), options);
	const isKept = (path: string): boolean => kept?.paths.has(path) === true && !typeNotes.has(path);
	if (kept === undefined || kept.paths.size === 0) checker.expectAll();
	const take = ({ note, stamp }: ReadNote) => {
		checker.putNote(note);
		visit?.(note, checker, stamp);
	};
	for (const path of folder.walk.others) checker.putFile(path);
	const paths: string[] = [];
	for (const path of folder.walk.notes) {
		// A second way to a note is no second note: it would be reported, and written, twice.
		if (folder.walk.aliases.has(path)) checker.putFile(path);
		else if (!typeNotes.has(path) && !isKept(path)) paths.push(path);
	}
	for (const note of typeNotes.values()) take(note);
	if (kept !== undefined) yield* kept.stored.takeInto(checker, isKept);
	const takeOther = (path: string, outcome: { readonly kind: 'gone' } | { readonly kind: 'unreadable'; readonly message: string }) => {
		if (outcome.kind === 'gone') return;
		checker.putFile(path);
		findings.push(unreadable(path, outcome.message));
	};
	const batches = new NoteBatches((notes) => {
		for (const { note } of notes) checker.putNote(note);
		for (const { note, stamp } of notes) visit?.(note, checker, stamp);
	});
	const readHere = function* (wanted: readonly string[]): Steps<void> {
		yield* folder.readAll(wanted, (path, outcome) => {
			if (outcome.kind === 'read') batches.add(path, outcome, undefined);
			else takeOther(path, outcome);
		});
		batches.flush();
	};
	if (help === undefined || paths.length < help.threads.fromNotes) yield* readHere(paths);
	else {
		const unsettled: string[] = [];
		yield* readInThreads({
			root: folder.root,
			paths,
			typeNotes: Array.from(typeNotes.values(), ({ note: { path, text } }) => ({ path, text })),
			checker,
			wants: help.wants,
			threads: help.threads,
			countsSuggestions: help.countsSuggestions,
			take(path, entry) {
				if (entry.kind === 'read') {
					checker.putRecord(entry.record, entry.data);
					help.visit(path, entry.own, entry.stamp, checker, entry.data);
				} else if (entry.kind === 'unsettled') unsettled.push(path);
				else takeOther(path, entry);
			},
		});
		yield* readHere(unsettled);
	}
	const { index, types } = checker;
	yield* index.workOutPlainNames();
	return { folder, checker, settings, types, index, unreadable: findings, noteAt: noteReader(folder) };
}

/** What the rules that look at one text need: the types of the vault, and none of its other notes. */
export function* loadForTexts(folder: FolderVault, options: CheckOptions): Steps<FixingVault> {
	const typeNotes = yield* readTypeNotes(folder, options.settings);
	return { checker: new VaultChecker(notesOf(typeNotes), options), noteAt: noteReader(folder) };
}

/** Made apart from `loadVault`, whose visitor, and what that keeps of each note, would else live as long as this. */
function noteReader(folder: FolderVault): LoadedVault['noteAt'] {
	return (path) => noteOf(path, folder.read(path));
}

/** From this share of the notes on the backlinks of all are worked out at once. */
const SHARE_WORTH_ALL = 10;

/** Works out in steps what would be worked out at one go when the backlinks of the first of `count` notes are asked for. */
export function* workOutBacklinksFor(count: number, { index, folder }: LoadedVault): Steps<void> {
	yield* index.workOutLinks();
	if (count * SHARE_WORTH_ALL > folder.walk.notes.length) yield* index.workOutBacklinks();
}

/** The types of a vault; of its notes only those that describe types are read. */
export function* loadTypes(folder: FolderVault, settings: Settings): Steps<ReadNoteTypes> {
	return noteTypesFrom(notesOf(yield* readTypeNotes(folder, settings)), settings);
}

/** The notes of a vault that describe types, by path. */
export function* readTypeNotes(folder: FolderVault, settings: Settings): Steps<ReadonlyMap<string, ReadNote>> {
	const notes = new Map<string, ReadNote>();
	const paths = folder.walk.notes.filter((path) => isInSetFolder(path, settings.typesFolder) && !folder.walk.aliases.has(path));
	yield* folder.readAll(paths, (path, outcome) => {
		if (outcome.kind === 'read') notes.set(path, { note: parseNote(path, outcome.text), stamp: outcome.stamp });
	});
	return notes;
}

function notesOf(read: ReadonlyMap<string, ReadNote>): readonly Note[] {
	return Array.from(read.values(), ({ note }) => note);
}

function noteOf(path: string, outcome: ReadOutcome): Note | undefined {
	return outcome.kind === 'read' ? parseNote(path, outcome.text) : undefined;
}

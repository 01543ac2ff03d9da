import { isInSetFolder } from '../../core/vault/paths/isInFolder.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { createScanner } from '../../core/note/read/scannedNote.ts';
import type { Note } from '../../core/note/note.ts';
import { type CheckOptions, VaultChecker } from '../../core/checking/vaultChecker.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import { valueNearMiss } from '../../core/rules/value-near-miss.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { NoteTypes } from '../../core/types/noteType.ts';
import { noteTypesFrom, type ReadNoteTypes } from '../../core/types/noteTypesFrom.ts';
import type { NoteIndex } from '../../core/vault/noteIndex.ts';
import type { SerializedRecord } from '../../core/vault/records/packedRecord.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import type { FileStamp, ReadOutcome } from '../disk/readNote.ts';
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

/** So many notes are parsed, then taken in, then visited together: ten thousand are through sooner than one by one, since each stage stays in the processor's memory. */
const NOTES_A_BATCH = 32;

/** A batch of long notes is a smaller one, so that few texts are held at a time. */
const CHARACTERS_A_BATCH = 500_000;

/** Told of each note soon after it was read; the text is dropped after it. */
export type NoteVisitor = (note: Note, checker: VaultChecker, stamp: FileStamp) => void;

/**
 * Reads every note of `folder` once, one a step: the notes that describe types first, since they say which fields hold names.
 *
 * @param visit is called for every note that was read, in the order of their paths but for those that had to be read twice.
 * @param kept are the records of notes that need not be read, since they have not changed since they were made.
 */
export function* loadVault(
	folder: FolderVault,
	options: CheckOptions,
	visit?: NoteVisitor,
	kept: ReadonlyMap<string, SerializedRecord> = new Map(),
): Steps<LoadedVault> {
	const findings: Diagnostic[] = folder.walk.problems.map(walkFinding);
	const { settings } = options;
	const typeNotes = yield* readTypeNotes(folder, settings);
	const checker = new VaultChecker(notesOf(typeNotes), options);
	if (kept.size === 0 && options.rules.vault.includes(valueNearMiss)) checker.index.countFieldValues();
	const take = ({ note, stamp }: ReadNote) => {
		checker.putNote(note);
		visit?.(note, checker, stamp);
	};
	for (const path of folder.walk.others) checker.putFile(path);
	const paths: string[] = [];
	for (const path of folder.walk.notes) {
		// A second way to a note is no second note: it would be reported, and written, twice.
		if (folder.walk.aliases.has(path)) checker.putFile(path);
		else if (!typeNotes.has(path) && !kept.has(path)) paths.push(path);
	}
	for (const note of typeNotes.values()) take(note);
	for (const record of kept.values()) {
		if (!typeNotes.has(record.path)) checker.putRecord(record);
		yield;
	}
	const scanners = Array.from({ length: NOTES_A_BATCH }, createScanner);
	let batch: ReadText[] = [];
	let characters = 0;
	const takeBatch = () => {
		const notes = batch.map(({ path, text, stamp }, at) => ({ note: parseNote(path, text, scanners[at]), stamp }));
		for (const { note } of notes) checker.putNote(note);
		for (const { note, stamp } of notes) visit?.(note, checker, stamp);
		batch = [];
		characters = 0;
	};
	yield* folder.readAll(paths, (path, outcome) => {
		if (outcome.kind === 'read') {
			batch.push({ path, text: outcome.text, stamp: outcome.stamp });
			characters += outcome.text.length;
			if (batch.length === NOTES_A_BATCH || characters > CHARACTERS_A_BATCH) takeBatch();
		} else if (outcome.kind === 'unreadable') {
			checker.putFile(path);
			findings.push(unreadable(path, outcome.message));
		}
	});
	takeBatch();
	const { index, types } = checker;
	return { folder, checker, settings, types, index, unreadable: findings, noteAt: (path) => noteOf(path, folder.read(path)) };
}

/** The text of a note and the state of its file. */
interface ReadText {
	readonly path: string;
	readonly text: string;
	readonly stamp: FileStamp;
}

/** From this share of the notes on the backlinks of all are worked out at once. */
const SHARE_WORTH_ALL = 10;

/** Works out in steps what would be worked out at one go when the backlinks of the first of `count` notes are asked for. */
export function* workOutBacklinksFor(count: number, { index, folder }: LoadedVault): Steps<void> {
	yield* index.workOutLinks();
	if (count * SHARE_WORTH_ALL > folder.walk.notes.length) yield* index.workOutBacklinks();
}

/** A note and the state of its file. */
interface ReadNote {
	readonly note: Note;
	readonly stamp: FileStamp;
}

/** The types of a vault; of its notes only those that describe types are read. */
export function* loadTypes(folder: FolderVault, settings: Settings): Steps<ReadNoteTypes> {
	return noteTypesFrom(notesOf(yield* readTypeNotes(folder, settings)), settings);
}

function* readTypeNotes(folder: FolderVault, settings: Settings): Steps<ReadonlyMap<string, ReadNote>> {
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

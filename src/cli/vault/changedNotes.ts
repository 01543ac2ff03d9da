import { Buffer } from 'node:buffer';
import type { ChangeKind } from '../../core/history/differenceLines.ts';
import { movedNotes } from '../../core/history/movedNotes.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import type { Note } from '../../core/note/note.ts';
import { decodeNote } from '../disk/decodeNote.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { MAX_NOTE_BYTES, notUtf8, type ReadOutcome, tooLarge } from '../disk/readNote.ts';
import type { Io } from '../io.ts';
import { inSteps } from '../pace.ts';
import { isNotePath } from '../../core/vault/paths/pathParts.ts';
import type { Blob, GitRepository } from './gitRepository.ts';

/** A note that is new, moved, changed or gone. */
export interface ChangedNote {
	/** Where it is, or was where it is gone. */
	readonly path: string;
	/** Where it was, where that was elsewhere. */
	readonly from: string | undefined;
	readonly kind: ChangeKind;
	/** The id of the blob that it was; `undefined` for one that is new. */
	readonly blob: string | undefined;
	/** Why the two cannot be compared, in words that follow its path, where that is known without reading it. */
	readonly obstacle: string | undefined;
}

/** A note as it is or was; `undefined` where it was not there, a reason in words that follow its path where it cannot be read. */
export type NoteState = Note | string | undefined;

const FILTERED = 'has a git filter, which is not run, so what git holds of it cannot be compared';

/**
 * The notes of `folder` that are others than in `commit`, by path; a note in a file that git is told to ignore is none. `undefined` as `commit` is an empty past.
 * What cannot be looked at is not gone: it counts as changed, as does a note that a filter changes on its way into the repository.
 */
export async function changedNotes(
	io: Io,
	folder: FolderVault,
	git: GitRepository,
	commit: string | undefined,
): Promise<readonly ChangedNote[]> {
	// A Mac spells a name in another Unicode form on its disk than in the commit.
	const committed = new Map<string, string>();
	if (commit !== undefined)
		for (const [path, id] of git.filesOf(commit))
			if (isNotePath(path) && !path.split('/').some((part) => part.startsWith('.'))) committed.set(path.normalize('NFC'), id);
	const fresh: { path: string; id: string }[] = [];
	const changed: { path: string; id: string }[] = [];
	const same: { path: string; id: string }[] = [];
	const obstacles = new Map<string, string>();
	const reading = folder.readAll(
		folder.walk.notes.filter((path) => !folder.walk.aliases.has(path)),
		(path, outcome) => {
			const id = committed.get(path.normalize('NFC'));
			const ids = outcome.kind === 'read' ? git.idsOf(Buffer.from(outcome.text)) : [];
			committed.delete(path.normalize('NFC'));
			if (outcome.kind === 'unreadable') obstacles.set(path, outcome.message);
			if (id === undefined) fresh.push({ path, id: ids.at(-1) ?? path });
			else (ids.includes(id) ? same : changed).push({ path, id });
		},
	);
	await inSteps(reading, io.signal);
	for (const { path, message } of folder.walk.problems) {
		const below = [...committed].filter(([old]) => old === path || old.startsWith(`${path}/`));
		for (const [old, id] of below) {
			changed.push({ path: old, id });
			committed.delete(old);
			obstacles.set(old, old === path ? message : `lies in ${path}, which ${message}`);
		}
	}
	const ignored = git.ignoredPaths(fresh.map(({ path }) => path));
	const seen = fresh.filter(({ path }) => !ignored.has(path));
	for (const path of git.filteredPaths([...same, ...changed].map((note) => note.path)))
		obstacles.set(path, obstacles.get(path) ?? FILTERED);
	changed.push(...same.filter(({ path }) => obstacles.has(path)));
	const gone = Array.from(committed, ([path, id]) => ({ path, id }));
	const moved = movedNotes(gone, seen);
	const left = new Set(moved.values());
	const found = [
		...seen.map(({ path }) => {
			const from = moved.get(path);
			return { path, from, kind: from === undefined ? ('new' as const) : ('moved' as const), blob: from && committed.get(from) };
		}),
		...changed.map(({ path, id }) => ({ path, from: undefined, kind: 'changed' as const, blob: id })),
		...gone.filter(({ path }) => !left.has(path)).map(({ path, id }) => ({ path, from: undefined, kind: 'gone' as const, blob: id })),
	];
	return found.map((note) => ({ ...note, obstacle: obstacles.get(note.path) })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What each of `notes` said and says, in their order; what is in the repository is read some megabytes at a time. */
export function* statesOf(
	notes: readonly ChangedNote[],
	folder: FolderVault,
	git: GitRepository,
): Iterable<readonly [note: ChangedNote, before: NoteState, after: NoteState]> {
	const past = notes.flatMap(({ blob }) => blob ?? []);
	const blobs = git.blobs(past, MAX_NOTE_BYTES)[Symbol.iterator]();
	for (const note of notes) {
		const { path, from, kind, blob, obstacle } = note;
		const before = blob === undefined ? undefined : pastOf(from ?? path, blobs.next().value as Blob);
		yield [note, before, kind === 'gone' ? undefined : (obstacle ?? presentOf(path, folder.read(path)))];
	}
}

function pastOf(path: string, blob: Blob): NoteState {
	if (blob.kind === 'absent') return 'is not in the repository as it was';
	if (blob.kind === 'too-large') return tooLarge(blob.size);
	const decoded = decodeNote(blob.bytes);
	return decoded.kind === 'text' ? parseNote(path, decoded.text) : notUtf8(decoded.reason);
}

function presentOf(path: string, outcome: ReadOutcome): NoteState {
	if (outcome.kind === 'read') return parseNote(path, outcome.text);
	return outcome.kind === 'unreadable' ? outcome.message : undefined;
}

import { Buffer } from 'node:buffer';
import { movedNotes } from '../../core/history/movedNotes.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import type { Note } from '../../core/note/note.ts';
import { decodeNote } from '../disk/decodeNote.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import type { Io } from '../io.ts';
import { inSteps } from '../pace.ts';
import { isNotePath } from '../../core/vault/paths/pathParts.ts';
import type { GitRepository } from './gitRepository.ts';

/** A note that is new, moved, changed or gone. */
export interface ChangedNote {
	/** Where it is, or was where it is gone. */
	readonly path: string;
	/** Where it was, where that was elsewhere. */
	readonly from: string | undefined;
	readonly before: () => Note | undefined;
	readonly after: () => Note | undefined;
	readonly kind: 'new' | 'moved' | 'changed' | 'gone';
}

/**
 * The notes of `folder` that are others than in `commit`, by path; a note in a file that git is told to ignore is none. `undefined` as `commit` is an empty past.
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
	const reading = folder.readAll(
		folder.walk.notes.filter((path) => !folder.walk.aliases.has(path)),
		(path, outcome) => {
			const id = committed.get(path.normalize('NFC'));
			const ids = outcome.kind === 'read' ? git.idsOf(Buffer.from(outcome.text)) : [];
			committed.delete(path.normalize('NFC'));
			if (id === undefined) fresh.push({ path, id: ids.at(-1) ?? path });
			else if (!ids.includes(id)) changed.push({ path, id });
		},
	);
	await inSteps(reading, io.signal);
	const ignored = git.ignoredPaths(fresh.map(({ path }) => path));
	const seen = fresh.filter(({ path }) => !ignored.has(path));
	const gone = Array.from(committed, ([path, id]) => ({ path, id }));
	const moved = movedNotes(gone, seen);
	const left = new Set(moved.values());
	const after = (path: string) => (): Note | undefined => {
		const outcome = folder.read(path);
		return outcome.kind === 'read' ? parseNote(path, outcome.text) : undefined;
	};
	const ids = [...new Set([...changed.map(({ id }) => id), ...gone.map(({ id }) => id)])];
	const blobs = new Map(git.blobs(ids).map((bytes, at) => [ids[at], bytes]));
	const before = (path: string, id: string | undefined) => (): Note | undefined => {
		const bytes = blobs.get(id);
		const decoded = bytes === undefined ? undefined : decodeNote(bytes);
		return decoded?.kind === 'text' ? parseNote(path, decoded.text) : undefined;
	};
	const nothing = (): undefined => undefined;
	const found: ChangedNote[] = [
		...seen.map(({ path }): ChangedNote => {
			const from = moved.get(path);
			if (from === undefined) return { path, from, before: nothing, after: after(path), kind: 'new' };
			return { path, from, before: before(from, committed.get(from)), after: after(path), kind: 'moved' };
		}),
		...changed.map(
			({ path, id }): ChangedNote => ({ path, from: undefined, before: before(path, id), after: after(path), kind: 'changed' }),
		),
		...gone
			.filter(({ path }) => !left.has(path))
			.map(({ path, id }): ChangedNote => ({ path, from: undefined, before: before(path, id), after: nothing, kind: 'gone' })),
	];
	return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

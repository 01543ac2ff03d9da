import { join, resolve } from 'node:path';
import { decodeNote } from '../disk/decodeNote.ts';
import type { FolderVault, PlainFile } from '../disk/folderVault.ts';
import { readRegularFile } from '../disk/readRegularFile.ts';
import { MAX_NOTE_BYTES, notUtf8, type ReadOutcome, tooLarge } from '../disk/readNote.ts';
import { isNoteName } from '../disk/walkFolder.ts';
import type { Io } from '../io.ts';
import { type Blob, GitRepository } from './gitRepository.ts';

/** What a note of the index has for a state: it changes only when something else is staged. */
const NO_STAMP = { mtimeMs: 0, ctimeMs: 0, size: 0, ino: 0 };

/**
 * The vault at the real path `root` as git's index has it: what the next commit will hold. The work tree is not looked at,
 * but for settings that the index does not hold.
 *
 * @throws {OperatorError} if the vault lies in no git repository, or there is no git.
 */
export function openStagedVault(root: string, { env, cwd }: Pick<Io, 'env' | 'cwd'>): FolderVault {
	const { GIT_INDEX_FILE: index = '' } = env;
	const none = `--staged needs a git repository; there is none at ${root}`;
	const git = new GitRepository(root, none, index === '' ? undefined : resolve(cwd, index));
	const files = git.stagedFiles();
	// As in a folder: what begins with a dot is left out.
	const paths = [...files.keys()].filter((path) => !path.split('/').some((part) => part.startsWith('.'))).sort();
	const read = function* (wanted: readonly string[]): Iterable<readonly [string, ReadOutcome]> {
		const there = wanted.filter((path) => files.has(path));
		for (const path of wanted) if (!files.has(path)) yield [path, GONE];
		let at = 0;
		for (const blob of git.blobs(
			there.map((path) => files.get(path) ?? ''),
			MAX_NOTE_BYTES,
		))
			yield [there[at++] ?? '', outcomeOf(blob)];
	};
	return {
		root,
		walk: { notes: paths.filter(isNoteName), others: paths.filter((path) => !isNoteName(path)), aliases: new Map(), problems: [] },
		read: (path) => [...read([path])][0]?.[1] ?? GONE,
		readPlain(path, maxBytes): PlainFile {
			const id = files.get(path);
			// Settings that git is told to leave alone are the operator's own, and count as they lie there.
			if (id === undefined) return readRegularFile(join(root, path), { maxBytes, within: root });
			const [blob] = git.blobs([id], maxBytes);
			if (blob?.kind === 'read') return blob;
			if (blob?.kind === 'too-large')
				return { kind: 'refused', code: 'TOO_LARGE', reason: `is larger than ${maxBytes / 1e6} MB; it is not read` };
			return { kind: 'refused', code: 'NO_ACCESS', reason: 'is staged, and its text is not in the repository' };
		},
		stampOf: () => undefined,
		*readAll(wanted, visit) {
			for (const [path, outcome] of read(wanted)) {
				visit(path, outcome);
				yield;
			}
		},
	};
}

const GONE: ReadOutcome = { kind: 'gone' };

function outcomeOf(blob: Blob): ReadOutcome {
	if (blob.kind === 'absent') return { kind: 'unreadable', code: 'NO_ACCESS', message: 'is staged, and its text is not in the repository' };
	if (blob.kind === 'too-large') return { kind: 'unreadable', code: 'TOO_LARGE', message: tooLarge(blob.size) };
	const decoded = decodeNote(blob.bytes);
	if (decoded.kind === 'text') return { kind: 'read', text: decoded.text, stamp: NO_STAMP };
	return { kind: 'unreadable', code: 'NOT_UTF8', message: notUtf8(decoded.reason) };
}

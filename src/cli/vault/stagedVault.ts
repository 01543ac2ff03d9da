import type { Buffer } from 'node:buffer';
import { join, resolve } from 'node:path';
import { decodeNote } from '../disk/decodeNote.ts';
import type { FolderVault, PlainFile } from '../disk/folderVault.ts';
import { readRegularFile } from '../disk/readRegularFile.ts';
import { MAX_NOTE_BYTES, type ReadOutcome } from '../disk/readNote.ts';
import { isNoteName } from '../disk/walkFolder.ts';
import type { Io } from '../io.ts';
import { GitRepository } from './gitRepository.ts';

/** So many notes are asked for at once: a few megabytes are held, not a whole vault. */
const AT_ONCE = 500;

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
	const read = (wanted: readonly string[]) => {
		const blobs = git.blobs(wanted.map((path) => files.get(path) ?? ''));
		return wanted.map((path, at) => [path, files.has(path) ? outcomeOf(blobs[at]) : GONE] as const);
	};
	return {
		root,
		walk: { notes: paths.filter(isNoteName), others: paths.filter((path) => !isNoteName(path)), aliases: new Map(), problems: [] },
		read: (path) => read([path])[0]?.[1] ?? GONE,
		readPlain(path, maxBytes): PlainFile {
			const id = files.get(path);
			// Settings that git is told to leave alone are the operator's own, and count as they lie there.
			if (id === undefined) return readRegularFile(join(root, path), { maxBytes, within: root });
			const [bytes] = git.blobs([id]);
			if (bytes === undefined) return { kind: 'refused', code: 'NO_ACCESS', reason: 'is staged, and its text is not in the repository' };
			if (bytes.length > maxBytes)
				return { kind: 'refused', code: 'TOO_LARGE', reason: `is larger than ${maxBytes / 1e6} MB; it is not read` };
			return { kind: 'read', bytes };
		},
		stampOf: () => undefined,
		*readAll(wanted, visit) {
			for (let at = 0; at < wanted.length; at += AT_ONCE) {
				for (const [path, outcome] of read(wanted.slice(at, at + AT_ONCE))) {
					visit(path, outcome);
					yield;
				}
			}
		},
	};
}

const GONE: ReadOutcome = { kind: 'gone' };

function outcomeOf(bytes: Buffer | undefined): ReadOutcome {
	if (bytes === undefined) return { kind: 'unreadable', code: 'NO_ACCESS', message: 'is staged, and its text is not in the repository' };
	if (bytes.length > MAX_NOTE_BYTES)
		return {
			kind: 'unreadable',
			code: 'TOO_LARGE',
			message: `is ${(bytes.length / 1e6).toFixed(1)} MB; notes of more than ${MAX_NOTE_BYTES / 1e6} MB are not read`,
		};
	const decoded = decodeNote(bytes);
	if (decoded.kind === 'text') return { kind: 'read', text: decoded.text, stamp: NO_STAMP };
	return { kind: 'unreadable', code: 'NOT_UTF8', message: `is not UTF-8 (${decoded.reason}); save it as UTF-8` };
}

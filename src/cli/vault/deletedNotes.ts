import { Buffer } from 'node:buffer';
import { linksToDeleted } from '../../core/related/goneBullets.ts';
import { isNotePath } from '../../core/vault/paths/pathParts.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { OperatorError } from '../operatorError.ts';
import { GitRepository } from './gitRepository.ts';
import { mayLieInRepository } from './mayLieInRepository.ts';

/**
 * Tells whether git knows that a link path led to a note that was deleted. Git is asked once, when the first link is: most
 * vaults have none to ask of. Where the vault lies in no repository nothing is known to have been deleted.
 */
export function wasDeletedInGit(folder: FolderVault): (target: string) => boolean {
	let known: ((target: string) => boolean) | undefined;
	return (target) => (known ??= linksToDeleted(knownDeleted(folder)))(target);
}

/** The commit that git's history of the vault ends with, empty where there is none: the same commit tells the same of deleted notes. */
export function gitHeadOf({ root }: FolderVault): string {
	if (!mayLieInRepository(root)) return '';
	try {
		return new GitRepository(root, '').commit('HEAD') ?? '';
	} catch (error) {
		if (error instanceof OperatorError) return '';
		throw error;
	}
}

/** The paths of notes that git knows to have been deleted, none where the vault lies in no repository or there is no git. */
export function knownDeleted(folder: FolderVault): readonly string[] {
	const textAt = (path: string): string | undefined => {
		const outcome = folder.read(path);
		return outcome.kind === 'read' ? outcome.text : undefined;
	};
	if (!mayLieInRepository(folder.root)) return [];
	try {
		return deletedNotes(folder, textAt);
	} catch (error) {
		if (error instanceof OperatorError) return [];
		throw error;
	}
}

/**
 * The paths of notes that git knows to have been deleted: by a commit, or from the folder since the last one. What was
 * moved is not among them: a note of the same words is there under another name.
 *
 * @param textAt the text of a note that is there, `undefined` where it cannot be read.
 *
 * @throws {OperatorError} if the vault lies in no git repository, or there is no git.
 */
export function deletedNotes(folder: FolderVault, textAt: (path: string) => string | undefined): readonly string[] {
	const git = new GitRepository(folder.root, `git has nothing to say of ${folder.root}`);
	const head = git.commit('HEAD');
	if (head === undefined) return [];
	const there = new Set(folder.walk.notes.map((path) => path.normalize('NFC')));
	const committed = new Map(Array.from(git.filesOf(head), ([path, id]) => [path.normalize('NFC'), id]));
	const missing = [...committed].filter(([path]) => isNotePath(path) && !there.has(path));
	const moved = new Set<string>();
	if (missing.length > 0)
		for (const path of folder.walk.notes) {
			const text = committed.has(path.normalize('NFC')) ? undefined : textAt(path);
			if (text !== undefined) for (const id of git.idsOf(Buffer.from(text))) moved.add(id);
		}
	const deleted = git.deletedPaths(head).filter((path) => isNotePath(path) && !there.has(path.normalize('NFC')));
	return [...deleted, ...missing.flatMap(([path, id]) => (moved.has(id) ? [] : [path]))];
}

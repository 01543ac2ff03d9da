import { Buffer } from 'node:buffer';
import type { FolderVault } from '../disk/folderVault.ts';
import type { Io } from '../io.ts';
import { OperatorError } from '../operatorError.ts';
import { inSteps } from '../pace.ts';
import { counted } from '../../core/text/counted.ts';
import { GitRepository } from './gitRepository.ts';

/**
 * The paths of what differs in `folder` from the commit `ref`, what git does not know yet included; `undefined` for all, where there is no commit yet.
 *
 * A note is unchanged if its bytes, or its bytes with the line ends that git stores, have the name of the commit's blob.
 * What cannot be compared (a note that a filter would change on its way, one that cannot be read) counts as changed; filters are told.
 *
 * @throws {OperatorError} if the vault lies in no git repository, there is no such commit, or there is no git.
 */
export async function changedSince(io: Io, folder: FolderVault, ref: string): Promise<ReadonlySet<string> | undefined> {
	const none = `--since "${ref}" is no commit of the git repository at ${folder.root}`;
	const git = new GitRepository(folder.root, none);
	const commit = git.commit(ref);
	if (commit === undefined) {
		if (!git.isUnborn()) throw new OperatorError(none);
		io.stderr.write('dossier: there is no commit yet: every note is new\n');
		return undefined;
	}
	// A Mac spells a name in another Unicode form on its disk than in the commit.
	const committed = new Map(Array.from(git.filesOf(commit), ([path, id]) => [path.normalize('NFC'), id]));
	const changed = new Set(folder.walk.problems.map(({ path }) => path));
	const fresh: string[] = [];
	const same: string[] = [];
	const reading = folder.readAll(
		folder.walk.notes.filter((path) => !folder.walk.aliases.has(path)),
		(path, outcome) => {
			const id = committed.get(path.normalize('NFC'));
			if (id === undefined) fresh.push(path);
			else if (outcome.kind === 'read' && git.idsOf(Buffer.from(outcome.text)).includes(id)) same.push(path);
			else changed.add(path);
		},
	);
	await inSteps(reading, io.signal);
	const ignored = git.ignoredPaths(fresh);
	for (const path of fresh) if (!ignored.has(path)) changed.add(path);
	const filtered = [...git.filteredPaths(same)];
	for (const path of filtered) changed.add(path);
	if (filtered.length > 0) io.stderr.write(`dossier: ${filteredMessage(filtered)}\n`);
	return changed;
}

function filteredMessage([first = '', ...others]: readonly string[]): string {
	const which = others.length === 0 ? `${first} has` : `${first} and ${counted(others.length, 'other note')} have`;
	return `${which} a git filter, which is not run; what it changes cannot be told, so it counts as changed`;
}

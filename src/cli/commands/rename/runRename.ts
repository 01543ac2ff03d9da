import { join } from 'node:path';
import { addListItem } from '../../../core/note/edit/frontmatter/addListItem.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { decisionsMoved } from '../../../core/checking/movedDecisions.ts';
import { foldName } from '../../../core/text/foldName.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { counted } from '../../../core/text/counted.ts';
import { nearExisting } from '../../../core/templates/nearExisting.ts';
import { fileNameChange } from '../../../core/vault/paths/fileNameChange.ts';
import { safeVaultPath } from '../../../core/vault/paths/safeVaultPath.ts';
import { fileNameFor } from '../../../core/vault/paths/fileNameFor.ts';
import { folderOf, noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { withFormerName } from '../../../core/vault/renaming/formerNames.ts';
import { followRename } from '../../../core/vault/renaming/followRename.ts';
import { renameInIndex } from '../../../core/vault/renaming/renameInIndex.ts';
import { nodeDisk } from '../../disk/disk.ts';
import { filesNaming } from './filesNaming.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../../exitCode.ts';
import { changeLimit } from '../../input/changeLimit.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import type { NoteChange } from '../../output/diffText.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { isLeftAlone, whyUnwritable, writeChanges } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { decisionsFollow } from '../../vault/changeStoredDecisions.ts';
import { loadVault, type LoadedVault } from '../../vault/loadVault.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNote } from '../../vault/selectNotes.ts';
import { dataFileOf, DOSSIER_FILE } from '../../vault/dataFile.ts';
import { checkOptionsOf, type VaultSettings } from '../../vault/vaultSettings.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface RenameOptions {
	readonly folder?: string;
	readonly keepName?: boolean;
	readonly dryRun?: boolean;
	readonly force?: boolean;
	readonly maxChanges?: number;
}

/** `dossier rename`: a note gets another title, or goes to another folder, and what leads to it goes on leading to it. */
export async function runRename(
	io: Io,
	vault: string,
	wanted: string,
	title: string | undefined,
	options: RenameOptions,
): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const from = selectNote(folder, wanted, io.cwd);
	const name = title ?? noteNameOf(from);
	const to = newPath(from, name, title === undefined, options.folder);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	sayUnreadable(io, loaded);
	if (to === from) {
		io.stdout.write(outputLine`${from} is called so already`);
		return EXIT_CODE.fine;
	}
	refuseTaken(loaded, from, to);
	const nameChange = title === undefined ? undefined : fileNameChange(title, noteNameOf(to));
	if (nameChange !== undefined && options.force !== true) {
		io.stderr.write(outputLine`dossier: "${title}" would be ${to}: ${nameChange}; nothing was written. --force renames it all the same`);
		return EXIT_CODE.findings;
	}
	for (const near of nearExisting(name, loaded.index))
		if (near.path !== from) io.stderr.write(outputLine`dossier: ${near.path} is called ${near.name}; is it the same?`);
	const { changes, left, text, links, names } = await inSteps(planChanges(loaded, from, to, options.keepName === true), io.signal);
	for (const { path, reason } of left) io.stderr.write(outputLine`dossier: ${path} ${reason}`);
	for (const path of await inSteps(filesNaming(folder, from), io.signal))
		io.stderr.write(outputLine`dossier: ${path} names ${from} and is not changed`);
	if (left.length > 0 && options.force !== true)
		throw new OperatorError(
			`${counted(left.length, 'note')} cannot follow, so nothing was written; --force renames ${from} all the same and leaves ${left.length === 1 ? 'it' : 'them'} as ${left.length === 1 ? 'it is' : 'they are'}`,
		);
	if (options.dryRun === true) {
		io.stdout.write(outputLine`${from} -> ${to}`);
		await printDiffs(io, changes);
		return EXIT_CODE.fine;
	}
	const paths = new Set([from, ...changes.map(({ path }) => (path === to ? from : path))]);
	const stop = changeLimit(paths.size, folder.walk.notes.length, options.maxChanges);
	if (stop !== undefined) throw new OperatorError(stop);
	const { code, run, refused, written } = await writeChanges(io, folder.root, 'rename', changes, { rename: { from, to, text } });
	if (refused.some(({ path }) => path === from)) return code;
	const former = { name: noteNameOf(from), path: to };
	const isForgotten = options.keepName === true || foldName(former.name) === foldName(noteNameOf(to)) || !hasDataFile(folder.root, stored);
	const followed = decisionsFollow(io, folder.root, (held) => {
		const moved = decisionsMoved(held, [{ from, to }]);
		return isForgotten ? moved : { ...moved, formerNames: withFormerName(moved.formerNames, former) };
	});
	const told =
		refused.length === 0
			? `${counted(links, 'link')} and ${counted(names, 'name')} in ${counted(paths.size, 'note')}`
			: `${written.length} of ${counted(changes.length, 'note')} followed`;
	io.stdout.write(outputLine`${from} is ${to}; ${told}${run === undefined ? '' : '; dossier undo VAULT takes it back'}`);
	return left.length > 0 ? EXIT_CODE.failed : worstExitCode(code, followed);
}

/** Nobody who keeps no settings gets a file of them for a name that was given up. */
function hasDataFile(root: string, { file }: VaultSettings): boolean {
	return file !== undefined || dataFileOf(root, nodeDisk) !== join(root, DOSSIER_FILE);
}

/** Where the note is once it is called `title`, or in `folder` as it is called. */
function newPath(from: string, title: string, isMoved: boolean, folder = folderOf(from)): string {
	const name = isMoved ? ({ kind: 'path', path: title } as const) : fileNameFor(title);
	if (name.kind === 'refused') throw new OperatorError(`"${title}" cannot be a title: ${name.reason}`);
	const place = folder
		.split('/')
		.filter((part) => part !== '' && part !== '.')
		.join('/');
	const path = place === '' ? `${name.path}.md` : `${place}/${name.path}.md`;
	const safe = safeVaultPath(path);
	if (safe.kind === 'refused') throw new OperatorError(`${path} is no path for a note: ${safe.reason}`);
	return path;
}

function refuseTaken({ folder }: LoadedVault, from: string, to: string): void {
	const key = (path: string): string => path.normalize('NFC').toLowerCase();
	const taken = folder.walk.notes.find((path) => path !== from && key(path) === key(to));
	if (taken !== undefined) throw new OperatorError(`${taken} is there already; it is never written over`);
}

interface RenameChanges {
	/** What changes once the note has its new name. */
	readonly changes: readonly NoteChange[];
	/** Notes in which something leads to the note and cannot be changed. */
	readonly left: readonly { readonly path: string; readonly reason: string }[];
	/** What the note says now. */
	readonly text: string;
	readonly links: number;
	readonly names: number;
}

/** A step a note that leads there. */
function* planChanges(loaded: LoadedVault, from: string, to: string, keepsName: boolean): Steps<RenameChanges> {
	const { index, noteAt, folder } = loaded;
	const note = noteAt(from);
	if (note === undefined) throw new OperatorError(`${from} is no longer there; nothing was written`);
	yield* index.workOutLinks();
	const renamed = renameInIndex(index, from, to);
	if (renamed.kind === 'refused') throw new OperatorError(`${from} is not renamed: ${renamed.reason}`);
	const counts = { links: 0, names: 0 };
	const changes: NoteChange[] = [];
	const left: { path: string; reason: string }[] = [];
	// The note itself stands in the index as it is to be, and on the disk still as it is.
	for (const path of new Set([to, ...renamed.links.keys()])) {
		yield;
		const source = path === to ? parseNote(to, note.text) : noteAt(path);
		if (source === undefined || isLeftAlone(path)) continue;
		const links = (renamed.links.get(path) ?? []).filter(({ kind }) => kind !== 'name' || !keepsName);
		const outcome = followRename(source, links, to, index);
		if (outcome.kind === 'refused') {
			left.push({ path: path === to ? from : path, reason: `cannot follow: ${outcome.reason}` });
			continue;
		}
		const followed = outcome.kind === 'edits' ? applyEdits(source.text, outcome.edits) : source.text;
		const after = path === to && keepsName ? withAlias(followed, to, noteNameOf(from)) : followed;
		if (after === source.text) continue;
		const bar = path === to ? undefined : whyUnwritable(folder.root, path);
		if (bar !== undefined) {
			left.push({ path, reason: bar });
			continue;
		}
		changes.push({ path, before: source.text, after });
		for (const { kind, target, ledTo } of links) {
			// A name that leads there by an alias stays.
			const found = kind === 'name' ? index.resolveName(target) : undefined;
			if (found === undefined) counts.links += ledTo === undefined || ledTo === to ? 1 : 0;
			else if (found.kind === 'missing' || found.path !== to) counts.names += 1;
		}
	}
	return { changes, left, text: note.text, ...counts };
}

function withAlias(text: string, path: string, alias: string): string {
	const outcome = addListItem(parseNote(path, text), 'aliases', alias);
	if (outcome.kind === 'refused') throw new OperatorError(`${path} cannot keep its old name, so nothing was written: ${outcome.reason}`);
	return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : text;
}

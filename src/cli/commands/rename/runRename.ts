import { addListItem } from '../../../core/note/edit/frontmatter/addListItem.ts';
import type { Note } from '../../../core/note/note.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { decisionsMoved } from '../../../core/checking/movedDecisions.ts';
import { dismissedPairs } from '../../../core/related/dismissals.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import { counted } from '../../../core/text/counted.ts';
import { nearExisting } from '../../../core/templates/nearExisting.ts';
import { fileNameChange } from '../../../core/vault/paths/fileNameChange.ts';
import { fileNameFor } from '../../../core/vault/paths/fileNameFor.ts';
import { folderOf, noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LinkRecord } from '../../../core/vault/records/noteRecord.ts';
import { followRename } from '../../../core/vault/renaming/followRename.ts';
import { renameInIndex } from '../../../core/vault/renaming/renameInIndex.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import { changeLimit } from '../../input/changeLimit.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import type { NoteChange } from '../../output/diffText.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { isLeftAlone, writeTogether } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { changeStoredDecisions } from '../../vault/changeStoredDecisions.ts';
import { loadVault, type LoadedVault } from '../../vault/loadVault.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNote } from '../../vault/selectNotes.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';

export interface RenameOptions {
	readonly keepName?: boolean;
	readonly dryRun?: boolean;
	readonly force?: boolean;
	readonly maxChanges?: number;
}

/** `dossier rename`: a note gets another title, and what leads to it goes on leading to it. */
export async function runRename(io: Io, vault: string, wanted: string, title: string, options: RenameOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const from = selectNote(folder, wanted);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	sayUnreadable(io, loaded);
	const to = newPath(from, title);
	if (to === from) {
		io.stdout.write(`${from} is called so already\n`);
		return EXIT_CODE.fine;
	}
	refuseTaken(loaded, from, to);
	const nameChange = fileNameChange(title, noteNameOf(to));
	if (nameChange !== undefined && options.force !== true) {
		io.stderr.write(`dossier: "${title}" would be ${to}: ${nameChange}; nothing was written. --force renames it all the same\n`);
		return EXIT_CODE.findings;
	}
	for (const { path, name } of nearExisting(title, loaded.index))
		if (path !== from) io.stderr.write(`dossier: ${path} is called ${name}; is it the same?\n`);
	const { changes, old, links, names } = planChanges(loaded, from, to, options.keepName === true);
	if (options.dryRun === true) {
		io.stdout.write(`${from} -> ${to}\n`);
		await printDiffs(io, changes.map((change) => (change.path === to ? { ...change, before: old } : change)).filter(isChange));
		return EXIT_CODE.fine;
	}
	const stop = changeLimit(changes.length, folder.walk.notes.length, options.maxChanges);
	if (stop !== undefined) throw new OperatorError(stop);
	const { code, run, written } = await writeTogether(io, folder.root, 'rename', changes, { path: from, text: old });
	const isDismissed = dismissedPairs(stored.dismissed).some(({ note, path }) => note === from || path === from);
	if (isDismissed && written.length === changes.length && code === EXIT_CODE.fine)
		changeStoredDecisions(io, folder.root, (held) => decisionsMoved(held, from, to));
	io.stdout.write(
		`${from} is ${to}; ${counted(links, 'link')} and ${counted(names, 'name')} in ${counted(changes.length, 'note')}${run === undefined ? '' : '; dossier undo VAULT takes it back'}\n`,
	);
	return code;
}

/** Where the note is once it is called `title`. */
function newPath(from: string, title: string): string {
	const name = fileNameFor(title);
	if (name.kind === 'refused') throw new OperatorError(`"${title}" cannot be a title: ${name.reason}`);
	const folder = folderOf(from);
	return folder === '' ? `${name.path}.md` : `${folder}/${name.path}.md`;
}

function refuseTaken({ folder }: LoadedVault, from: string, to: string): void {
	const key = (path: string): string => path.normalize('NFC').toLowerCase();
	const taken = folder.walk.notes.find((path) => key(path) === key(to));
	if (taken === from)
		throw new OperatorError(
			`${from} and ${to} differ in capitals alone, which some disks do not tell apart; rename it to something else first`,
		);
	if (taken !== undefined) throw new OperatorError(`${taken} is there already; it is never written over`);
}

interface RenameChanges {
	/** The note under its new name first. */
	readonly changes: readonly NoteChange[];
	/** What the note says now. */
	readonly old: string;
	readonly links: number;
	readonly names: number;
}

function planChanges(loaded: LoadedVault, from: string, to: string, keepsName: boolean): RenameChanges {
	const { index, noteAt } = loaded;
	const note = noteAt(from);
	if (note === undefined) throw new OperatorError(`${from} is no longer there; nothing was written`);
	const renamed = renameInIndex(index, from, to);
	if (renamed.kind === 'refused') throw new OperatorError(`${from} is not renamed: ${renamed.reason}`);
	const counts = { links: 0, names: 0 };
	const following = (path: string): readonly LinkRecord[] => {
		const links = (renamed.links.get(path) ?? []).filter(({ kind }) => kind !== 'name' || !keepsName);
		for (const { kind, target } of links) {
			// A name that leads there by an alias stays.
			const found = kind === 'name' ? index.resolveName(target) : undefined;
			if (found === undefined) counts.links += 1;
			else if (found.kind === 'missing' || found.path !== to) counts.names += 1;
		}
		return links;
	};
	const own = parseNote(to, note.text);
	const born = keepsName
		? withAlias(textAfter(own, following(to), to, loaded), to, noteNameOf(from))
		: textAfter(own, following(to), to, loaded);
	const changes: NoteChange[] = [{ path: to, before: undefined, after: born }];
	for (const path of renamed.links.keys()) {
		const source = path === to || isLeftAlone(path) ? undefined : noteAt(path);
		if (source === undefined) continue;
		const after = textAfter(source, following(path), to, loaded);
		if (after !== source.text) changes.push({ path, before: source.text, after });
	}
	return { changes, old: note.text, ...counts };
}

function textAfter(note: Note, links: readonly LinkRecord[], to: string, { index }: LoadedVault): string {
	const outcome = followRename(note, links, to, index);
	if (outcome.kind === 'refused') {
		const place = outcome.line === undefined ? '' : `:${outcome.line}`;
		throw new OperatorError(`${note.path}${place} cannot follow, so nothing was written: ${outcome.reason}`);
	}
	return outcome.kind === 'edits' ? applyEdits(note.text, outcome.edits) : note.text;
}

function withAlias(text: string, path: string, alias: string): string {
	const outcome = addListItem(parseNote(path, text), 'aliases', alias);
	if (outcome.kind === 'refused') throw new OperatorError(`${path} cannot keep its old name, so nothing was written: ${outcome.reason}`);
	return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : text;
}

function isChange({ before, after }: NoteChange): boolean {
	return before !== after;
}

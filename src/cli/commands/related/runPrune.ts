import { removeBullets } from '../../../core/note/edit/body/removeBullet.ts';
import { goneBullets, linksToDeleted } from '../../../core/related/goneBullets.ts';
import type { Json } from '../../../core/report/sortedJson.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import { counted } from '../../../core/text/counted.ts';
import type { FolderVault } from '../../disk/folderVault.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { OperatorError, operatorMessage } from '../../operatorError.ts';
import type { NoteChange } from '../../output/diffText.ts';
import { notesJson } from '../../output/notesJson.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { printParts } from '../../output/printParts.ts';
import { isLeftAlone, writeChanges } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { changedSince } from '../../vault/changedSince.ts';
import { deletedNotes } from '../../vault/deletedNotes.ts';
import { type LoadedVault, loadVault } from '../../vault/loadVault.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import type { RelatedOptions } from './runRelated.ts';
import { outputLine } from '../../output/outputLine.ts';

/** A bullet that leads nowhere, and what becomes of it. */
interface ToldBullet {
	readonly line: number;
	readonly target: string;
	/** Why it stays, `undefined` for one that is taken out. */
	readonly stays: string | undefined;
}

/** What is known of a note's bullets that lead nowhere. */
interface PrunedNote {
	readonly path: string;
	readonly bullets: readonly ToldBullet[];
	readonly change: NoteChange | undefined;
}

/** `dossier related --prune`: takes out bullets whose note was deleted, or shows them; those of notes that were never written stay. */
export async function runPrune(io: Io, vault: string, wanted: readonly string[], options: RelatedOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const changed = options.since === undefined ? undefined : await changedSince(io, folder, options.since);
	const paths = selectNotes(folder, { wanted, cwd: io.cwd }).filter((path) => changed === undefined || changed.has(path));
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	const unread = sayUnreadable(io, loaded, wanted.length === 0 ? [] : paths);
	const isDeleted = linksToDeleted(deletedByGit(io, folder, loaded));
	const notes = paths.flatMap((path) => prunedNote(path, loaded, isDeleted) ?? []);
	const changes = notes.flatMap(({ change }) => change ?? []);
	if (options.format === 'json') await printParts(io, notesJson(notes.map(asJson)));
	else if (options.write !== true) await printDiffs(io, changes);
	if (options.format === 'text') tellStaying(io, notes);
	if (options.write !== true || changes.length === 0) {
		if (options.format === 'text') io.stdout.write(`${summary(notes)}${changes.length > 0 ? '; --write takes them out' : ''}\n`);
		return changes.length > 0 ? EXIT_CODE.findings : unread;
	}
	const outcome = await writeChanges(io, folder.root, 'related', changes);
	if (options.format === 'text') {
		for (const path of outcome.written) io.stdout.write(outputLine`${path}`);
		const written = new Set(outcome.written);
		const made = summary(notes.filter(({ path }) => written.has(path)));
		io.stdout.write(`${made}${outcome.run === undefined ? '' : '; dossier undo VAULT takes them back'}\n`);
	}
	return worstExitCode(unread, outcome.code);
}

/** Without git nothing is known, and nothing is taken out. */
function deletedByGit(io: Io, folder: FolderVault, { noteAt }: LoadedVault): readonly string[] {
	try {
		return deletedNotes(folder, (path) => noteAt(path)?.text);
	} catch (error) {
		if (!(error instanceof OperatorError)) throw error;
		io.stderr.write(`dossier: which notes were deleted is not known, so no bullet is taken out: ${operatorMessage(error)}\n`);
		return [];
	}
}

function prunedNote(path: string, { index, noteAt }: LoadedVault, isDeleted: (target: string) => boolean): PrunedNote | undefined {
	const record = index.record(path);
	const gone = record === undefined ? [] : goneBullets(record, index, isDeleted);
	const note = gone.length === 0 ? undefined : noteAt(path);
	if (note === undefined) return undefined;
	const deleted = isLeftAlone(path) ? [] : gone.filter((bullet) => bullet.isDeleted);
	const { outcome, removed, kept } = removeBullets(
		note,
		deleted.map(({ link }) => link),
	);
	const reasons = new Map(kept.map(({ link, refusal }) => [link, refusal.reason]));
	const isRemoved = new Set(removed);
	const bullets = gone.map(({ link }) => ({
		line: link.line,
		target: link.target,
		stays: isRemoved.has(link) ? undefined : (reasons.get(link) ?? 'nothing says that its note was deleted; it may not be written yet'),
	}));
	const after = outcome.kind === 'edits' ? applyEdits(note.text, outcome.edits) : note.text;
	return { path, bullets, change: after === note.text ? undefined : { path, before: note.text, after } };
}

function tellStaying(io: Io, notes: readonly PrunedNote[]): void {
	for (const { path, bullets } of notes)
		for (const { line, target, stays } of bullets)
			if (stays !== undefined) io.stdout.write(outputLine`${path}:${line}: [[${target}]] leads nowhere and stays: ${stays}`);
}

function asJson({ path, bullets }: PrunedNote): readonly [string, Json] {
	return [path, { gone: bullets.map(({ line, target, stays }) => ({ deleted: stays === undefined, line, target })) }];
}

function summary(notes: readonly PrunedNote[]): string {
	const changed = notes.filter(({ change }) => change !== undefined);
	const count = changed.reduce((sum, { bullets }) => sum + bullets.filter(({ stays }) => stays === undefined).length, 0);
	return count === 0 ? 'Nothing to take out' : `${counted(count, 'bullet')} of deleted notes in ${counted(changed.length, 'note')}`;
}

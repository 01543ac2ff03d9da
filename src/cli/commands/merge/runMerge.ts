import { mergedDecisions, withDecisionsChange } from '../../../core/checking/mergedDecisions.ts';
import { planMerge } from '../../../core/merging/planMerge.ts';
import type { Note } from '../../../core/note/note.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { counted } from '../../../core/text/counted.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../../exitCode.ts';
import { changeLimit } from '../../input/changeLimit.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import type { NoteChange } from '../../output/diffText.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { whyUnwritable, writeTogether } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { decisionsFollow } from '../../vault/changeStoredDecisions.ts';
import { loadVault, type LoadedVault } from '../../vault/loadVault.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNote } from '../../vault/selectNotes.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { filesNaming } from '../rename/filesNaming.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface MergeOptions {
	readonly write?: boolean;
	readonly maxChanges?: number;
}

/** `dossier merge`: one note goes into another, and what led to it leads to that one. */
export async function runMerge(io: Io, vault: string, given: string, target: string, options: MergeOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const [from, to] = [selectNote(folder, given, io.cwd), selectNote(folder, target, io.cwd)];
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	sayUnreadable(io, loaded);
	const old = noteOf(loaded, from);
	const { changes, left, told } = await inSteps(planChanges(loaded, old, noteOf(loaded, to)), io.signal);
	for (const sentence of told) io.stderr.write(outputLine`dossier: ${sentence}`);
	for (const path of await inSteps(filesNaming(folder, from), io.signal))
		io.stderr.write(outputLine`dossier: ${path} names ${from} and is not changed`);
	for (const { path, reason } of left) io.stderr.write(outputLine`dossier: ${path} ${reason}`);
	if (left.length > 0) throw new OperatorError(`${counted(left.length, 'note')} cannot follow, so nothing was written`);
	if (options.write !== true) {
		await printDiffs(io, changes);
		io.stdout.write(outputLine`${from} would be moved to .trash; --write does it`);
		return EXIT_CODE.findings;
	}
	const stop = changeLimit(changes.length + 1, folder.walk.notes.length, options.maxChanges);
	if (stop !== undefined) throw new OperatorError(stop);
	const decisions = mergedDecisions(stored.held, from, to);
	const trash = { path: from, text: old.text };
	const { code, run, refused } = await writeTogether(io, folder.root, 'merge', changes, { trash, decisions });
	const followed = refused.length === 0 ? decisionsFollow(io, folder.root, (held) => withDecisionsChange(held, decisions)) : EXIT_CODE.fine;
	const undo = run === undefined ? '' : '; dossier undo VAULT takes it back';
	if (refused.length > 0) io.stderr.write(outputLine`dossier: ${from} is left where it is, since not all was written${undo}`);
	else io.stdout.write(outputLine`${from} is a part of ${to}; ${counted(changes.length, 'note')} written${undo}`);
	return worstExitCode(code, followed);
}

function noteOf({ noteAt }: LoadedVault, path: string): Note {
	const note = noteAt(path);
	if (note === undefined) throw new OperatorError(`${path} cannot be read; nothing was written`);
	return note;
}

interface MergeChanges {
	readonly changes: readonly NoteChange[];
	/** Notes that lead to the old one, or are to be written, and cannot be. */
	readonly left: readonly { readonly path: string; readonly reason: string }[];
	/** What cannot be kept, a sentence each. */
	readonly told: readonly string[];
}

/** A step a note that leads there. */
function* planChanges({ index, noteAt, settings, folder }: LoadedVault, old: Note, into: Note): Steps<MergeChanges> {
	yield* index.workOutLinks();
	const plan = planMerge(index, old, into, settings);
	if (plan.kind === 'refused') throw new OperatorError(`${old.path} cannot be merged into ${into.path}: ${plan.reason}`);
	const changes: NoteChange[] = [];
	const left: { path: string; reason: string }[] = [];
	const add = (path: string, before: string, after: string): void => {
		const bar = after === before ? undefined : whyUnwritable(folder.root, path);
		if (bar !== undefined) left.push({ path, reason: bar });
		else if (after !== before) changes.push({ path, before, after });
	};
	const bar = whyUnwritable(folder.root, old.path);
	if (bar !== undefined) left.push({ path: old.path, reason: bar });
	// It would be refused when it is written, after a diff that said otherwise.
	if (into.text === '') throw new OperatorError(`${into.path} is empty; write something into it first, or rename ${old.path}`);
	add(into.path, into.text, plan.text);
	const told = [...plan.told];
	for (const path of plan.others) {
		yield;
		const note = noteAt(path);
		if (note === undefined) {
			told.push(`${path} leads to ${old.path} and is not changed`);
			continue;
		}
		const outcome = plan.follow(note);
		if (outcome.kind === 'refused') left.push({ path, reason: `cannot follow: ${outcome.reason}` });
		else if (outcome.kind === 'edits') add(path, note.text, applyEdits(note.text, outcome.edits));
	}
	return { changes, left, told };
}

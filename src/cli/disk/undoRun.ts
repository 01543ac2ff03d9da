import { addToList } from '../../core/text/addToList.ts';
import type { NoteChange } from '../../core/changes/changeBatch.ts';
import { undoStep } from '../../core/changes/undoStep.ts';
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { decodeNote } from './decodeNote.ts';
import type { Disk } from './disk.ts';
import { isSameFile } from './renameFile.ts';
import { MAX_NOTE_BYTES } from './readNote.ts';
import { readRegularFile } from './readRegularFile.ts';
import { keptFile, type PastRun, readKept, writeRecord } from './runFolders.ts';
import { sha256 } from '../sha256.ts';
import { pathsLeft, type RunRecord } from './runRecord.ts';
import type { WriteOutcome, WriteRefusal } from './writeOutcome.ts';
import type { WriteRun } from './writeRun.ts';
import type { Steps } from '../../core/text/steps.ts';

/** One note that comes back to what it was before a run, or cannot. Paths are relative to the vault. */
export type UndoStep =
	| { readonly kind: 'restore'; readonly path: string; readonly now: Uint8Array; readonly then: Uint8Array }
	/** The run made it; it is taken away. */
	| { readonly kind: 'take-away'; readonly path: string; readonly now: Uint8Array }
	/** The run took it away; it is made again. */
	| { readonly kind: 'make'; readonly path: string; readonly then: Uint8Array }
	/** The run renamed it; it gets its name back, and its text of then where that is known: what was written since stays. */
	| {
			readonly kind: 'rename';
			readonly path: string;
			readonly to: string;
			readonly now: Uint8Array;
			readonly then: Uint8Array;
	  }
	/** It is as it was before the run. */
	| { readonly kind: 'unchanged'; readonly path: string }
	| { readonly kind: 'refused'; readonly path: string; readonly reason: string };

/** Links are not led back to a name that nobody has. */
const NAME_LEFT: WriteRefusal = { kind: 'refused', code: 'CHANGED', reason: 'stays as it is, since what it leads to keeps its new name' };

/** What taking back `run` comes to: names first, then the last note first; notes that were taken back already are left out. */
export function* planUndo(root: string, run: PastRun, disk: Disk): Steps<readonly UndoStep[]> {
	const left = pathsLeft(run.record).toReversed();
	const renames = (run.record.renames ?? []).filter(({ from, to }) => left.includes(to) && left.includes(from));
	const renamed = new Set(renames.flatMap(({ from, to }) => [from, to]));
	const names = renames.map((rename) => renameStep(root, run, rename, disk));
	const isLeft = names.some(({ kind }) => kind === 'refused');
	const changes = new Map<string, NumberedChange[]>();
	for (const [at, change] of run.record.notes.entries()) {
		addToList(changes, change.path, { at, change });
	}
	const steps: UndoStep[] = [...names];
	for (const path of left) {
		yield;
		if (renamed.has(path)) continue;
		if (isLeft) steps.push({ kind: 'refused', path, reason: NAME_LEFT.reason });
		else steps.push(stepFor(root, run, path, changes.get(path) ?? [], disk));
	}
	return steps;
}

/** What gives a renamed note its name back. */
function renameStep(root: string, run: PastRun, { from, to }: { readonly from: string; readonly to: string }, disk: Disk): UndoStep {
	const file = readRegularFile(join(root, to), { maxBytes: MAX_NOTE_BYTES, within: root }, disk);
	if (file.kind === 'refused') return { kind: 'refused', path: to, reason: file.reason };
	const old = disk.lstatSync(join(root, from), { throwIfNoEntry: false });
	if (file.kind === 'gone')
		return old === undefined
			? { kind: 'refused', path: to, reason: `is no longer there and cannot be called ${from} again` }
			: { kind: 'unchanged', path: from };
	if (old !== undefined && !isSameFile(join(root, from), join(root, to), disk))
		return { kind: 'refused', path: to, reason: `cannot be called ${from} again: there is another note of that name` };
	const now = file.bytes;
	let then: Uint8Array = now;
	for (const [at, change] of [...run.record.notes.entries()].reverse()) {
		if (change.path !== to || change.before === null) continue;
		const before = stateBefore(run, change, run.record.kept[at] ?? null, then, disk);
		// Whoever wrote to it since wants that to stay, under whichever name.
		then = 'refused' in before ? now : (before.state ?? now);
	}
	return { kind: 'rename', path: to, to: from, now, then };
}

/** A change and its place in the record. */
interface NumberedChange {
	readonly at: number;
	readonly change: NoteChange;
}

/** The bytes of a note, or `undefined` for no note. */
type State = Uint8Array | undefined;

function stepFor(root: string, run: PastRun, path: string, changes: readonly NumberedChange[], disk: Disk): UndoStep {
	// The record has the real path: there is no link to follow.
	const file = readRegularFile(join(root, path), { maxBytes: MAX_NOTE_BYTES, within: root }, disk);
	if (file.kind === 'refused') return { kind: 'refused', path, reason: file.reason };
	const now: State = file.kind === 'read' ? file.bytes : undefined;
	let then: State = now;
	// A run may have written a note more than once.
	for (const { at, change } of changes.toReversed()) {
		const before = stateBefore(run, change, run.record.kept[at] ?? null, then, disk);
		if ('refused' in before) return { kind: 'refused', path, reason: before.refused };
		then = before.state;
	}
	return stepBetween(path, now, then);
}

function stepBetween(path: string, now: State, then: State): UndoStep {
	if (now === undefined) return then === undefined ? { kind: 'unchanged', path } : { kind: 'make', path, then };
	if (then === undefined) return { kind: 'take-away', path, now };
	return Buffer.compare(now, then) === 0 ? { kind: 'unchanged', path } : { kind: 'restore', path, now, then };
}

/** What the note was before `change`, if it is now what the change made of it; only what has the hash of that time is ever given. */
function stateBefore(
	{ folder, record }: PastRun,
	change: NoteChange,
	n: number | null,
	now: State,
	disk: Disk,
): { readonly state: State } | { readonly refused: string } {
	const { before, after } = change;
	const hash = now === undefined ? null : sha256(now);
	if (hash === before) return { state: now };
	if (hash !== after) return { refused: hash === null ? 'is no longer there; its backup is kept' : 'was changed since; it stays as it is' };
	if (before === null) return { state: undefined };
	const kept = n === null ? undefined : readKept(folder, n, disk);
	if (kept !== undefined && sha256(kept) === before) return { state: kept };
	if (n !== null && kept !== undefined && record.raced.includes(n))
		return { refused: `was written to by another program while it was replaced; what it wrote is in ${keptFile(folder, n)}` };
	const restored = fromEdits(change, now);
	return restored === undefined ? { refused: 'has no backup any more' } : { state: restored };
}

/** Without its backup a note can be had from the edits that were written down. */
function fromEdits(change: NoteChange, now: State): State {
	const decoded = decodeNote(now ?? new Uint8Array());
	if (decoded.kind !== 'text') return undefined;
	const step = undoStep(change, now === undefined ? undefined : { text: decoded.text, hash: sha256(now) });
	if (step.kind !== 'restore' && step.kind !== 'make') return undefined;
	const bytes = Buffer.from(step.text);
	return sha256(bytes) === change.before ? bytes : undefined;
}

/** What became of a step. */
export interface UndoneStep {
	readonly step: UndoStep;
	readonly outcome: WriteOutcome;
}

/**
 * Takes the steps, one after another, in `write`, a run of its own that can be taken back in its turn, and writes down in `run` which of its
 * notes are as before: what was refused, or not come to when the run was stopped, is left for the next try.
 *
 * @param undone is given what became of each step, as it is done.
 *
 * @throws {OperatorError} if that cannot be written down; the notes are as before all the same, and the next try finds them so.
 */
export function* undoRun(run: PastRun, steps: readonly UndoStep[], write: WriteRun, disk: Disk, undone: UndoneStep[]): Steps<void> {
	try {
		for (const step of steps) {
			yield;
			const isNameLeft = undone.some((done) => done.step.kind === 'rename' && done.outcome.kind === 'refused');
			undone.push({ step, outcome: isNameLeft ? NAME_LEFT : outcomeOf(step, write) });
		}
	} finally {
		for (const folder of run.record.folders.toReversed()) write.removeEmptyFolder(folder);
		const done = undone.flatMap(({ step, outcome }) => (outcome.kind === 'written' ? pathsOf(step) : []));
		if (done.length > 0) writeRecord(run.folder, withUndone(run.record, done), disk);
	}
}

/** The paths that are as before once the step was taken. */
export function pathsOf(step: UndoStep): readonly string[] {
	return step.kind === 'rename' ? [step.path, step.to] : [step.path];
}

function withUndone(record: RunRecord, paths: readonly string[]): RunRecord {
	return { ...record, undone: [...new Set([...(record.undone ?? []), ...paths])] };
}

/** Writes down in `run`, which an undo had taken back, that `paths` are again as the run had made them: it can be taken back anew. */
export function markRedone(run: PastRun, paths: ReadonlySet<string>, disk: Disk): void {
	writeRecord(run.folder, { ...run.record, undone: (run.record.undone ?? []).filter((path) => !paths.has(path)) }, disk);
}

function outcomeOf(step: UndoStep, write: WriteRun): WriteOutcome {
	switch (step.kind) {
		case 'refused':
			return { kind: 'refused', code: 'CHANGED', reason: step.reason };
		case 'unchanged':
			return { kind: 'written' };
		case 'restore':
			return write.replaceBytes(step.path, step.now, step.then);
		case 'take-away':
			return write.takeAway(step.path, step.now);
		case 'rename':
			return renamedBack(step, write);
		case 'make':
			return write.createBytes(step.path, step.then, true);
	}
}

function renamedBack({ path, to, now, then }: UndoStep & { readonly kind: 'rename' }, write: WriteRun): WriteOutcome {
	const renamed = write.rename(path, to, now, true);
	if (renamed.kind === 'refused' || Buffer.compare(now, then) === 0) return renamed;
	// Its name is the greater part: where its text cannot be written it stays.
	write.replaceBytes(renamed.path, now, then);
	return renamed;
}

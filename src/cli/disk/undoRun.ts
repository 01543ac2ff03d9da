import { join } from 'node:path';
import type { Disk } from './disk.ts';
import type { JournalEntry } from './journal.ts';
import { MAX_NOTE_BYTES } from './readNote.ts';
import { readRegularFile, type RegularFile } from './readRegularFile.ts';
import { hashOf, keptFile, note, type PastRun, readKept } from './runFolders.ts';
import type { WriteOutcome } from './writeOutcome.ts';
import type { WriteRun } from './writeRun.ts';

/** One file that comes back to what it was before a run, or cannot. Paths are relative to the vault. */
export type UndoStep =
	| { readonly kind: 'restore'; readonly path: string; readonly now: Uint8Array; readonly then: Uint8Array }
	/** The run made it; it is taken away. */
	| { readonly kind: 'take-away'; readonly path: string; readonly now: Uint8Array }
	/** The run took it away; it is made again. */
	| { readonly kind: 'make'; readonly path: string; readonly then: Uint8Array }
	| { readonly kind: 'remove-folder'; readonly path: string }
	| { readonly kind: 'refused'; readonly path: string; readonly reason: string };

/** What taking back `run` comes to: the last step first. A file that is already as it was before is no step. */
export function planUndo(root: string, run: PastRun, disk: Disk): readonly UndoStep[] {
	const refused = new Set(run.entries.flatMap((entry) => (entry.kind === 'refused' ? [entry.n] : [])));
	const steps: UndoStep[] = [];
	for (const entry of run.entries.toReversed()) {
		if ('n' in entry && refused.has(entry.n)) continue;
		const step = stepFor(entry, root, run.folder, disk);
		if (step) steps.push(step);
	}
	return steps;
}

function stepFor(entry: JournalEntry, root: string, folder: string, disk: Disk): UndoStep | undefined {
	if (entry.kind === 'folder') return { kind: 'remove-folder', path: entry.path };
	if (entry.kind !== 'replace' && entry.kind !== 'create' && entry.kind !== 'remove') return undefined;
	const { path } = entry;
	const state = readNow(root, path, disk);
	if (state.kind === 'refused') return { kind: 'refused', path, reason: state.reason };
	const now = state.kind === 'read' ? state.bytes : undefined;
	if (entry.kind === 'create') {
		if (now === undefined) return undefined;
		return hashOf(now) === entry.after ? { kind: 'take-away', path, now } : changed(path);
	}
	const then = readKept(keptFile(folder, entry.n), disk);
	if (then === undefined)
		return now !== undefined && hashOf(now) === entry.before ? undefined : { kind: 'refused', path, reason: 'has no backup any more' };
	if (entry.kind === 'remove') return now === undefined ? { kind: 'make', path, then } : changed(path);
	if (now === undefined) return { kind: 'refused', path, reason: 'is no longer there; its backup is kept' };
	const hash = hashOf(now);
	if (hash === entry.before) return undefined;
	if (hash !== entry.after) return changed(path);
	if (hashOf(then) !== entry.before)
		return {
			kind: 'refused',
			path,
			reason: `was written to by another program while it was replaced; what it wrote is in ${keptFile(folder, entry.n)}`,
		};
	return { kind: 'restore', path, now, then };
}

function changed(path: string): UndoStep {
	return { kind: 'refused', path, reason: 'was changed since; it stays as it is' };
}

/** What became of a step. */
export interface UndoneStep {
	readonly step: UndoStep;
	readonly outcome: WriteOutcome;
}

/** Takes the steps in `write`, a run of its own that can be taken back in its turn, and marks `run` as undone. Folders are no outcome. */
export function undoRun(run: PastRun, steps: readonly UndoStep[], write: WriteRun, disk: Disk): readonly UndoneStep[] {
	const undone: UndoneStep[] = [];
	for (const step of steps) {
		if (step.kind === 'remove-folder') write.removeEmptyFolder(step.path);
		else undone.push({ step, outcome: outcomeOf(step, write) });
	}
	note(run.folder, { kind: 'undone', by: write.id }, disk);
	return undone;
}

function outcomeOf(step: Exclude<UndoStep, { kind: 'remove-folder' }>, write: WriteRun): WriteOutcome {
	switch (step.kind) {
		case 'refused':
			return { kind: 'refused', code: 'CHANGED', reason: step.reason };
		case 'restore':
			return write.replaceBytes(step.path, step.now, step.then);
		case 'take-away':
			return write.takeAway(step.path, step.now);
		case 'make':
			return write.createBytes(step.path, step.then);
	}
}

/** What the note is now. A run wrote where links led, and its journal has the real path: there is no link to follow. */
function readNow(root: string, path: string, disk: Disk): RegularFile {
	return readRegularFile(join(root, path), { maxBytes: MAX_NOTE_BYTES, within: root }, disk);
}

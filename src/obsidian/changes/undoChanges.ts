import type { ChangeBatch, DecisionsChange, NoteChange } from '../../core/changes/changeBatch.ts';
import type { DismissiblePair } from '../../core/changes/changePlan.ts';
import { takenBack } from '../../core/checking/mergedDecisions.ts';
import { undoStep, type UndoStep } from '../../core/changes/undoStep.ts';
import { chunked } from '../index/chunked.ts';
import type { NoteWriter, WriteResult } from '../index/liveVault.ts';
import type { ChangeLog } from './changeLog.ts';
import { contentHash } from './contentHash.ts';

/** A note that stays as it is, and why. */
export interface NotUndone {
	readonly path: string;
	readonly reason: string;
}

/** What taking a batch back comes to, or would. */
export interface UndoOutcome {
	/** Notes that are as they were before. */
	readonly undone: readonly string[];
	readonly refused: readonly NotUndone[];
}

/** What taking back is done with. */
export interface UndoContext {
	readonly log: ChangeLog;
	/** Aborted when the plugin goes: what is not taken back by then stays to be. */
	readonly signal: AbortSignal;
	/** The writer itself: taking back is no change to be taken back in its turn. */
	readonly writer: NoteWriter;
	/** The text of the note as it stands now; `undefined` for none. */
	readonly read: (path: string) => Promise<string | undefined>;
	readonly dismiss: (pairs: readonly DismissiblePair[]) => Promise<void>;
	readonly lift: (pairs: readonly DismissiblePair[]) => Promise<void>;
	readonly decide: (change: DecisionsChange) => Promise<void>;
}

/** Takes batches back, one note at a time. */
export interface ChangeUndo {
	/** What taking the batch back would come to; nothing is written. */
	preview(id: string): Promise<UndoOutcome>;
	/** Takes back what can be: a note that says something else by now is left, and said. */
	undo(id: string): Promise<UndoOutcome>;
	/** The newest batch of which nothing was taken back yet, that of a write under way included. */
	last(): Promise<ChangeBatch | undefined>;
}

/** Taking back the batches of `log`. */
export function undoChanges({ log, signal, writer, read, dismiss, lift, decide }: UndoContext): ChangeUndo {
	const stepFor = async (change: NoteChange): Promise<UndoStep & { readonly now: string }> => {
		const now = await read(change.path);
		const step = undoStep(change, now === undefined ? undefined : { text: now, hash: await contentHash(now) });
		// What was stored may have been damaged or made up: only the very text of before is put back.
		const isDamaged = 'text' in step && (await contentHash(step.text)) !== change.before;
		const safe: UndoStep = isDamaged
			? { kind: 'refused', path: change.path, reason: 'cannot be restored: what was stored of it is damaged' }
			: step;
		return { ...safe, now: now ?? '' };
	};
	const carryOut = async (step: UndoStep & { readonly now: string }): Promise<WriteResult> => {
		switch (step.kind) {
			case 'restore':
				return writer.write(step.path, () => ({ kind: 'edits', edits: step.edits }), { seen: step.now });
			case 'take-away':
				return writer.takeAway(step.path, step.now);
			case 'make': {
				const made = await writer.create(step.path, step.text);
				return made.kind === 'created' ? { kind: 'unchanged' } : made;
			}
			case 'unchanged':
				return { kind: 'unchanged' };
			case 'refused':
				return { kind: 'refused', reason: step.reason };
		}
	};
	const left = ({ notes, undone = [] }: ChangeBatch): readonly NoteChange[] =>
		notes.filter(({ path }) => !undone.includes(path)).toReversed();
	const takeBack = async (id: string): Promise<UndoOutcome> => {
		const batch = await log.batch(id);
		if (!batch) return { undone: [], refused: [] };
		const undone: NoteChange[] = [];
		const refused: NotUndone[] = [];
		await chunked(
			left(batch),
			async (change) => {
				const result = await carryOut(await stepFor(change));
				if (result.kind === 'refused') refused.push({ path: change.path, reason: result.reason });
				else undone.push(change);
			},
			{ signal },
		);
		await dismiss(undone.flatMap(({ path: note, dismissOnUndo = [] }) => dismissOnUndo.map((path) => ({ note, path }))));
		await lift(batch.dismissed ?? []);
		for (const { decisions } of undone) if (decisions) await decide(takenBack(decisions));
		const paths = undone.map(({ path }) => path);
		await log.update({ ...batch, undone: [...(batch.undone ?? []), ...paths] });
		return { undone: paths, refused };
	};
	// Two at once would plan on each other's texts.
	let running: Promise<unknown> = Promise.resolve();
	return {
		async preview(id) {
			const batch = await log.batch(id);
			const undone: string[] = [];
			const refused: NotUndone[] = [];
			await chunked(
				batch ? left(batch) : [],
				async (change) => {
					const step = await stepFor(change);
					if (step.kind === 'refused') refused.push({ path: step.path, reason: step.reason });
					else undone.push(step.path);
				},
				{ signal },
			);
			return { undone, refused };
		},
		undo(id) {
			const result = running.then(() => takeBack(id));
			running = result.catch(() => undefined);
			return result;
		},
		last: () => log.last(),
	};
}

import type { NoteWriter } from '../index/liveVault.ts';
import type { ChangeLog } from './changeLog.ts';
import type { ChangeUndo, UndoOutcome } from './undoChanges.ts';
import type { WriteResult } from '../index/liveVault.ts';

/** `writer`, every write of which is a batch of its own in `log`; Undo takes that batch back, as the command does. */
export function loggedWriter(writer: NoteWriter, log: ChangeLog, undo: ChangeUndo): NoteWriter {
	const logged: NoteWriter = {
		async write(path, plan, options = {}) {
			const result = await writer.write(path, plan, options);
			if (result.kind !== 'written') return result;
			const { before, edits } = result;
			const title = options.title?.() ?? `Changed ${path}`;
			const listed = options.dismissOnUndo?.();
			const recorder = log.begin(title);
			await recorder.add({ path, before, edits, ...(listed === undefined ? {} : { dismissOnUndo: listed }) });
			const id = await recorder.end(title);
			return id === undefined ? result : { ...result, undo: async () => undoResult(await undo.undo(id)) };
		},
		async create(path, text) {
			const created = await writer.create(path, text);
			if (created.kind === 'refused') return created;
			const title = `Made ${created.path}`;
			const recorder = log.begin(title);
			await recorder.add({ path: created.path, before: '', edits: [{ range: { start: 0, end: 0 }, newText: text }], isNew: true });
			await recorder.end(title);
			return created;
		},
		takeAway: (path, seen) => writer.takeAway(path, seen),
	};
	return {
		...logged,
		write: (...given) => log.writing(logged.write(...given)),
		create: (...given) => log.writing(logged.create(...given)),
	};
}

/** What taking back came to, as what a write came to: the reasons of the notes that were left. */
export function undoResult({ refused }: UndoOutcome): WriteResult {
	return refused.length === 0
		? { kind: 'unchanged' }
		: { kind: 'refused', reason: refused.map(({ path, reason }) => (reason.includes(path) ? reason : `${path} ${reason}`)).join('; ') };
}

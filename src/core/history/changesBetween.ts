import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import type { Steps } from '../text/steps.ts';
import type { ChangeKind } from './differenceLines.ts';
import { movedNotes, type NoteState } from './movedNotes.ts';
import { isSame, noteDifference, renamedBy, type NoteDifference } from './noteDifference.ts';
import { factsId, type NoteFacts } from './noteFacts.ts';

/** A path at two moments; `undefined` where no note was there. */
export interface TwoStates {
	readonly path: string;
	readonly before: NoteFacts | undefined;
	readonly after: NoteFacts | undefined;
}

/** A note that is another than it was. */
export interface ChangedState {
	/** Where it is, or was where it is gone. */
	readonly path: string;
	/** Where it was, where that was elsewhere. */
	readonly from: string | undefined;
	readonly kind: ChangeKind;
	readonly difference: NoteDifference;
}

/** What became of notes between two moments, by path; what is as it was is left out. */
export function* changesBetween(states: readonly TwoStates[]): Steps<readonly ChangedState[]> {
	const gone: NoteState[] = [];
	const fresh: NoteState[] = [];
	const old = new Map<string, NoteFacts>();
	for (const { path, before, after } of states) {
		yield;
		if (before !== undefined && after === undefined) {
			gone.push({ path, id: factsId(before) });
			old.set(path, before);
		} else if (before === undefined && after !== undefined) fresh.push({ path, id: factsId(after) });
	}
	const moved = movedNotes(gone, fresh);
	const left = new Set(moved.values());
	const renamed = renamedBy(moved);
	const found: ChangedState[] = [];
	for (const { path, before, after } of states) {
		yield;
		if (left.has(path) || (before === undefined && after === undefined)) continue;
		const from = moved.get(path);
		const difference = noteDifference(from === undefined ? before : old.get(from), after, renamed);
		const kind = from !== undefined ? 'moved' : before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
		if (kind !== 'changed' || !isSame(difference)) found.push({ path, from, kind, difference });
	}
	return found.sort((a, b) => compareCodeUnits(a.path, b.path));
}

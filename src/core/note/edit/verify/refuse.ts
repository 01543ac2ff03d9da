import { lineAt } from '../../../text/lineStarts.ts';
import type { Note } from '../../note.ts';
import type { Refusal, RefusalCode } from './editOutcome.ts';

/** A refusal whose reason has no place in the note. */
export function refuse(code: RefusalCode, reason: string): Refusal {
	return { kind: 'refused', code, reason };
}

/** A refusal whose reason stands at `offset` of the note. */
export function refuseAt(note: Note, offset: number, code: RefusalCode, reason: string): Refusal {
	return { kind: 'refused', code, reason, line: lineAt(note.lineStarts, offset) };
}

/** The refusal of an edit that was planned for another text of the note. */
export const TEXT_CHANGED = refuse('TEXT_CHANGED', 'the note has changed since it was checked');

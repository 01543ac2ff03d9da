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

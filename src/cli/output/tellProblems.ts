import { textReport } from '../../core/report/text.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Note } from '../../core/note/note.ts';
import type { Io } from '../io.ts';
import { colorsFor } from './colorsFor.ts';

/** Tells what is wrong with a note that is not written yet, errors and warnings. */
export function tellProblems(io: Io, note: Note, problems: readonly Diagnostic[]): void {
	if (problems.length === 0) return;
	const options = { colors: colorsFor(io), least: 'warning' as const, notes: 1, textOf: () => note.text };
	for (const part of textReport(problems, options)) io.stderr.write(part);
}

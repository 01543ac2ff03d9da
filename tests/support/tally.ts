import process from 'node:process';
import { expect } from 'vitest';
import type { EditOutcome } from '../../src/core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../src/core/note/note.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { applyEdits } from '../../src/core/text/applyEdits.ts';

/** What planners answered, counted: `edits`, `unchanged` and each code of a refusal. */
export type Tally = Map<string, number>;

/**
 * The text after a plan, or `undefined` where the plan is to do nothing or refused; counted in `tally`.
 * A refusal of the last check is a fault of a planner and fails the test.
 */
export function tallied(tally: Tally, text: string, plan: (note: Note) => EditOutcome): string | undefined {
	const outcome = plan(parseNote('Notes/Note.md', text));
	const name = outcome.kind === 'refused' ? outcome.code : outcome.kind;
	tally.set(name, (tally.get(name) ?? 0) + 1);
	if (outcome.kind === 'refused')
		expect(outcome, JSON.stringify(text)).not.toMatchObject({ code: expect.stringMatching(/^VERIFY_/) as unknown });
	return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : undefined;
}

/** Prints a tally where the long runs are asked for, whose numbers are the point of them. */
export function printTally(name: string, tally: Tally): void {
	if (process.env['DOSSIER_TORTURE'] !== '1') return;
	const counts = [...tally].sort(([a], [b]) => (a < b ? -1 : 1)).map(([outcome, count]) => `${outcome} ${count}`);
	process.stdout.write(`${name}: ${counts.join(', ')}\n`);
}

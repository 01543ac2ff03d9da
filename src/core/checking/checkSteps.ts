import type { Note } from '../note/note.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { readSourcesSteps } from '../sources/readSources.ts';
import type { Steps } from '../text/steps.ts';
import { inReportOrder } from './inReportOrder.ts';
import type { VaultChecker } from './vaultChecker.ts';

/** What `checker.check` says of a note as the index has it, in steps, for a text of any length. Nothing may change between two steps. */
export function* checkSteps(checker: VaultChecker, note: Note): Steps<readonly Diagnostic[]> {
	const own = checker.checkOwn(note, undefined, yield* readSourcesSteps(note, checker.options.settings));
	yield;
	const record = checker.index.record(note.path);
	yield* checker.prepare(own, record);
	return inReportOrder([...checker.settled(own), ...(record === undefined ? [] : checker.checkAmongOthers(record))]);
}

import type { EditOutcome } from '../../core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../core/note/note.ts';
import type { Candidate } from '../../core/related/candidate.ts';
import { candidatesFor } from '../../core/related/candidatesFor.ts';
import { dismissedFor } from '../../core/related/dismissals.ts';
import { limitFor } from '../../core/related/limitFor.ts';
import { planRelated, type RelatedPlan } from '../../core/related/planRelated.ts';
import { applyEdits } from '../../core/text/applyEdits.ts';
import { relatedPlanOptions } from '../../core/related/relatedPlanOptions.ts';
import type { LoadedVault } from './loadVault.ts';

/** What filling the related section of one note comes to. */
interface NotePlan {
	readonly note: Note;
	readonly plan: RelatedPlan;
	/** The text with the bullets in it; the same where there is nothing to add. */
	readonly after: string;
}

/** Plans related sections, in two steps: most notes of a vault have nothing to add, and are not read again to find that out. */
export interface RelatedPlans {
	/** What links to the note at `path` and is not listed, by rank. */
	candidatesOf(path: string): readonly Candidate[];
	/** What becomes of the related section of `note` with these, until the section is full. */
	planOf(note: Note, candidates: readonly Candidate[]): NotePlan;
}

/** @param limit how many bullets a section may hold; without it what the settings or the vault itself say. */
export function relatedPlans({ checker }: LoadedVault, limit?: number): RelatedPlans {
	const { index } = checker;
	const { settings, dismissals, linkFormat } = checker.options;
	const most = limit ?? limitFor(index, settings);
	const candidatesOf = (path: string): readonly Candidate[] =>
		candidatesFor(path, index, { settings, dismissed: dismissedFor(dismissals, path) }).filter(({ backed }) => backed);
	const planOf = (note: Note, candidates: readonly Candidate[]): NotePlan => {
		const { path } = note;
		const subject = { type: checker.typeOf(index.record(path)?.type), index, settings, linkFormat };
		const plan = planRelated(note, candidates, relatedPlanOptions(path, subject, { limit: most }));
		return { note, plan, after: textAfter(note.text, plan.outcome) };
	};
	return { candidatesOf, planOf };
}

function textAfter(text: string, outcome: EditOutcome): string {
	return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : text;
}

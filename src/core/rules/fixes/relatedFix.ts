import type { Fix } from '../../note/finding.ts';
import type { Candidate } from '../../related/candidate.ts';
import { dismissedFor } from '../../related/dismissals.ts';
import { planRelated } from '../../related/planRelated.ts';
import { rankerSteps } from '../../related/ranker.ts';
import { relatedPlanOptions } from '../../related/relatedPlanOptions.ts';
import type { VaultSubject } from '../rule.ts';
import { finish } from '../../text/steps.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/**
 * Lists the notes that link here, best first by their links, until the section is full. Never safe: a list is its author's
 * choice. The vault is ranked when the fix is asked for, not when it is offered.
 */
export function relatedFix(subject: VaultSubject, section: string): Fix {
	return {
		kind: 'edit',
		title: `Add the notes that link here to ${inlineCode(section)}`,
		safe: false,
		plan: (note) => planRelated(note, backedCandidates(subject), relatedPlanOptions(subject.record.path, subject)).outcome,
	};
}

function backedCandidates({ record, index, settings, types, dismissals }: VaultSubject): readonly Candidate[] {
	const ranker = finish(rankerSteps({ index, settings, types }));
	return ranker.backedCandidates(record.path, { dismissed: dismissedFor(dismissals, record.path) });
}

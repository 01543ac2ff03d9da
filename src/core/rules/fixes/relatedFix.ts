import type { Fix } from '../../note/finding.ts';
import { candidatesFor } from '../../related/candidatesFor.ts';
import { dismissedFor } from '../../related/dismissals.ts';
import { planRelated } from '../../related/planRelated.ts';
import { relatedPlanOptions } from '../../related/relatedPlanOptions.ts';
import type { VaultSubject } from '../rule.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/** Lists the notes that link here, best first, until the section is full. Never safe: a list is its author's choice. */
export function relatedFix(subject: VaultSubject, section: string): Fix {
	return {
		kind: 'edit',
		title: `Add the notes that link here to ${inlineCode(section)}`,
		safe: false,
		plan: (note) => planRelated(note, backedCandidates(subject), relatedPlanOptions(subject.record.path, subject)).outcome,
	};
}

function backedCandidates({ record, index, settings, dismissals }: VaultSubject): ReturnType<typeof candidatesFor> {
	const dismissed = dismissedFor(dismissals, record.path);
	return candidatesFor(record.path, index, { settings, dismissed }).filter(({ backed }) => backed);
}

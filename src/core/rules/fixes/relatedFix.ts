import type { Fix } from '../../note/finding.ts';
import { candidatesFor } from '../../related/candidatesFor.ts';
import { dismissedFor } from '../../related/dismissals.ts';
import { limitFor } from '../../related/limitFor.ts';
import { planRelated } from '../../related/planRelated.ts';
import { linkTextFor } from '../../vault/links/linkTextFor.ts';
import { targetsFrom } from '../../vault/links/targetsFrom.ts';
import type { VaultSubject } from '../rule.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/** Lists the notes that link here, best first, until the section is full. Never safe: a list is its author's choice. */
export function relatedFix(subject: VaultSubject, section: string): Fix {
	return {
		kind: 'edit',
		title: `Add the notes that link here to ${inlineCode(section)}`,
		safe: false,
		plan: (note) => planRelated(note, backedCandidates(subject), planOptions(subject)).outcome,
	};
}

function backedCandidates({ record, index, settings, dismissals = {} }: VaultSubject): ReturnType<typeof candidatesFor> {
	const dismissed = dismissedFor(dismissals, record.path);
	return candidatesFor(record.path, index, { settings, dismissed }).filter(({ backed }) => backed);
}

function planOptions({ record, type, index, settings, linkFormat }: VaultSubject): Parameters<typeof planRelated>[2] {
	return {
		limit: limitFor(index, settings),
		headings: settings.relatedHeadings,
		sourceHeadings: settings.sourceHeadings,
		typeSections: type?.sections ?? [],
		linkText: (path) => linkTextFor(path, record.path, index, linkFormat),
		leadsTo: targetsFrom(record.path, index),
	};
}

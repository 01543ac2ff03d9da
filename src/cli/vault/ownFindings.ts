import type { SuggestionCount } from '../../core/checking/checkNote.ts';
import type { VaultChecker } from '../../core/checking/vaultChecker.ts';
import type { Note } from '../../core/note/note.ts';
import type { Intern } from '../../core/text/interner.ts';
import { type DiagnosticRow, lastingRow } from './cache/diagnosticRow.ts';

/** What a note's own text was found to be wrong with. */
export interface OwnFindings {
	readonly rows: readonly DiagnosticRow[];
	/** How many suggestions were found beside, where they were only to be counted. */
	readonly suggestions: number;
}

export const NO_FINDINGS: OwnFindings = { rows: [], suggestions: 0 };

/** A note with so many findings in its own text hardly ever comes to more than a report has of one note. */
const FEW = 50;

/** Makes of a note what is kept of its findings: rows whose texts `keep` gives. */
export function findingsReader(
	checker: Pick<VaultChecker, 'checkOwn'>,
	keep: Intern,
	countsSuggestions: boolean | undefined,
): (note: Note) => OwnFindings {
	return (note) => {
		const count: SuggestionCount = { suggestions: 0 };
		let found = checker.checkOwn(note, countsSuggestions === true ? count : undefined);
		if (count.suggestions > 0 && found.length + count.suggestions > FEW) {
			// Which of so many are left out of a report depends on all of them.
			count.suggestions = 0;
			found = checker.checkOwn(note);
		}
		if (found.length === 0 && count.suggestions === 0) return NO_FINDINGS;
		return { rows: found.map((finding) => lastingRow(finding, keep)), suggestions: count.suggestions };
	};
}

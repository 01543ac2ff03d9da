import type { Diagnostic, Severity } from '../rules/rule.ts';

/** A note with more findings than this has one fault that shows a hundred times; nobody reads on. */
const MAX_FINDINGS_PER_NOTE = 100;

/** The id of the line that says how many findings of a note are left out. */
const MORE_ID = 'more-findings';

/** By path, line, column and rule, in code-unit order; two alike by message. */
function byPlace(a: Diagnostic, b: Diagnostic): number {
	return compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.message, b.message);
}

/**
 * `diagnostics` as a report has them: by path, line, column and rule, and of one note at most a hundred,
 * the gravest first to be kept, then one line that says how many more there are. Fixing asks for all and does not use this.
 */
export function inReportOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
	const sorted = [...diagnostics].sort(byPlace);
	if (sorted.length <= MAX_FINDINGS_PER_NOTE) return sorted;
	const shown: Diagnostic[] = [];
	for (let start = 0; start < sorted.length; ) {
		let end = start + 1;
		while (end < sorted.length && sorted[end]?.path === sorted[start]?.path) end += 1;
		shown.push(...capped(sorted.slice(start, end)));
		start = end;
	}
	return shown;
}

function capped(ofNote: readonly Diagnostic[]): readonly Diagnostic[] {
	if (ofNote.length <= MAX_FINDINGS_PER_NOTE) return ofNote;
	const gravestFirst = [...ofNote].sort((a, b) => gravity(b.severity) - gravity(a.severity));
	const kept = new Set(gravestFirst.slice(0, MAX_FINDINGS_PER_NOTE));
	const [worstLeftOut] = gravestFirst.slice(MAX_FINDINGS_PER_NOTE);
	const last = ofNote.at(-1);
	if (worstLeftOut === undefined || last === undefined) return ofNote;
	const more: Diagnostic = {
		...last,
		message: `${ofNote.length - MAX_FINDINGS_PER_NOTE} more findings in this note are left out`,
		fixes: [],
		rule: MORE_ID,
		severity: worstLeftOut.severity,
	};
	return [...ofNote.filter((diagnostic) => kept.has(diagnostic)), more];
}

function gravity(severity: Severity): number {
	if (severity === 'error') return 2;
	return severity === 'warning' ? 1 : 0;
}

function compare(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

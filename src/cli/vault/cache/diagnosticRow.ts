import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import type { Diagnostic, Fix } from '../../../core/rules/rule.ts';

/** A finding as the cache stores it, without the path under which it stands. */
export type DiagnosticRow = readonly [
	rule: string,
	severity: Diagnostic['severity'],
	message: string,
	places: readonly [start: number, end: number, line: number, column: number, endLine: number, endColumn: number],
	fixes: readonly FixRow[],
	demand?: Diagnostic['demand'] | null,
	group?: string,
];

type FixRow = readonly [title: string, safe: 0 | 1] | Exclude<Fix, { kind: 'edit' }>;

/** Whether what a cache gave for a row can be made a finding: whoever made the vault may have made its cache. */
export function isDiagnosticRow(row: unknown): boolean {
	if (!Array.isArray(row)) return false;
	const [rule, severity, message, places, fixes] = row as readonly unknown[];
	return (
		typeof rule === 'string' &&
		typeof message === 'string' &&
		(severity === 'error' || severity === 'warning' || severity === 'info') &&
		Array.isArray(places) &&
		places.length === 6 &&
		places.every((place) => typeof place === 'number') &&
		Array.isArray(fixes) &&
		fixes.every((fix) => typeof fix === 'object' && fix !== null)
	);
}

export function diagnosticToRow(diagnostic: Diagnostic): DiagnosticRow {
	return lastingRow(diagnostic, asItIs);
}

/**
 * `diagnosticToRow` with lasting copies of its texts, which `keep` gives: it does not hold on to the text of its note, and of
 * tens of thousands of notes none is kept. Fixes have their titles; to be made they are planned anew.
 */
export function lastingRow(diagnostic: Diagnostic, keep: (text: string) => string): DiagnosticRow {
	const { rule, severity, range, line, column, endLine, endColumn, fixes, demand, group } = diagnostic;
	const message = keep(diagnostic.message);
	const rows = fixes.map((fix): FixRow => (fix.kind === 'edit' ? [keep(fix.title), fix.safe ? 1 : 0] : fix));
	const places = [range.start, range.end, line, column, endLine, endColumn] as const;
	if (group !== undefined) return [rule, severity, message, places, rows, demand ?? null, group];
	return demand === undefined ? [rule, severity, message, places, rows] : [rule, severity, message, places, rows, demand];
}

export function diagnosticFromRow(
	path: string,
	[rule, severity, message, [start, end, line, column, endLine, endColumn], fixes, demand, group]: DiagnosticRow,
): Diagnostic {
	return {
		rule,
		severity,
		path,
		message,
		range: { start, end },
		line,
		column,
		endLine,
		endColumn,
		fixes: fixes.map(fixFromRow),
		...(demand === undefined || demand === null ? {} : { demand }),
		...(group === undefined ? {} : { group }),
	};
}

function fixFromRow(row: FixRow): Fix {
	return 'kind' in row ? row : { kind: 'edit', title: row[0], safe: row[1] === 1, plan: plannedTooLate };
}

/** A finding without the plans of its fixes, which hold on to what they were made from; of a note's text it has nothing. */
export function withoutPlans(diagnostic: Diagnostic): Diagnostic {
	return diagnostic.fixes.length === 0 ? diagnostic : { ...diagnostic, fixes: diagnostic.fixes.map(lastingFix) };
}

function asItIs(text: string): string {
	return text;
}

function lastingFix(fix: Fix): Fix {
	return fix.kind === 'edit' ? { kind: 'edit', title: fix.title, safe: fix.safe, plan: plannedTooLate } : fix;
}

function plannedTooLate(): EditOutcome {
	return { kind: 'refused', code: 'TEXT_CHANGED', reason: 'the note has to be checked again before it is mended' };
}

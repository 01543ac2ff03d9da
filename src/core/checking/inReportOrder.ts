import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { sortedSteps } from '../text/sortedSteps.ts';
import { finish, type Steps } from '../text/steps.ts';
import type { Diagnostic, Severity } from '../rules/rule.ts';

/** A note with more findings than this has one fault that shows a hundred times; nobody reads on. */
export const MAX_FINDINGS_PER_NOTE = 100;

/** So many findings are counted in a step: a few milliseconds. */
const FINDINGS_A_STEP = 10_000;

/** The id of the line that says how many findings of a note are left out. */
const MORE_ID = 'more-findings';

/** The gravest first, then by rule, path, line and column, texts in code-unit order; two alike by message. */
export function compareFindings(a: Diagnostic, b: Diagnostic): number {
	return (
		gravity(b.severity) - gravity(a.severity) ||
		compareCodeUnits(a.rule, b.rule) ||
		compareCodeUnits(a.path, b.path) ||
		a.line - b.line ||
		a.column - b.column ||
		compareCodeUnits(a.message, b.message)
	);
}

/**
 * `diagnostics` as a report has them, in the order of `compareFindings`, so that suggestions never stand before what is graver.
 * Of one note there are at most a hundred, the first to be kept, and a line that says how many more there are. Fixing asks
 * for all and does not use this.
 */
export function inReportOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
	return finish(inReportOrderSteps(diagnostics));
}

/** `inReportOrder` in steps, for the findings of a vault. */
export function* inReportOrderSteps(diagnostics: readonly Diagnostic[]): Steps<readonly Diagnostic[]> {
	const sorted = yield* sortedSteps(diagnostics, compareFindings);
	if (sorted.length <= MAX_FINDINGS_PER_NOTE) return sorted;
	const leftOut = new Map<string, { readonly first: Diagnostic; count: number }>();
	const seen = new Map<string, number>();
	const groups = new Set<string>();
	const shown: Diagnostic[] = [];
	for (const [at, diagnostic] of sorted.entries()) {
		if (at % FINDINGS_A_STEP === FINDINGS_A_STEP - 1) yield;
		const { path, rule, group } = diagnostic;
		// What is told as one finding counts once.
		const place = group === undefined ? undefined : `${path}\n${rule}\n${group}`;
		if (place !== undefined && groups.has(place)) {
			shown.push(diagnostic);
			continue;
		}
		if (place !== undefined) groups.add(place);
		const count = (seen.get(path) ?? 0) + 1;
		seen.set(path, count);
		if (count <= MAX_FINDINGS_PER_NOTE) {
			shown.push(diagnostic);
			continue;
		}
		const more = leftOut.get(path);
		if (more === undefined) leftOut.set(path, { first: diagnostic, count: 1 });
		else more.count += 1;
	}
	if (leftOut.size === 0) return shown;
	for (const more of leftOut.values()) shown.push(moreFindings(more.first, more.count));
	return yield* sortedSteps(shown, compareFindings);
}

/** It stands where the first of those stands that are left out, and is as grave. */
function moreFindings(first: Diagnostic, count: number): Diagnostic {
	const { range, severity, path, line, column, endLine, endColumn } = first;
	const message = `${count} more ${count === 1 ? 'finding' : 'findings'} in this note ${count === 1 ? 'is' : 'are'} left out`;
	return { range, message, fixes: [], rule: MORE_ID, severity, path, line, column, endLine, endColumn };
}

function gravity(severity: Severity): number {
	if (severity === 'error') return 2;
	return severity === 'warning' ? 1 : 0;
}

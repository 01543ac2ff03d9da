import { compareFindings } from '../../../core/checking/inReportOrder.ts';
import { mergePlaces, type MergedDiagnostic } from '../../../core/report/mergePlaces.ts';
import { summaryByRule } from '../../../core/report/summaryByRule.ts';
import type { Diagnostic, Severity } from '../../../core/rules/rule.ts';
import { counted } from '../../../core/text/counted.ts';

/** What the Problems view shows. */
export interface ProblemList {
	readonly shown: readonly MergedDiagnostic[];
	/** `2 errors, 1 warning`; empty where there is nothing. A rule that was chosen changes nothing of it. */
	readonly status: string;
	/** The rules to choose from, with how many findings each has. */
	readonly rules: readonly { readonly rule: string; readonly count: number }[];
}

/** What a severity is called. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Suggestion' };

/** What is shown of `found`, the gravest first, what is one fault in several places once: with suggestions or without, and of one rule where `rule` is not empty. */
export function problemList(
	found: readonly Diagnostic[],
	{ withSuggestions, rule: wanted }: { readonly withSuggestions: boolean; readonly rule: string },
): ProblemList {
	const sorted = found.filter(({ severity }) => withSuggestions || severity !== 'info').sort(compareFindings);
	const counted = mergePlaces(sorted);
	return {
		shown: counted.filter(({ rule }) => wanted === '' || rule === wanted),
		status: summary(counted),
		rules: summaryByRule(counted),
	};
}

function summary(found: readonly Diagnostic[]): string {
	return (['error', 'warning', 'info'] as const)
		.map((severity) => ({
			name: SEVERITY_NAMES[severity].toLowerCase(),
			count: found.filter((diagnostic) => diagnostic.severity === severity).length,
		}))
		.filter(({ count }) => count > 0)
		.map(({ name, count }) => counted(count, name))
		.join(', ');
}

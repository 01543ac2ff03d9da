import type { Diagnostic, Severity } from '../rules/rule.ts';

/** From the gravest to the least. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Whether `severity` is `least` or graver. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
	return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** The diagnostics that are `least` or graver, in the order given. */
export function atLeast(diagnostics: readonly Diagnostic[], least: Severity): readonly Diagnostic[] {
	return diagnostics.filter(({ severity }) => isAtLeast(severity, least));
}

/** How many diagnostics of each severity there are. */
export function severityCounts(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
	const counts = { error: 0, warning: 0, info: 0 };
	for (const { severity } of diagnostics) counts[severity] += 1;
	return counts;
}

import type { Diagnostic } from '../rules/rule.ts';

/** How many findings each rule has, most first, then by its id; rules without one are left out. */
export function summaryByRule(diagnostics: readonly Diagnostic[]): readonly { readonly rule: string; readonly count: number }[] {
	const counts = new Map<string, number>();
	for (const { rule } of diagnostics) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

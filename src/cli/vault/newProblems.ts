import { isAtLeast } from '../../core/report/severities.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';

/** Those of `after` that are errors or warnings and were not there `before`, each counted as often as it is said. */
export function newProblems(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
	const known = new Map<string, number>();
	for (const each of before) known.set(keyOf(each), (known.get(keyOf(each)) ?? 0) + 1);
	return after.filter((each) => {
		const left = known.get(keyOf(each)) ?? 0;
		known.set(keyOf(each), left - 1);
		return left <= 0 && isAtLeast(each.severity, 'warning');
	});
}

/** What is wrong, whatever line it has come to stand in. */
function keyOf({ rule, message }: Diagnostic): string {
	return `${rule}\n${message}`;
}

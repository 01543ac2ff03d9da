import type { Diagnostic } from '../../../src/core/rules/rule.ts';

/** A diagnostic of line 1 for tests that are about something else. */
export function diagnosticOf(given: Partial<Diagnostic>): Diagnostic {
	const line = given.line ?? 1;
	return {
		range: { start: 0, end: 0 },
		message: 'message',
		fixes: [],
		rule: 'field-value',
		severity: 'warning',
		path: 'Note.md',
		line,
		column: 1,
		endLine: line,
		endColumn: 1,
		...given,
	};
}

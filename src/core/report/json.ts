import type { AppliedFix, RefusedFix } from '../checking/applyFixes.ts';
import type { Diagnostic, Fix } from '../rules/rule.ts';
import type { MergedDiagnostic } from './mergePlaces.ts';
import { sortedJsonParts, type Json } from './sortedJson.ts';

/** The version of the shape: raised when a member goes or changes its meaning, not when one is added. */
const VERSION = 1;

function fixObject(fix: Fix): Json {
	return { safe: fix.kind === 'edit' && fix.safe, title: fix.title };
}

function diagnosticObject(diagnostic: MergedDiagnostic): Json {
	const { column, endColumn, endLine, line, message, path, rule, severity, places } = diagnostic;
	const found = { column, endColumn, endLine, fixes: diagnostic.fixes.map(fixObject), line, message, path, rule, severity };
	return places === undefined
		? found
		: { ...found, places: places.map((place) => ({ column: place.column, line: place.line, path: place.path })) };
}

/** What `check --format json` prints, in parts: every diagnostic given, in the order given. */
export function jsonReport(diagnostics: readonly Diagnostic[]): Iterable<string> {
	return sortedJsonParts('diagnostics', { items: objectsOf(diagnostics) }, { version: VERSION });
}

function* objectsOf(diagnostics: readonly MergedDiagnostic[]): Iterable<Json> {
	for (const diagnostic of diagnostics) yield diagnosticObject(diagnostic);
}

/** What `fix --format json` prints, in parts: the diagnostics that are left, what was done and what was not, with its reason. */
export function jsonFixReport(
	left: readonly Diagnostic[],
	applied: readonly AppliedFix[],
	refused: readonly RefusedFix[],
): Iterable<string> {
	return sortedJsonParts(
		'diagnostics',
		{ items: objectsOf(left) },
		{
			applied: applied.map(({ line, path, rule, title }) => ({ line, path, rule, title })),
			refused: refused.map(({ line, path, reason, rule, title }) => ({ line, path, reason, rule, title })),
			version: VERSION,
		},
	);
}

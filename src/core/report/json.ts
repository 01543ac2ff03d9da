import type { AppliedFix, RefusedFix } from '../checking/applyFixes.ts';
import type { Diagnostic, Fix } from '../rules/rule.ts';
import type { FixEdit, FixEdits } from './fixEdit.ts';
import type { MergedDiagnostic } from './mergePlaces.ts';
import { sortedJsonParts, type Json } from './sortedJson.ts';

/** The version of the shape: raised when a member goes or changes its meaning, not when one is added. */
const VERSION = 1;

function fixObject(fix: Fix, edits: readonly FixEdit[] | undefined): Json {
	const told = { safe: fix.kind === 'edit' && fix.safe, title: fix.title };
	return edits === undefined ? told : { ...told, edits: edits.map((edit) => ({ ...edit })) };
}

const NO_EDITS: FixEdits = () => undefined;

/** A diagnostic as `check --format json` prints it; `edits` gives the edits of its fixes, which have their titles alone without it. */
export function diagnosticJson(diagnostic: MergedDiagnostic, edits: FixEdits = NO_EDITS): Json {
	const { column, endColumn, endLine, line, message, path, rule, severity, places } = diagnostic;
	const fixes = diagnostic.fixes.map((fix, at) => fixObject(fix, edits(at)));
	const found = { column, endColumn, endLine, fixes, line, message, path, rule, severity };
	return places === undefined
		? found
		: { ...found, places: places.map((place) => ({ column: place.column, line: place.line, path: place.path })) };
}

/**
 * What `check --format json` prints, in parts: every diagnostic given, in the order given.
 *
 * @param editsOf gives the edits of a finding's fixes; without it fixes have their titles alone.
 */
export function jsonReport(
	diagnostics: readonly Diagnostic[],
	editsOf: (diagnostic: MergedDiagnostic) => FixEdits = () => NO_EDITS,
): Iterable<string> {
	return sortedJsonParts('diagnostics', { items: objectsOf(diagnostics, editsOf) }, { version: VERSION });
}

function* objectsOf(diagnostics: readonly MergedDiagnostic[], editsOf: (diagnostic: MergedDiagnostic) => FixEdits): Iterable<Json> {
	for (const diagnostic of diagnostics) yield diagnosticJson(diagnostic, editsOf(diagnostic));
}

/** What `fix --format json` prints, in parts: the diagnostics that are left, what was done and what was not, with its reason. */
export function jsonFixReport(
	left: readonly Diagnostic[],
	applied: readonly AppliedFix[],
	refused: readonly RefusedFix[],
): Iterable<string> {
	return sortedJsonParts(
		'diagnostics',
		{ items: objectsOf(left, () => NO_EDITS) },
		{
			applied: applied.map(({ line, path, rule, title }) => ({ line, path, rule, title })),
			refused: refused.map(({ line, path, reason, rule, title }) => ({ line, path, reason, rule, title })),
			version: VERSION,
		},
	);
}

import { messageOf } from '../text/messageOf.ts';
import type { Settings } from '../settings/settings.ts';
import { positionAt, type LineStarts } from '../text/lineStarts.ts';
import type { Diagnostic, Finding, Rule } from '../rules/rule.ts';
import { severityOfFinding } from '../rules/shared/severityOf.ts';

/** Where a finding was made: the note's path and line starts. */
export interface FoundIn {
	readonly path: string;
	readonly lineStarts: LineStarts;
}

/** As it is while it is being made. */
type Written<Made> = { -readonly [Part in keyof Made]: Made[Part] };

/** `finding` with the rule, the severity and the place written on it. */
export function toDiagnostic(
	finding: Finding,
	rule: Pick<Rule, 'id' | 'severity'>,
	{ path, lineStarts }: FoundIn,
	settings: Settings,
): Diagnostic {
	const start = positionAt(lineStarts, finding.range.start);
	const severity = severityOfFinding(finding, rule, settings);
	const end = finding.range.end === finding.range.start ? start : positionAt(lineStarts, finding.range.end);
	const diagnostic: Written<Diagnostic> = {
		range: finding.range,
		message: finding.message,
		fixes: finding.fixes,
		rule: rule.id,
		severity,
		path,
		line: start.line,
		column: start.column,
		endLine: end.line,
		endColumn: end.column,
	};
	// Nearly every finding has neither, and a literal with a spread costs several times as much.
	const { group, demand } = finding;
	if (group !== undefined) diagnostic.group = group;
	if (demand !== undefined) {
		const { type, part, name, written, isOwn } = demand;
		diagnostic.demand = { type, part, name, written, isOwn, severity };
	}
	return diagnostic;
}

/** What stands in place of a rule's findings when the rule itself failed: the run goes on, and the note does not pass as clean. */
export function failureOf(rule: Pick<Rule, 'id'>, error: unknown, { path }: FoundIn): Diagnostic {
	const reason = messageOf(error);
	return {
		range: { start: 0, end: 0 },
		message: `\`${rule.id}\` could not check this note, which is a fault in Dossier: ${reason}`,
		fixes: [],
		rule: INTERNAL_ID,
		severity: 'error',
		path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1,
	};
}

/** The id under which faults of ours are reported. No rule has it, and no setting turns it off. */
const INTERNAL_ID = 'internal';

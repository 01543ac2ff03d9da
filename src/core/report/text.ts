import { addToList } from '../text/addToList.ts';
import { counted } from '../text/counted.ts';
import type { Diagnostic, Severity } from '../rules/rule.ts';
import { codeFrame, frameTextOf } from './codeFrame.ts';
import type { Colors, Paint } from './colors.ts';
import { printable } from './printable.ts';
import { atLeast, isAtLeast, severityCounts } from './severities.ts';

/** What a report for a person is made of. */
export interface TextReportOptions {
	readonly colors: Colors;
	/** The least severity that is shown; what is below it is counted in the last line. */
	readonly least: Severity;
	/** How many notes were checked. */
	readonly notes: number;
	/** How many suggestions there are beside, which are not shown. */
	readonly suggestions?: number;
	/** The text that was checked, for the code frames; `undefined` where it cannot be had: the finding is shown without one. */
	textOf(path: string): string | undefined;
}

function paintOf(severity: Severity, colors: Colors): Paint {
	if (severity === 'error') return colors.red;
	return severity === 'warning' ? colors.yellow : colors.blue;
}

/** `1 error, 2 warnings`; empty where there is none at all. */
function severityWords(diagnostics: readonly Diagnostic[], suggestions = 0): string {
	const counts = severityCounts(diagnostics);
	const parts: string[] = [];
	if (counts.error > 0) parts.push(counted(counts.error, 'error'));
	if (counts.warning > 0) parts.push(counted(counts.warning, 'warning'));
	const infos = counts.info + suggestions;
	if (infos > 0) parts.push(counted(infos, 'suggestion'));
	return parts.join(', ');
}

/** The last line of a report: what was found, in how many notes, and how much of it is not shown. */
export function summaryLine(diagnostics: readonly Diagnostic[], least: Severity, notes: number, suggestions = 0): string {
	const shown = atLeast(diagnostics, least);
	const hidden = diagnostics.length - shown.length + suggestions;
	const concerned = new Set(shown.map(({ path }) => path)).size;
	const found =
		shown.length === 0
			? `No problems in ${counted(notes, 'note')}`
			: `${severityWords(shown)} in ${concerned} of ${counted(notes, 'note')}`;
	return hidden === 0
		? found
		: `${found}; ${severityWords(
				diagnostics.filter(({ severity }) => !isAtLeast(severity, least)),
				suggestions,
			)} not shown`;
}

function entry(diagnostic: Diagnostic, frame: readonly string[], colors: Colors): string[] {
	const { line, column, severity, message, rule, fixes } = diagnostic;
	const place = `${line}:${column}`;
	return [
		`  ${colors.dim(place)}  ${paintOf(severity, colors)(severity)}  ${printable(message)}  ${colors.dim(rule)}`,
		...frame.map((shown) => `      ${shown}`),
		...fixes.map((fix) => `      ${colors.green(fix.kind === 'edit' && fix.safe ? 'fix:' : 'could:')} ${printable(fix.title)}`),
	];
}

/**
 * A report for a person: findings under their note, severity by severity, each with its line and the exact place marked, what would mend it, and a summary.
 * `fix:` stands before what `fix` does by itself, `could:` before what somebody has to decide.
 * Keeps the order given; one part for a severity in a note; ends in a line end.
 */
export function* textReport(diagnostics: readonly Diagnostic[], options: TextReportOptions): Iterable<string> {
	const { colors, least, notes } = options;
	for (const ofNote of groupedByNote(atLeast(diagnostics, least))) {
		const path = ofNote[0]?.path ?? '';
		const text = options.textOf(path);
		const source = text === undefined ? undefined : frameTextOf(text);
		const lines = [colors.underline(printable(path))];
		for (const diagnostic of ofNote) {
			const frame = source === undefined ? [] : codeFrame(source, diagnostic, colors, paintOf(diagnostic.severity, colors));
			lines.push(...entry(diagnostic, frame, colors));
		}
		yield `${lines.join('\n')}\n\n`;
	}
	yield `${colors.bold(summaryLine(diagnostics, least, notes, options.suggestions))}\n`;
}

/** Findings of one severity in one note stand together: a note's suggestions do not come before the errors of the next. */
function groupedByNote(diagnostics: readonly Diagnostic[]): Iterable<readonly Diagnostic[]> {
	const groups = new Map<string, Diagnostic[]>();
	for (const diagnostic of diagnostics) {
		const key = `${diagnostic.severity}\n${diagnostic.path}`;
		addToList(groups, key, diagnostic);
	}
	return groups.values();
}

import type { Diagnostic, Severity } from '../rules/rule.ts';

/** What GitHub calls each severity. */
const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Escapes text after `::`, as GitHub's `@actions/core` does. */
function escapeData(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes the value of a property, which also ends at a colon or a comma. */
function escapeProperty(text: string): string {
	return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * One workflow command a diagnostic, which GitHub shows beside the changed lines
 * (docs.github.com, "Workflow commands for GitHub Actions", setting an error message).
 *
 * @param fileOf gives the file of a note as it lies in the repository, with slashes.
 */
export function* githubReport(diagnostics: readonly Diagnostic[], fileOf: (path: string) => string): Iterable<string> {
	for (const diagnostic of diagnostics) {
		const file = fileOf(diagnostic.path);
		const place = `line=${diagnostic.line},endLine=${diagnostic.endLine}`;
		// GitHub takes columns only where a finding stands on one line.
		const columns = diagnostic.line === diagnostic.endLine ? `,col=${diagnostic.column},endColumn=${diagnostic.endColumn}` : '';
		const title = `title=${escapeProperty(diagnostic.rule)}`;
		yield `::${COMMANDS[diagnostic.severity]} file=${escapeProperty(file)},${place}${columns},${title}::${escapeData(diagnostic.message)}\n`;
	}
}

import { printable } from './printable.ts';
import type { Diagnostic } from '../rules/rule.ts';

/**
 * One line a finding, `FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE]`, in the order given: the form that compilers write and that `grep`,
 * Vim's quickfix list and Emacs read. Lines and columns from 1, columns in UTF-16 code units.
 *
 * @param fileOf gives the file of a note, as the reader of the lines is to open it.
 */
export function* unixReport(diagnostics: readonly Diagnostic[], fileOf: (path: string) => string): Iterable<string> {
	for (const { path, line, column, severity, message, rule } of diagnostics)
		yield `${printable(fileOf(path))}:${line}:${column}: ${severity}: ${printable(message)} [${rule}]\n`;
}

import type { Diagnostic, Severity } from '../../core/rules/rule.ts';
import type { WalkProblem } from '../disk/walkFolder.ts';

/** The id under which notes are reported that could not be read: nothing that they hold is checked, so they never pass for clean. */
export const UNREADABLE_NOTE = 'unreadable-note';

/** The finding for the note at `path`; `message` follows its name. */
export function unreadable(path: string, message: string, severity: Severity = 'error'): Diagnostic {
	return {
		rule: UNREADABLE_NOTE,
		severity,
		path,
		message: `the note ${message}`,
		range: { start: 0, end: 0 },
		fixes: [],
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1,
	};
}

/** The finding for something in the folder that could not be looked at. What the user plainly meant so is a warning. */
export function walkFinding({ path, message, gravity }: WalkProblem): Diagnostic {
	return { ...unreadable(path, '', gravity === 'error' ? 'error' : 'warning'), message: `this ${message}` };
}

/** What the command tells the shell. */
export const EXIT_CODE = {
	/** Nothing to report. */
	fine: 0,
	/** Findings at or above `--fail-on` are left, or a diff was shown and not written. */
	findings: 1,
	/** Bad arguments, nothing could run, or a note was refused, raced or braked. */
	failed: 2,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];

/** The graver of two ends. */
export function worstExitCode(a: ExitCode, b: ExitCode): ExitCode {
	return a > b ? a : b;
}

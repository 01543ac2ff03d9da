import type { RunEnd } from '../disk/writeRun.ts';
import { EXIT_CODE, type ExitCode } from '../exitCode.ts';
import type { Io } from '../io.ts';
import { outputLine } from './outputLine.ts';

/** Tells what the end of a run found: notes that somebody wrote into meanwhile. */
export function reportRaces(io: Io, end: RunEnd): ExitCode {
	for (const { path, kept } of end.races) {
		io.stderr.write(
			outputLine`dossier: ${path} was written by another program while it was replaced; what that program wrote is in ${kept}`,
		);
	}
	return end.races.length === 0 ? EXIT_CODE.fine : EXIT_CODE.failed;
}

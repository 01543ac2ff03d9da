import type { WriteRefusal } from '../disk/writeOutcome.ts';
import { isConflictCopy, openWriteRun } from '../disk/writeRun.ts';
import type { NoteChange } from './diffText.ts';
import { EXIT_CODE, type ExitCode } from '../exitCode.ts';
import type { Io } from '../io.ts';
import { reportRaces } from './reportRaces.ts';

/** What became of a run's changes. */
export interface WrittenChanges {
	/** The notes that were written, where they are now. */
	readonly written: readonly string[];
	readonly refused: readonly { readonly path: string; readonly reason: string }[];
	/** `failed` when a note was refused or raced. */
	readonly code: ExitCode;
	/** The run's name for `undo`, or `undefined` when nothing was written. */
	readonly run: string | undefined;
}

/**
 * Writes `changes` to the vault `root` in one run; a note that is refused is told and the others go on.
 * Between two notes the run can be stopped with Ctrl+C.
 *
 * @throws {OperatorError} if another run is at work or the disk fails.
 */
export function writeChanges(io: Io, root: string, command: string, changes: readonly NoteChange[]): WrittenChanges {
	const run = openWriteRun({ root, command, now: io.now() });
	const written: string[] = [];
	const refused: { path: string; reason: string }[] = [];
	let code: ExitCode = EXIT_CODE.fine;
	let name: string | undefined;
	const refuse = (path: string, { reason }: Pick<WriteRefusal, 'reason'>) => {
		refused.push({ path, reason });
		io.stderr.write(`dossier: ${path} ${reason}\n`);
		code = EXIT_CODE.failed;
	};
	try {
		for (const { path, before, after } of changes) {
			if (io.signal.aborted) {
				refuse(path, { reason: 'was not written: the run was stopped' });
				continue;
			}
			const outcome = before === undefined ? run.create(path, after) : { path, ...run.replace(path, before, after) };
			if (outcome.kind === 'refused') refuse(path, outcome);
			else written.push(outcome.path);
		}
	} finally {
		const end = run.end();
		name = end.id;
		if (reportRaces(io, end) === EXIT_CODE.failed) code = EXIT_CODE.failed;
	}
	return { written, refused, code, run: name };
}

/** Whether a run over many notes leaves this one alone: somebody has to decide about it first. */
export function isLeftAlone(path: string): boolean {
	return isConflictCopy(path);
}

import { nodeDisk } from '../disk/disk.ts';
import { openFolder } from '../disk/folderVault.ts';
import { stateFolderOf } from '../disk/stateFolder.ts';
import { type PastRun, pastRuns } from '../disk/runFolders.ts';
import { planUndo, undoRun, type UndoStep } from '../disk/undoRun.ts';
import { openWriteRun } from '../disk/writeRun.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../exitCode.ts';
import type { Io } from '../io.ts';
import { OperatorError } from '../operatorError.ts';
import { resolve } from 'node:path';
import { reportRaces } from '../output/reportRaces.ts';
import { counted } from '../../core/text/counted.ts';

export interface UndoOptions {
	readonly list?: boolean;
	readonly dryRun?: boolean;
}

/** `dossier undo`: brings notes back to what they were before a run. */
export async function runUndo(io: Io, vault: string, name: string | undefined, options: UndoOptions): Promise<ExitCode> {
	const { root } = openFolder(resolve(io.cwd, vault));
	const runs = pastRuns(stateFolderOf(root), nodeDisk);
	if (options.list === true) {
		io.stdout.write(runs.length === 0 ? 'No run of dossier has written to this vault.\n' : runs.toReversed().map(lineOf).join(''));
		return EXIT_CODE.fine;
	}
	const run = chosen(runs, name);
	const steps = planUndo(root, run, nodeDisk);
	if (options.dryRun === true) {
		for (const step of steps) io.stdout.write(sentence(step, 'would be '));
		return steps.some(({ kind }) => kind === 'refused') ? EXIT_CODE.failed : EXIT_CODE.fine;
	}
	const write = openWriteRun({ root, command: 'undo', now: io.now() });
	let code: ExitCode = EXIT_CODE.fine;
	try {
		const outcomes = undoRun(run, steps, write, nodeDisk);
		for (const { step, outcome } of outcomes) {
			if (outcome.kind === 'written') io.stdout.write(sentence(step, ''));
			else {
				io.stderr.write(`dossier: ${step.path} ${outcome.reason}\n`);
				code = EXIT_CODE.failed;
			}
		}
		const back = outcomes.filter(({ outcome }) => outcome.kind === 'written').length;
		io.stdout.write(`${counted(back, 'note')} as before the run ${run.id} (${run.command})\n`);
	} finally {
		code = worstExitCode(code, reportRaces(io, write.end()));
	}
	return code;
}

/** The run of that name, else the last one that was not taken back and is no taking back itself. */
function chosen(runs: readonly PastRun[], name: string | undefined): PastRun {
	const run =
		name === undefined
			? runs.findLast((past) => past.undoneBy === undefined && past.command !== 'undo')
			: runs.find((past) => past.id === name);
	if (run) return run;
	if (name === undefined) throw new OperatorError('there is no run to take back; dossier undo VAULT --list shows the runs that are kept');
	throw new OperatorError(
		`there is no run ${name}; ${runs.length === 0 ? 'none is kept' : `kept are: ${runs.map(({ id }) => id).join(', ')}`}`,
	);
}

function lineOf(run: PastRun): string {
	const refused = new Set(run.entries.flatMap((entry) => (entry.kind === 'refused' ? [entry.n] : [])));
	const notes = new Set(run.entries.flatMap((entry) => ('n' in entry && 'path' in entry && !refused.has(entry.n) ? [entry.path] : [])));
	return `${run.id}  ${run.command}  ${counted(notes.size, 'note')}${run.undoneBy === undefined ? '' : `  taken back by ${run.undoneBy}`}\n`;
}

function sentence(step: UndoStep, would: string): string {
	switch (step.kind) {
		case 'restore':
			return `${step.path}: ${would}brought back\n`;
		case 'make':
			return `${step.path}: ${would}made again\n`;
		case 'take-away':
			return `${step.path}: ${would}taken away; the run had made it\n`;
		case 'remove-folder':
			return '';
		case 'refused':
			return `${step.path} ${step.reason}\n`;
	}
}

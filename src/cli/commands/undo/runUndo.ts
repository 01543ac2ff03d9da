import { nodeDisk } from '../../disk/disk.ts';
import { openFolder } from '../../disk/folderVault.ts';
import { stateFolderOf } from '../../disk/stateFolder.ts';
import { type PastRun, pastRuns, runsLeftOut } from '../../disk/runFolders.ts';
import { pathsLeft } from '../../disk/runRecord.ts';
import { markRedone, pathsOf, planUndo, type UndoneStep, undoRun, type UndoStep } from '../../disk/undoRun.ts';
import { openWriteRun } from '../../disk/writeRun.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { reportRaces } from '../../output/reportRaces.ts';
import { decisionsMoved } from '../../../core/checking/movedDecisions.ts';
import type { DecisionsChange } from '../../../core/changes/changeBatch.ts';
import { takenBack, withDecisionsChange } from '../../../core/checking/mergedDecisions.ts';
import { counted } from '../../../core/text/counted.ts';
import { inSteps, inStepsToTheEnd } from '../../pace.ts';
import { oneLine } from '../../../core/text/oneLine.ts';
import { StoppedError } from '../../stopped.ts';
import { decisionsFollow } from '../../vault/changeStoredDecisions.ts';
import { vaultFolder } from '../../vault/openVault.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface UndoOptions {
	readonly list?: boolean;
	readonly dryRun?: boolean;
}

/** `dossier undo`: brings notes back to what they were before a run. */
export async function runUndo(io: Io, vault: string, name: string | undefined, options: UndoOptions): Promise<ExitCode> {
	const { root } = await inSteps(openFolder(vaultFolder(io, vault)), io.signal);
	const runs = pastRuns(stateFolderOf(root), nodeDisk);
	for (const id of runsLeftOut(stateFolderOf(root), runs, nodeDisk))
		io.stderr.write(
			outputLine`dossier: .dossier/runs/${id} is not as dossier writes it and is left out; what it kept of the notes lies there`,
		);
	if (options.list === true) {
		io.stdout.write(
			runs.length === 0
				? 'No run of dossier has written to this vault.\n'
				: runs
						.toReversed()
						.map((run) => lineOf(run, runs))
						.join(''),
		);
		return EXIT_CODE.fine;
	}
	const wanted = chosen(runs, name);
	if (options.dryRun === true) {
		const steps = await inSteps(planUndo(root, wanted, nodeDisk), io.signal);
		for (const step of steps) io.stdout.write(sentence(step, 'would be '));
		return steps.some(({ kind }) => kind === 'refused') ? EXIT_CODE.failed : EXIT_CODE.fine;
	}
	return takeBack(io, root, wanted);
}

/** Brings back the notes of `wanted`, and what was decided with it. */
async function takeBack(io: Io, root: string, wanted: PastRun): Promise<ExitCode> {
	const decisions = wanted.record.decisions && takenBack(wanted.record.decisions);
	const write = openWriteRun({ root, command: 'undo', now: io.now(), takesBack: wanted.id, ...(decisions && { decisions }) });
	let decided: DecisionsChange | undefined;
	let code: ExitCode = EXIT_CODE.fine;
	let renamedBack: readonly (UndoStep & { readonly kind: 'rename' })[] = [];
	try {
		// Read again: only now, with the lock, what a killed run left has been cleaned up.
		const swept = pastRuns(stateFolderOf(root), nodeDisk).filter(({ id }) => id !== write.id);
		const run = chosen(swept, wanted.id);
		const steps = await inSteps(planUndo(root, run, nodeDisk), io.signal);
		const outcomes: UndoneStep[] = [];
		await inSteps(undoRun(run, steps, write, nodeDisk, outcomes), io.signal).catch((error: unknown) => {
			if (!(error instanceof StoppedError)) throw error;
			io.stderr.write(outputLine`dossier: stopped; ${outcomes.length} of ${counted(steps.length, 'note')} done`);
		});
		for (const { step, outcome } of outcomes) {
			if (outcome.kind === 'written') io.stdout.write(sentence(step, ''));
			else {
				io.stderr.write(outputLine`dossier: ${step.path} ${outcome.reason}`);
				code = EXIT_CODE.failed;
			}
		}
		const back = outcomes.filter(({ outcome }) => outcome.kind === 'written').map(({ step }) => step);
		renamedBack = back.filter((step) => step.kind === 'rename');
		// With the note that had gone into another.
		if (back.some(({ kind }) => kind === 'make' || kind === 'take-away')) decided = decisions;
		const redone = swept.find(({ id }) => id === run.record.takesBack);
		if (redone && back.length > 0) markRedone(redone, new Set(back.flatMap(pathsOf)), nodeDisk);
		io.stdout.write(summary(run, back.length, steps.length - back.length, swept));
	} finally {
		code = worstExitCode(code, reportRaces(io, await inStepsToTheEnd(write.end())));
	}
	// Under a lock of its own, after the run's.
	if (renamedBack.length > 0 || decided) {
		const followed = decisionsFollow(io, root, (held) => {
			const renamed = decisionsMoved(
				held,
				renamedBack.map(({ path, to }) => ({ from: path, to })),
			);
			return decided ? withDecisionsChange(renamed, decided) : renamed;
		});
		code = worstExitCode(code, followed);
	}
	return code;
}

function summary(run: PastRun, back: number, refused: number, runs: readonly PastRun[]): string {
	const done = `${counted(back, 'note')} as before the run ${run.id} (${oneLine(run.record.command)})\n`;
	if (refused === 0) return done;
	const older = runs.slice(0, runs.indexOf(run)).findLast(isToUndo);
	const goOn = older === undefined ? '' : `; dossier undo VAULT ${older.id} takes back the run before it`;
	return `${done}${counted(refused, 'note')} left; the next undo tries again${goOn}\n`;
}

/** The run of that name, else the newest that was not taken back and is no taking back itself. */
function chosen(runs: readonly PastRun[], name: string | undefined): PastRun {
	const run = name === undefined ? runs.findLast(isToUndo) : runs.find((past) => past.id === name);
	if (run) return run;
	if (name === undefined) throw new OperatorError('there is no run to take back; dossier undo VAULT --list shows the runs that are kept');
	throw new OperatorError(
		`there is no run ${name}; ${runs.length === 0 ? 'none is kept' : `kept are: ${runs.map(({ id }) => id).join(', ')}`}`,
	);
}

function isToUndo({ record }: PastRun): boolean {
	return record.takesBack === undefined && record.command !== 'undo' && pathsLeft(record).length > 0;
}

function lineOf({ id, record }: PastRun, runs: readonly PastRun[]): string {
	const notes = new Set(record.notes.map(({ path }) => path)).size;
	const left = pathsLeft(record).length;
	return outputLine`${id}  ${oneLine(record.command)}  ${counted(notes, 'note')}${takenBackBy(id, notes, left, runs)}`;
}

function takenBackBy(id: string, notes: number, left: number, runs: readonly PastRun[]): string {
	if (left === notes) return '';
	if (left > 0) return `  ${notes - left} taken back, ${left} left`;
	const by = runs.findLast(({ record }) => record.takesBack === id);
	return by === undefined ? '  taken back' : `  taken back by ${by.id}`;
}

function sentence(step: UndoStep, would: string): string {
	switch (step.kind) {
		case 'restore':
			return outputLine`${step.path}: ${would}brought back`;
		case 'make':
			return outputLine`${step.path}: ${would}made again`;
		case 'take-away':
			return outputLine`${step.path}: ${would}taken away; the run had made it`;
		case 'rename':
			return outputLine`${step.path}: ${would}called ${step.to} again`;
		case 'unchanged':
			return outputLine`${step.path}: is as it was before`;
		case 'refused':
			return outputLine`${step.path} ${step.reason}`;
	}
}

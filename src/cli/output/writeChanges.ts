import { openWriteRun, type RunEnd, type WriteRun, type WriteRunOptions } from '../disk/writeRun.ts';
import type { NoteChange } from './diffText.ts';
import { EXIT_CODE, type ExitCode } from '../exitCode.ts';
import type { Io } from '../io.ts';
import { reportRaces } from './reportRaces.ts';
import { counted } from '../../core/text/counted.ts';
import { isConflictCopy } from '../../core/vault/noteRole/conflictCopyOf.ts';
import { inStepsToTheEnd, Pace } from '../pace.ts';
import { StoppedError } from '../stopped.ts';
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { nodeDisk } from '../disk/disk.ts';
import { keptInTrash } from '../disk/keptInTrash.ts';
import { writableFile } from '../disk/writableFile.ts';
import { OperatorError } from '../operatorError.ts';
import { outputLine } from './outputLine.ts';

/** A note that gets another name before anything else is written, and what it says. */
interface RenamedNote {
	readonly from: string;
	readonly to: string;
	readonly text: string;
}

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

/** What is done beside the changes, and how far a run goes on. */
interface ChangeOptions {
	/** Whether nothing more is written once a note was refused. */
	readonly endsAtRefusal?: boolean;
	readonly rename?: RenamedNote;
	/** A note that goes to the vault's trash when all else was written, and what it says. */
	readonly trash?: { readonly path: string; readonly text: string };
	/** What is decided after it, for the run's record. */
	readonly decisions?: WriteRunOptions['decisions'];
}

/**
 * Writes `changes` to the vault `root` in one run; a note that is refused is told and the others go on.
 * Between two notes the run can be stopped: what was written until then is told and can be taken back.
 *
 * @throws {OperatorError} if another run is at work or the disk fails.
 */
export async function writeChanges(
	io: Io,
	root: string,
	command: string,
	changes: readonly NoteChange[],
	{ endsAtRefusal = false, rename, trash, decisions }: ChangeOptions = {},
): Promise<WrittenChanges> {
	const run = openWriteRun({ root, command, now: io.now(), ...(decisions && { decisions }) });
	const written: string[] = [];
	const refused: { path: string; reason: string }[] = [];
	let code: ExitCode = EXIT_CODE.fine;
	let name: string | undefined;
	const pace = new Pace(io.signal);
	let renamed: ReturnType<typeof run.rename> | undefined;
	/** What was done until now, empty for nothing. */
	const done = (): string => soFar(written.length, changes.length, renamed?.kind === 'written' ? rename : undefined);
	const refuse = (path: string, reason: string): void => {
		refused.push({ path, reason });
		io.stderr.write(outputLine`dossier: ${path} ${reason}`);
		code = EXIT_CODE.failed;
	};
	try {
		renamed = rename && run.rename(rename.from, rename.to, Buffer.from(rename.text));
		if (renamed?.kind === 'refused') refuse(rename?.from ?? '', renamed.reason);
		for (const { path, before, after } of renamed?.kind === 'refused' ? [] : changes) {
			if (pace.isDue()) await pace.turn();
			const outcome = before === undefined ? run.create(path, after) : { path, ...run.replace(path, before, after) };
			if (outcome.kind === 'written') {
				written.push(outcome.path);
				continue;
			}
			refuse(path, outcome.reason);
			if (endsAtRefusal) break;
		}
		if (trash && refused.length === 0) {
			const bytes = Buffer.from(trash.text);
			const taken = run.takeAway(trash.path, bytes);
			if (taken.kind === 'refused') refuse(trash.path, taken.reason);
			else io.stdout.write(outputLine`${trash.path}: ${keptInTrash(root, trash.path, bytes, nodeDisk)}`);
		}
	} catch (error) {
		if (!(error instanceof StoppedError)) throw withDone(error, done());
		refused.push(
			...changes.slice(written.length + refused.length).map(({ path }) => ({ path, reason: 'was not written: the run was stopped' })),
		);
		io.stderr.write(`dossier: stopped; ${done() || 'nothing was written'}\n`);
	} finally {
		const end = await endOf(run, done());
		name = end.id;
		if (reportRaces(io, end) === EXIT_CODE.failed) code = EXIT_CODE.failed;
	}
	return { written, refused, code, run: name };
}

/** What a run that did not come to its end has done, and how to take it back; empty for nothing. */
function soFar(written: number, all: number, rename: RenamedNote | undefined): string {
	if (written === 0 && rename === undefined) return '';
	const told = `${written} of ${counted(all, 'note')} ${written === 1 ? 'was' : 'were'} written; dossier undo VAULT takes`;
	// It has its new name before anything else is written.
	if (rename !== undefined) return `${rename.from} is ${rename.to}, and ${told} it back`;
	return `${told} ${written === 1 ? 'it' : 'them'} back`;
}

/** A fault of the operator's or the disk's in the middle of a run hides nothing of what was done before it. */
function withDone(error: unknown, done: string): unknown {
	return error instanceof OperatorError && done !== '' ? new OperatorError(`${error.message}; ${done}`) : error;
}

async function endOf(run: WriteRun, done: string): Promise<RunEnd> {
	try {
		return await inStepsToTheEnd(run.end());
	} catch (error) {
		throw withDone(error, done);
	}
}

/**
 * `writeChanges` for changes that only make sense together: where one of them cannot be written none is. Where a note is
 * refused at the last moment, since somebody has just written to it, nothing after it is written.
 *
 * @throws {OperatorError} as `writeChanges`, and if a note cannot be written.
 */
export async function writeTogether(
	io: Io,
	root: string,
	command: string,
	changes: readonly NoteChange[],
	options: Pick<ChangeOptions, 'trash' | 'decisions'> = {},
): Promise<WrittenChanges> {
	const refused = changes.flatMap(({ path, before }) => {
		const reason = before === undefined ? undefined : whyUnwritable(root, path);
		return reason === undefined ? [] : [`${path} ${reason}`];
	});
	for (const reason of refused) io.stderr.write(outputLine`dossier: ${reason}`);
	if (refused.length > 0) throw new OperatorError(`${counted(refused.length, 'note')} cannot be written, so nothing was written`);
	return writeChanges(io, root, command, changes, { ...options, endsAtRefusal: true });
}

/** Why the note at `path`, relative to the vault, cannot be written, to follow its path; `undefined` where it can. */
export function whyUnwritable(root: string, path: string): string | undefined {
	const writable = writableFile(root, join(root, path), nodeDisk);
	return writable.kind === 'refused' ? writable.reason : undefined;
}

/** Whether a run over many notes leaves this one alone: somebody has to decide about it first. */
export function isLeftAlone(path: string): boolean {
	return isConflictCopy(path);
}

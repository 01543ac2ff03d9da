import type { VaultChecker } from '../../../core/checking/vaultChecker.ts';
import type { Note } from '../../../core/note/note.ts';
import { removeField } from '../../../core/note/edit/frontmatter/removeField.ts';
import { setField } from '../../../core/note/edit/frontmatter/setField.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { rulesWanted } from '../../../core/checking/rulesWanted.ts';
import { counted } from '../../../core/text/counted.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import type { NoteType } from '../../../core/types/noteType.ts';
import { addDatedLine, datedSections } from '../../../core/templates/recordChange.ts';
import { unknownType } from '../../../core/types/unknownType.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { newProblems } from '../../vault/newProblems.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault } from '../../vault/openVault.ts';
import { OperatorError } from '../../operatorError.ts';
import { type Assignment, parseAssignments } from '../../input/parseAssignments.ts';
import { selectNote } from '../../vault/selectNotes.ts';
import { writeChanges } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { tellProblems } from '../../output/tellProblems.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface SetOptions {
	readonly dryRun?: boolean;
	readonly force?: boolean;
	readonly note?: string;
	readonly source?: string;
}

/** `dossier set`: sets fields of one note and leaves every other byte as it is. What would be wrong with it then is told, and not written. */
export async function runSet(io: Io, vault: string, wanted: string, given: readonly string[], options: SetOptions): Promise<ExitCode> {
	if (options.source !== undefined && options.note === undefined)
		throw new OperatorError('--source says where the sentence of --note is from; there is no --note, so nothing was written');
	const { folder, stored } = await openVault(io, vault);
	const path = selectNote(folder, wanted, io.cwd);
	const outcome = folder.read(path);
	if (outcome.kind === 'gone') throw new OperatorError(`${path} is no longer there; nothing was written`);
	if (outcome.kind === 'unreadable') throw new OperatorError(`${path} ${outcome.message}; nothing was written`);
	// A file that is empty may be one that another program is about to fill.
	if (outcome.text === '') throw new OperatorError(`${path} is empty; write something into it first`);
	const before = outcome.text;
	const { checker } = await inSteps(loadVault(folder, checkOptionsOf(stored, rulesWanted(stored.settings))), io.signal);
	const note = parseNote(path, before);
	const type = typeFor(note, given, checker, options);
	const set = withFields(
		note,
		parseAssignments(given, type, (text) => checker.index.resolveName(text).kind !== 'missing'),
	);
	const after =
		options.note === undefined ? set : withDatedLine(parseNote(path, set), type, checker, { ...options, today: dayOf(io.now()) });
	if (after === before) {
		io.stdout.write(outputLine`${path} says so already`);
		return EXIT_CODE.fine;
	}
	const change = { path, before, after };
	const now = parseNote(path, after);
	const known = checker.check(note);
	checker.putNote(now);
	const problems = newProblems(known, checker.check(now));
	if (options.dryRun === true) await printDiffs(io, [change]);
	tellProblems(io, now, problems);
	const isHeld = problems.length > 0 && options.force !== true;
	if (isHeld && options.dryRun !== true)
		io.stderr.write(
			outputLine`dossier: ${path} would have ${problems.length === 1 ? 'a problem' : counted(problems.length, 'problem')} that it does not have now; nothing was written. --force writes it`,
		);
	if (isHeld) return EXIT_CODE.findings;
	if (options.dryRun === true) return EXIT_CODE.fine;
	const { code, written } = await writeChanges(io, folder.root, 'set', [change]);
	for (const each of written) io.stdout.write(outputLine`${each}: ${given.join(', ')}`);
	return code;
}

function withDatedLine(
	note: Note,
	type: NoteType | undefined,
	{ options: { settings } }: VaultChecker,
	{ note: text = '', source: url = '', today }: SetOptions & { readonly today: string },
): string {
	const outcome = addDatedLine(note, { text, url, today, sections: datedSections(type, settings) });
	if (outcome.kind === 'refused') throw new OperatorError(`${note.path} is not written: ${outcome.reason}`);
	return outcome.kind === 'edits' ? applyEdits(note.text, outcome.edits) : note.text;
}

/** The day where the command runs, `YYYY-MM-DD`. */
function dayOf(now: Date): string {
	return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/**
 * The type that the note has, or gets by the same command line.
 *
 * @throws {OperatorError} for one that it gets and that neither a type note nor another note of the vault knows.
 */
function typeFor(
	note: Note,
	given: readonly string[],
	{ types, index, options }: VaultChecker,
	{ force }: SetOptions,
): NoteType | undefined {
	const { typeKey } = options.settings;
	const set = parseAssignments(given, undefined).find(({ field }) => field === typeKey)?.value;
	if (typeof set === 'string' && force !== true && !types.get(set) && [...index.notesOfType(set)].every((path) => path === note.path))
		throw new OperatorError(`${unknownType(set, types)}; nothing was written. --force writes it all the same`);
	const name = set ?? (note.frontmatter.kind === 'parsed' ? note.frontmatter.data[typeKey] : undefined);
	return typeof name === 'string' ? types.get(name) : undefined;
}

function withFields(note: Note, assignments: readonly Assignment[]): string {
	let current = note;
	for (const { field, value } of assignments) {
		const outcome = value === undefined ? removeField(current, field) : setField(current, [field], value);
		if (outcome.kind === 'refused') {
			const place = outcome.line === undefined ? '' : `:${outcome.line}`;
			throw new OperatorError(`${note.path}${place} is not written: ${outcome.reason}`);
		}
		if (outcome.kind === 'edits') current = parseNote(note.path, applyEdits(current.text, outcome.edits));
	}
	return current.text;
}

import type { Note } from '../../../core/note/note.ts';
import { removeField } from '../../../core/note/edit/frontmatter/removeField.ts';
import { setField } from '../../../core/note/edit/frontmatter/setField.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import type { NoteType, NoteTypes } from '../../../core/types/noteType.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { loadTypes } from '../../vault/loadVault.ts';
import { openVault } from '../../vault/openVault.ts';
import { OperatorError } from '../../operatorError.ts';
import { type Assignment, parseAssignments } from '../../input/parseAssignments.ts';
import { selectNote } from '../../vault/selectNotes.ts';
import { writeChanges } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { printDiffs } from '../../output/printDiffs.ts';

export interface SetOptions {
	readonly dryRun?: boolean;
}

/** `dossier set`: sets fields of one note and leaves every other byte as it is. */
export async function runSet(io: Io, vault: string, wanted: string, given: readonly string[], { dryRun }: SetOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const path = selectNote(folder, wanted);
	const outcome = folder.read(path);
	if (outcome.kind === 'gone') throw new OperatorError(`${path} is no longer there; nothing was written`);
	if (outcome.kind === 'unreadable') throw new OperatorError(`${path} ${outcome.message}; nothing was written`);
	// A file that is empty may be one that another program is about to fill.
	if (outcome.text === '') throw new OperatorError(`${path} is empty; write something into it first`);
	const before = outcome.text;
	const { types } = await inSteps(loadTypes(folder, stored.settings), io.signal);
	const note = parseNote(path, before);
	const after = withFields(note, parseAssignments(given, typeFor(note, given, types, stored.settings)));
	if (after === before) {
		io.stdout.write(`${path} says so already\n`);
		return EXIT_CODE.fine;
	}
	const change = { path, before, after };
	if (dryRun === true) {
		await printDiffs(io, [change]);
		return EXIT_CODE.fine;
	}
	const { code, written } = await writeChanges(io, folder.root, 'set', [change]);
	for (const each of written) io.stdout.write(`${each}: ${given.join(', ')}\n`);
	return code;
}

/** The type that the note has, or gets by the same command line. */
function typeFor(note: Note, given: readonly string[], types: NoteTypes, { typeKey }: Settings): NoteType | undefined {
	const set = parseAssignments(given, undefined).find(({ field }) => field === typeKey)?.value;
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

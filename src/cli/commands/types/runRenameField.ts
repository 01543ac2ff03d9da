import type { Note } from '../../../core/note/note.ts';
import { renameKey } from '../../../core/note/edit/frontmatter/renameKey.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import type { NoteType } from '../../../core/types/noteType.ts';
import { type RenamedTypeField, renameTypeField } from '../../../core/types/renameTypeField.ts';
import { changeLimit } from '../../input/changeLimit.ts';
import { counted } from '../../../core/text/counted.ts';
import type { NoteChange } from '../../output/diffText.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { loadVault, type LoadedVault } from '../../vault/loadVault.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { OperatorError } from '../../operatorError.ts';
import { requireType } from '../../input/requireType.ts';
import { isLeftAlone, writeTogether } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { outputLine } from '../../output/outputLine.ts';
import { type OtherUse, otherUsesOf } from './otherUsesOf.ts';

export interface RenameFieldOptions {
	readonly write?: boolean;
	readonly maxChanges?: number;
}

/** `dossier types VAULT rename-field TYPE OLD NEW`: in the type's note, in those of types that extend it, and in their notes. */
export async function runRenameField(
	io: Io,
	vault: string,
	typeName: string,
	from: string,
	to: string,
	options: RenameFieldOptions,
): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const loaded = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	sayUnreadable(io, loaded);
	const type = requireType(typeName, loaded.types);
	refuseForeignField(loaded, type, from);
	const { changes, code } = await inSteps(planChanges(io, loaded, type, from, to), io.signal);
	if (changes.length === 0) {
		io.stdout.write(outputLine`No note of ${type.name} has \`${from}\``);
		return code;
	}
	const others = await inSteps(otherUsesOf(from, loaded), io.signal);
	if (options.write !== true) {
		await printDiffs(io, changes);
		tellOtherUses(io, others, from);
		io.stdout.write(outputLine`${counted(changes.length, 'note')}; --write renames \`${from}\` to \`${to}\``);
		return EXIT_CODE.findings;
	}
	if (code !== EXIT_CODE.fine)
		throw new OperatorError(`nothing was written: a note that keeps \`${from}\` would be left without its description`);
	const stop = changeLimit(changes.length, folder.walk.notes.length, options.maxChanges);
	if (stop !== undefined) throw new OperatorError(stop);
	const outcome = await writeTogether(io, folder.root, 'types rename-field', changes);
	tellOtherUses(io, others, from);
	const isWhole = outcome.written.length === changes.length;
	io.stdout.write(
		outputLine`\`${from}\` is \`${to}\` in ${counted(outcome.written.length, 'note')}${isWhole ? '' : ' and not in all'}${outcome.run === undefined ? '' : '; dossier undo VAULT takes it back'}`,
	);
	return worstExitCode(code, outcome.code);
}

function tellOtherUses({ stdout }: Io, uses: readonly OtherUse[], field: string): void {
	for (const { path, line, kind } of uses)
		stdout.write(
			kind === 'base'
				? outputLine`${path}:${line}: names \`${field}\` and is not written; change it by hand`
				: outputLine`${path}:${line}: a query that names \`${field}\`, and is not written; change it by hand`,
		);
}

/** A field that the type has from elsewhere would be missing under its old name in every note afterwards. */
function refuseForeignField({ noteAt }: LoadedVault, type: NoteType, field: string): void {
	if (!type.fields.has(field)) return;
	if (type.origin.kind === 'built-in')
		throw new OperatorError(`\`${field}\` belongs to the built-in type ${type.name}; customise the type first`);
	const { frontmatter } = noteAt(type.origin.path) ?? {};
	if (frontmatter?.kind === 'parsed' && frontmatter.rangeOf(['fields', field])) return;
	throw new OperatorError(`\`${field}\` of ${type.name} comes from ${type.extends ?? 'another type'}; rename it there`);
}

function* planChanges(
	io: Io,
	{ index, types, noteAt }: LoadedVault,
	type: NoteType,
	from: string,
	to: string,
): Steps<{ readonly changes: readonly NoteChange[]; readonly code: ExitCode }> {
	const changes: NoteChange[] = [];
	let code: ExitCode = EXIT_CODE.fine;
	const plan = (path: string, rename: (note: Note) => RenamedTypeField) => {
		const note = isLeftAlone(path) ? undefined : noteAt(path);
		if (note === undefined) return;
		const renamed = rename(note);
		if (renamed.kind === 'refused') {
			io.stderr.write(
				outputLine`dossier: ${path}${renamed.line === undefined ? '' : `:${renamed.line}`} is not written: ${renamed.reason}`,
			);
			code = EXIT_CODE.failed;
		} else if (renamed.text !== note.text) changes.push({ path, before: note.text, after: renamed.text });
	};
	const concerned = types.all().filter(({ name }) => types.isA(name, type.name));
	for (const each of concerned)
		for (const path of index.notesOfType(each.name)) {
			plan(path, (note) => renamedInNote(note, from, to));
			yield;
		}
	// Last, so that a type never describes a field under a name that its notes do not have yet.
	for (const { origin } of concerned) if (origin.kind === 'note') plan(origin.path, (note) => renameTypeField(note, from, to));
	return { changes, code };
}

function renamedInNote(note: Note, from: string, to: string): RenamedTypeField {
	const outcome = renameKey(note, from, to);
	if (outcome.kind === 'refused') return outcome;
	return { kind: 'text', text: outcome.kind === 'edits' ? applyEdits(note.text, outcome.edits) : note.text };
}

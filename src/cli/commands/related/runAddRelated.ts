import { parseNote } from '../../../core/note/parseNote.ts';
import { findSection } from '../../../core/note/read/findSection.ts';
import { planRelated, type RelatedPlan } from '../../../core/related/planRelated.ts';
import { relatedPlanOptions } from '../../../core/related/relatedPlanOptions.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import { counted } from '../../../core/text/counted.ts';
import { oneLine } from '../../../core/text/oneLine.ts';
import { isClippedNote } from '../../../core/vault/noteRole/isClipped.ts';
import { madeHeading } from '../../../core/vault/sections/madeHeading.ts';
import { isNoteOfPlugin } from '../../../core/vault/noteRole/isKeptByPlugin.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { notesJson } from '../../output/notesJson.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { printParts } from '../../output/printParts.ts';
import { writeChanges } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { openVault } from '../../vault/openVault.ts';
import { selectNote } from '../../vault/selectNotes.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { outputLine } from '../../output/outputLine.ts';

/** The notes, as the command line names them, that one note is to list. */
export interface AddRelatedOptions {
	readonly format: 'text' | 'json';
	readonly write?: boolean;
	readonly add: readonly string[];
	/** Written after the one link that is added. */
	readonly why?: string;
}

/** `dossier related VAULT NOTE --add OTHER`: a bullet for each OTHER, whatever speaks for it, in the note's related section. */
export async function runAddRelated(io: Io, vault: string, wanted: readonly string[], options: AddRelatedOptions): Promise<ExitCode> {
	const { add, why, format, write } = options;
	const [given] = wanted;
	if (given === undefined || wanted.length > 1) throw new OperatorError('--add is about one note; give it after VAULT');
	if (why !== undefined && add.length > 1) throw new OperatorError('--why is about one note; give one --add with it');
	if (why !== undefined && oneLine(why) === '') throw new OperatorError('--why is empty; leave it out, or say why the note is related');
	const { folder, stored } = await openVault(io, vault);
	const path = selectNote(folder, given, io.cwd);
	const others = [...new Set(add.map((name) => selectNote(folder, name, io.cwd)))];
	if (others.includes(path)) throw new OperatorError(`${path} cannot be related to itself`);
	const outcome = folder.read(path);
	if (outcome.kind === 'gone') throw new OperatorError(`${path} is no longer there; nothing was written`);
	if (outcome.kind === 'unreadable') throw new OperatorError(`${path} ${outcome.message}; nothing was written`);
	// A file that is empty may be one that another program is about to fill.
	if (outcome.text === '') throw new OperatorError(`${path} is empty; write something into it first`);
	const { checker, index, types, settings } = await inSteps(loadVault(folder, checkOptionsOf(stored)), io.signal);
	const note = parseNote(path, outcome.text);
	const type = checker.typeOf(index.record(path)?.type);
	if (isNoteOfPlugin(note)) throw new OperatorError(`${path} is a drawing or a board that a plugin keeps, to which nothing is added`);
	if (isClippedNote(note, settings.typeKey, types) && findSection(note, settings.relatedHeadings).kind === 'none')
		throw new OperatorError(
			`${path} is a clipped document, to which no section is added; give it the heading "${madeHeading(note, 'Related Notes', { index, naming: checker.naming() }, settings).text}" first`,
		);
	const annotations = Object.fromEntries(others.map((other) => [other, why ?? '']));
	const plan = planRelated(
		note,
		others.map((other) => ({ path: other })),
		relatedPlanOptions(
			path,
			{ type, types, index, settings, naming: checker.naming(), linkFormat: stored.linkFormat },
			// Whoever names a note wants its bullet, however many there are.
			{ limit: Infinity, annotations },
		),
	);
	requirePlanned(path, plan);
	const { added } = plan;
	if (format === 'json') await printParts(io, notesJson([[path, { added: [...added] }]]));
	else for (const other of others) if (!added.includes(other)) io.stdout.write(outputLine`${path} lists ${other} already`);
	if (plan.outcome.kind !== 'edits') return EXIT_CODE.fine;
	const change = { path, before: note.text, after: applyEdits(note.text, plan.outcome.edits) };
	if (write !== true) {
		if (format === 'text') {
			await printDiffs(io, [change]);
			io.stdout.write(`${counted(added.length, 'bullet')}; --write adds ${added.length === 1 ? 'it' : 'them'}\n`);
		}
		return EXIT_CODE.findings;
	}
	const { code, written, run } = await writeChanges(io, folder.root, 'related', [change]);
	if (format === 'text' && written.length > 0)
		for (const other of added)
			io.stdout.write(outputLine`${path} lists ${other}${run === undefined ? '' : '; dossier undo VAULT takes it back'}`);
	return code;
}

/** @throws {OperatorError} where the section cannot be written, or no link can lead to one of the notes. */
function requirePlanned(path: string, { outcome, refused, left }: RelatedPlan): void {
	const [other] = refused;
	if (other !== undefined) throw new OperatorError(`${path}: ${other.path} is not added: ${other.refusal.reason}`);
	if (outcome.kind === 'refused') {
		const place = outcome.line === undefined ? '' : `:${outcome.line}`;
		throw new OperatorError(`${path}${place} is not written: ${outcome.reason}`);
	}
	if (left > 0) throw new OperatorError(`${path} is not written: its bullets have no place there`);
}

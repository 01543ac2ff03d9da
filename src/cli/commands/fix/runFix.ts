import { applyFixes, type AppliedFix, type RefusedFix, safeFixesOf } from '../../../core/checking/applyFixes.ts';
import { isUnasked } from '../../../core/checking/takenUp.ts';
import type { VaultChecker } from '../../../core/checking/vaultChecker.ts';
import { inReportOrder } from '../../../core/checking/inReportOrder.ts';
import type { Diagnostic } from '../../../core/rules/rule.ts';
import { ruleNamed } from '../../../core/rules/rules.ts';
import { rulesWanted } from '../../../core/checking/rulesWanted.ts';
import { severityOf } from '../../../core/rules/shared/severityOf.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { mergePlaces } from '../../../core/report/mergePlaces.ts';
import { jsonFixReport } from '../../../core/report/json.ts';
import type { Note } from '../../../core/note/note.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { changeLimit } from '../../input/changeLimit.ts';
import { checkVault } from '../../vault/checkVault.ts';
import { counted } from '../../../core/text/counted.ts';
import type { NoteChange } from '../../output/diffText.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import type { LoadedVault } from '../../vault/loadVault.ts';
import { openVault } from '../../vault/openVault.ts';
import { OperatorError } from '../../operatorError.ts';
import { type InputOptions, type NoteFromInput, noteFromInput } from '../../input/noteFromInput.ts';
import { ruleFilter } from '../../input/ruleSelection.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { isLeftAlone, writeChanges } from '../../output/writeChanges.ts';
import { printParts } from '../../output/printParts.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { inSteps } from '../../pace.ts';
import { printFindings } from '../check/printFindings.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface FixOptions extends InputOptions {
	readonly format: 'text' | 'json' | 'sarif';
	readonly write?: boolean;
	readonly rule?: readonly string[];
	readonly fixUnsafe?: readonly string[];
	/** Also makes the notes that findings miss. */
	readonly create?: boolean;
	readonly type?: readonly string[];
	readonly ignore?: readonly string[];
	readonly maxChanges?: number;
}

/** What the safe fixes of a vault come to. */
interface FixPlan {
	readonly changes: readonly NoteChange[];
	readonly applied: readonly AppliedFix[];
	readonly refused: readonly RefusedFix[];
	/** What would be left to report. */
	readonly left: readonly Diagnostic[];
	readonly notes: number;
}

/** `dossier fix`: makes the fixes that are safe, or shows what they would change. */
export async function runFix(io: Io, vault: string, globs: readonly string[], options: FixOptions): Promise<ExitCode> {
	const opened = await openVault(io, vault);
	const { stored } = opened;
	const { settings } = stored;
	const input = await noteFromInput(io, opened.folder, options, [
		...globs,
		...(options.write === true ? ['--write'] : []),
		...(options.create === true ? ['--create'] : []),
	]);
	const folder = input?.folder ?? opened.folder;
	const { only } = ruleFilter(options.rule);
	const unsafe = ruleFilter(options.fixUnsafe, '--fix-unsafe').only ?? [];
	// A fix is judged by all rules, so that it does not mend one thing and break another; only those that were asked for are made.
	const rules = rulesWanted({ ...settings, rules: { ...settings.rules, ...turnedOn([...(only ?? []), ...unsafe], settings) } });
	const wanted = input === undefined ? globs : [input.path];
	const isChosen = wanted.length > 0 || options.ignore !== undefined;
	const chosen = isChosen ? new Set(selectNotes(folder, { wanted, ignored: options.ignore, cwd: io.cwd })) : undefined;
	const scope = {
		includes: (path: string) => chosen === undefined || chosen.has(path),
		types: options.type,
	};
	const checked = await inSteps(checkVault(folder, checkOptionsOf(stored, rules), scope), io.signal);
	const fixes = await inSteps(planFixes(checked.vault, checked.found, { only, unsafe }), io.signal);
	const plan = options.create === true ? await withCreations(io, checked.vault, fixes, only) : fixes;
	if (input !== undefined && options.format === 'text') return printFixed(io, input, plan);
	const stop = changeLimit(plan.changes.length, folder.walk.notes.length, options.maxChanges);
	if (stop !== undefined && options.write === true) throw new OperatorError(stop);
	const code = options.write === true ? await writePlan(io, folder.root, plan, options.format) : await showPlan(io, plan, options.format);
	// Code hosts take findings as they stand in the files: those that were there where nothing was written.
	const standing = options.write === true ? plan.left : mergePlaces(inReportOrder(checked.found));
	if (options.format === 'sarif') await printFindings(io, standing, { folder, checked, rules, format: 'sarif', least: 'info' });
	return code;
}

/** The plan with the notes that its findings miss. Loaded where it is asked for: making notes needs what fixing them does not. */
async function withCreations(io: Io, vault: LoadedVault, plan: FixPlan, only: readonly string[] | undefined): Promise<FixPlan> {
	const { planCreations } = await import('./planCreations.ts');
	const { changes, applied, refused, isMade } = await inSteps(planCreations(vault, plan.left, { only, now: io.now() }), io.signal);
	return {
		...plan,
		changes: [...plan.changes, ...changes],
		applied: [...plan.applied, ...applied],
		refused: [...plan.refused, ...refused],
		left: plan.left.filter((found) => !isMade(found)),
	};
}

/** What the fixes make of the text that came in, byte for byte; the text itself where there is nothing to fix. */
function printFixed(io: Io, { folder, path }: NoteFromInput, { changes, refused, left }: FixPlan): ExitCode {
	const read = folder.read(path);
	const text = changes[0]?.after ?? (read.kind === 'read' ? read.text : '');
	if (io.stdout.writeExactly) io.stdout.writeExactly(text);
	else io.stdout.write(text);
	sayRefused(io, refused);
	const own = left.filter((found) => found.path === path);
	sayLeft(io, own);
	return own.some(({ severity }) => severity === 'error') ? EXIT_CODE.findings : EXIT_CODE.fine;
}

/** Rules that are off and were asked for by name: they warn. */
function turnedOn(only: readonly string[] | undefined, settings: Settings): Settings['rules'] {
	const rules: Settings['rules'] = {};
	for (const id of only ?? []) {
		const rule = ruleNamed(id);
		if (rule !== undefined && severityOf(rule, settings) === 'off') rules[id] = 'warning';
	}
	return rules;
}

/** Which fixes are made. */
interface WantedFixes {
	/** Of these rules only; absent for all. */
	readonly only: readonly string[] | undefined;
	/** Of these rules those that are not safe as well. */
	readonly unsafe: readonly string[];
}

function* planFixes(vault: LoadedVault, found: readonly Diagnostic[], { only, unsafe }: WantedFixes): Steps<FixPlan> {
	const changes: NoteChange[] = [];
	const applied: AppliedFix[] = [];
	const refused: RefusedFix[] = [];
	const check = checkAmongOthers(vault.checker);
	const isNamed = (rule: string) => unsafe.includes(rule) || only?.includes(rule) === true;
	const asked = (all: readonly Diagnostic[]) => all.filter((diagnostic) => !isUnasked(diagnostic) || isNamed(diagnostic.rule));
	const wanted = new Set(
		safeFixesOf(asked(found), unsafe).flatMap(({ diagnostic }) =>
			only === undefined || only.includes(diagnostic.rule) ? [diagnostic.path] : [],
		),
	);
	const left = new Map<string, readonly Diagnostic[]>();
	for (const path of [...wanted].sort()) {
		yield;
		const note = isLeftAlone(path) ? undefined : vault.noteAt(path);
		if (note === undefined) continue;
		yield* vault.checker.prepareNames(path);
		const fixed = applyFixes(note, { check: (again) => asked(check(again)), unsafe, ...(only === undefined ? {} : { only }) });
		applied.push(...fixed.applied);
		refused.push(...fixed.refused);
		if (fixed.text === note.text) continue;
		changes.push({ path, before: note.text, after: fixed.text });
		left.set(path, check(parseNote(path, fixed.text)));
	}
	const unchanged = found.filter(({ path }) => !left.has(path));
	return {
		changes,
		applied,
		refused,
		left: mergePlaces(inReportOrder([...unchanged, ...[...left.values()].flat()])),
		notes: vault.index.paths().length,
	};
}

/** Checks one note as it stands among the others, which learn of it. */
function checkAmongOthers(checker: VaultChecker): (note: Note) => readonly Diagnostic[] {
	return (note) => {
		checker.putNote(note);
		return checker.allFindings(note);
	};
}

async function showPlan(io: Io, { changes, applied, refused, left }: FixPlan, format: FixOptions['format']): Promise<ExitCode> {
	const code: ExitCode = changes.length > 0 || left.some(({ severity }) => severity === 'error') ? EXIT_CODE.findings : EXIT_CODE.fine;
	if (format === 'json') {
		await printParts(io, jsonFixReport(left, applied, refused));
		return code;
	}
	if (format === 'sarif') {
		sayRefused(io, refused);
		return code;
	}
	await printDiffs(io, changes);
	sayRefused(io, refused);
	io.stdout.write(
		changes.length === 0
			? 'There is nothing that can be fixed safely\n'
			: `${counted(applied.length, 'fix', 'fixes')} in ${counted(changes.length, 'note')}; --write makes them\n`,
	);
	sayLeft(io, left);
	return code;
}

async function writePlan(
	io: Io,
	root: string,
	{ changes, applied, refused, left }: FixPlan,
	format: FixOptions['format'],
): Promise<ExitCode> {
	const outcome =
		changes.length === 0
			? { written: [], refused: [], code: EXIT_CODE.fine, run: undefined }
			: await writeChanges(io, root, 'fix', changes);
	const notWritten = new Map(outcome.refused.map(({ path, reason }) => [path, reason]));
	const made = applied.filter(({ path }) => !notWritten.has(path));
	const unmade = [
		...refused,
		...applied.filter(({ path }) => notWritten.has(path)).map((fix) => ({ ...fix, reason: notWritten.get(fix.path) ?? '' })),
	];
	// What was written is told also where the run was stopped.
	if (format === 'json') for (const part of jsonFixReport(left, made, unmade)) io.stdout.write(part);
	else if (format === 'sarif') sayRefused(io, refused);
	else {
		for (const { path, line, title } of made) io.stdout.write(outputLine`${path}:${line}  ${title}`);
		sayRefused(io, refused);
		io.stdout.write(
			outputLine`${counted(made.length, 'fix', 'fixes')} in ${counted(outcome.written.length, 'note')}${outcome.run === undefined ? '' : '; dossier undo VAULT takes them back'}`,
		);
		sayLeft(io, left);
	}
	const errors = left.some(({ severity }) => severity === 'error') ? EXIT_CODE.findings : EXIT_CODE.fine;
	return worstExitCode(worstExitCode(outcome.code, errors), unmade.length > 0 ? EXIT_CODE.failed : EXIT_CODE.fine);
}

/** Says why a run ends with 1 though it made, or showed, all that it could. */
function sayLeft(io: Io, left: readonly Diagnostic[]): void {
	const errors = left.filter(({ severity }) => severity === 'error').length;
	if (errors === 0) return;
	const [are, them] = errors === 1 ? ['is', 'it'] : ['are', 'them'];
	io.stderr.write(`dossier: ${counted(errors, 'error')} ${are} left that no safe fix mends; dossier check VAULT shows ${them}\n`);
}

function sayRefused(io: Io, refused: readonly RefusedFix[]): void {
	for (const { path, line, title, reason } of refused)
		io.stderr.write(outputLine`dossier: ${path}:${line} "${title}" was refused: ${reason}`);
}

import { basename, dirname, join, relative, resolve } from 'node:path';
import {
	applyBaseline,
	type Baseline,
	BASELINE_FILE,
	baselineOf,
	NO_BASELINE,
	readBaseline,
	splitBaseline,
} from '../../../core/report/baseline.ts';
import { isAtLeast } from '../../../core/report/severities.ts';
import { mergePlaces } from '../../../core/report/mergePlaces.ts';
import type { Diagnostic, Severity } from '../../../core/rules/rule.ts';
import { rulesWanted } from '../../../core/checking/rulesWanted.ts';
import { changedSince } from '../../vault/changedSince.ts';
import { type Check, checkVault, reportOf } from '../../vault/checkVault.ts';
import { isNotePath } from '../../../core/vault/paths/pathParts.ts';
import { nodeDisk } from '../../disk/disk.ts';
import { isInside } from '../../disk/isInside.ts';
import { keepAside } from '../../disk/keepAside.ts';
import { type FolderVault, openFolder } from '../../disk/folderVault.ts';
import { readRegularFile } from '../../disk/readRegularFile.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import { growHeapSlowly } from '../../growHeapSlowly.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { type Progress, startProgress } from '../../output/progress.ts';
import { checkIncrementally } from '../../vault/checkIncrementally.ts';
import { type InputOptions, noteFromInput } from '../../input/noteFromInput.ts';
import { parseSeverityFlags, ruleFilter } from '../../input/ruleSelection.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { checkOptionsOf, readVaultSettings } from '../../vault/vaultSettings.ts';
import { gitHeadOf, wasDeletedInGit } from '../../vault/deletedNotes.ts';
import { openStagedVault } from '../../vault/stagedVault.ts';
import { writePlainFile } from '../../disk/writePlainFile.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { inSteps } from '../../pace.ts';
import { ruleNamed } from '../../../core/rules/rules.ts';
import { counted } from '../../../core/text/counted.ts';
import { vaultFolder } from '../../vault/openVault.ts';
import { type FindingsPrint, printFindings } from './printFindings.ts';
import { watchReports } from './watchReports.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface CheckOptions extends InputOptions {
	readonly format: FindingsPrint['format'];
	readonly failOn: Severity | 'never';
	readonly rule?: readonly string[];
	readonly type?: readonly string[];
	readonly ignore?: readonly string[];
	readonly severity?: readonly string[];
	readonly maxWarnings?: number;
	readonly since?: string;
	readonly staged?: boolean;
	/** `false`: not even the vault's own. */
	readonly baseline?: string | false;
	readonly updateBaseline?: boolean;
	readonly watch?: boolean;
	readonly cache: boolean;
}

/** Suggestions wait where one looks for them: in JSON, in Obsidian, or here with `--severity info`. */
const LEAST_SHOWN: Readonly<Record<CheckOptions['format'], Severity>> = {
	text: 'warning',
	unix: 'warning',
	github: 'warning',
	sarif: 'info',
	json: 'info',
};

/** `dossier check`: reports what is wrong in the notes of a vault. */
export async function runCheck(io: Io, vault: string, globs: readonly string[], options: CheckOptions): Promise<ExitCode> {
	if (options.staged === true && options.watch === true)
		throw new OperatorError('--staged looks once at what is staged; it cannot be combined with --watch');
	const root = vaultFolder(io, vault);
	const once = async (out: Io) => {
		const opened = await inSteps(openFolder(root), io.signal);
		const input = await noteFromInput(io, opened, options, flagsBesideInput(globs, options));
		const folder = options.staged === true ? openStagedVault(opened.root, io) : (input?.folder ?? opened);
		const progress = await startProgress(out, folder.walk.notes.length);
		return checkOnce(out, folder, input === undefined ? globs : [input.path], options, progress);
	};
	if (options.watch !== true) return once(io);
	await watchReports(io, root, once);
	return EXIT_CODE.fine;
}

/** What looks at more than one text. */
function flagsBesideInput(globs: readonly string[], { staged, watch, since, updateBaseline }: CheckOptions): readonly string[] {
	const flags = { '--staged': staged, '--watch': watch, '--since': since, '--update-baseline': updateBaseline };
	return [...globs, ...Object.entries(flags).flatMap(([flag, value]) => (value === undefined || value === false ? [] : [flag]))];
}

async function checkOnce(
	io: Io,
	folder: FolderVault,
	globs: readonly string[],
	options: CheckOptions,
	progress: Progress,
): Promise<ExitCode> {
	if (folder.walk.notes.length >= NOTES_WORTH_COLLECTING) growHeapSlowly();
	const stored = readVaultSettings(folder);
	for (const problem of stored.problems) io.stderr.write(outputLine`dossier: ${problem}`);
	const { rules: severities, least } = parseSeverityFlags(options.severity ?? []);
	const settings = { ...stored.settings, rules: { ...stored.settings.rules, ...severities } };
	const rules = rulesWanted(settings, ruleFilter(options.rule));
	const onRead = () => progress.step();
	// What is staged is read from git, in this thread, and so is what came in.
	const threads = options.staged === true || options.stdin === true ? undefined : io.threads;
	const checkOptions = { ...checkOptionsOf(stored, rules, settings), wasDeleted: wasDeletedInGit(folder) };
	const leastShown = least ?? LEAST_SHOWN[options.format];
	const used = baselineOption(io, folder.root, options);
	// A baseline knows suggestions as well.
	const countsSuggestions = leastShown !== 'info' && used.baseline === undefined;
	const steps: Steps<Check> = isWhole(io, folder, globs, options)
		? checkIncrementally(folder, checkOptions, {
				now: io.now(),
				historyState: () => gitHeadOf(folder),
				onRead,
				threads,
				countsSuggestions,
				onDamaged: (path) => tellDamaged(io, path, 'the notes are read again'),
			})
		: checkVault(folder, checkOptions, {
				includes: await pathFilter(io, folder, globs, options),
				types: options.type,
				onRead,
				threads,
				countsSuggestions,
			});
	const checked = await inSteps(steps, io.signal).finally(() => progress.stop());
	const isFiltered = namesNotes(globs, options) || options.type !== undefined || options.since !== undefined;
	const ran = new Set([...rules.note, ...rules.vault].map(({ id }) => id));
	// A note that is gone was looked at where all were; a rule that is not among the known ones will never run again.
	const isLookedAt = (path: string, rule: string) =>
		(!isFiltered || checked.isLookedAt(path)) && (ran.has(rule) || ruleNamed(rule) === undefined);
	const left = accepted(io, folder.root, await inSteps(reportOf(checked), io.signal), isLookedAt, used);
	if (left === undefined) return EXIT_CODE.fine;
	const diagnostics = mergePlaces(left);
	await printFindings(io, diagnostics, { folder, checked, rules, format: options.format, least: leastShown });
	return codeOf(diagnostics, checked, options);
}

/** In a smaller vault collecting garbage more often takes a twentieth of the time, and saves some 30 MB. */
const NOTES_WORTH_COLLECTING = 20_000;

/** A smaller vault is read faster than anybody looks, and gets no folder of ours for it. */
const NOTES_WORTH_A_CACHE = 500;

/** Whether the whole of a large vault is checked, of which the most may be known from the last time. */
function isWhole(
	{ notesWorthACache = NOTES_WORTH_A_CACHE }: Io,
	{ walk }: FolderVault,
	globs: readonly string[],
	options: CheckOptions,
): boolean {
	const { cache, rule, type, since, staged } = options;
	const isFiltered = staged === true || namesNotes(globs, options) || rule !== undefined || type !== undefined || since !== undefined;
	return cache && !isFiltered && walk.notes.length >= notesWorthACache;
}

function namesNotes(globs: readonly string[], { ignore }: CheckOptions): boolean {
	return globs.length > 0 || ignore !== undefined;
}

async function pathFilter(
	io: Io,
	folder: FolderVault,
	globs: readonly string[],
	options: CheckOptions,
): Promise<(path: string) => boolean> {
	const { since, ignore: ignored } = options;
	// What cannot be read is a note of the vault as well, and no pattern finds it.
	const chosen = namesNotes(globs, options) ? new Set(selectNotes(folder, { wanted: globs, ignored, cwd: io.cwd })) : undefined;
	const changed = since === undefined ? undefined : await changedSince(io, folder, since);
	return (path) => (chosen === undefined || chosen.has(path)) && (changed === undefined || changed.has(path));
}

/** The baseline of a run. */
interface UsedBaseline {
	readonly baseline: string | undefined;
	readonly updateBaseline: boolean;
	/** Whether it is the vault's own and nobody named it. */
	readonly isOwn: boolean;
}

/** The baseline that was named, or else the vault's own, which the app keeps at its root; none where that is not there, or none is wanted. */
function baselineOption(io: Io, root: string, { baseline, updateBaseline = false }: CheckOptions): UsedBaseline {
	if (typeof baseline === 'string') return { updateBaseline, baseline, isOwn: false };
	const own = join(root, BASELINE_FILE);
	const isThere = readRegularFile(own, { maxBytes: MAX_BASELINE_BYTES }).kind !== 'gone';
	const isWanted = baseline !== false && (isThere || updateBaseline === true);
	return { updateBaseline, baseline: isWanted ? relative(io.cwd, own) : undefined, isOwn: true };
}

/** The findings that a baseline does not accept; `undefined` when they were written to it instead. */
function accepted(
	io: Io,
	root: string,
	diagnostics: readonly Diagnostic[],
	isLookedAt: (path: string, rule: string) => boolean,
	{ baseline, updateBaseline, isOwn }: UsedBaseline,
): readonly Diagnostic[] | undefined {
	if (baseline === undefined) return diagnostics;
	const path = resolve(io.cwd, baseline);
	if (updateBaseline) {
		refusePlace(root, baseline, path);
		const { outside } = splitBaseline(keptBaseline(io, baseline, path), isLookedAt);
		writePlainFile(path, [baselineOf(diagnostics, outside)]);
		io.stderr.write(`dossier: ${baseline} accepts ${counted(diagnostics.length, 'finding')}\n`);
		return undefined;
	}
	const { within } = splitBaseline(storedBaseline(baseline, path), isLookedAt);
	const { fresh, accepted: left, gone } = applyBaseline(diagnostics, within);
	// Nobody named it: what it leaves out must not go unsaid.
	if (isOwn && left.length > 0)
		io.stderr.write(`dossier: ${counted(left.length, 'finding')} accepted by ${baseline} ${left.length === 1 ? 'is' : 'are'} left out\n`);
	if (gone > 0)
		io.stderr.write(
			`dossier: ${counted(gone, 'finding')} of ${baseline} ${gone === 1 ? 'is' : 'are'} mended; --update-baseline takes ${gone === 1 ? 'it' : 'them'} out\n`,
		);
	return fresh;
}

/** A baseline of a million findings is smaller. */
const MAX_BASELINE_BYTES = 400_000_000;

/**
 * What the baseline file at `path`, which the command line calls `name`, accepts.
 *
 * @throws {OperatorError} if it is not there or cannot be used.
 */
function storedBaseline(name: string, path: string): Baseline {
	const file = readRegularFile(path, { maxBytes: MAX_BASELINE_BYTES });
	if (file.kind === 'gone') throw new OperatorError(`the baseline ${path} is not there; --update-baseline makes it`);
	if (file.kind === 'refused') throw new OperatorError(`the baseline ${path} ${file.reason}; move it away, or run with --no-baseline`);
	const read = readBaseline(file.bytes.toString('utf8'));
	if (read.kind === 'baseline') return read.baseline;
	throw new OperatorError(`--baseline ${name} cannot be used: ${read.reason}; write it anew with --update-baseline`);
}

/** @throws {OperatorError} if no baseline is written to `path`: it would be a note, or a folder of the vault on the way there is a link that leads out of it. */
function refusePlace(root: string, name: string, path: string): void {
	if (isNotePath(path)) throw new OperatorError(`--baseline ${name} would be a note; a baseline is a file such as baseline.json`);
	const folder = dirname(path);
	const isThere = nodeDisk.lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
	if (isThere && isInside(root, folder) && !isInside(root, nodeDisk.realpathSync(folder)))
		throw new OperatorError(`--baseline ${name} leads out of the vault; nothing is written there`);
}

/**
 * What an update keeps of the file that is there: nothing of a damaged baseline, which it puts aside.
 *
 * @throws {OperatorError} if the file was never a baseline.
 */
function keptBaseline(io: Io, name: string, path: string): Baseline {
	const file = readRegularFile(path, { maxBytes: MAX_BASELINE_BYTES });
	const text = file.kind === 'read' ? file.bytes.toString('utf8') : '';
	const read = file.kind === 'read' ? readBaseline(text) : undefined;
	if (read?.kind === 'baseline') return read.baseline;
	if (text.trim() !== '' && !text.includes('"findings"'))
		throw new OperatorError(`--baseline ${name} is another file (${read?.reason}), which stays as it is; give a name of its own`);
	if (read) tellDamaged(io, path, `it is no baseline (${read.reason}), and a new one is written`);
	return NO_BASELINE;
}

/** Puts a file aside that is not what it should be, and says so; what cannot be put aside is said as well. */
function tellDamaged(io: Io, path: string, what: string): void {
	try {
		io.stderr.write(outputLine`dossier: ${path} cannot be used and is kept as ${basename(keepAside(path, io.now(), nodeDisk))}; ${what}`);
	} catch {
		io.stderr.write(outputLine`dossier: ${path} cannot be used; ${what}`);
	}
}

function codeOf(diagnostics: readonly Diagnostic[], { suggestions }: Check, { failOn, maxWarnings }: CheckOptions): ExitCode {
	const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
	if (maxWarnings !== undefined && warnings > maxWarnings) return EXIT_CODE.findings;
	const fails =
		(failOn === 'info' && suggestions > 0) || (failOn !== 'never' && diagnostics.some(({ severity }) => isAtLeast(severity, failOn)));
	return fails ? EXIT_CODE.findings : EXIT_CODE.fine;
}

import { ALL_FROM, WRITTEN_FROM } from '../../../core/related/candidate.ts';
import { dismissedFor } from '../../../core/related/dismissals.ts';
import type { Json } from '../../../core/report/sortedJson.ts';
import { changedSince } from '../../vault/changedSince.ts';
import { counted } from '../../../core/text/counted.ts';
import type { NoteChange } from '../../output/diffText.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../../exitCode.ts';
import { relatedJson } from '../../../core/report/inspectNote.ts';
import type { Io } from '../../io.ts';
import { loadRankedNotes, type RankedNotes } from '../../vault/loadRankedNotes.ts';
import { proposalsAhead } from '../../vault/proposalsAhead.ts';
import { notesJson } from '../../output/notesJson.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { relatedPlans, textAfter } from '../../vault/relatedPlans.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import type { VaultSettings } from '../../vault/vaultSettings.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { isLeftAlone, writeChanges } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { printParts } from '../../output/printParts.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface RelatedOptions {
	readonly format: 'text' | 'json';
	readonly write?: boolean;
	/** Also what is less probable. */
	readonly all?: boolean;
	/** Also what is hardly probable: a person has looked at it. */
	readonly offered?: boolean;
	readonly limit?: number;
	readonly since?: string;
	/** Takes bullets out instead of adding some. */
	readonly prune?: boolean;
}

/** What becomes of one note, and how many bullets it gets. */
interface RelatedChange extends NoteChange {
	readonly added: number;
}

/** What a run over the chosen notes would do. */
interface RelatedRun {
	readonly changes: readonly RelatedChange[];
	readonly left: number;
	/** How many empty notes would get bullets and are left alone. */
	readonly empty: number;
	/** How many notes get no section, since hardly any note of their kind has one. */
	readonly sectionless: number;
	readonly code: ExitCode;
}

/** `dossier related`: fills related sections, or shows what would be added. */
export async function runRelated(io: Io, vault: string, wanted: readonly string[], options: RelatedOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const changed = options.since === undefined ? undefined : await changedSince(io, folder, options.since);
	const paths = selectNotes(folder, { wanted, cwd: io.cwd }).filter((path) => changed === undefined || changed.has(path));
	const request = { paths, areNamed: wanted.length > 0, withSources: false, now: io.now(), fewestNotes: io.notesWorthACache };
	const ranked = await inSteps(loadRankedNotes(folder, checkOptionsOf(stored), request), io.signal);
	const unread = sayUnreadable(io, ranked.loaded, wanted.length === 0 ? [] : paths);
	// Told before it is planned: bullets that are planned count as listed.
	if (options.format === 'json') await printParts(io, notesJson(asJson(io, ranked, stored, paths)));
	const plan = await inSteps(planAll(io, ranked, paths, options), io.signal);
	const { changes, code } = plan;
	if (options.format === 'text' && options.write !== true) await printDiffs(io, changes);
	if (options.write !== true) {
		if (options.format === 'text') io.stdout.write(`${summary(changes, plan)}${changes.length > 0 ? '; --write adds them' : ''}\n`);
		// Nothing was to be written, so nothing was refused: what cannot be was told.
		return changes.length > 0 ? EXIT_CODE.findings : unread;
	}
	if (changes.length === 0) {
		if (options.format === 'text') io.stdout.write(`${summary([], plan)}\n`);
		return worstExitCode(code, unread);
	}
	const outcome = await writeChanges(io, folder.root, 'related', changes);
	if (options.format === 'text') {
		for (const path of outcome.written) io.stdout.write(outputLine`${path}`);
		const written = new Set(outcome.written);
		const made = changes.filter(({ path }) => written.has(path));
		io.stdout.write(`${summary(made, plan)}${outcome.run === undefined ? '' : '; dossier undo VAULT takes them back'}\n`);
	}
	return worstExitCode(worstExitCode(code, unread), outcome.code);
}

function* planAll(io: Io, { loaded, ranker, bullets }: RankedNotes, paths: readonly string[], options: RelatedOptions): Steps<RelatedRun> {
	const written = paths.filter((path) => !isLeftAlone(path));
	const { plans, empty, sectionless } = yield* relatedPlans(loaded, ranker, {
		paths: written,
		from: leastOf(options),
		limit: options.limit,
		bullets,
	});
	const changes: RelatedChange[] = [];
	let left = 0;
	let code: ExitCode = EXIT_CODE.fine;
	for (const path of written) {
		const planned = plans.get(path);
		if (planned === undefined) continue;
		const { plan, text: before } = planned;
		const after = textAfter(planned);
		if (plan.outcome.kind === 'refused') {
			const place = plan.outcome.line === undefined ? '' : `:${plan.outcome.line}`;
			io.stderr.write(outputLine`dossier: ${path}${place} is not written: ${plan.outcome.reason}`);
			code = EXIT_CODE.failed;
		}
		for (const { path: target, refusal } of plan.refused)
			io.stderr.write(outputLine`dossier: ${path}: ${target} is not added: ${refusal.reason}`);
		left += plan.left;
		if (after !== before) changes.push({ path, before, after, added: plan.added.length });
	}
	return { changes, left, empty, sectionless, code };
}

/** How probable a bullet has to be. */
function leastOf({ all, offered }: RelatedOptions): number {
	if (offered === true) return 0;
	return all === true ? ALL_FROM : WRITTEN_FROM;
}

function* asJson(
	{ threads }: Io,
	{ loaded, ranker }: RankedNotes,
	{ dismissed }: VaultSettings,
	paths: readonly string[],
): Generator<readonly [string, Json] | undefined, void, undefined> {
	const ahead = yield* proposalsAhead({
		ranker,
		paths,
		dismissedFor: (path) => dismissedFor(dismissed, path),
		textAt: (path) => loaded.noteAt(path)?.text,
		threads,
	});
	try {
		for (const path of paths) {
			const record = loaded.index.record(path);
			if (record === undefined) continue;
			const proposals = yield* ahead.of(path);
			yield [path, yield* relatedJson(record, loaded.index, () => proposals)];
		}
	} finally {
		ahead.end();
	}
}

function summary(changes: readonly RelatedChange[], { left, empty, sectionless }: RelatedRun): string {
	const added = changes.reduce((sum, change) => sum + change.added, 0);
	const room = left === 0 ? '' : `; ${left} more found no room`;
	const alone = empty === 0 ? '' : `; ${counted(empty, 'empty note')} left alone`;
	const kept =
		sectionless === 0
			? ''
			: `; ${counted(sectionless, 'note')} ${sectionless === 1 ? 'gets no section: fewer than one in ten of its' : 'get no section: fewer than one in ten of their'} type or folder has one`;
	const what = added === 0 ? 'Nothing to add' : `${counted(added, 'bullet')} in ${counted(changes.length, 'note')}`;
	return `${what}${room}${alone}${kept}`;
}

import { dismissedFor } from '../../../core/related/dismissals.ts';
import type { Json } from '../../../core/report/sortedJson.ts';
import { changedSince } from '../../vault/changedSince.ts';
import { colorsFor } from '../../output/colorsFor.ts';
import { counted } from '../../../core/text/counted.ts';
import { diffText, type NoteChange } from '../../output/diffText.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../../exitCode.ts';
import { relatedJson } from '../../output/inspectNote.ts';
import type { Io } from '../../io.ts';
import { loadVault, type LoadedVault } from '../../vault/loadVault.ts';
import { notesJson } from '../../output/notesJson.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { relatedPlans } from '../../vault/relatedPlans.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import type { VaultSettings } from '../../vault/vaultSettings.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { isLeftAlone, writeChanges } from '../../output/writeChanges.ts';

export interface RelatedOptions {
	readonly format: 'text' | 'json';
	readonly write?: boolean;
	readonly limit?: number;
	readonly since?: string;
}

/** What a run over the chosen notes would do. */
interface RelatedRun {
	readonly changes: readonly NoteChange[];
	readonly added: number;
	readonly left: number;
	readonly code: ExitCode;
}

/** `dossier related`: fills related sections, or shows what would be added. */
export async function runRelated(io: Io, vault: string, wanted: readonly string[], options: RelatedOptions): Promise<ExitCode> {
	const { folder, stored } = openVault(io, vault);
	const changed = options.since === undefined ? undefined : changedSince(folder.root, options.since);
	const paths = selectNotes(folder, wanted).filter((path) => changed === undefined || changed.has(path));
	const loaded = loadVault(folder, checkOptionsOf(stored));
	sayUnreadable(io, loaded);
	const { changes, added, left, code } = planAll(io, loaded, paths, options.limit);
	if (options.format === 'json') io.stdout.write(notesJson(asJson(loaded, stored, paths)));
	else if (options.write !== true) for (const change of changes) io.stdout.write(diffText(change, colorsFor(io)));
	if (options.write !== true) {
		if (options.format === 'text')
			io.stdout.write(`${summary(added, changes.length, left)}${changes.length > 0 ? '; --write adds them' : ''}\n`);
		// Nothing was to be written, so nothing was refused: what cannot be was told.
		return changes.length > 0 ? EXIT_CODE.findings : EXIT_CODE.fine;
	}
	if (changes.length === 0) {
		if (options.format === 'text') io.stdout.write(`${summary(0, 0, left)}\n`);
		return code;
	}
	const outcome = writeChanges(io, folder.root, 'related', changes);
	if (options.format === 'text') {
		for (const path of outcome.written) io.stdout.write(`${path}\n`);
		io.stdout.write(`${summary(added, outcome.written.length, left)}; dossier undo VAULT takes them back\n`);
	}
	return worstExitCode(code, outcome.code);
}

function planAll(io: Io, vault: LoadedVault, paths: readonly string[], limit: number | undefined): RelatedRun {
	const plans = relatedPlans(vault, limit);
	const changes: NoteChange[] = [];
	let added = 0;
	let left = 0;
	let code: ExitCode = EXIT_CODE.fine;
	for (const path of paths) {
		const candidates = isLeftAlone(path) ? [] : plans.candidatesOf(path);
		const note = candidates.length > 0 ? vault.noteAt(path) : undefined;
		if (note === undefined) continue;
		const { plan, after } = plans.planOf(note, candidates);
		if (plan.outcome.kind === 'refused') {
			const place = plan.outcome.line === undefined ? '' : `:${plan.outcome.line}`;
			io.stderr.write(`dossier: ${path}${place} is not written: ${plan.outcome.reason}\n`);
			code = EXIT_CODE.failed;
		}
		for (const { path: target, refusal } of plan.refused) io.stderr.write(`dossier: ${path}: ${target} is not added: ${refusal.reason}\n`);
		added += plan.added.length;
		left += plan.left;
		if (after !== note.text) changes.push({ path, before: note.text, after });
	}
	return { changes, added, left, code };
}

function asJson({ index, settings }: LoadedVault, { dismissed }: VaultSettings, paths: readonly string[]): ReadonlyMap<string, Json> {
	const notes = new Map<string, Json>();
	for (const path of paths) {
		const record = index.record(path);
		if (record) notes.set(path, relatedJson(record, index, { settings, dismissed: dismissedFor(dismissed, path) }));
	}
	return notes;
}

function summary(added: number, notes: number, left: number): string {
	const room = left === 0 ? '' : `; ${left} more found no room`;
	return added === 0 ? `Nothing to add${room}` : `${counted(added, 'bullet')} in ${counted(notes, 'note')}${room}`;
}

import { inReportOrderSteps } from '../../core/checking/inReportOrder.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { CheckOptions } from '../../core/checking/vaultChecker.ts';
import { createInterner } from '../../core/text/interner.ts';
import { detachText, withoutPlans } from './cache/diagnosticRow.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { loadVault, type LoadedVault } from './loadVault.ts';
import type { Steps } from '../../core/text/steps.ts';
import { isOneOf, requireNotesOf } from './typeFilter.ts';

/** What is to be checked: every note is read in any case, since links of one lead to others. */
export interface CheckScope {
	/** Whether findings of the note at `path` are wanted. */
	readonly includes: (path: string) => boolean;
	/** The only types whose notes are wanted, those that extend one of them included; a note that cannot be read may be of any. */
	readonly types?: readonly string[] | undefined;
	/** Told of each note that was read. */
	readonly onRead?: () => void;
}

export interface CheckedVault extends Check {
	readonly vault: LoadedVault;
}

/** What a check came to. */
export interface Check {
	/** As rules found them, in no order; `inReportOrder` makes a report of them. */
	readonly found: readonly Diagnostic[];
	/** How many notes were looked at, those included that cannot be read. */
	readonly notes: number;
	/** Whether the note at `path` was among them, or would have been if it were there. */
	readonly isLookedAt: (path: string) => boolean;
}

/**
 * Reads and checks a vault: each note's own rules while its text is at hand, then, from what is kept of them,
 * the rules that look across notes.
 */
export function* checkVault(folder: FolderVault, options: CheckOptions, { includes, types, onRead }: CheckScope): Steps<CheckedVault> {
	const found: Diagnostic[] = [];
	const keep = createInterner();
	const chosen: string[] = [];
	const own = new Map<string, readonly Diagnostic[]>();
	const vault = yield* loadVault(folder, options, (note, checker) => {
		onRead?.();
		const type = checker.typeOf(checker.index.record(note.path)?.type);
		if (!includes(note.path) || !isOneOf(types, type, checker.types)) return;
		chosen.push(note.path);
		const findings = checker.checkOwn(note);
		if (findings.length > 0)
			own.set(
				note.path,
				findings.map((finding) => detachText(finding, keep)),
			);
	});
	const { index, checker } = vault;
	requireNotesOf(types, vault);
	yield* index.workOutBacklinks();
	for (const path of chosen) {
		yield;
		const record = index.record(path);
		yield* checker.prepare(own.get(path) ?? [], record);
		// Note by note, so that there is little left to sort.
		for (const finding of checker.settled(own.get(path) ?? [])) found.push(finding);
		if (!record) continue;
		for (const finding of checker.checkAmongOthers(record)) found.push(withoutPlans(finding));
	}
	const unreadable = vault.unreadable.filter(({ path }) => includes(path));
	found.push(...unreadable);
	const lookedAt = new Set([...chosen, ...unreadable.map(({ path }) => path)]);
	return { vault, found, notes: chosen.length + pathsIn(unreadable), isLookedAt: (path) => lookedAt.has(path) };
}

/** How many notes these findings are about. */
export function pathsIn(found: readonly Diagnostic[]): number {
	return new Set(found.map(({ path }) => path)).size;
}

/** The findings of a check as a report has them. */
export function reportOf(checked: Check): Steps<readonly Diagnostic[]> {
	return inReportOrderSteps(checked.found);
}

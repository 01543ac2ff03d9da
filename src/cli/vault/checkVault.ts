import { inReportOrderSteps, MAX_FINDINGS_PER_NOTE } from '../../core/checking/inReportOrder.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import { diagnosticFromRow, type DiagnosticRow, diagnosticToRow, withoutPlans } from './cache/diagnosticRow.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { loadChecked } from './loadChecked.ts';
import type { FixingVault, LoadedVault } from './loadVault.ts';
import { done, type Steps } from '../../core/text/steps.ts';
import type { Threads } from './threads/threadCount.ts';
import { isOneOf, requireNotesOf } from './typeFilter.ts';

const NONE: readonly Diagnostic[] = [];

/** What is to be checked: every note is read in any case, since links of one lead to others. */
export interface CheckScope {
	/** Whether findings of the note at `path` are wanted. */
	readonly includes: (path: string) => boolean;
	/** The only types whose notes are wanted, those that extend one of them included; a note that cannot be read may be of any. */
	readonly types?: readonly string[] | undefined;
	/** Told of each note that was read. */
	readonly onRead?: () => void;
	/** Threads that may help to read the notes; none where it is absent. */
	readonly threads?: Threads | undefined;
	/** Whether suggestions are only to be counted where that will do: a text for a person does not show them. */
	readonly countsSuggestions?: boolean;
}

/** What the text of a note was found to have, as it is kept, and how many suggestions are not among it. */
interface OwnRows {
	readonly rows: readonly DiagnosticRow[];
	readonly suggestions: number;
}

export interface CheckedVault extends Check {
	readonly vault: LoadedVault;
}

/** What a check came to. */
export interface Check {
	/** As rules found them, in no order; `inReportOrder` makes a report of them. */
	readonly found: readonly Diagnostic[];
	/** How many suggestions were found beside, each a finding of its own in a report. */
	readonly suggestions: number;
	/** How many notes were looked at, those included that cannot be read. */
	readonly notes: number;
	/** Whether the note at `path` was among them, or would have been if it were there. */
	readonly isLookedAt: (path: string) => boolean;
	/** The vault that was checked; where all was known from the last time, notes are taken from what was stored of them. */
	readonly load: () => Steps<LoadedVault>;
	/** `load` as far as the fixes of these rules need it. */
	readonly loadForFixes: (rules: ReadonlySet<string>) => Steps<FixingVault>;
}

/**
 * Reads and checks a vault: each note's own rules while its text is at hand, then, from what is kept of them,
 * the rules that look across notes.
 */
export function* checkVault(
	folder: FolderVault,
	options: CheckOptions,
	{ includes, types, onRead, threads, countsSuggestions = false }: CheckScope,
): Steps<CheckedVault> {
	const found: Diagnostic[] = [];
	const chosen: string[] = [];
	const ownRows = new Map<string, readonly DiagnosticRow[]>();
	/** For each of the chosen how many suggestions are not among its rows. */
	const counted: number[] = [];
	const vault = yield* loadChecked(folder, options, {
		threads,
		wants: includes,
		countsSuggestions,
		visit(path, own, _stamp, checker) {
			onRead?.();
			if (!includes(path) || !isOneOf(types, checker.typeOf(checker.index.record(path)?.type), checker.types)) return;
			chosen.push(path);
			counted.push(own.suggestions);
			if (own.rows.length > 0) ownRows.set(path, own.rows);
		},
	});
	requireNotesOf(types, vault);
	yield* vault.checker.prepareAll();
	let suggestions = 0;
	for (const [at, path] of chosen.entries()) {
		yield;
		const own = { rows: ownRows.get(path) ?? [], suggestions: counted[at] ?? 0 };
		ownRows.delete(path);
		suggestions += yield* addFindings(vault, path, own, countsSuggestions, found);
	}
	const unreadable = vault.unreadable.filter(({ path }) => includes(path));
	found.push(...unreadable);
	const lookedAt = new Set([...chosen, ...unreadable.map(({ path }) => path)]);
	return {
		vault,
		found,
		suggestions,
		notes: chosen.length + pathsIn(unreadable),
		isLookedAt: (path) => lookedAt.has(path),
		load: () => done(vault),
		loadForFixes: () => done(vault),
	};
}

/**
 * Adds to `found` what is said of the note at `path`: `own` of its text, which is known, and what the rules say that look across notes.
 *
 * @returns how many suggestions are not among them, as they are only to be counted.
 */
function* addFindings(
	{ index, checker, noteAt }: LoadedVault,
	path: string,
	{ rows, suggestions }: OwnRows,
	countsSuggestions: boolean,
	found: Diagnostic[],
): Steps<number> {
	const record = index.record(path);
	let own: readonly Diagnostic[] = rows.map((row) => diagnosticFromRow(path, row));
	yield* checker.prepare(own, record, { isNamed: !countsSuggestions });
	const others = record === undefined ? NONE : checker.checkAmongOthers(record);
	let count = suggestions;
	const areFew = countsSuggestions && own.length + others.length + count <= MAX_FINDINGS_PER_NOTE;
	if (!areFew && count > 0) {
		// Which of so many are left out of a report depends on all of them.
		const note = noteAt(path);
		if (note !== undefined) own = checker.checkOwn(note).map((finding) => diagnosticFromRow(path, diagnosticToRow(finding)));
		count = 0;
	}
	// Note by note, so that there is little left to sort.
	const isCounted = ({ severity, group }: Diagnostic) => areFew && severity === 'info' && group === undefined;
	for (const finding of checker.graded(own)) {
		if (isCounted(finding)) {
			count += 1;
			continue;
		}
		// What the vault calls a section is counted for the first that is told.
		if (finding.demand !== undefined) yield* checker.prepare([finding], undefined);
		found.push(checker.named(finding));
	}
	for (const finding of others) {
		if (isCounted(finding)) count += 1;
		else found.push(withoutPlans(finding));
	}
	return count;
}

/** How many notes these findings are about. */
export function pathsIn(found: readonly Diagnostic[]): number {
	return new Set(found.map(({ path }) => path)).size;
}

/** The findings of a check as a report has them. */
export function reportOf(checked: Check): Steps<readonly Diagnostic[]> {
	return inReportOrderSteps(checked.found);
}

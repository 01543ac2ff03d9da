import { foldName } from '../../../core/text/foldName.ts';
import { addToList } from '../../../core/text/addToList.ts';
import { compareFindings } from '../../../core/checking/inReportOrder.ts';
import { mergePlaces, type MergedDiagnostic } from '../../../core/report/mergePlaces.ts';
import type { Diagnostic, Severity } from '../../../core/rules/rule.ts';
import { counted } from '../../../core/text/counted.ts';
import { sortedSteps } from '../../../core/text/sortedSteps.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { isInSetFolder } from '../../../core/vault/paths/isInFolder.ts';

/** What a severity is called. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Suggestion' };

/** What the findings are put together by. */
export type ProblemGrouping = 'none' | 'note' | 'rule' | 'type';

/** Which findings are shown, and how. */
export interface ProblemChoice {
	readonly groupBy: ProblemGrouping;
	/** The least grave that is shown. */
	readonly least: Severity;
	/** Part of a message, a path or a rule's id, without regard to capitals and accents; empty for all. */
	readonly text: string;
	/** Empty for the whole vault. */
	readonly folder: string;
	/** Keys of the groups that are folded up. */
	readonly closed: ReadonlySet<string>;
}

/** One line of the list: a group, or a finding. */
export type ProblemRow =
	| { readonly kind: 'group'; readonly key: string; readonly label: string; readonly count: number; readonly isOpen: boolean }
	| { readonly kind: 'finding'; readonly finding: MergedDiagnostic };

/** What the Problems view shows. */
export interface ProblemList {
	readonly rows: readonly ProblemRow[];
	/** The findings that pass the filter, folded up or not. */
	readonly shown: readonly MergedDiagnostic[];
	/** `2 errors, 1 warning`; empty where there is nothing. */
	readonly status: string;
}

/** So many findings are made ready in a step: a few milliseconds. */
const FINDINGS_A_STEP = 1024;

/** `found` with the gravest first, what is one fault in several places once; in steps, for the findings of a vault. */
export function* mergedSteps(found: readonly Diagnostic[]): Steps<readonly MergedDiagnostic[]> {
	const sorted = yield* sortedSteps(found, compareFindings);
	yield;
	const merged = mergePlaces(sorted);
	for (const [at, finding] of merged.entries()) {
		textsOf(finding);
		if (at % FINDINGS_A_STEP === 0) yield;
	}
	return merged;
}

const LEVELS: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * What is shown of `merged`, which has the gravest first; so have its groups. Ten thousand findings take a few milliseconds.
 *
 * @param typeOf gives the type of the note at a path.
 */
export function problemList(
	merged: readonly MergedDiagnostic[],
	{ groupBy, least, text, folder, closed }: ProblemChoice,
	typeOf: (path: string) => string | undefined,
): ProblemList {
	const words = foldName(text);
	const lowest = LEVELS.indexOf(least);
	const shown = merged.filter(
		(finding) =>
			LEVELS.indexOf(finding.severity) <= lowest &&
			(folder === '' || isInSetFolder(finding.path, folder)) &&
			(words === '' || textsOf(finding).search.includes(words)),
	);
	const status = LEVELS.map((severity) => ({ severity, count: shown.filter((one) => one.severity === severity).length }))
		.filter(({ count }) => count > 0)
		.map(({ severity, count }) => counted(count, SEVERITY_NAMES[severity].toLowerCase()))
		.join(', ');
	if (groupBy === 'none') return { rows: shown.map(findingRow), shown, status };
	const groups = new Map<string, MergedDiagnostic[]>();
	for (const finding of shown) {
		const key = { note: finding.path, rule: finding.rule, type: typeOf(finding.path) ?? '' }[groupBy];
		addToList(groups, key, finding);
	}
	const rows = [...groups].flatMap(([key, findings]): readonly ProblemRow[] => {
		const isOpen = !closed.has(key);
		const head: ProblemRow = { kind: 'group', key, label: key === '' ? 'No type' : key, count: findings.length, isOpen };
		return isOpen ? [head, ...findings.map(findingRow)] : [head];
	});
	return { rows, shown, status };
}

/** What tells findings apart, over a new check as well. */
export function findingKey(finding: Diagnostic): string {
	return textsOf(finding).key;
}

function findingRow(finding: MergedDiagnostic): ProblemRow {
	return { kind: 'finding', finding };
}

const texts = new WeakMap<Diagnostic, { readonly key: string; readonly search: string }>();

/** Kept, since every key typed into the filter asks for those of all. */
function textsOf(finding: Diagnostic): { readonly key: string; readonly search: string } {
	let known = texts.get(finding);
	if (known === undefined) {
		const { path, rule, range, message } = finding;
		const key = `${path}\n${rule}\n${range.start}\n${message}`;
		texts.set(finding, (known = { key, search: foldName(key.replaceAll('`', '')) }));
	}
	return known;
}

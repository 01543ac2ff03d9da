import * as z from 'zod/mini';
import '../text/configureZod.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { missingSectionMessage } from '../rules/section-required.ts';
import { type Move, pathAfter } from '../settings/heldEntries.ts';
import { sortedJson } from './sortedJson.ts';
import { ownValue } from '../text/ownValue.ts';

/**
 * Findings that are accepted: path, then rule, then message, with how often it is accepted there.
 *
 * Lines are left out, so that a finding which moved is still the same; of two alike in one note the count tells how many are old.
 */
const baselineSchema = z.object({
	findings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number().check(z.int(), z.positive())))),
	version: z.literal(1),
});

export type Baseline = z.infer<typeof baselineSchema>;

/** What a baseline file says, or why it cannot be used. */
export type ReadBaseline =
	| { readonly kind: 'baseline'; readonly baseline: Baseline }
	| { readonly kind: 'unreadable'; readonly reason: string };

/** Findings split by a baseline, each part in the order given. */
export interface Baselined {
	/** Findings that the baseline does not accept. */
	readonly fresh: readonly Diagnostic[];
	readonly accepted: readonly Diagnostic[];
	/** How many accepted findings are not there any more: the baseline can be made smaller. */
	readonly gone: number;
}

/** One key a kind of finding in a note; NUL stands in no path, rule or message. */
function keyOf(path: string, rule: string, message: string): string {
	return `${path}\0${rule}\0${message}`;
}

/** What a baseline has of a finding: a section that is missing is the same whatever the vault has come to call it. */
function acceptedMessage({ message, demand }: Diagnostic): string {
	return withoutLines(demand?.part === 'section' ? missingSectionMessage(demand.name) : message);
}

/** A message without the lines that it names: `a` stands twice, on lines 2 and 3, wherever the two have moved. */
function withoutLines(message: string): string {
	return message.replace(/\blines? \d+(?: and \d+)?/g, 'line');
}

/** A baseline in two parts: what a run looked at, by note and rule, and what it has no opinion of. */
export function splitBaseline(
	{ findings }: Baseline,
	isLookedAt: (path: string, rule: string) => boolean,
): { readonly within: Baseline; readonly outside: Baseline } {
	const part = (isWithin: boolean): Baseline => ({
		findings: Object.fromEntries(
			Object.entries(findings).flatMap(([path, rules]) => {
				const kept = Object.entries(rules).filter(([rule]) => isLookedAt(path, rule) === isWithin);
				return kept.length === 0 ? [] : [[path, Object.fromEntries(kept)] as const];
			}),
		),
		version: 1,
	});
	return { within: part(true), outside: part(false) };
}

/**
 * The text of a baseline file that accepts every one of `diagnostics` and what `others` accepts besides, of other notes or
 * rules: the same bytes for the same findings, in any order.
 */
export function baselineOf(diagnostics: readonly Diagnostic[], others?: Baseline): string {
	const findings = new Map<string, Map<string, Map<string, number>>>();
	for (const [path, rules] of Object.entries(others?.findings ?? {}))
		findings.set(path, new Map(Object.entries(rules).map(([rule, messages]) => [rule, new Map(Object.entries(messages))])));
	for (const diagnostic of diagnostics) {
		const { path, rule } = diagnostic;
		const message = acceptedMessage(diagnostic);
		const rules = findings.get(path) ?? new Map<string, Map<string, number>>();
		const messages = rules.get(rule) ?? new Map<string, number>();
		findings.set(path, rules.set(rule, messages.set(message, (messages.get(message) ?? 0) + 1)));
	}
	const asObject = [...findings].map(
		([path, rules]) => [path, Object.fromEntries([...rules].map(([rule, messages]) => [rule, Object.fromEntries(messages)]))] as const,
	);
	return sortedJson({ findings: Object.fromEntries(asObject), version: 1 });
}

/** The baseline in the text of a file; never throws. */
export function readBaseline(text: string): ReadBaseline {
	let stored: unknown;
	try {
		stored = JSON.parse(text);
	} catch {
		return { kind: 'unreadable', reason: 'it is not JSON' };
	}
	const result = baselineSchema.safeParse(stored);
	if (result.success) return { kind: 'baseline', baseline: result.data };
	const place = result.error.issues[0]?.path.map(String).join(' > ') ?? '';
	return { kind: 'unreadable', reason: `\`${place === '' ? 'the whole' : place}\` is not what \`--update-baseline\` writes` };
}

/** Splits `diagnostics` into those that `baseline` accepts and the others; of several alike the first ones are the accepted. */
export function applyBaseline(diagnostics: readonly Diagnostic[], baseline: Baseline): Baselined {
	const left = new Map<string, number>();
	for (const [path, rules] of Object.entries(baseline.findings)) {
		for (const [rule, messages] of Object.entries(rules)) {
			for (const [message, count] of Object.entries(messages)) left.set(keyOf(path, rule, withoutLines(message)), count);
		}
	}
	const fresh: Diagnostic[] = [];
	const accepted: Diagnostic[] = [];
	for (const diagnostic of diagnostics) {
		const key = keyOf(diagnostic.path, diagnostic.rule, acceptedMessage(diagnostic));
		const count = left.get(key) ?? 0;
		if (count > 0) left.set(key, count - 1);
		(count > 0 ? accepted : fresh).push(diagnostic);
	}
	let gone = 0;
	for (const count of left.values()) gone += count;
	return { fresh, accepted, gone };
}

/** A baseline that accepts nothing. */
export const NO_BASELINE: Baseline = { findings: {}, version: 1 };

/** Where the app keeps it and the command looks for it: at the vault's root. */
export const BASELINE_FILE = '.dossier-baseline.json';

/** Those of `diagnostics`, all of the note at `path`, that `baseline` does not accept; it takes no longer for a baseline of many notes. */
export function freshIn(path: string, diagnostics: readonly Diagnostic[], { findings }: Baseline): readonly Diagnostic[] {
	const own = ownValue(findings, path);
	return own === undefined ? diagnostics : applyBaseline(diagnostics, { findings: { [path]: own }, version: 1 }).fresh;
}

/** `baseline` after `moves` of files, and of folders with all below them; the same object where they are nothing to it. */
export function baselineMoved(baseline: Baseline, moves: readonly Move[]): Baseline {
	const after = pathAfter(moves);
	const entries = Object.entries(baseline.findings);
	const moved = entries.map(([path, rules]) => [after(path) ?? path, rules] as const);
	if (moved.every(([path], at) => path === entries[at]?.[0])) return baseline;
	return { findings: Object.fromEntries(moved), version: 1 };
}

/** How many findings of each rule a baseline accepts, by the rule's id. */
export function acceptedByRule({ findings }: Baseline): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const rules of Object.values(findings))
		for (const [rule, messages] of Object.entries(rules))
			for (const count of Object.values(messages)) counts.set(rule, (counts.get(rule) ?? 0) + count);
	return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

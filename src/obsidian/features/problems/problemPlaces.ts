import type { Fix } from '../../../core/note/finding.ts';
import type { Diagnostic } from '../../../core/rules/rule.ts';

/** A fix with the finding that it mends. */
export interface FixChoice {
	readonly fix: Fix;
	readonly diagnostic: Diagnostic;
}

/** The problems that one steps through, in the order of the text, one for each place: what only suggests is left to the Problems view. */
export function problemStops(found: readonly Diagnostic[]): readonly Diagnostic[] {
	const stops = new Map<number, Diagnostic>();
	// Of several at one place the gravest speaks: it comes first in a report.
	for (const diagnostic of found)
		if (diagnostic.severity !== 'info' && !stops.has(diagnostic.range.start)) stops.set(diagnostic.range.start, diagnostic);
	return [...stops.values()].sort((a, b) => a.range.start - b.range.start);
}

/** The stop after `offset` (`step` 1) or before it (`step` -1), from the other end where there is none; one at `offset` itself only where `isHereNew`. */
export function nextStop(stops: readonly Diagnostic[], offset: number, step: 1 | -1, isHereNew: boolean): Diagnostic | undefined {
	const isAhead = ({ range: { start } }: Diagnostic): boolean => (start === offset ? isHereNew : start > offset === step > 0);
	return step > 0 ? (stops.find(isAhead) ?? stops[0]) : (stops.findLast(isAhead) ?? stops.at(-1));
}

/** What is found at `offset`: what covers it, else what stands on the same line, suggestions too; in the order given. */
export function problemsAt(found: readonly Diagnostic[], offset: number, line: number): readonly Diagnostic[] {
	const covering = found.filter(({ range }) => range.start <= offset && offset <= range.end);
	return covering.length > 0 ? covering : found.filter((diagnostic) => diagnostic.line <= line && line <= diagnostic.endLine);
}

/** Every fix of `found`, in its order. */
export function fixChoices(found: readonly Diagnostic[]): readonly FixChoice[] {
	return found.flatMap((diagnostic) => diagnostic.fixes.map((fix) => ({ fix, diagnostic })));
}

import { BACKTICK } from '../../../text/characters.ts';
import { addOpaque, CODE } from '../scanResult.ts';
import type { Inline } from './inline.ts';

/** Reads the code span that the backticks at `at` open; without closing backticks of the same number they are text (CommonMark 0.31, 6.1). */
export function readCodeSpan(inline: Inline, at: number): number {
	const { text } = inline.parts;
	const length = runLength(text, at, inline.to);
	const close = closingRun(inline, at + length, length);
	if (close === -1) return at + length;
	addOpaque(inline.parts, CODE, at, close + length);
	return close + length;
}

/**
 * The next run of exactly `length` backticks from `from` on, or -1.
 * A search that fails has seen every run to the end: from then on it is known which lengths are still to come.
 */
function closingRun(inline: Inline, from: number, length: number): number {
	const { lastRuns, to } = inline;
	const { text } = inline.parts;
	if (inline.knowsRuns && (lastRuns.get(length) ?? -1) < from) return -1;
	// Emptying what is empty is no less work.
	if (!inline.knowsRuns && lastRuns.size > 0) lastRuns.clear();
	for (let at = text.indexOf('`', from); at !== -1 && at < to; at = text.indexOf('`', at)) {
		const run = runLength(text, at, to);
		if (run === length) return at;
		lastRuns.set(run, at);
		at += run;
	}
	inline.knowsRuns = true;
	return -1;
}

function runLength(text: string, start: number, to: number): number {
	let at = start;
	while (at < to && text.charCodeAt(at) === BACKTICK) at++;
	return at - start;
}

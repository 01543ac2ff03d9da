import { setImmediate } from 'node:timers';
import { describe, expect, test } from 'vitest';
import { inSteps } from '../../src/cli/pace.ts';
import { StoppedError } from '../../src/cli/stopped.ts';
import type { Steps } from '../../src/core/text/steps.ts';

describe('steps of the command', () => {
	test('let everything else have its turn before the first: what went before them may have held the event loop already', async () => {
		const seen: string[] = [];
		setImmediate(() => void seen.push('something else'));
		expect(await inSteps(stepsThatSay(seen), new AbortController().signal)).toBe(2);
		expect(seen).toEqual(['something else', 'step 1', 'step 2', 'let go']);
	});

	test('of a run that was stopped before never begin', async () => {
		const seen: string[] = [];
		await expect(inSteps(stepsThatSay(seen), AbortSignal.abort())).rejects.toThrow(StoppedError);
		expect(seen).toEqual([]);
	});

	test('that a signal stops let go of what they hold', async () => {
		const seen: string[] = [];
		const stop = new AbortController();
		await expect(
			inSteps(
				stepsThatSay(seen, () => stop.abort()),
				stop.signal,
			),
		).rejects.toThrow(StoppedError);
		expect(seen).toEqual(['step 1', 'let go']);
	});
});

/** Two steps; where there is something to be done after the first, that one takes longer than a slice. */
function* stepsThatSay(seen: string[], afterFirst?: () => void): Steps<number> {
	try {
		seen.push('step 1');
		afterFirst?.();
		for (const end = performance.now() + (afterFirst === undefined ? 0 : 50); performance.now() < end; );
		yield;
		seen.push('step 2');
		return 2;
	} finally {
		seen.push('let go');
	}
}

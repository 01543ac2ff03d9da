import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { printParts } from '../../../src/cli/output/printParts.ts';
import { roomIn } from '../../../src/cli/output/roomIn.ts';
import { StoppedError } from '../../../src/cli/stopped.ts';

const PART = 'x'.repeat(1 << 16);
const PARTS = 20;

/** Prints to a stream that takes one part before it is full; tells how many parts were made. */
function printing(signal: AbortSignal = new AbortController().signal) {
	const stream = new PassThrough({ highWaterMark: PART.length });
	let made = 0;
	const parts = function* (): Iterable<string> {
		for (; made < PARTS; made += 1) yield PART;
	};
	const room = (): Promise<void> | undefined => roomIn(stream, signal);
	const ended = printParts({ stdout: { write: (text) => void stream.write(text), room }, signal }, parts());
	return { stream, ended, made: () => made };
}

test('a reader that is slow is waited for, and gets every byte', async () => {
	const { stream, ended, made } = printing();
	await wait(50);
	expect(made()).toBeLessThan(4);
	let read = 0;
	stream.on('data', (data: Uint8Array) => (read += data.length));
	await ended;
	expect([made(), read]).toEqual([PARTS, PARTS * PART.length]);
});

test('a reader that is gone is not waited for', async () => {
	const { stream, ended, made } = printing();
	stream.on('error', () => undefined);
	stream.destroy();
	await ended;
	expect(made()).toBe(PARTS);
});

test('a run that is stopped meanwhile ends', async () => {
	const stop = new AbortController();
	const { ended } = printing(stop.signal);
	setTimeout(() => stop.abort('SIGINT'), 10);
	await expect(ended).rejects.toThrow(StoppedError);
});

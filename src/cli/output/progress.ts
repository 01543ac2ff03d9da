import process from 'node:process';
import type { Io } from '../io.ts';

/** A bar that moves while notes are read. */
export interface Progress {
	/** One more note was read. */
	step(): void;
	stop(): void;
}

/** Fewer notes are read before anybody looks for a bar. */
const NOTES_WORTH_A_BAR = 3000;

/** The bar is drawn anew after so many notes. */
const NOTES_A_STEP = 250;

const NO_BAR: Progress = { step: () => undefined, stop: () => undefined };

/** Shows on a terminal, and only there, how many of `total` notes are read. */
export async function startProgress(io: Io, total: number): Promise<Progress> {
	if (!io.isTTY || total < NOTES_WORTH_A_BAR) return NO_BAR;
	const { default: cliProgress } = await import('cli-progress');
	const bar = new cliProgress.SingleBar({
		format: 'reading {bar} {value} of {total} notes',
		stream: process.stderr,
		clearOnComplete: true,
		hideCursor: true,
		gracefulExit: true,
	});
	bar.start(total, 0);
	let read = 0;
	return {
		step() {
			if (++read % NOTES_A_STEP === 0) bar.update(read);
		},
		stop: () => bar.stop(),
	};
}

// A program that runs command lines of the command, in JSON, one after another, and sends of each how it ended and how long it held the
// event loop: in one process, which reads and compiles but once what they share.
import process from 'node:process';
import { roomIn } from '../../../src/cli/output/roomIn.ts';
import { run } from '../../../src/cli/run.ts';
import { stopOnSignals } from '../../../src/cli/stopped.ts';
import { workedMs } from './ownTime.ts';
import { watchStalls } from './watchStalls.ts';

/** What is sent of each. */
export interface CommandInTurn {
	readonly code: number;
	readonly stderr: string;
	/** How long it held the event loop at the longest, in milliseconds. */
	readonly stall: number;
	/** What it had of the processor, in milliseconds; its time by the clock where the system does not tell. */
	readonly took: number;
}

const now = (): number => workedMs(process.pid) ?? performance.now();
const signal = stopOnSignals(process);
const longestStall = watchStalls(() => true);
for (const argv of JSON.parse(process.argv[2] ?? '') as readonly (readonly string[])[]) {
	let stderr = '';
	longestStall();
	const began = now();
	const code = await run(argv, {
		stdout: { write: (text) => void process.stdout.write(text), room: () => roomIn(process.stdout, signal) },
		stderr: { write: (text) => void (stderr += text) },
		cwd: process.cwd(),
		env: process.env,
		isTTY: false,
		now: () => new Date(),
		signal,
	});
	const sent: CommandInTurn = { code, stderr, stall: longestStall(), took: now() - began };
	process.send?.(sent);
}
process.disconnect();

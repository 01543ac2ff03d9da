#!/usr/bin/env node
import process from 'node:process';
import { outputFaults } from './output/outputFaults.ts';
import { roomIn } from './output/roomIn.ts';
import { standardInput } from './input/standardInput.ts';
import { run } from './run.ts';
import { stopOnSignals } from './stopped.ts';
import { threadsFor } from './vault/threads/threadCount.ts';

/** What Node ends with where nothing is left to do and the program still waits. */
const UNSETTLED = 13;

const signal = stopOnSignals(process);

const faults = outputFaults(process);
// A run that waits for what never comes ends as Node ends such a program.
faults.setExitCode(UNSETTLED);

void run(process.argv.slice(2), {
	stdout: { write: (text) => void process.stdout.write(text), room: () => roomIn(process.stdout, signal), gone: faults.gone },
	stderr: { write: (text) => void process.stderr.write(text) },
	stdin: standardInput,
	cwd: process.cwd(),
	env: process.env,
	isTTY: process.stdout.isTTY === true,
	now: () => new Date(),
	threads: threadsFor(process.env),
	signal,
}).then((code) => {
	// Set, not called: what is still on its way into a pipe would be cut off by `exit`.
	faults.setExitCode(code);
});

#!/usr/bin/env node
import process from 'node:process';
import { errorCode } from './disk/disk.ts';
import { roomIn } from './output/roomIn.ts';
import { run } from './run.ts';
import { stopOnSignals } from './stopped.ts';
import { threadsFor } from './vault/threads/threadCount.ts';

const signal = stopOnSignals(process);

// `dossier check VAULT | head` closes the pipe early; that is no fault of anybody's.
process.stdout.on('error', (error: Error) => {
	if (errorCode(error) !== 'EPIPE') throw error;
});

// Set, not called: what is still on its way into a pipe would be cut off by `exit`.
process.exitCode = await run(process.argv.slice(2), {
	stdout: { write: (text) => void process.stdout.write(text), room: () => roomIn(process.stdout, signal) },
	stderr: { write: (text) => void process.stderr.write(text) },
	stdin: () => process.stdin,
	cwd: process.cwd(),
	env: process.env,
	isTTY: process.stdout.isTTY === true,
	now: () => new Date(),
	threads: threadsFor(process.env),
	signal,
});

// Loaded into a process before its program: says on exit how long its event loop was held at the longest, in milliseconds.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { setImmediate } from 'node:timers';

let last = performance.now();
let lastUsed = process.cpuUsage();
let longest = 0;
/** While the program itself is read no loop runs, and a signal ends the process at once. */
let isListening = false;

function look(): void {
	const now = performance.now();
	const { user, system } = process.cpuUsage(lastUsed);
	// Where other processes had the processor meanwhile, nobody was held up by this one.
	if (isListening) longest = Math.max(longest, Math.min(now - last, (user + system) / 1000));
	isListening = process.listenerCount('SIGINT') > 0;
	last = now;
	lastUsed = process.cpuUsage();
}

function turn(): void {
	look();
	setImmediate(turn).unref();
}

setImmediate(turn).unref();
process.on('exit', () => {
	look();
	writeFileSync(process.env['STALL_FILE'] ?? '', String(longest));
});

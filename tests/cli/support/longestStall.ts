// Loaded into a process before its program: says on exit how long its event loop was held at the longest, in milliseconds.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { setImmediate } from 'node:timers';

let last = performance.now();
let lastUsed = usedMs();
let longest = 0;
/** While the program itself is read no loop runs, and a signal ends the process at once. */
let isListening = false;

/** What the thread of the event loop has had of the processor: the collector's own threads, where the system tells them apart, hold nobody up. */
function usedMs(): number {
	try {
		return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
	} catch {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1000;
	}
}

function look(): void {
	const now = performance.now();
	const used = usedMs();
	// Where other processes had the processor meanwhile, nobody was held up by this one.
	if (isListening) longest = Math.max(longest, Math.min(now - last, used - lastUsed));
	isListening = process.listenerCount('SIGINT') > 0;
	last = now;
	lastUsed = used;
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

// Loaded into a process before its program: says on exit how long its event loop was held at the longest, in milliseconds.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { watchStalls } from './watchStalls.ts';

// While the program itself is read no loop runs, and a signal ends the process at once.
const longestStall = watchStalls(() => process.listenerCount('SIGINT') > 0);
process.on('exit', () => writeFileSync(process.env['STALL_FILE'] ?? '', String(longestStall())));

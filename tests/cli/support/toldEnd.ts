// Loaded into a process before its program: writes the moment of its end into a file.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { momentOf } from './ownTime.ts';

if (isMainThread) process.on('exit', () => writeFileSync(process.env['END_FILE'] ?? '', JSON.stringify(momentOf(process.pid))));

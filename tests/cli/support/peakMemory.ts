// Loaded into a process before its program: says on exit how much memory it held at the most, in kilobytes.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => writeFileSync(process.env['MEMORY_FILE'] ?? '', String(process.resourceUsage().maxRSS)));

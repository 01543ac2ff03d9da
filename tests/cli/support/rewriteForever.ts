// A program that is killed: rewrites every note of a vault between two texts, run after run, until it is.
import { finish } from '../../../src/core/text/steps.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { openWriteRun } from '../../../src/cli/disk/writeRun.ts';

const [root = '', first = '', second = ''] = process.argv.slice(2);
const texts = [readFileSync(first, 'utf8'), readFileSync(second, 'utf8')];
let runs = 0;
for (;;) {
	const run = openWriteRun({ root, command: 'fix', now: new Date() });
	for (const name of readdirSync(root)) {
		if (name.startsWith('.')) continue;
		const text = readFileSync(join(root, name), 'utf8');
		run.replace(name, text, text === texts[0] ? (texts[1] ?? '') : (texts[0] ?? ''));
	}
	finish(run.end());
	// Only now: the first run starts slowly, and would take all the kills.
	if (runs === 0) process.stdout.write('ready\n');
	runs += 1;
}

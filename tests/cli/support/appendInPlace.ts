// A program that saves a note in place, as many editors do: reads it, adds a line, opens it for writing, writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const [path = '', milliseconds = '0'] = process.argv.slice(2);
const end = Date.now() + Number(milliseconds);
let saved = 0;
process.stdout.write('ready\n');
while (Date.now() < end) {
	const text = readFileSync(path, 'utf8');
	writeFileSync(path, `${text}theirs ${saved + 1};\n`);
	saved++;
	// A few hundred saves a second are far more than a person makes, and leave gaps in which a note can be replaced at all.
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3);
}
process.stdout.write(`saved ${saved}\n`);

// A program that saves a note as many editors and Syncthing do: reads it, writes a file of its own beside it, renames that over the note.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

const [path = '', milliseconds = '0'] = process.argv.slice(2);
const end = Date.now() + Number(milliseconds);
const own = join(dirname(path), '.theirs.tmp');
let saved = 0;
process.stdout.write('ready\n');
while (Date.now() < end) {
	const text = readFileSync(path, 'utf8');
	writeFileSync(own, `${text}theirs ${saved + 1};\n`);
	renameSync(own, path);
	saved += 1;
	// A few hundred saves a second are far more than a person makes, and leave gaps in which a note can be replaced at all.
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3);
}
process.stdout.write(`saved ${saved}\n`);

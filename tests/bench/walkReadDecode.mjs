// The yardstick of `check`: a process that walks a vault, reads and decodes every note, and does nothing with it.
import { Buffer } from 'node:buffer';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const folders = [process.argv[2] ?? '.'];
const notes = [];
for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.name.startsWith('.')) continue;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) folders.push(path);
		else if (path.toLowerCase().endsWith('.md')) notes.push(path);
	}
}
const buffer = Buffer.allocUnsafe(1 << 20);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
let characters = 0;
for (const path of notes) {
	const handle = openSync(path, 'r');
	const length = readSync(handle, buffer, 0, buffer.length, 0);
	closeSync(handle);
	characters += decoder.decode(buffer.subarray(0, length)).length;
}
console.log(`${notes.length} notes, ${characters} characters`);

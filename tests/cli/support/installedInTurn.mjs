// A program that runs command lines (its argument, in JSON) with the command as it is installed, one after another, and prints what each said
// and how it ended: in one process, which compiles but once what they share. The command is loaded anew for each, and has ended where nothing
// is left to do, as a process of its own would.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers';

const require = createRequire(import.meta.url);
const command = resolve('dist/dossier.js');
const lines = JSON.parse(process.argv[2]);
const ended = [];
const said = { stdout: '', stderr: '' };
const print = process.stdout.write.bind(process.stdout);

for (const name of ['stdout', 'stderr'])
	process[name].write = (text) => {
		said[name] += text;
		return true;
	};

let isRunning = false;
process.on('beforeExit', (code) => {
	if (isRunning) ended.push({ code, ...said });
	isRunning = ended.length < lines.length;
	if (isRunning) setImmediate(start, lines[ended.length]);
	else printAll();
});

function start(line) {
	Object.assign(said, { stdout: '', stderr: '' });
	for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
	for (const name of ['stdout', 'stderr']) process[name].removeAllListeners('error');
	process.argv = [process.execPath, command, ...line];
	delete require.cache[command];
	require(command);
}

function printAll() {
	process.removeAllListeners('beforeExit');
	process.exitCode = 0;
	print(JSON.stringify(ended));
}

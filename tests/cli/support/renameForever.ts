// Run as a program by the kill test: renames a note there and back without end, links to it included.
// Arguments: the vault's root, and `links` where names are to be given by hard links.
import { finish } from '../../../src/core/text/steps.ts';
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { nodeDisk } from '../../../src/cli/disk/disk.ts';
import { openWriteRun } from '../../../src/cli/disk/writeRun.ts';

const [root = '', how] = process.argv.slice(2);
const disk = how === 'links' ? { ...nodeDisk, moveSync: () => false } : nodeDisk;
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
let isOld = nodeDisk.lstatSync(join(root, 'Old.md'), { throwIfNoEntry: false }) !== undefined;

process.stdout.write('ready\n');
for (;;) {
	const [from, to] = isOld ? ['Old.md', 'Folder/New.md'] : ['Folder/New.md', 'Old.md'];
	const run = openWriteRun({ root, command: 'rename', now: new Date(), disk });
	const own = text(from);
	run.rename(from, to, Buffer.from(own));
	run.replace(to, own, own.startsWith('# Old') ? own.replace('# Old', '# New') : own.replace('# New', '# Old'));
	for (const path of ['L1.md', 'L2.md', 'L3.md']) {
		const link = text(path);
		run.replace(path, link, link.startsWith('[[Old]]') ? link.replace('[[Old]]', '[[New]]') : link.replace('[[New]]', '[[Old]]'));
	}
	finish(run.end());
	isOld = !isOld;
}

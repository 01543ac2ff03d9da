// Run as a program by the kill test: keeps what link checks found, one page after another, and says of each that it is kept.
// Arguments: the vault's root, a name for its pages, and how many there are.
import process from 'node:process';
import { writeHealthFile } from '../../../src/cli/disk/healthFile.ts';

const [root = '', name = '', count = ''] = process.argv.slice(2);
const now = new Date();
for (let page = 0; page < Number(count); page += 1) {
	writeHealthFile(root, new Map([[`${name}.org/${page}`, { kind: 'alive', checked: '2026-03-14' }]]), now);
	process.stdout.write(`${page}\n`);
}

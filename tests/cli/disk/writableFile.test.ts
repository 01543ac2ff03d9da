import { linkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { nodeDisk } from '../../../src/cli/disk/disk.ts';
import { writableFile } from '../../../src/cli/disk/writableFile.ts';
import { tempVault } from '../support/tempVault.ts';

/** More than Linux gives a process by default, so that none has it. */
const NOBODY = 2 ** 22 + 1;

test.each<[fact: string, other: string, kind: 'file' | 'refused']>([
	['another name is somebody else’s', 'Copy.md', 'refused'],
	['another name is that of a run that was killed', `.dossier-${NOBODY}-0123456789ab.tmp`, 'file'],
	['another name is that of a run at work', `.dossier-${process.pid}-0123456789ab.tmp`, 'refused'],
])('%s: %s', (_, other, kind) => {
	const root = tempVault({ 'Old.md': 'old' });
	linkSync(join(root, 'Old.md'), join(root, other));
	expect(writableFile(root, join(root, 'Old.md'), nodeDisk).kind).toBe(kind);
});

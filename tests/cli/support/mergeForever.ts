// Run as a program by the kill test: merges a note there into another and takes that back, without end. Argument: the vault's root.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { runMerge } from '../../../src/cli/commands/merge/runMerge.ts';
import { runUndo } from '../../../src/cli/commands/undo/runUndo.ts';
import type { Io } from '../../../src/cli/io.ts';

const root = process.argv[2] ?? '';
const quiet = { write: () => undefined };
const told = { write: (text: string) => void process.stderr.write(text) };
const { signal } = new AbortController();
const io: Io = { stdout: quiet, stderr: told, cwd: root, env: {}, isTTY: false, now: () => new Date(), signal };
for (;;) {
	if (existsSync(join(root, 'Old.md'))) await runMerge(io, root, 'Old', 'New', { write: true });
	else await runUndo(io, root, undefined, {});
	// Each merge leaves a copy there.
	rmSync(join(root, '.trash'), { recursive: true, force: true });
}

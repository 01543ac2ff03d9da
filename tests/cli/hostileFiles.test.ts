import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, bundleCommand } from './support/bundle.ts';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

/** A command that waits for what will never come is ended after this long, and the test fails. */
const HANGS_MS = 60_000;

let program: Bundle;
beforeAll(async () => {
	program = await bundleCommand();
});
afterAll(() => program.remove());

/** How the command ends in a process of its own: its exit code, or the signal that ended it. */
function endOf(args: readonly string[]): number | string | null {
	const { status, signal } = spawnSync(process.execPath, [program.path, ...args], {
		encoding: 'utf8',
		timeout: HANGS_MS,
		killSignal: 'SIGKILL',
	});
	return signal ?? status;
}

const ALL = process.env['DOSSIER_TORTURE'] === '1';

/** A vault of so many notes; 500 and more have a cache. */
function vaultOf(count: number): string {
	const notes = Array.from({ length: count }, (_, n) => [`n/${n}.md`, '---\nstatus: draft\n---\n'] as const);
	return tempVault(Object.fromEntries(notes));
}

test('the line of a file outside is shown nowhere, not by the code frame of the link that leads to it either', async () => {
	const outside = tempVault({ 'S.md': 'the secret line\n' });
	const vault = tempVault({ 'A.md': 'a\n' });
	symlinkSync(join(outside, 'S.md'), join(vault, 'away.md'));
	for (const args of [
		['check', vault],
		['check', vault, 'away.md'],
		['inspect', vault],
		['sources', vault],
		['fix', vault],
	]) {
		const { stdout, stderr } = await runCli(args);
		expect(stdout + stderr, args.join(' ')).not.toContain('the secret line');
	}
});

describe.skipIf(process.platform === 'win32')('nothing waits for a pipe, or reads a device to its end, in the place of', () => {
	const places = [
		['data.json', '.obsidian/plugins/dossier/data.json', ['check', 'set', 'related', 'new']],
		['app.json', '.obsidian/app.json', ['check', 'related']],
		['the lock', '.dossier/lock', ['set', 'new', 'undo']],
		['the journal', '.dossier/runs/2026-01-01T00-00-00-000/journal.jsonl', ['set', 'undo']],
		['the cache', '.dossier/cache/check.jsonl', ['check']],
		['a note', 'n/pipe.md', ['check', 'related', 'inspect']],
		['a template', 'Templates/actor.md', ['new', 'check']],
		['a type', 'Types/actor.md', ['new', 'check']],
	] as const;
	const rest: Record<string, readonly string[]> = { set: ['n/1', 'status=done'], new: ['actor', 'Someone'] };
	test.each(places)('%s', (_, place, commands) => {
		for (const kind of ['pipe', 'endless'] as const) {
			// Each is a process of its own: the short form takes the first command with a pipe only.
			for (const command of ALL ? commands : commands.slice(0, kind === 'pipe' ? 1 : 0)) {
				const vault = vaultOf(place.includes('cache') ? 510 : 3);
				const path = join(vault, place);
				mkdirSync(dirname(path), { recursive: true });
				if (kind === 'pipe') execFileSync('mkfifo', [path]);
				else symlinkSync('/dev/zero', path);
				expect(endOf([command, vault, ...(rest[command] ?? [])]), `${command} with ${kind}`).toBeTypeOf('number');
			}
		}
	});
});

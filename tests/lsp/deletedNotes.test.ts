import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { tempVault } from '../cli/support/tempVault.ts';
import { startClient } from './support/lspClient.ts';
import { useServer } from './support/useServer.ts';

const LIST = '## Related Notes\n- [[Camp David]]\n- [[Narnia]]\n';
const GONE = ['`Camp David` is listed as a related note and was deleted'];
const SETTINGS = { suggestions: true, severity: { 'related-bullet-gone': 'warning' } };

function vaultWithPast(): string {
	const root = tempVault({ 'List.md': LIST, 'Events/Camp David.md': '' });
	const git = (...args: string[]): void =>
		void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: root });
	git('init', '-q');
	git('add', '.');
	git('commit', '-qm', 'first');
	rmSync(join(root, 'Events/Camp David.md'));
	git('commit', '-qam', 'second');
	return root;
}

/** A folder with a git that does nothing before there is a file `go` beside it. */
function waitingGit(): string {
	const folder = mkdtempSync(join(tmpdir(), 'dossier-waiting-git-'));
	const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'git'), `#!/bin/sh\nwhile [ ! -e '${folder}/go' ]; do sleep 0.05; done\nexec '${real}' "$@"\n`);
	chmodSync(join(folder, 'git'), 0o755);
	return folder;
}

describe.each([
	['in a thread', true],
	['where there is no program for threads', false],
])('what git knows to have been deleted, asked %s', (_, withThreads) => {
	const server = useServer(withThreads);

	// A vault waits a second for git, which is not always enough for it on a machine with much other work.
	test('is told with the first findings', { retry: 2 }, async () => {
		const client = await startClient(server(), { folders: [vaultWithPast()], settings: SETTINGS });
		client.open('List.md', LIST);
		const found = (await client.diagnostics('List.md')).filter(({ code }) => code === 'related-bullet-gone');
		expect(found.map(({ message }) => message)).toEqual(GONE);
	});

	if (!withThreads) return;
	test('is told later where git takes long, and nobody waits for it', async () => {
		const git = waitingGit();
		const client = await startClient(server(), {
			folders: [vaultWithPast()],
			settings: SETTINGS,
			env: { PATH: `${git}:${process.env['PATH']}` },
		});
		client.open('List.md', LIST);
		const gone = async (): Promise<number> =>
			(await client.diagnostics('List.md')).filter(({ code }) => code === 'related-bullet-gone').length;
		expect(await gone()).toBe(0);
		writeFileSync(join(git, 'go'), '');
		await client.untilDiagnostics('List.md', (found) => found.some(({ code }) => code === 'related-bullet-gone'));
		rmSync(git, { recursive: true });
	});
});

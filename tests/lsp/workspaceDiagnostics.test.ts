import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CancellationTokenSource, ProgressType, type WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { runCli } from '../cli/support/runCli.ts';
import { tempVault } from '../cli/support/tempVault.ts';
import { type LspClient, startHere } from './support/lspClient.ts';

const POLICY = '---\ntype: policy\nactors: Iran\nstatus: proposed\n---\n';
const VAULT = { 'Iran.md': '---\ntype: country\n---\n', 'Pact.md': POLICY, 'Law.md': POLICY, 'Shown.md': POLICY };
const SETTINGS = { workspaceDiagnostics: true };

type Reports = readonly WorkspaceDocumentDiagnosticReport[];

/** `PATH full N` or `PATH unchanged`, one a report. */
const lines = (client: LspClient, items: Reports): string[] =>
	items.map((item) => {
		const path = item.uri.slice(client.uri('').length);
		return `${path} ${item.kind}${item.kind === 'full' ? ` ${item.items.length}` : ''}`;
	});

function ask(
	client: LspClient,
	known: Reports = [],
	source = new CancellationTokenSource(),
	more: object = {},
): Promise<{ items: Reports }> {
	const previousResultIds = known.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));
	return client.connection.sendRequest('workspace/diagnostic', { previousResultIds, ...more }, source.token);
}

describe('the diagnostics of a whole workspace', () => {
	test('are offered only to an editor that asks for diagnostics, and where its settings say so', async () => {
		const offered = async (options: object): Promise<boolean | undefined> => {
			const { initialized } = await startHere({ folders: [], ...options });
			return (initialized.capabilities.diagnosticProvider as { workspaceDiagnostics?: boolean } | undefined)?.workspaceDiagnostics;
		};
		expect(await Promise.all([offered({}), offered({ settings: SETTINGS }), offered({ settings: SETTINGS, capabilities: {} })])).toEqual([
			false,
			true,
			false,
		]);
	});

	test('are those of the command, but of notes that the editor has open, which it asks for one by one', async () => {
		const root = tempVault(VAULT);
		const client = await startHere({ folders: [root], settings: SETTINGS });
		client.open('Shown.md', POLICY);
		const { items } = await ask(client);
		expect(lines(client, items)).toEqual(['Law.md full 1', 'Pact.md full 1']);
		const { diagnostics } = JSON.parse((await runCli(['check', root, 'Law', 'Pact', '--format', 'json'])).stdout) as {
			diagnostics: { message: string; severity: string }[];
		};
		expect(items.flatMap((item) => (item.kind === 'full' ? item.items.map(({ message }) => message) : []))).toEqual(
			diagnostics.filter(({ severity }) => severity !== 'info').map(({ message }) => message),
		);
	});

	test('are told again once something has changed: what is new, what is as it was, what is gone', async () => {
		const root = tempVault(VAULT);
		const client = await startHere({ folders: [root], settings: SETTINGS });
		const first = (await ask(client)).items;
		let isAnswered = false;
		const second = ask(client, first).then((answer) => {
			isAnswered = true;
			return answer;
		});
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(isAnswered).toBe(false);
		writeFileSync(join(root, 'Law.md'), POLICY.replace('Iran', '[Iran]'));
		rmSync(join(root, 'Pact.md'));
		for (const path of ['Law.md', 'Pact.md']) client.touched(path);
		expect(lines(client, (await second).items)).toEqual(['Law.md full 0', 'Shown.md unchanged', 'Pact.md full 0']);
	});

	test('come in parts to an editor that takes parts, and end when they are cancelled', async () => {
		const many = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`Policies/${at}.md`, POLICY]));
		const client = await startHere({ folders: [tempVault({ ...VAULT, ...many })], settings: SETTINGS });
		const parts: number[] = [];
		client.connection.onProgress(new ProgressType<{ items: Reports }>(), 'parts', ({ items }) => void parts.push(items.length));
		expect(await ask(client, [], undefined, { partialResultToken: 'parts' })).toEqual({ items: [] });
		expect(parts).toEqual([100, 100, 53]);
		const source = new CancellationTokenSource();
		const asked = ask(client, [], source);
		source.cancel();
		await expect(asked).rejects.toMatchObject({ code: -32800 });
	});
});

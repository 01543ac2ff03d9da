import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { tempVault } from '../cli/support/tempVault.ts';
import { MODERN, startHere } from './support/lspClient.ts';
import { useClient } from './support/useClient.ts';

const POLICY = '---\ntype: policy\nactors: Iran\nstatus: proposed\n---\n';
const VAULT = {
	'Iran.md': '---\ntype: country\n---\n',
	'Israel.md': '---\ntype: country\n---\n',
	'Pact.md': POLICY,
};
/** What an editor can that is told of diagnostics and never asks. */
const PUSHED = { ...MODERN, textDocument: {} };

/** Tests that need no editor of a special kind share one, each with a vault of its own. */
const shared = useClient({});

const lines = (found: readonly Diagnostic[]): string[] =>
	found.map(({ range: { start, end }, message, code, severity }) => {
		const place = `${start.line}:${start.character}-${end.line}:${end.character}`;
		return `${place} ${severity} ${String(code)} ${typeof message === 'string' ? message : message.value}`;
	});

describe('diagnostics', () => {
	test('come with the rule, its page and the place of what is wrong, when they are asked for', async () => {
		const client = await shared().inFolder(tempVault(VAULT));
		client.open('Pact.md', POLICY);
		const found = await client.diagnostics('Pact.md');
		expect(lines(found)).toEqual(['2:8-2:12 1 field-kind `actors` is `"Iran"`; expected a list of names of an actor such as `[Iran]`']);
		expect(found[0]?.codeDescription?.href).toMatch(/\/docs\/rules\.md#field-kind$/);
		expect(found[0]?.source).toBe('dossier');
	});
	test('are sent by themselves to an editor that does not ask, and to none that does', async () => {
		const root = tempVault(VAULT);
		const told = await startHere({ folders: [root], capabilities: PUSHED });
		told.open('Pact.md', POLICY);
		await told.until(() => told.pushed.has(told.uri('Pact.md')));
		const pushed = told.pushed.get(told.uri('Pact.md'));
		expect([pushed?.version, pushed?.diagnostics.length]).toEqual([1, 1]);
		told.close('Pact.md');
		await told.until(() => told.pushed.get(told.uri('Pact.md'))?.diagnostics.length === 0);
		const asking = await shared().inFolder(root);
		asking.open('Pact.md', POLICY);
		expect(await asking.diagnostics('Pact.md')).toHaveLength(1);
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(asking.pushed.size).toBe(0);
	});
	test('follow what the editor shows, not what the disk has', async () => {
		const client = await shared().inFolder(tempVault(VAULT));
		client.open('Pact.md', POLICY);
		expect(await client.diagnostics('Pact.md')).toHaveLength(1);
		client.change('Pact.md', POLICY.replace('Iran', '[Iran]'), 2);
		expect(await client.diagnostics('Pact.md')).toEqual([]);
	});
	test('of one note follow what another editor shows, though it is not on disk', async () => {
		const client = await shared().inFolder(tempVault(VAULT));
		client.open('A.md', 'See [[Irán]].\n');
		const near = ['0:4-0:12 2 link-near-miss `Irán` leads nowhere; expected `Iran`, which is written with other accents'];
		expect(lines(await client.diagnostics('A.md'))).toEqual(near);
		client.open('Irán.md', '');
		expect(lines(await client.diagnostics('A.md'))).toEqual([]);
		client.close('Irán.md');
		expect(lines(await client.diagnostics('A.md'))).toEqual(near);
	});
	test('follow what happens on disk, once the editor tells of it', async () => {
		const root = tempVault(VAULT);
		const client = await shared().inFolder(root);
		client.open('A.md', 'See [[Irán]].\n');
		expect(await client.diagnostics('A.md')).toHaveLength(1);
		writeFileSync(join(root, 'Irán.md'), '');
		client.touched('Irán.md');
		await client.untilDiagnostics('A.md', (found) => found.length === 0);
		rmSync(join(root, 'Irán.md'));
		client.touched('Irán.md');
		await client.untilDiagnostics('A.md', (found) => found.length === 1);
	});
	test('follow what happens on disk where the editor watches nothing', async () => {
		const root = tempVault(VAULT);
		const client = await startHere({ folders: [root], capabilities: { ...MODERN, workspace: {} } });
		client.open('A.md', 'See [[Irán]].\n');
		expect(await client.diagnostics('A.md')).toHaveLength(1);
		// The watcher needs a moment to begin.
		await new Promise((resolve) => setTimeout(resolve, 500));
		writeFileSync(join(root, 'Irán.md'), '');
		await client.untilDiagnostics('A.md', (found) => found.length === 0);
	});
	test('follow the settings of the vault, which the editor tells of as of any file', async () => {
		const root = tempVault(VAULT);
		const client = await shared().inFolder(root);
		client.open('Pact.md', POLICY);
		expect(await client.diagnostics('Pact.md')).toHaveLength(1);
		writeFileSync(join(root, '.dossier.json'), '{ "settings": { "rules": { "field-kind": "warning" } } }');
		client.touched('.dossier.json');
		await client.untilDiagnostics('Pact.md', ([first]) => first?.severity === 2);
	});
	test("follow the editor's own settings, which win", async () => {
		const client = await startHere({ folders: [tempVault(VAULT)], settings: { severity: { 'field-kind': 'warning' } } });
		client.open('Pact.md', POLICY);
		expect((await client.diagnostics('Pact.md'))[0]?.severity).toBe(2);
		await client.connection.sendNotification('workspace/didChangeConfiguration', {
			settings: { dossier: { severity: { 'field-kind': 'off' } } },
		});
		expect(await client.diagnostics('Pact.md')).toEqual([]);
		await client.connection.sendNotification('workspace/didChangeConfiguration', {
			settings: { dossier: { severity: { 'fild-kind': 'off' } } },
		});
		await client.until(() => client.shown.length > 0);
		expect(client.shown).toEqual(['Dossier: `dossier.severity.fild-kind` names no rule']);
	});
	test('leave links to a server beside it where the settings say so; names in fields and what mends a link stay', async () => {
		const root = tempVault({ ...VAULT, 'United States.md': '---\ntype: country\n---\n' });
		const client = await startHere({ folders: [root], settings: { links: false } });
		client.open('Pact.md', `${POLICY.replace('Iran', '[United Sttaes]')}See [[United Sttaes]].\n`);
		expect(lines(await client.diagnostics('Pact.md')).map((line) => line.split(' `')[0])).toEqual(['2:9-2:22 2 link-near-miss']);
		expect([...(await client.actions('Pact.md', { line: 5, character: 6 })).keys()][0]).toBe('Link to United States');
	});
	test('of a note whose type is being edited are those of the type as it is shown', async () => {
		const type = '---\ntype: note-type\nname: treaty\nfields:\n  status: { kind: text, required: true }\n---\n';
		const root = tempVault({ 'Types/treaty.md': type.replace(', required: true', ''), 'Pact.md': '---\ntype: treaty\n---\n' });
		const client = await shared().inFolder(root);
		client.open('Pact.md', '---\ntype: treaty\n---\n');
		expect(await client.diagnostics('Pact.md')).toEqual([]);
		client.open('Types/treaty.md', type);
		await client.untilDiagnostics('Pact.md', ([first]) => first?.code === 'field-required');
	});
	test('of several folders are those of the folder that a note lies in', async () => {
		const [first, second] = [
			tempVault(VAULT),
			tempVault({ 'Pact.md': POLICY, '.dossier.json': '{ "settings": { "rules": { "field-kind": "off" } } }' }),
		];
		const client = await (await shared().inFolder(first)).inFolder(second);
		client.open(join(first, 'Pact.md'), POLICY);
		client.open(join(second, 'Pact.md'), POLICY);
		expect(await client.diagnostics(join(first, 'Pact.md'))).toHaveLength(1);
		expect(await client.diagnostics(join(second, 'Pact.md'))).toEqual([]);
	});
	test('of a file that is opened without a folder are those of the vault around it', async () => {
		const root = tempVault({ ...VAULT, '.obsidian/app.json': '{}' });
		const client = await startHere({ folders: [] });
		client.open(join(root, 'Pact.md'), POLICY);
		expect(await client.diagnostics(join(root, 'Pact.md'))).toHaveLength(1);
	});
	test('show suggestions as hints only where the settings ask for them', async () => {
		const root = tempVault(VAULT);
		const text = POLICY.replace('Iran', '[Iran, Narnia]');
		const quiet = await shared().inFolder(root);
		quiet.open('Pact.md', text);
		expect(await quiet.diagnostics('Pact.md')).toEqual([]);
		const asked = await startHere({ folders: [root], settings: { dossier: { suggestions: true } } });
		asked.open('Pact.md', text);
		expect(lines(await asked.diagnostics('Pact.md')).filter((line) => line.includes('name-exists'))).toEqual([
			'2:15-2:21 4 name-exists `actors` names `Narnia`, for which there is no note',
		]);
	});
});

import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { snapshot, tempVault } from '../cli/support/tempVault.ts';
import { MODERN, startClient, startHere } from './support/lspClient.ts';
import { useClient } from './support/useClient.ts';
import { useServer } from './support/useServer.ts';

const server = useServer();

const VAULT = { 'Iran.md': '---\ntype: country\n---\n', 'A.md': '' };

/** Tests that need no server of their own share one, each with a vault of its own. */
const shared = useClient({});

describe('positions', () => {
	// A letter of two bytes, one of three, and one of four that is two units in UTF-16, before the link.
	const TEXT = 'é€😀 [[Irán]]\n';
	test.each([
		['utf-16', ['utf-16'], 5, 13],
		['utf-8', ['utf-8', 'utf-16'], 10, 19],
		['utf-32', ['utf-32'], 4, 12],
		['utf-16', ['utf-7'], 5, 13],
		['utf-16', undefined, 5, 13],
	])('are counted in %s where the editor offers %j', async (encoding, offered, start, end) => {
		const client = await startHere({
			folders: [tempVault(VAULT)],
			capabilities: { ...MODERN, general: offered === undefined ? {} : { positionEncodings: offered } },
		});
		expect(client.initialized.capabilities.positionEncoding).toBe(encoding);
		client.open('A.md', TEXT);
		const [found] = await client.diagnostics('A.md');
		expect([found?.range.start, found?.range.end]).toEqual([
			{ line: 0, character: start },
			{ line: 0, character: end },
		]);
		// Edits of a part are placed by the same count, each in the text that the one before it left.
		await client.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri: client.uri('A.md'), version: 2 },
			contentChanges: [
				{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: start } }, text: '' },
				{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: 'See [[Irán]].\r\n\r\n[[Irán]]\r\n' },
			],
		});
		expect((await client.diagnostics('A.md')).map(({ range }) => range.start)).toEqual([
			{ line: 0, character: 4 },
			{ line: 2, character: 0 },
		]);
	});
});

describe('the life of a server', () => {
	test('ends with 0 after a shutdown, and with 1 where the editor only leaves', async () => {
		const polite = await startClient(server(), { folders: [tempVault(VAULT)] });
		expect(await polite.end()).toBe(0);
		const rude = await startClient(server(), { folders: [tempVault(VAULT)] });
		const exited = new Promise((resolve) => rude.process.once('exit', resolve));
		await rude.connection.sendNotification('exit');
		expect(await exited).toBe(1);
		const gone = await startClient(server(), { folders: [tempVault(VAULT)] });
		const ended = new Promise((resolve) => gone.process.once('exit', resolve));
		gone.process.stdin.end();
		expect(await ended).toBe(1);
	});
	test('ends with 143 on SIGTERM', async () => {
		const client = await startClient(server(), { folders: [tempVault(VAULT)] });
		const exited = new Promise((resolve) => client.process.once('exit', resolve));
		client.process.kill('SIGTERM');
		expect(await exited).toBe(143);
	});
	test.each([
		['is no number', 'Content-Length: many\r\n\r\n{}'],
		['is missing', 'Foo: bar\r\n\r\n{}'],
		['is less than nothing', 'Content-Length: -5\r\n\r\n{}Content-Length: 2\r\n\r\n{}'],
		['is too short', 'Content-Length: 3\r\n\r\n{"jsonrpc":"2.0"}Content-Length: 2\r\n\r\n{}'],
		['stands in a line without a colon', 'Content-Length 2\r\n\r\n{}'],
	])('ends with 2 where the length of a message %s, since nothing can be read from there on', async (_, sent) => {
		const client = await startClient(server(), { folders: [tempVault(VAULT)] });
		const exited = new Promise((resolve) => client.process.once('exit', resolve));
		client.process.stdin.write(sent);
		expect(await exited).toBe(2);
	});
	test.each([
		['a header without an end', 'X'.repeat(9000)],
		['a header whose end only some would see', `Content-Length: 2\r\r\n\r\n{}`],
		['a message of 2 GB', 'Content-Length: 2000000000\r\n\r\n{'],
	])('ends with 2 at %s, which would be kept until it is whole', async (_, sent) => {
		const client = await startClient(server(), { folders: [tempVault(VAULT)] });
		const exited = new Promise((resolve) => client.process.once('exit', resolve));
		client.process.stdin.write(sent);
		expect(await exited).toBe(2);
	});
	test('goes on after messages that are none', async () => {
		const client = await startClient(server(), { folders: [tempVault(VAULT)] });
		const send = (body: string): void => void client.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
		for (const body of [
			'{',
			'null',
			'[]',
			'{"jsonrpc":"2.0","id":900,"method":"textDocument/hover","params":{}}',
			'{"jsonrpc":"2.0","id":901,"method":"textDocument/hover","params":{"textDocument":{"uri":"%"},"position":{"line":-1,"character":1e99}}}',
			'{"jsonrpc":"2.0","id":902,"method":"textDocument/codeAction","params":null}',
			'{"jsonrpc":"2.0","id":903,"method":"no/such"}',
			'{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x.md","version":3},"contentChanges":[{}]}}',
			'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}',
			'{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":[1]}}',
			'{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"::","type":1}]}}',
			'{"jsonrpc":"2.0","id":904,"method":"workspace/executeCommand","params":{"command":"__proto__"}}',
			'{"jsonrpc":"2.0","id":905,"method":"workspace/executeCommand","params":{"command":"dossier.ignoreRule","arguments":[{"uri":7}]}}',
		])
			send(body);
		client.open('A.md', '[[Irán]]\n');
		expect(await client.diagnostics('A.md')).toHaveLength(1);
		const uri = client.uri('A.md');
		const beyond = { start: { line: 99, character: 99 }, end: { line: 999, character: 999 } };
		expect([...(await client.actions('A.md', beyond.start, beyond.end)).keys()]).toEqual([]);
		expect(await client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: beyond.start })).toBeNull();
	});
	test('answers at once that a request is cancelled', async () => {
		const others = Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`Notes/${at}.md`, `See [[${at + 1}]] and [[Iran]].\n`]));
		const client = await shared().inFolder(tempVault({ ...VAULT, ...others }));
		client.open('A.md', '');
		const source = new CancellationTokenSource();
		const asked = client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: client.uri('A.md') } }, source.token);
		source.cancel();
		await expect(asked).rejects.toMatchObject({ code: -32800 });
	});
	test('refuses a change that is older than what it has', async () => {
		const client = await shared().inFolder(tempVault(VAULT));
		client.open('A.md', '[[Irán]]\n', 5);
		client.change('A.md', '', 4);
		expect(await client.diagnostics('A.md')).toHaveLength(1);
		client.change('A.md', '', 6);
		expect(await client.diagnostics('A.md')).toEqual([]);
	});
	test('takes in folders that come and go', async () => {
		const [first, second] = [tempVault(VAULT), tempVault(VAULT)];
		const client = await shared().inFolder(first);
		client.open(join(second, 'A.md'), '[[Irán]]\n');
		expect(await client.diagnostics(join(second, 'A.md'))).toEqual([]);
		const folder = { uri: client.uri(second), name: 'second' };
		await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
		expect(await client.diagnostics(join(second, 'A.md'))).toHaveLength(1);
		await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
		expect(await client.diagnostics(join(second, 'A.md'))).toEqual([]);
	});
	test('leaves a vault that was closed closed, though a file of it stays open, until it is opened again', async () => {
		const second = tempVault({ ...VAULT, '.obsidian/app.json': '{}' });
		const client = await startHere({ folders: [second], capabilities: { workspace: { workspaceFolders: true } } });
		client.open('A.md', '[[Irán]]\n');
		const told = (): number | undefined => client.pushed.get(client.uri('A.md'))?.diagnostics.length;
		await client.until(() => told() === 1);
		const folder = { uri: client.uri(second), name: 'second' };
		const tell = (event: object): Promise<void> => client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
		await tell({ added: [], removed: [folder] });
		await client.until(() => told() === 0);
		client.change('A.md', '[[Irán]] and more\n', 2);
		client.open('B.md', '[[Irán]]\n');
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect([told(), client.pushed.has(client.uri('B.md'))]).toEqual([0, false]);
		await tell({ added: [folder], removed: [] });
		await client.until(() => told() === 1 && client.pushed.has(client.uri('B.md')));
	});
	test('of a folder that cannot be read, or whose settings cannot, says so and answers nothing', async () => {
		const broken = tempVault({ ...VAULT, '.dossier.json': '{' });
		const client = await startHere({ folders: [broken] });
		client.open('A.md', '[[Irán]]\n');
		expect(await client.diagnostics('A.md')).toEqual([]);
		expect(client.shown[0]).toContain('.dossier.json');
		writeFileSync(join(broken, '.dossier.json'), '{}');
		client.touched('.dossier.json');
		await client.untilDiagnostics('A.md', (found) => found.length === 1);
		const { length } = client.shown;
		await client.inFolder(join(broken, 'none'));
		await client.until(() => client.shown.length > length);
		expect(client.shown[length]).toContain('give the folder of a vault');
	});
});

describe.skipIf(process.platform === 'win32')('a vault from a stranger', () => {
	test('is neither left nor waited for, and nothing in it is written', async () => {
		const outside = tempVault({ 'Secret.md': '---\ntype: country\naliases: [Irán]\n---\n' });
		const root = tempVault(VAULT);
		symlinkSync(join(outside, 'Secret.md'), join(root, 'Secret.md'));
		symlinkSync(outside, join(root, 'Out'));
		symlinkSync(join(root, 'Iran.md'), join(root, 'Persia.md'));
		execFileSync('mkfifo', [join(root, 'Pipe.md')]);
		mkdirSync(join(root, '.obsidian'));
		writeFileSync(join(root, '\n<img src=x>`.md'), '[[Iran]]\n');
		const before = snapshot(root);
		const client = await startClient(server(), { folders: [root] });
		client.open('A.md', '[[Irán]] [[Secret]]\n');
		expect((await client.diagnostics('A.md')).map(({ message }) => message)).toEqual([
			'`Irán` leads nowhere; expected `Iran`, which is written with other accents',
		]);
		for (const path of ['Pipe.md', 'Out/Secret.md', 'Secret.md', '.obsidian/x.md', '../x.md']) client.touched(path);
		client.open('Out/Secret.md', '[[Irán]]\n');
		expect(await client.diagnostics('Out/Secret.md')).toEqual([]);
		client.open('.obsidian/x.md', '[[Irán]]\n');
		expect(await client.diagnostics('.obsidian/x.md')).toEqual([]);
		// A second way to a note is that note.
		client.open('Persia.md', '---\ntype: country\naliases: [Irán]\n---\n');
		const uri = client.uri('A.md');
		const place = { textDocument: { uri }, position: { line: 0, character: 12 } };
		expect(await client.connection.sendRequest('textDocument/hover', place)).toBeNull();
		await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
		await client.end();
		expect(snapshot(root)).toEqual(before);
	});
});

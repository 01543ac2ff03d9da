import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { tempVault } from '../cli/support/tempVault.ts';
import { useServer } from './support/useServer.ts';

const server = useServer();
const hasNeovim = spawnSync('nvim', ['--version']).status === 0;

/** What a person does at the keyboard: look at what is wrong, take the fix, hover, complete, leave. */
const SESSION = `
vim.cmd('filetype on')
vim.cmd('edit Pact.md')
local function wait(what, isTrue) assert(vim.wait(20000, isTrue, 20), 'waited for ' .. what) end
local function say(...) io.stdout:write(table.concat({ ... }, ' '), '\\n') end
local document = { uri = vim.uri_from_bufnr(0) }
local function ask(method, params)
  params.textDocument = document
  for _, answer in pairs(assert(vim.lsp.buf_request_sync(0, method, params, 20000))) do return answer.result end
end
wait('diagnostics', function() return #vim.diagnostic.get(0) == 1 end)
for _, found in ipairs(vim.diagnostic.get(0)) do say('found', found.lnum, found.col, found.message) end
local place = { line = 2, character = 9 }
for _, action in ipairs(ask('textDocument/codeAction', { range = { start = place, ['end'] = place }, context = { diagnostics = {} } })) do
  if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
end
wait('the fix', function() return #vim.diagnostic.get(0) == 0 end)
say('fixed', vim.api.nvim_buf_get_lines(0, 2, 3, false)[1])
say('keys', vim.bo.omnifunc, vim.fn.maparg('gra', 'n') ~= '' and vim.fn.maparg('grl', 'n') ~= '' and 'mapped' or 'missing')
say('hover', ask('textDocument/hover', { position = { line = 5, character = 6 } }).contents.value)
for _, item in ipairs(ask('textDocument/completion', { position = { line = 3, character = 11 } }).items) do say('offered', item.label) end
local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
client.stop()
wait('the end', function() return client.is_stopped() end)
vim.cmd('qa!')
`;

/** A server for Markdown as far as two servers could say the same: it reports every wikilink that leads to no file of its folder. */
const OTHER_SERVER = `
import { readdirSync } from 'node:fs';
let input = Buffer.alloc(0);
const send = (message) => {
	const body = JSON.stringify({ jsonrpc: '2.0', ...message });
	process.stdout.write(\`Content-Length: \${Buffer.byteLength(body)}\\r\\n\\r\\n\${body}\`);
};
const answer = ({ id, method, params }) => {
	if (method === 'initialize') send({ id, result: { capabilities: { textDocumentSync: 1 } } });
	else if (method === 'exit') process.exit(0);
	else if (id !== undefined) send({ id, result: null });
	if (method !== 'textDocument/didOpen') return;
	const { uri, text } = params.textDocument;
	const diagnostics = text.split('\\n').flatMap((line, at) =>
		[...line.matchAll(/\\[\\[(.*?)\\]\\]/g)]
			.filter(([, name]) => !readdirSync('.').includes(name + '.md'))
			.map(({ 0: link, index }) => ({
				range: { start: { line: at, character: index }, end: { line: at, character: index + link.length } },
				severity: 1, source: 'other', message: 'Link to non-existent document',
			})));
	send({ method: 'textDocument/publishDiagnostics', params: { uri, diagnostics } });
};
process.stdin.on('data', (data) => {
	input = Buffer.concat([input, data]);
	for (let head; (head = input.indexOf('\\r\\n\\r\\n')) !== -1; ) {
		const length = Number(/Content-Length: (\\d+)/i.exec(input.subarray(0, head).toString())[1]);
		if (input.length < head + 4 + length) return;
		answer(JSON.parse(input.subarray(head + 4, head + 4 + length)));
		input = input.subarray(head + 4 + length);
	}
});
`;

const TWO_SERVERS = `
vim.cmd('filetype on')
vim.cmd('edit Pact.md')
local other = vim.lsp.start_client({ name = 'other', cmd = { 'node', 'OTHER' }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, other)
assert(vim.wait(20000, function() return #vim.diagnostic.get(0) >= 3 end, 20), 'waited for both servers')
vim.wait(500)
local found = vim.diagnostic.get(0)
for _, each in ipairs(found) do io.stdout:write(each.source, ' ', each.lnum, ' ', each.col, '\\n') end
vim.cmd('qa!')
`;

function inNeovim(root: string, session: string, configuration: string, more: Readonly<Record<string, string>> = {}): string[] {
	const bin = tempVault({ 'init.lua': configuration, ...more });
	writeFileSync(join(bin, 'session.lua'), session.replaceAll('OTHER', join(bin, 'other.mjs')));
	writeFileSync(join(bin, 'dossier'), `#!/bin/sh\nexec "${process.execPath}" "${server()}" "$@"\n`);
	chmodSync(join(bin, 'dossier'), 0o755);
	const { stdout, stderr } = spawnSync(
		'nvim',
		['--clean', '-n', '--headless', '-u', join(bin, 'init.lua'), '-c', `luafile ${join(bin, 'session.lua')}`],
		{ cwd: root, encoding: 'utf8', timeout: 60_000, env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` } },
	);
	return [...stdout.trim().split('\n'), ...(stdout === '' ? [stderr] : [])];
}

function configurationFor(settings = ''): string {
	const page = readFileSync(resolve(import.meta.dirname, '../../docs/editors.md'), 'utf8');
	const [, configuration = ''] = /^```lua\n([\s\S]*?)^```$/m.exec(page) ?? [];
	return configuration.replace('root_dir = vault,', `root_dir = vault${settings},`);
}

test.skipIf(!hasNeovim)(
	'beside a server that reports broken links none is reported twice, as the page says (skipped where there is no nvim)',
	() => {
		const text = '---\ntype: policy\nactors: Iran\nstatus: proposed\n---\nSee [[Irán]] and [[Nobody]].\n';
		const files = { '.obsidian/app.json': '{}', 'Iran.md': '---\ntype: country\n---\n', 'Pact.md': text };
		const found = (settings?: string): string[] =>
			inNeovim(tempVault(files), TWO_SERVERS, configurationFor(settings), { 'other.mjs': OTHER_SERVER }).sort();
		const both = ['dossier 2 8', 'other 5 18', 'other 5 4'];
		expect(found(', init_options = { links = false }')).toEqual(both);
		expect(found()).toEqual(['dossier 2 8', 'dossier 5 4', 'other 5 18', 'other 5 4']);
	},
);

test.skipIf(!hasNeovim)('the configuration for Neovim in docs/editors.md works as it stands there (skipped where there is no nvim)', () => {
	const text = '---\ntype: policy\nactors: Iran\nstatus: pro\n---\nSee [[Iran]].\n';
	const root = tempVault({ '.obsidian/app.json': '{}', 'Iran.md': '---\ntype: country\n---\n', 'Pact.md': text });
	expect(inNeovim(root, SESSION, configurationFor())).toEqual([
		'found 2 8 `actors` is `"Iran"`; expected a list of names of an actor such as `[Iran]`',
		'fixed actors: [Iran]',
		'keys v:lua.vim.lsp.omnifunc mapped',
		'hover `Iran`: `country`',
		'',
		'1 note links here: `Pact`',
		'offered proposed',
	]);
	expect(readFileSync(join(root, 'Pact.md'), 'utf8')).toBe(text);
});

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
say('hover', ask('textDocument/hover', { position = { line = 5, character = 6 } }).contents.value)
for _, item in ipairs(ask('textDocument/completion', { position = { line = 3, character = 11 } }).items) do say('offered', item.label) end
local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
client.stop()
wait('the end', function() return client.is_stopped() end)
vim.cmd('qa!')
`;

test.skipIf(!hasNeovim)('the configuration for Neovim in docs/editors.md works as it stands there (skipped where there is no nvim)', () => {
	const page = readFileSync(resolve(import.meta.dirname, '../../docs/editors.md'), 'utf8');
	const [, configuration = ''] = /^```lua\n([\s\S]*?)^```$/m.exec(page) ?? [];
	const text = '---\ntype: policy\nactors: Iran\nstatus: pro\n---\nSee [[Iran]].\n';
	const root = tempVault({ '.obsidian/app.json': '{}', 'Iran.md': '---\ntype: country\n---\n', 'Pact.md': text });
	const bin = tempVault({ 'init.lua': configuration, 'session.lua': SESSION });
	writeFileSync(join(bin, 'dossier'), `#!/bin/sh\nexec "${process.execPath}" "${server()}" "$@"\n`);
	chmodSync(join(bin, 'dossier'), 0o755);
	const { stdout, stderr } = spawnSync(
		'nvim',
		['--clean', '-n', '--headless', '-u', join(bin, 'init.lua'), '-c', `luafile ${join(bin, 'session.lua')}`],
		{ cwd: root, encoding: 'utf8', timeout: 60_000, env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` } },
	);
	expect(stdout.trim().split('\n'), stderr).toEqual([
		'found 2 8 `actors` is `"Iran"`; expected a list of names of an actor such as `[Iran]`',
		'fixed actors: [Iran]',
		'hover `Iran`: `country`',
		'',
		'1 note links here: `Pact`',
		'offered proposed',
	]);
	expect(readFileSync(join(root, 'Pact.md'), 'utf8')).toBe(text);
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { stat } from 'node:fs/promises';
import { hasPlugin, startServer } from '../tests/host/server.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const USAGE = `Serves the built plugin in a stand-in for Obsidian.

  npm run preview -- [VAULT] [--port N] [--theme light|dark] [--theme-file FILE] [--phone] [--write]

  VAULT         a folder of notes (default: example-vault)
  --write       keep what is changed in VAULT; without it changes stay in the page
  --theme-file  the theme.css of a theme from the community, drawn as the app would
  --phone       at a phone's width`;

/** @throws {Error} with a text for whoever typed the command. */
async function options() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			port: { type: 'string', default: '4321' },
			write: { type: 'boolean', default: false },
			theme: { type: 'string', default: 'light' },
			'theme-file': { type: 'string' },
			phone: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		process.exit(0);
	}
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65535)
		throw new Error(`--port "${values.port}" is no port; expected a number such as 4321`);
	if (values.theme !== 'light' && values.theme !== 'dark') throw new Error(`--theme "${values.theme}" is not known; one of: light, dark`);
	const vault = path.resolve(positionals[0] ?? path.join(root, 'example-vault'));
	if (
		!(await stat(vault).then(
			(found) => found.isDirectory(),
			() => false,
		))
	)
		throw new Error(`${vault} is no folder; name the folder of a vault`);
	const themeFile = values['theme-file'] ?? null;
	if (themeFile !== null && !existsSync(themeFile)) throw new Error(`--theme-file ${themeFile}: there is no such file`);
	if (!(await hasPlugin())) throw new Error('main.js is missing; type: npm run build');
	return { port, vault, theme: values.theme, themeFile, write: values.write, phone: values.phone };
}

try {
	const { phone, ...rest } = await options();
	const server = await startServer(rest);
	console.log(`Dossier on ${rest.vault}: ${server.url}${phone ? 'phone' : ''}`);
	console.log(rest.write ? 'Changes are written to the vault.' : 'Changes stay in the page.');
	for (const signal of ['SIGINT', 'SIGTERM'])
		process.once(signal, () => {
			void server.close().then(() => process.exit(0));
		});
} catch (error) {
	console.error(`preview: ${error.code === 'EADDRINUSE' ? `the port is taken; choose another with --port` : error.message}`);
	process.exitCode = 2;
}

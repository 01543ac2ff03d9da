import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** What is asked for by its content, and may be kept. */
const BUNDLE = new Set(['/app.js', '/app.css']);

/** Folders whose content is nobody's note and may be huge. */
const NOT_SERVED = new Set(['.git', 'node_modules', '.dossier', '.trash']);

/** The stand-in as one script and one style sheet. Names are kept: the ledger reads them in stacks. */
export async function bundleHost() {
	const { outputFiles } = await build({
		entryPoints: { app: path.join(here, 'boot.ts'), style: path.join(here, 'app.css') },
		bundle: true,
		write: false,
		outdir: path.join(here, 'out'),
		format: 'iife',
		target: 'es2022',
		platform: 'browser',
		keepNames: true,
		minifyWhitespace: true,
		minifySyntax: true,
		logLevel: 'warning',
		sourcemap: false,
		legalComments: 'none',
	});
	const textOf = (ending) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
	return { js: textOf('app.js'), css: textOf('style.css') };
}

/** `html` asking for the bundle by its content: a browser may then keep it, compiled, for the next page. */
function withBundle(html, { js, css }) {
	const named = (name, text) => [`"${name}"`, `"${name}?${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`];
	return html.replace(...named('app.js', js)).replace(...named('app.css', css));
}

/** Every file below `folder` by its path there: text where it is UTF-8, else base64. */
export async function readVault(folder) {
	const files = {};
	const walk = async (at) => {
		for (const entry of await readdir(path.join(folder, at), { withFileTypes: true })) {
			const name = at === '' ? entry.name : `${at}/${entry.name}`;
			if (entry.isDirectory() && !NOT_SERVED.has(entry.name)) await walk(name);
			if (entry.isFile()) files[name] = contentOf(await readFile(path.join(folder, name)));
		}
	};
	await walk('');
	return files;
}

function contentOf(bytes) {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return { base64: bytes.toString('base64') };
	}
}

/**
 * Serves the stand-in with a built plugin on 127.0.0.1.
 *
 * `pluginFolder` holds main.js, manifest.json and perhaps styles.css (default: this project's root). With `vault`,
 * `index.html?vault` starts on that folder by itself; with `write`, what is changed there is written back. `bundle` is
 * the stand-in where it was built already. `themeFile` is the style of a theme from the community, for the page that starts by itself.
 */
export async function startServer({
	port = 0,
	pluginFolder = root,
	vault = null,
	write = false,
	theme = 'light',
	themeFile = null,
	bundle: built,
} = {}) {
	const bundle = built ?? (await bundleHost());
	const page = withBundle(await readFile(path.join(here, 'index.html'), 'utf8'), bundle);
	const served = {
		'/phone': () => readFile(path.join(here, 'phone.html'), 'utf8'),
		'/': () => preview(page, { theme, write, hasThemeStyle: themeFile !== null, vaultName: vault === null ? '' : path.basename(vault) }),
		'/index.html': () => page,
		'/app.js': () => bundle.js,
		'/app.css': () => bundle.css,
		'/theme.css': () => readFile(themeFile ?? '', 'utf8'),
		'/vault.json': async () => JSON.stringify(vault === null ? {} : await readVault(vault)),
		'/plugin/main.js': () => readFile(path.join(pluginFolder, 'main.js'), 'utf8'),
		'/plugin/manifest.json': () => readFile(path.join(pluginFolder, 'manifest.json'), 'utf8'),
		'/plugin/styles.css': () => readFile(path.join(pluginFolder, 'styles.css'), 'utf8'),
	};
	const server = createServer((request, response) => {
		const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
		// Any page the same browser shows may send here; only our own may read the vault or write it.
		const own = `127.0.0.1:${server.address().port}`;
		const { host: asked, origin } = request.headers;
		if (asked !== own || (origin !== undefined && origin !== `http://${own}`)) {
			response.writeHead(403).end();
			return;
		}
		if (request.method === 'POST' && pathname === '/write' && write && vault !== null) {
			keep(vault, request).then(
				() => response.writeHead(204).end(),
				(error) => response.writeHead(500).end(String(error)),
			);
			return;
		}
		const serve = served[pathname];
		if (!serve) {
			response.writeHead(404).end();
			return;
		}
		Promise.resolve()
			.then(serve)
			.then(
				(body) =>
					response
						.writeHead(200, {
							'content-type': `${TYPES[path.extname(pathname)] ?? 'text/html'}; charset=utf-8`,
							'cache-control': BUNDLE.has(pathname) && search !== '' ? 'max-age=31536000, immutable' : 'no-store',
						})
						.end(body),
				() => response.writeHead(404).end(),
			);
	});
	await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${server.address().port}/`,
		close: () =>
			new Promise((done) => {
				server.closeAllConnections();
				server.close(() => done());
			}),
	};
}

/** The page that boots by itself on the served vault and shows its first note. */
function preview(html, options) {
	const script = `
		const options = ${JSON.stringify(options)};
		const files = await (await fetch('vault.json')).json();
		const theme = new URLSearchParams(location.search).get('theme') ?? options.theme;
		const style = options.hasThemeStyle ? { themeStyle: await (await fetch('theme.css')).text() } : {};
		if (options.write) window.host.onWrite = ({ path, text }) => { void fetch('write', { method: 'POST', body: JSON.stringify({ path, text }) }); };
		await window.host.boot({ files, theme, ...style, vaultName: options.vaultName });
		const first = Object.keys(files).sort().find((path) => path.endsWith('.md') && !path.startsWith('.'));
		if (first) await window.host.open(first);`;
	return html.replace('</body>', `<script type="module">${script}</script>\n</body>`);
}

/** Writes one change of the page into the vault's folder, and nowhere else. */
async function keep(vault, request) {
	let body = '';
	for await (const chunk of request) body += chunk;
	const { path: name, text } = JSON.parse(body);
	const target = path.resolve(vault, name);
	if (!target.startsWith(path.resolve(vault) + path.sep)) throw new Error(`${name} is outside the vault`);
	if (text === null) {
		await rm(target, { recursive: true, force: true });
		return;
	}
	await mkdir(path.dirname(target), { recursive: true });
	await writeFile(target, text);
}

/** Whether there is a built plugin in `pluginFolder`. */
export async function hasPlugin(pluginFolder = root) {
	return stat(path.join(pluginFolder, 'main.js')).then(
		() => true,
		() => false,
	);
}

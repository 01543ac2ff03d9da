// How the command is built:
//   dist/dossier.js               reads a command line and knows what help says: all that `--help` loads
//   dist/parts/program-HASH.js    all that commands do: one script, so that what V8 compiled of it can be kept (src/cli/start)
//   dist/parts/THREAD.js          the programs of threads; the one that reads notes is a part of the program
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';

const ENTRY = 'src/cli/main.ts';

/** The programs that threads run, by the names under which they are started; tests build them too. */
const THREAD_PROGRAMS = JSON.parse(readFileSync('scripts/threadPrograms.json', 'utf8'));

/** The one that needs so much of what commands do that it is no file of its own. */
const { noteReader: READER, ...SMALL_THREADS } = THREAD_PROGRAMS;

/** What is loaded at the end of a run alone. */
const KEEPING = 'src/cli/start/keepCompiled.ts';

/** What the program is handed, which is no module of Node's: its own address, and the modules of `dossier.js`, of which there is one of each. */
const PARAMETERS = 'exports, require, module, __filename, __dirname, programUrl, fromStart';

const forNode = {
	format: 'cjs',
	platform: 'node',
	// The form of citation-js that `bibtexOnly` knows: the other brings along a client for the network.
	mainFields: ['module', 'main'],
	target: 'node20',
};

/**
 * What esbuild is told for the program; each time it was built the rest is built around it.
 *
 * @param shared what it is told for everything.
 * @param built is told what all of the command is made of.
 */
export function commandOptions(shared, plugins, built) {
	const ours = { ...shared, ...forNode, plugins };
	return {
		...ours,
		entryPoints: [{ in: 'dossier-program', out: 'program' }],
		outdir: 'dist/parts',
		// Its name tells one build from another: caches go by it.
		entryNames: '[name]-[hash]',
		// Written once it is ASCII.
		write: false,
		supported: { ...shared.supported, 'dynamic-import': false },
		banner: { js: `(function (${PARAMETERS}) {` },
		footer: { js: '})' },
		define: { 'import.meta.url': 'programUrl' },
		plugins: [...plugins, aroundTheStart(ours, built)],
	};
}

/** Takes modules that `dossier.js` has from there, and builds that. */
function aroundTheStart(ours, built) {
	let start;
	const taken = new Set();
	return {
		name: 'around-the-start',
		setup({ onStart, onResolve, onLoad, onEnd }) {
			onStart(async () => {
				start = await startOf(ours);
				taken.clear();
			});
			onResolve({ filter: /^dossier-program$/ }, ({ path }) => ({ path, namespace: 'program' }));
			onLoad({ filter: /.*/, namespace: 'program' }, () => ({
				contents: `exports.start = '${start.hash}'; exports.modules = {${[...start.later, READER, KEEPING].map((path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(`./${path}`)})`).join()}};`,
				resolveDir: process.cwd(),
				watchFiles: [...start.names.keys()].map((path) => resolve(path)),
			}));
			onLoad({ filter: /\.ts$/ }, ({ path }) => {
				const names = start.names.get(pathOf(path));
				if (names === undefined) return undefined;
				taken.add(pathOf(path));
				return { contents: `export const { ${names.join(', ')} } = fromStart[${JSON.stringify(pathOf(path))}];`, loader: 'js' };
			});
			onEnd(async ({ metafile, outputFiles = [] }) => {
				const [program] = outputFiles;
				if (program !== undefined) built(await writeCommand(program, [...taken].sort(), ours, metafile));
			});
		},
	};
}

/** Which modules of ours `dossier.js` has, the names that each exports, and the modules that it loads later. */
async function startOf(ours) {
	const looking = { ...ours, outdir: 'dist', write: false, logLevel: 'error' };
	const later = new Set();
	const { metafile } = await build({ ...looking, entryPoints: [ENTRY], plugins: [...ours.plugins, loadedLater(later)] });
	const own = Object.keys(metafile.inputs).filter((path) => path.startsWith('src/') && path !== ENTRY);
	const { metafile: each } = await build({
		...looking,
		entryPoints: own,
		plugins: [...ours.plugins, loadedLater(new Set())],
		format: 'esm',
	});
	const names = new Map(Object.values(each.outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
	const hash = createHash('sha256');
	for (const path of own) hash.update(readFileSync(path));
	return { names, later: [...later].sort(), hash: hash.digest('hex') };
}

/** What is imported where it is needed, told to `later` by its path. */
function loadedLater(later) {
	return {
		name: 'loaded-later',
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
				if (kind !== 'dynamic-import') return undefined;
				const from = pathOf(join(resolveDir, path));
				later.add(from);
				return { path: from, namespace: 'later' };
			});
			onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({
				contents: `const { programModule } = require('./src/cli/start/program.ts');\nmodule.exports = programModule(${JSON.stringify(path)});`,
				resolveDir: process.cwd(),
			}));
		},
	};
}

/** Writes all of it. @returns what it is made of, as esbuild says it. */
async function writeCommand(program, taken, ours, metafile) {
	const name = basename(program.path);
	const parts = dirname(program.path);
	mkdirSync(parts, { recursive: true });
	writeFileSync(program.path, inAscii(program.text));
	// The package is of modules; a script of the older kind starts sooner than one.
	writeFileSync(join('dist', 'package.json'), '{ "type": "commonjs" }\n');
	const defined = (file) => ({ 'import.meta.url': 'startUrl', PROGRAM_FILE: JSON.stringify(file) });
	const started = {
		...ours,
		define: { 'import.meta.url': 'startUrl' },
		banner: { js: "const startUrl = require('node:url').pathToFileURL(__filename).href;" },
	};
	const beginning = `import './start-modules';\n`;
	const plugin = [...ours.plugins, loadedLater(new Set()), startModules(taken)];
	const entry = (last) => ({ contents: beginning + last, resolveDir: process.cwd(), sourcefile: 'start.js' });
	const outputs = await Promise.all([
		build({
			...started,
			define: defined(`./parts/${name}`),
			plugins: plugin,
			stdin: entry(`import './${ENTRY}';`),
			outfile: 'dist/dossier.js',
			banner: { js: `#!/usr/bin/env node\n${started.banner.js}` },
		}),
		build({
			...started,
			define: defined(`./${name}`),
			plugins: plugin,
			stdin: entry(
				`import { programModule } from './src/cli/start/program.ts';\nprogramModule(${JSON.stringify(READER)}, process.argv[2]);`,
			),
			outfile: join('dist', 'parts', 'noteReader.js'),
		}),
		build({ ...started, entryPoints: SMALL_THREADS, outdir: 'dist/parts' }),
	]);
	chmodSync(join('dist', 'dossier.js'), 0o755);
	const current = new Set([name, ...Object.keys(THREAD_PROGRAMS).map((thread) => `${thread}.js`)]);
	for (const file of readdirSync(parts)) if (!current.has(file)) rmSync(join(parts, file));
	return { outputs: Object.assign({}, ...[metafile, ...outputs.map((made) => made.metafile)].map((made) => made.outputs)) };
}

/** Hands the modules of `dossier.js` to the program before anything runs. */
function startModules(paths) {
	return {
		name: 'start-modules',
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^\.\/start-modules$/ }, ({ path }) => ({ path, namespace: 'start-modules' }));
			onLoad({ filter: /.*/, namespace: 'start-modules' }, () => ({
				contents: `${paths.map((path, at) => `import * as m${at} from ${JSON.stringify(`./${path}`)};`).join('\n')}
import { startModules } from './src/cli/start/program.ts';
Object.assign(startModules, {${paths.map((path, at) => `${JSON.stringify(path)}: m${at}`).join()}});`,
				resolveDir: process.cwd(),
			}));
		},
	};
}

/**
 * With a letter beyond Latin-1 in it V8 would hold the whole of the program in two bytes a letter, and reading it would take longer. esbuild escapes strings;
 * of regular expressions, where the same escape means the same, it leaves the letters.
 */
function inAscii(text) {
	const odd = /\\[^\0-\x7f]/.exec(text);
	if (odd) throw new Error(`the program has ${odd[0]}, which means something else once it is escaped`);
	return Buffer.from(
		text.replaceAll(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
		'latin1',
	);
}

function pathOf(path) {
	return relative(process.cwd(), path).replaceAll('\\', '/');
}

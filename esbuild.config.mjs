// Builds the plugin (main.js) and the command (dist/dossier.js).
//   node esbuild.config.mjs [--dev] [--watch] [--sizes]
import { build, context } from 'esbuild';
import { appendFileSync, chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { thirdPartyNotices } from './scripts/thirdPartyNotices.mjs';

const flags = new Set(process.argv.slice(2));
const isDevelopment = flags.has('--dev') || flags.has('--watch');

/** A part of main.js that is larger than this is named, so that somebody can say why it is there. */
const NAMED_FROM_BYTES = 10_000;

// gray-matter's own engines hold js-yaml and an `eval` of the note's text. Core hands it an engine for YAML; every other one refuses.
const refusingEngines = {
	name: 'refusing-engines',
	setup({ onLoad }) {
		onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
			contents: `
				const refuse = (language) => {
					const fail = () => { throw new Error('front matter in ' + language + ' is not read'); };
					return { parse: fail, stringify: fail };
				};
				module.exports = { yaml: refuse('yaml'), json: refuse('json'), javascript: refuse('javascript') };
			`,
			loader: 'js',
		}));
	},
};

/** Modules that a dependency names and that are never reached: each becomes an empty module. */
function stub(name, pattern, importers) {
	return {
		name,
		setup({ onResolve, onLoad }) {
			onResolve({ filter: pattern }, ({ path, importer }) => (importers.test(importer) ? { path, namespace: name } : undefined));
			onLoad({ filter: /.*/, namespace: name }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
		},
	};
}

// citation-js is given data and asked to write BibTeX. What reads formats, parses names and dates, fetches identifiers and
// writes BibLaTeX is never reached and stays out: there is then nothing in main.js that could ask the network.
const CITATION_PARTS = {
	'core/lib-mjs/index.js':
		"import * as plugins from './plugins/index.js'; import { Translator } from './util/translator.js'; const util = { Translator }; export { plugins, util };",
	'core/lib-mjs/plugins/input/index.js': 'export const add = () => {}; export const remove = () => {};',
	'name/lib/input.js': "exports.default = () => { throw new Error('names are not parsed'); };",
	'date/lib/input.js': "exports.default = () => { throw new Error('dates are not parsed'); };",
	'plugin-bibtex/lib-mjs/input/index.js': "export const ref = '@bibtex'; export const formats = {};",
	'plugin-bibtex/lib-mjs/mapping/biblatex.js': 'export default {};',
	'plugin-bibtex/lib-mjs/mapping/biblatexTypes.json': 'export default {};',
	// What it would write in place of characters outside ASCII, which are left as they are.
	'plugin-bibtex/lib-mjs/input/constants.js':
		"export { default as fieldTypes } from './fieldTypes.json'; export const diacritics = {}, commands = {}, mathCommands = {}, ligatures = {};",
};
const bibtexOnly = {
	name: 'bibtex-only',
	setup({ onLoad }) {
		for (const [part, contents] of Object.entries(CITATION_PARTS)) {
			const filter = new RegExp(`@citation-js[\\\\/]${part.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]')}$`);
			onLoad({ filter }, ({ path }) => ({ contents, loader: 'js', resolveDir: dirname(path) }));
		}
	},
};
// gray-matter reads files in `matter.read`, which is never called.
const withoutFiles = stub('without-files', /^fs$/, /gray-matter/);
// commander starts other programs for subcommands that are programs; ours are not, and loading the module costs more than all of the help.
const withoutPrograms = stub('without-programs', /^node:child_process$/, /commander/);

const shared = {
	bundle: true,
	minify: !isDevelopment,
	sourcemap: isDevelopment ? 'inline' : false,
	// What authors ask to be kept in the text itself; whole licences are added after the build.
	legalComments: 'eof',
	charset: 'utf8',
	metafile: true,
	logLevel: 'warning',
};

const plugin = {
	...shared,
	entryPoints: ['src/main.ts'],
	outfile: 'main.js',
	format: 'cjs',
	platform: 'browser',
	mainFields: ['browser', 'module', 'main'],
	// What iOS 16.4 runs, the oldest system that Obsidian 1.13 starts on.
	target: ['es2022', 'safari16.4'],
	external: ['obsidian', 'electron', '@codemirror/*', '@lezer/*'],
	// gray-matter keeps a copy of each text as a Buffer, which a phone does not have; nobody reads the copy.
	// Libraries ask whether they run in Node; a phone has no `process` to ask.
	define: { 'Buffer.from': 'String', 'process.env.NODE_ENV': '"production"', process: 'undefined' },
	plugins: [refusingEngines, bibtexOnly, withoutFiles],
};

const command = {
	...shared,
	// The program of the threads stands beside the parts of the command, which it shares.
	entryPoints: { dossier: 'src/cli/main.ts', 'parts/noteReader': 'src/cli/vault/threads/noteReader.ts' },
	outdir: 'dist',
	chunkNames: 'parts/[name]-[hash]',
	format: 'esm',
	platform: 'node',
	// The form of citation-js that `bibtexOnly` knows: the other brings along a client for the network.
	mainFields: ['module', 'main'],
	target: 'node20',
	// Each command is a part of its own: `--help` reads neither core nor zod nor yaml.
	splitting: true,
	banner: {
		js: "import{createRequire as dossierRequire}from'node:module';const require=dossierRequire(import.meta.url);",
	},
	plugins: [refusingEngines, bibtexOnly, withoutPrograms],
};

const targets = [
	{ name: 'main.js', options: plugin, after: [addNotices, printSizes] },
	{ name: 'dist/dossier.js', options: command, after: [sweepParts, writeNotices] },
].filter(({ options }) => Object.values(options.entryPoints).every((entry) => existsSync(entry)));

for (const { options, after } of targets) {
	if (flags.has('--watch')) {
		await (await context(options)).watch();
		continue;
	}
	const { metafile } = await build(options);
	for (const each of after) each(metafile);
}

/** People who install the plugin get main.js alone, so the licences of what is in it stand at its end. */
function addNotices(metafile) {
	const notices = thirdPartyNotices(metafile).replaceAll('*/', '* /');
	appendFileSync('main.js', `/*! Third-party notices\n\n${notices}*/\n`);
}

/** The licences of what is in the command, beside it. */
function writeNotices(metafile) {
	writeFileSync(join('dist', 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(metafile));
}

/** Removes the parts of earlier builds, and makes the command one that can be started by name. */
function sweepParts(metafile) {
	const current = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
	const folder = join('dist', 'parts');
	for (const name of existsSync(folder) ? readdirSync(folder) : []) if (!current.has(name)) rmSync(join(folder, name));
	chmodSync(join('dist', 'dossier.js'), 0o755);
}

/** Prints what main.js is made of, by package or by folder of ours. */
function printSizes(metafile) {
	if (!flags.has('--sizes')) return;
	const { bytes, inputs } = metafile.outputs['main.js'];
	const parts = new Map();
	for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
		const inPackage = path.split('node_modules/').at(-1);
		const part = path.includes('node_modules/')
			? inPackage
					.split('/')
					.slice(0, inPackage.startsWith('@') ? 2 : 1)
					.join('/')
			: path.split('/').slice(0, 3).join('/');
		parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
	}
	console.log(`main.js ${(bytes / 1000).toFixed(1)} kB`);
	for (const [part, size] of [...parts].sort((a, b) => b[1] - a[1]))
		if (size >= NAMED_FROM_BYTES) console.log(`  ${(size / 1000).toFixed(1).padStart(6)} kB  ${part}`);
}

// Builds the plugin (main.js) and the command (dist/dossier.js).
//   node esbuild.config.mjs [--dev] [--watch]
//   node esbuild.config.mjs --sizes    says what the parts of main.js cost, writes nothing, and ends with 1 where it is too large
//   node esbuild.config.mjs --sizes --files    says as well, file by file, what the views of relations, times and changes cost
import { minify } from '@swc/core';
import { Buffer } from 'node:buffer';
import { build, context } from 'esbuild';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { commandOptions } from './scripts/commandBuild.mjs';
import { tellSizes, tellViews, VIEW_ENTRIES } from './scripts/bundleSizes.mjs';
import {
	addressesOnly,
	bibtexOnly,
	listsOnly,
	matterOnly,
	readingYaml,
	refusingEngines,
	validationOnly,
	withoutFiles,
	withoutPrograms,
} from './scripts/leftOutOfPackages.mjs';
import { thirdPartyNotices } from './scripts/thirdPartyNotices.mjs';

const flags = new Set(process.argv.slice(2));
const isDevelopment = flags.has('--dev') || flags.has('--watch');

/** What the app brings along. */
const APP_MODULES = /^(?:obsidian|electron|@codemirror\/.+|@lezer\/.+)$/;

// Each file that imports the app would ask for it once more and write out each name where it uses it: 73 times. Asked for once, names are
// as short as our own. A name that is not there is `undefined` here as it was there.
const appModulesOnce = {
	name: 'app-modules-once',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: APP_MODULES }, ({ path, namespace }) =>
			namespace === 'app' ? { path, external: true } : { path, namespace: 'app', sideEffects: false },
		);
		onLoad({ filter: /.*/, namespace: 'app' }, ({ path }) => ({
			contents: `export const { ${namesImportedFrom(path).join(', ')} } = require(${JSON.stringify(path)});`,
			loader: 'js',
		}));
	},
};

/** The names that files of ours import of a module, types apart. */
function namesImportedFrom(module) {
	const names = new Set();
	for (const file of readdirSync('src', { recursive: true }).filter((name) => name.endsWith('.ts')))
		for (const [, list, from] of readFileSync(join('src', file), 'utf8').matchAll(/^import \{([^}]*)\} from '([^']+)';$/gm))
			if (from === module)
				for (const name of list.split(',')) if (!name.trim().startsWith('type ')) names.add(name.trim().split(' as ')[0]);
	names.delete('');
	return [...names].sort();
}

const shared = {
	bundle: true,
	minify: !isDevelopment,
	sourcemap: isDevelopment ? 'inline' : false,
	// What authors ask to be kept in the text itself; whole licences are added after the build.
	legalComments: 'eof',
	charset: 'utf8',
	metafile: true,
	logLevel: 'warning',
	// Every target has these, of an older Unicode perhaps, for which esbuild would make an expression anew each time it is reached.
	supported: { 'regexp-unicode-property-escapes': true },
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
	// gray-matter keeps a copy of each text as a Buffer, which a phone does not have; nobody reads the copy.
	// Libraries ask whether they run in Node; a phone has no `process` to ask.
	define: { 'Buffer.from': 'String', 'process.env.NODE_ENV': '"production"', process: 'undefined' },
	plugins: [appModulesOnce, refusingEngines, bibtexOnly, readingYaml, addressesOnly, validationOnly, matterOnly, listsOnly, withoutFiles],
};

const command = commandOptions(shared, [refusingEngines, bibtexOnly, readingYaml, matterOnly, withoutPrograms], (metafile) => {
	writeNotices(metafile);
	writeApiTypes();
});

/** The views of relations, times and changes as if nobody registered them: what only they import goes with them. */
const withoutViews = {
	name: 'without-views',
	setup({ onLoad }) {
		for (const [path, names] of Object.entries(VIEW_ENTRIES))
			onLoad({ filter: new RegExp(`[\\\\/]${path.replaceAll('/', '[\\\\/]').replaceAll('.', '\\.')}$`) }, () => ({
				contents: names.map((name) => `export const ${name} = () => [];`).join('\n'),
			}));
	},
};

if (flags.has('--sizes')) {
	const measured = async (options) => {
		const { metafile, outputFiles } = await build({ ...options, write: false });
		return { metafile, total: Buffer.byteLength(await finished(metafile, outputFiles[0].text)) };
	};
	const whole = await measured(plugin);
	const rest = await measured({ ...plugin, plugins: [withoutViews, ...plugin.plugins] });
	const isSmall = [tellSizes(whole), tellViews(whole, rest, flags.has('--files'))];
	process.exitCode = isSmall.every(Boolean) ? 0 : 1;
} else {
	const targets = [
		{ options: { ...plugin, write: flags.has('--watch') }, after: [writePlugin] },
		{ options: command, after: [] },
	];
	for (const { options, after } of targets) {
		if (flags.has('--watch')) {
			await (await context(options)).watch();
			continue;
		}
		const { metafile, outputFiles } = await build(options);
		for (const each of after) await each(metafile, outputFiles);
	}
}

async function writePlugin(metafile, outputFiles) {
	writeFileSync('main.js', await finished(metafile, outputFiles[0].text));
}

/** What is written as main.js. People who install the plugin get it alone, so the licences of what is in it stand at its end. */
async function finished(metafile, text) {
	return `${isDevelopment ? text : await smaller(text)}${noticesOf(metafile)}`;
}

/**
 * esbuild shortens each statement by itself; what swc puts in place where it is used once, or takes out, is a twentieth of main.js, for half
 * a second. Functions that are values and say no `this` become arrows ("unsafe" only for one that is called with `new` all the same: no package here does).
 */
async function smaller(text) {
	const { code } = await minify(text, {
		compress: { passes: 4, toplevel: true, ecma: 2022, arrows: true, unsafe_arrows: true },
		mangle: { toplevel: true },
		ecma: 2022,
		module: false,
		format: { comments: 'some' },
	});
	return `${code}\n`;
}

function noticesOf(metafile) {
	return `/*! Third-party notices\n\n${thirdPartyNotices(metafile).replaceAll('*/', '* /')}*/\n`;
}

/** The licences of what is in the command, beside it. */
function writeNotices(metafile) {
	writeFileSync(join('dist', 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(metafile));
}

/** What another plugin is told by, for its compiler: the file holds nothing but types. */
function writeApiTypes() {
	copyFileSync(join('src', 'obsidian', 'api', 'dossierApi.ts'), join('dist', 'api.d.ts'));
}

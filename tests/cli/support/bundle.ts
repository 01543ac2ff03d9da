import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import THREAD_PROGRAMS from '../../../scripts/threadPrograms.json' with { type: 'json' };
import type * as Command from './commandInProcess.ts';

/** A program for Node in a folder of its own, and what removes it. */
export interface Bundle {
	readonly path: string;
	remove(): void;
}

/** Packages of the older kind ask for modules in a way that an ES module does not know. */
const REQUIRE = "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);";

/** Bundles `entry`, a path from the project's root, in one piece, so that a process of its own can run it. */
export async function bundle(entry: string): Promise<Bundle> {
	return await copyOf({ program: entry }, false);
}

const COMMAND = { program: 'src/cli/main.ts' };

/** The command in parts: nothing is kept compiled of it, and a process that reads those alone that it needs starts in four fifths of the time. */
export async function bundleCommand(): Promise<Bundle> {
	return await copyOf(COMMAND, true);
}

/** The same with the programs of its threads beside it, where the build puts them. */
export async function bundleWithThreads(): Promise<Bundle> {
	return await copyOf({ ...COMMAND, ...THREAD_PROGRAMS }, true);
}

/** The command as functions, with the programs of its threads beside it, read by this process as Node reads what is installed. */
export async function bundleForThisProcess(): Promise<Bundle & typeof Command> {
	const copy = await copyOf({ program: 'tests/cli/support/commandInProcess.ts', ...THREAD_PROGRAMS }, true);
	// eslint-disable-next-line no-unsanitized/method -- what was bundled just now
	return { ...copy, ...((await import(/* @vite-ignore */ pathToFileURL(copy.path).href)) as typeof Command) };
}

/** Paths from the project's root, by the names that the programs made of them have. */
type Entries = Readonly<Record<string, string>>;

/** The names of the files that a program stands in, each with its text. */
type Files = readonly (readonly [name: string, text: string])[];

/** What was bundled already: the files of tests that run in one process share it, each in a folder of its own. */
const bundled = new Map<string, Promise<Files>>();

async function copyOf(entries: Entries, inParts: boolean): Promise<Bundle> {
	const key = [...Object.values(entries), ...(inParts ? ['in parts'] : [])].join('-').replaceAll('/', '-');
	const files = bundled.get(key) ?? bundledFiles(key, entries, inParts);
	bundled.set(key, files);
	const folder = mkdtempSync(join(tmpdir(), 'dossier-bundle-'));
	writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
	for (const [name, text] of await files) writeFileSync(join(folder, name), text);
	return { path: join(folder, 'program.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Where one run of the tests keeps them for its other processes (`vitest.config.ts`); not while tests run anew after each change. */
const KEPT_IN = process.env['VITEST_MODE'] === 'WATCH' ? undefined : process.env['DOSSIER_BUNDLES'];

async function bundledFiles(key: string, entries: Entries, inParts: boolean): Promise<Files> {
	if (KEPT_IN === undefined) return await built(entries, inParts);
	const kept = join(KEPT_IN, key);
	if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Files;
	const files = await built(entries, inParts);
	// Another process may read it at any time: it is there whole, or not.
	const own = `${kept}.${process.pid}`;
	writeFileSync(own, JSON.stringify(files));
	renameSync(own, kept);
	return files;
}

async function built(entryPoints: Entries, inParts: boolean): Promise<Files> {
	const { outputFiles } = await build({
		entryPoints,
		write: false,
		outdir: 'bundled',
		bundle: true,
		splitting: inParts,
		platform: 'node',
		format: 'esm',
		// What a package has for bundlers, as the build takes it.
		mainFields: ['module', 'main'],
		target: 'node20',
		logLevel: 'error',
		banner: { js: REQUIRE },
	});
	return outputFiles.map(({ path, text }) => [basename(path), text] as const);
}

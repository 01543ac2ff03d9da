import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';

/** A program for Node made from one of the files beside this one, and what removes it. */
export interface Bundle {
	readonly path: string;
	remove(): void;
}

/** Packages of the older kind ask for modules in a way that an ES module does not know. */
const REQUIRE = "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);";

/** Bundles `entry`, a path from the project's root, so that a process of its own can run it. */
export async function bundle(entry: string): Promise<Bundle> {
	const folder = mkdtempSync(join(tmpdir(), 'dossier-bundle-'));
	const path = join(folder, 'program.mjs');
	await bundleTo(path, entry);
	return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The command with the programs of its threads beside it, as the build puts them. */
export async function bundleWithThreads(): Promise<Bundle> {
	const command = await bundle('src/cli/main.ts');
	const folder = dirname(command.path);
	writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
	for (const name of ['noteReader', 'noteRanker', 'deletedReader'])
		await bundleTo(join(folder, `${name}.js`), `src/cli/vault/threads/${name}.ts`);
	return command;
}

/** What was bundled already: the files that run in one process share it, each in a folder of its own. */
const bundled = new Map<string, Promise<string>>();

async function bundleTo(path: string, entry: string): Promise<void> {
	const text = bundled.get(entry) ?? bundledText(entry);
	bundled.set(entry, text);
	writeFileSync(path, await text);
}

/** Where one run of the tests keeps them for its other processes (`vitest.config.ts`); not while tests run anew after each change. */
const KEPT_IN = process.env['VITEST_MODE'] === 'WATCH' ? undefined : process.env['DOSSIER_BUNDLES'];

async function bundledText(entry: string): Promise<string> {
	if (KEPT_IN === undefined) return built(entry);
	const kept = join(KEPT_IN, entry.replaceAll('/', '-'));
	if (existsSync(kept)) return readFileSync(kept, 'utf8');
	const text = await built(entry);
	// Another process may read it at any time: it is there whole, or not.
	const own = `${kept}.${process.pid}`;
	writeFileSync(own, text);
	renameSync(own, kept);
	return text;
}

async function built(entry: string): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [entry],
		write: false,
		bundle: true,
		platform: 'node',
		format: 'esm',
		// What a package has for bundlers, as the build takes it.
		mainFields: ['module', 'main'],
		target: 'node20',
		logLevel: 'error',
		banner: { js: REQUIRE },
	});
	return outputFiles.map(({ text }) => text).join('');
}

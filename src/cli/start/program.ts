import { closeSync, fstatSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { debuglog } from 'node:util';
import { Script } from 'node:vm';
import { type CompiledFile, freeBytes, readCompiled, readWhole } from './compiledFile.ts';
import type * as Keeping from './keepCompiled.ts';
import { cacheHome } from './keptPlace.ts';

/** Where the program stands, from the file that starts it. The build says it; from its sources nothing is started so. */
declare const PROGRAM_FILE: string;

/** What the program has, by the paths of their sources: modules, each of which runs when it is first asked for. */
type Modules = Readonly<Record<string, (() => unknown) | undefined>>;

/** What the program is as a script (`scripts/commandBuild.mjs`). */
type RunProgram = (
	exports: { modules?: Modules },
	require: NodeJS.Require,
	module: object,
	filename: string,
	folder: string,
	programUrl: string,
	startModules: object,
) => void;

/** The modules of the command's start that the program takes from here, since there is to be one of each; the build puts them in. */
export const startModules: Record<string, unknown> = {};

const KEEPING = 'src/cli/start/keepCompiled.ts';

let loaded: { readonly modules: Modules; readonly name: string } | undefined;

/** Says nothing unless `NODE_DEBUG=dossier` asks for it. */
const tell = debuglog('dossier');

/**
 * A module of the program, which is loaded with the first that is asked for.
 *
 * @param path of its source.
 * @param name of what is kept compiled; a thread is given that of its command, and keeps nothing itself.
 */
export function programModule(path: string, name?: string): unknown {
	loaded ??= load(name ?? basename(path, '.ts'), name === undefined);
	const module = loaded.modules[path];
	if (module === undefined) throw new Error(`the program has no ${path}`);
	return module();
}

/** By which name a thread finds what is kept compiled of the program; empty where there is no program, as from the sources. */
export function compiledName(): string {
	return loaded?.name ?? '';
}

function load(name: string, keeps: boolean): { modules: Modules; name: string } {
	const filename = fileURLToPath(new URL(PROGRAM_FILE, import.meta.url));
	const handle = openSync(filename, 'r');
	const { size, mtimeMs } = fstatSync(handle);
	// The build left nothing in it but ASCII.
	const bytes = readWhole(handle, size);
	const source = bytes.toString('latin1');
	freeBytes(bytes);
	closeSync(handle);
	const file = compiledFile(filename, name, `${size} ${mtimeMs}`);
	const kept = file === undefined ? 'nothing is kept' : readCompiled(file);
	const script = new Script(source, { filename, ...(typeof kept === 'string' ? {} : { cachedData: kept.data }) });
	const isTaken = typeof kept !== 'string' && script.cachedDataRejected === false;
	tell(isTaken ? 'compiled code is used' : `compiled code is not used: ${typeof kept === 'string' ? kept : 'V8 refuses it'}`);
	if (typeof kept !== 'string') kept.free();
	const exports: { modules?: Modules } = {};
	const run = script.runInThisContext() as RunProgram;
	run(exports, createRequire(filename), { exports }, filename, dirname(filename), pathToFileURL(filename).href, startModules);
	const modules = exports.modules ?? {};
	if (file !== undefined && keeps && (!isTaken || kept.isOld)) keepAtTheEnd(script, file, modules);
	return { modules, name };
}

function compiledFile(filename: string, name: string, state: string): CompiledFile | undefined {
	const home = cacheHome(process.env, process.platform);
	if (home === undefined) return undefined;
	const build = `${basename(filename, '.js')}-${process.version}-${process.arch}`;
	return { home, build, name, madeBy: `${build} ${name} ${state}` };
}

/** By then everything is said. A run that failed, or was stopped, has not compiled what the next one needs. */
function keepAtTheEnd(script: Script, file: CompiledFile, modules: Modules): void {
	process.once('exit', (code) => {
		if (code !== 0 && code !== 1) return;
		try {
			const keeping = modules[KEEPING]?.() as typeof Keeping | undefined;
			keeping?.keepCompiled(script, file);
			tell('compiled code is kept');
		} catch (error) {
			// The next run is as slow as this one was.
			tell(`compiled code is not kept: ${String(error)}`);
		}
	});
}

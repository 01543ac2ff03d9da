// Packs the command as npm would publish it, installs the package into an empty folder without the network, and runs it there.
//   npm run pack-check [-- --keep FOLDER]
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runProgram } from './runProgram.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Unpacked. A hook and a CI job fetch it again and again. */
const MAX_BYTES = 2_000_000;

/** What may be in the package. */
const ALLOWED = [
	/^dist\/(?:dossier\.js|package\.json)$/,
	/^dist\/parts\/[\w-]+\.js$/,
	/^dist\/THIRD-PARTY-NOTICES\.txt$/,
	/^dist\/api\.d\.ts$/,
	/^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
];

/** Of another plugin what asks this one. */
const OTHER_PLUGIN = `import type { DossierApi, DossierNote } from 'obsidian-dossier';
export async function missing(api: DossierApi, path: string): Promise<string[]> {
	const note: DossierNote | null = await api.inspect(path);
	return (note?.related.missing ?? []).map(({ path }) => path);
}
`;
const COMPILER_FLAGS = [
	'--noEmit',
	'--strict',
	'--skipLibCheck',
	'false',
	'--module',
	'esnext',
	'--moduleResolution',
	'bundler',
	'--types',
	'',
];

const { values } = parseArgs({ options: { keep: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'dossier-pack-'));
try {
	// npm says on its standard output what the build says as well; the package's own description comes last and as JSON.
	const told = runProgram('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
	const [packed] = Object.values(JSON.parse(told.slice(told.search(/^[[{]/m))));
	const strangers = packed.files.map(({ path }) => path).filter((path) => !ALLOWED.some((form) => form.test(path)));
	must(strangers.length === 0, `the package has what does not belong into it: ${strangers.join(', ')}`);
	must(packed.unpackedSize < MAX_BYTES, `the package is ${packed.unpackedSize} bytes; ${MAX_BYTES} are allowed`);

	const there = join(folder, 'somewhere else');
	mkdirSync(there);
	writeFileSync(join(there, 'package.json'), '{ "private": true }');
	const tarball = join(folder, packed.filename);
	runProgram('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `../${packed.filename}`], { cwd: there });
	const installed = readdirSync(join(there, 'node_modules')).filter((name) => !name.startsWith('.'));
	must(installed.join() === packed.name, `with the package came ${installed.join(', ')}`);

	// As another plugin takes the types of what it may ask: with no package but this one.
	writeFileSync(join(there, 'other.ts'), OTHER_PLUGIN);
	const compiler = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc');
	runProgram(process.execPath, [compiler, ...COMPILER_FLAGS, 'other.ts'], { cwd: there });

	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const dossier = (args, codes) => runProgram('npm', ['exec', '--offline', '--', 'dossier', ...args], { cwd: there, codes });
	must(dossier(['--version']).trim() === version, `the installed command is not ${version}`);
	cpSync(join(root, 'example-vault'), join(there, 'vault'), { recursive: true });
	const { diagnostics } = JSON.parse(dossier(['check', 'vault', '--format', 'json'], [1]));
	must(diagnostics.length > 0, 'the installed command finds nothing in the example vault');
	must(dossier(['fix', 'vault', '--write'], [0, 1]).length > 0, 'the installed command mends nothing');
	must(existsSync(join(there, 'vault', '.dossier')), 'the installed command wrote nothing');
	console.log(
		`${packed.name} ${version}: ${packed.files.length} files, ${(packed.size / 1e3).toFixed(0)} kB packed, ${(packed.unpackedSize / 1e3).toFixed(0)} kB unpacked; installed alone and run: ${diagnostics.length} findings in the example vault`,
	);
	if (values.keep !== undefined) {
		mkdirSync(resolve(values.keep), { recursive: true });
		cpSync(tarball, join(resolve(values.keep), packed.filename));
	}
} catch (error) {
	console.error(`pack-check: ${error.message}`);
	process.exitCode = 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}

function must(holds, message) {
	if (!holds) throw new Error(message);
}

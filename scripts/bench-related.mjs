// Prints how well related notes are proposed, and what filling a vault with them comes to.
//   node scripts/bench-related.mjs [--notes 10000] [figures | run]
//   node scripts/bench-related.mjs types VAULT...
// The figures hide the hand-written bullets of one note in five and ask for them: on the recorded link graph where
// ../shared is there, and on example-vault. The run fills copies of example-vault and of a generated vault, twice.
// Types hides typed notes of vaults, one in five at a time, and tells how often their types are guessed right.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const graphs = join(root, '../shared/recorded/graphs');
const cli = join(root, 'dist', 'dossier.js');
const flag = process.argv.indexOf('--notes');
const notes = flag === -1 ? 10_000 : Number(process.argv[flag + 1]);
const only = ['figures', 'run'].find((part) => process.argv.includes(part));
const vaults = process.argv[2] === 'types' ? process.argv.slice(3) : undefined;
const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'));

try {
	const outfile = join(folder, 'bench.cjs');
	const contents = ['relatedFigures', 'graphModel', 'folderModel', 'wantedTypeFigures']
		.map((name) => `export * from './tests/bench/${name}.ts';`)
		.join('\n');
	await build({
		stdin: { contents, resolveDir: root, loader: 'ts' },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		outfile,
		logLevel: 'error',
	});
	const bench = createRequire(import.meta.url)(outfile);
	if (vaults !== undefined) for (const vault of vaults) print(bench.wantedTypeReport(vault, bench.textsIn(vault)));
	else if (only !== 'run') printFigures(bench);
	if (vaults === undefined && only !== 'figures') {
		execFileSync(process.execPath, [join(root, 'esbuild.config.mjs')], { cwd: root, stdio: 'inherit' });
		cpSync(join(root, 'example-vault'), join(folder, 'example-vault'), { recursive: true });
		print(runOver('example-vault', join(folder, 'example-vault'), bench));
		const generated = join(folder, 'generated');
		execFileSync(process.execPath, [join(root, 'tests/bench/generateVault.mjs'), '--notes', String(notes), '--out', generated], {
			stdio: 'ignore',
		});
		print(runOver(`generated vault of ${notes} notes`, generated, bench));
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}

function printFigures(bench) {
	if (existsSync(graphs)) {
		const read = (name) => JSON.parse(readFileSync(join(graphs, name), 'utf8'));
		const { notes, words } = bench.graphModel(read('history.json').notes, read('history-words.json'));
		print(bench.relatedReport('recorded graph', notes, words));
		print(bench.relatedReport('recorded graph', notes, undefined));
	} else print([`${graphs} is not there: the recorded graph is left out`]);
	const { notes, words } = bench.folderModel(join(root, 'example-vault'));
	print(bench.relatedReport('example-vault', notes, words));
}

/** `dossier related --write` over a whole folder, a second time, and the section of the note that most others link to. */
function runOver(name, vault, bench) {
	const { notes: looked } = bench.folderModel(vault);
	const hub = bench.hubOf(looked);
	const [first, second] = [fill(vault), fill(vault)];
	return [
		`${name}: ${looked.length} notes looked at`,
		`  first run   ${first.said}   (${first.seconds.toFixed(1)} s; notes refused with a reason: ${first.refused})`,
		`  second run  ${second.said}   (${second.seconds.toFixed(1)} s)`,
		`  ${hub.path}, which ${hub.sources} notes link to, afterwards:`,
		...bench.sectionOf(readFileSync(join(vault, hub.path), 'utf8')).map((line) => `    ${line}`),
	];
}

function fill(vault) {
	const start = performance.now();
	const { stdout, stderr, error } = spawnSync(process.execPath, [cli, 'related', vault, '--write'], {
		encoding: 'utf8',
		maxBuffer: 1 << 30,
	});
	if (error) throw error;
	const said = stdout
		.trimEnd()
		.split('\n')
		.at(-1)
		.replace(/; dossier undo.*/, '');
	return {
		seconds: (performance.now() - start) / 1000,
		said,
		refused: stderr.split('\n').filter((line) => line.includes(' is not written: ')).length,
	};
}

function print(lines) {
	process.stdout.write(`${lines.join('\n')}\n\n`);
}

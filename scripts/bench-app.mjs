// Measures the plugin in the app's stand-in, in real Chromium, on a generated vault.
//   node scripts/bench-app.mjs [--notes 10000] [--page]
//   node scripts/bench-app.mjs --against-parent [--notes 2000] [--rounds 3]
// Tasks are told apart by a sampling profiler: "ours" is the time in which the plugin's own code ran, or what it called of the
// browser; the rest is the stand-in's, which is no measure of the app. --page writes the table into docs/performance.md.
// --against-parent runs the commit before, or the branch that a change is merged into, and this one in turn, and fails when a
// figure is worse by a tenth, twice in a row.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { worseTwice } from '../tests/bench/worseTwice.mjs';
import { writeAppFigures } from './performancePage.mjs';
import { withParent } from './withParent.mjs';

/** Below it, a figure of one run differs from the next by more than a tenth: the gates of the table are there for those. */
const LEAST_MS = 100;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const has = (name) => process.argv.includes(`--${name}`);
const option = (name, otherwise) => (has(name) ? Number(process.argv[process.argv.indexOf(`--${name}`) + 1]) : otherwise);
const notes = option('notes', has('against-parent') ? 2_000 : 10_000);
execFileSync(process.execPath, [join(root, 'esbuild.config.mjs')], { cwd: root, stdio: 'inherit' });
if (has('against-parent')) compareWithParent(option('rounds', 3));
else measureOnce();

function measureOnce() {
	const { figures, status } = figuresOf(root);
	for (const { what, ms, whole, gate } of figures)
		console.log(
			`${String(ms.toFixed(1)).padStart(9)} ms  ${what}${whole === undefined ? '' : `; of anybody ${whole.toFixed(1)}`}${gate === undefined || ms <= gate ? '' : `  OVER ${gate}`}`,
		);
	if (has('page')) writeAppFigures(figures, notes);
	process.exitCode = status;
}

function compareWithParent(rounds) {
	const compare = (parent) => () => {
		const before = [];
		const now = [];
		for (let round = 0; round < rounds; round += 1) {
			before.push(...figuresOf(parent).figures);
			now.push(...figuresOf(root).figures);
		}
		return [...new Set(now.map(({ what }) => what))].map((what) => ({
			what,
			before: leastOf(before, what),
			now: leastOf(now, what),
			least: LEAST_MS,
		}));
	};
	const worse = withParent(root, (parent) => worseTwice(compare(parent), console.log));
	for (const what of worse) console.log(`FAIL  ${what}: a tenth more than before, twice in a row`);
	process.exitCode = worse.length === 0 ? 0 : 1;
}

/** Those of the plugin as it was built in `folder`; how the run ended is none of the figures' business. */
function figuresOf(folder) {
	const out = mkdtempSync(join(tmpdir(), 'dossier-bench-app-'));
	const file = join(out, 'figures.jsonl');
	writeFileSync(file, '');
	const { status } = spawnSync(process.execPath, [join(folder, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'bench-app'], {
		cwd: folder,
		stdio: 'inherit',
		env: { ...process.env, DOSSIER_FIGURES: file, DOSSIER_BENCH_NOTES: String(notes) },
	});
	const lines = readFileSync(file, 'utf8').split('\n');
	rmSync(out, { recursive: true });
	return { figures: lines.filter((line) => line !== '').map((line) => JSON.parse(line)), status: status ?? 1 };
}

/** The least of all runs: what else the machine did is no cost of the plugin. Not a number where nothing has that name. */
function leastOf(figures, name) {
	const values = figures.filter(({ what }) => what === name).map(({ ms }) => ms);
	return values.length === 0 ? NaN : Math.min(...values);
}

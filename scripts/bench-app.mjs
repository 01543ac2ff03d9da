// Measures the plugin in the app's stand-in, in real Chromium, on a generated vault.
//   node scripts/bench-app.mjs [--notes 10000] [--page]
// Tasks are told apart by a sampling profiler: "ours" is the time in which the plugin's own code ran, or what it called of the
// browser; the rest is the stand-in's, which is no measure of the app. --page writes the table into docs/performance.md.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { writeAppFigures } from './performancePage.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = process.argv.indexOf('--notes');
const notes = at === -1 ? 10_000 : Number(process.argv[at + 1]);
const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-app-'));
const file = join(folder, 'figures.jsonl');
writeFileSync(file, '');
execFileSync(process.execPath, [join(root, 'esbuild.config.mjs')], { cwd: root, stdio: 'inherit' });
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'bench-app'], {
	cwd: root,
	stdio: 'inherit',
	env: { ...process.env, DOSSIER_FIGURES: file, DOSSIER_BENCH_NOTES: String(notes) },
});
const figures = readFileSync(file, 'utf8')
	.split('\n')
	.filter((line) => line !== '')
	.map((line) => JSON.parse(line));
rmSync(folder, { recursive: true });
for (const { what, ms, whole, gate } of figures)
	console.log(
		`${String(ms.toFixed(1)).padStart(9)} ms  ${what}${whole === undefined ? '' : `; of anybody ${whole.toFixed(1)}`}${gate === undefined || ms <= gate ? '' : `  OVER ${gate}`}`,
	);
if (process.argv.includes('--page')) writeAppFigures(figures, notes);
process.exitCode = status ?? 1;

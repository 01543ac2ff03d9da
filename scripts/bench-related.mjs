// Prints how well related notes are proposed: the hand-written bullets of one note in five are hidden and asked for.
// Runs on the recorded link graph where ../shared is there, and on example-vault.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const graph = join(root, '../shared/recorded/graphs/history.json');
const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'));

try {
	const outfile = join(folder, 'bench.cjs');
	const contents = ['relatedFigures', 'graphRecords', 'folderRecords'].map((name) => `export * from './tests/bench/${name}.ts';`).join('\n');
	await build({ stdin: { contents, resolveDir: root, loader: 'ts' }, bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error' });
	const bench = createRequire(import.meta.url)(outfile);
	if (existsSync(graph)) print(bench.relatedReport('recorded graph', bench.graphRecords(JSON.parse(readFileSync(graph, 'utf8')).notes)));
	else print([`${graph} is not there: the recorded graph is left out`]);
	print(bench.relatedReport('example-vault', bench.folderRecords(join(root, 'example-vault'))));
} finally {
	rmSync(folder, { recursive: true, force: true });
}

function print(lines) {
	process.stdout.write(`${lines.join('\n')}\n\n`);
}

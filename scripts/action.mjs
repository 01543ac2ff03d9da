// What action.yml runs: `dossier check`, from the build beside it where there is one, else from npm.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runProgram } from './runProgram.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const {
	DOSSIER_VAULT: vault = '.',
	DOSSIER_FAIL_ON: failOn,
	DOSSIER_SINCE: since,
	DOSSIER_BASELINE: baseline,
	DOSSIER_VERSION: wanted,
} = process.env;

/** The file of the command; where it is not built it is fetched from npm into a folder of its own, and nothing that the package brings is run on the way. */
function commandFile() {
	const built = join(root, 'dist', 'dossier.js');
	if (!wanted && existsSync(built)) return built;
	const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const chosen = wanted || version;
	if (!/^[\w.-]+$/.test(chosen)) throw new Error(`version "${chosen}" is none; expected one such as ${version}`);
	const folder = mkdtempSync(join(tmpdir(), 'dossier-action-'));
	runProgram('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${chosen}`], { cwd: folder });
	return join(folder, 'node_modules', name, 'dist', 'dossier.js');
}

try {
	const args = ['check', vault || '.', '--format', 'github'];
	for (const [flag, value] of Object.entries({ '--fail-on': failOn, '--since': since, '--baseline': baseline }))
		if (value) args.push(flag, value);
	const { status, error } = spawnSync(process.execPath, [commandFile(), ...args], { stdio: 'inherit' });
	if (error) throw error;
	process.exitCode = status ?? 2;
} catch (error) {
	console.error(`dossier: ${error.message}`);
	process.exitCode = 2;
}

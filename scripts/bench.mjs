// Measures the command against its budgets, on generated vaults, whole processes in interleaved rounds.
//   node scripts/bench.mjs [--notes 10000] [--rounds 5] [--growth] [--peers] [--page]
//   node scripts/bench.mjs --against-parent [--notes 10000] [--rounds 5]
// --growth adds a vault five times as large, --peers other programs that npm has (which it fetches), --page writes what
// came out into docs/performance.md. --against-parent compares with the command of the commit before, or of the branch that a
// change is merged into, and fails when something takes a tenth longer, or a tenth more memory, twice in a row.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { benchVault } from '../tests/bench/benchVault.mjs';
import { compareRuns, knowsMemory } from '../tests/bench/compareRuns.mjs';
import { peersOn } from '../tests/bench/peers.mjs';
import { worseTwice } from '../tests/bench/worseTwice.mjs';
import { writePerformancePage } from './performancePage.mjs';
import { withParent } from './withParent.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const option = (name) => {
	const at = process.argv.indexOf(`--${name}`);
	return at === -1 ? undefined : process.argv[at + 1];
};
const has = (name) => process.argv.includes(`--${name}`);
const notes = Number(option('notes') ?? 10_000);
const rounds = Number(option('rounds') ?? 5);
const cli = join(root, 'dist', 'dossier.js');
const bench = (name) => join(root, 'tests', 'bench', name);

/** A start is soon over, and differs more than longer runs do. */
const HELP_ROUNDS = 4;

/** Peers take minutes over ten thousand notes. */
const NOTES_FOR_PEERS = 1_000;

execFileSync(process.execPath, [join(root, 'esbuild.config.mjs')], { cwd: root, stdio: 'inherit' });
const vault = benchVault(notes);
process.exitCode = (await countsComeOut(vault)) && (has('against-parent') ? isAsFastAsParent() : await measureAll()) ? 0 : 1;

/** The reader has to find what the generator wrote, or its time says nothing. Links in front matter that cannot be read are none, so those are not compared. */
async function countsComeOut({ folder, truth }) {
	const out = mkdtempSync(join(tmpdir(), 'dossier-count-'));
	const program = join(out, 'count.mjs');
	await build({
		entryPoints: [bench('countTruth.ts')],
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node20',
		logLevel: 'error',
		banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
	});
	const counts = JSON.parse(execFileSync(process.execPath, [program, folder], { encoding: 'utf8' }));
	rmSync(out, { recursive: true });
	const wrong = ['bodyLinks', 'embeds', 'brokenLinks', 'badYaml', 'noFrontmatter'].filter((key) => counts[key] !== truth[key]);
	for (const key of wrong) console.log(`WRONG ${key}: ${counts[key]}, and the generator wrote ${truth[key]}`);
	return wrong.length === 0;
}

function coldCheck(program, { folder }) {
	return { args: ['--max-old-space-size=4096', program, 'check', folder, '--no-cache'] };
}

/** Whether nothing takes a tenth longer, or a tenth more memory, than with the command of the commit before, twice in a row. */
function isAsFastAsParent() {
	// Each program has a vault of its own: the cache that one leaves is none to the other.
	const folder = mkdtempSync(join(tmpdir(), 'dossier-before-'));
	cpSync(vault.folder, folder, { recursive: true });
	try {
		return withParent(root, (parent) => {
			const before = { program: join(parent, 'dist', 'dossier.js'), folder };
			const worse = worseTwice(comparisonOf(before, { program: cli, folder: vault.folder }), console.log);
			for (const what of worse) console.log(`FAIL  ${what}: a tenth more than before, twice in a row`);
			return worse.length === 0;
		});
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Time and memory of what both do in the same rounds. */
function comparisonOf(before, now) {
	const runs = {
		[`cold check of ${notes} notes`]: ({ program, folder }) => coldCheck(program, { folder }),
		'check, nothing changed': ({ program, folder }) => ({ args: [program, 'check', folder] }),
		'check, one edit': ({ program, folder }) => {
			appendFileSync(join(folder, vault.truth.paths[0]), 'x');
			return { args: [program, 'check', folder] };
		},
		'--help': ({ program }) => ({ args: [program, '--help'] }),
	};
	return (names) =>
		Object.entries(runs).flatMap(([name, run]) => {
			const memory = `${name}, memory`;
			if (names && !names.includes(name) && !names.includes(memory)) return [];
			// Other processes change processor time less than time on the clock, but it is told in hundredths of a second: too coarse for a start.
			const [time, often] = name === '--help' ? ['wall', rounds * HELP_ROUNDS] : ['processor', rounds];
			const measured = compareRuns({ before: () => run(before), now: () => run(now) }, often);
			const figure = (what, key, unit) => ({ what, before: measured.before[key], now: measured.now[key], unit });
			return [figure(name, time, 'ms'), ...(knowsMemory ? [figure(memory, 'megabytes', 'MB')] : [])];
		});
}

async function measureAll() {
	const touched = join(vault.folder, vault.truth.paths[0]);
	const large = has('growth') ? benchVault(notes * 5) : undefined;
	const small = has('peers') ? benchVault(NOTES_FOR_PEERS) : undefined;
	const measured = compareRuns(
		{
			'node -e 0': { args: ['-e', '0'] },
			'dossier --help': { args: [cli, '--help'] },
			'walking, reading, decoding': { args: [bench('walkReadDecode.mjs'), vault.folder] },
			'plain script (gray-matter, zod, expressions)': { args: [bench('plainScript.mjs'), vault.folder] },
			'check, cold': coldCheck(cli, vault),
			'check, nothing changed': { args: [cli, 'check', vault.folder] },
			'check, one edit': () => {
				appendFileSync(touched, 'x');
				return { args: [cli, 'check', vault.folder] };
			},
			...(large && { [`check, cold, ${notes * 5} notes`]: coldCheck(cli, large) }),
			...(small && { [`check, cold, ${NOTES_FOR_PEERS} notes`]: coldCheck(cli, small), ...peersOn(small.folder, NOTES_FOR_PEERS) }),
		},
		rounds,
	);
	const wall = (name) => measured[name]?.wall ?? NaN;
	const cold = wall('check, cold');
	const ratios = [
		['cold check against walking, reading, decoding', cold / wall('walking, reading, decoding'), 4, 2.5],
		['cold check against a plain script', cold / wall('plain script (gray-matter, zod, expressions)'), 1 / 1.5, 1 / 2.3],
		['recheck, nothing changed, against cold', wall('check, nothing changed') / cold, 0.4, 0.3],
		['recheck after one edit, against cold', wall('check, one edit') / cold, 0.5, 0.35],
		['--help against node -e 0', wall('dossier --help') / wall('node -e 0'), 1.6, 1.15],
	];
	if (large) {
		const { wall: time, megabytes } = measured[`check, cold, ${notes * 5} notes`];
		ratios.push([`growth from ${notes} to ${notes * 5} notes`, time / cold, 5.5, 4]);
		if (knowsMemory)
			ratios.push([
				`kB a note above bare Node, ${notes * 5} notes`,
				((megabytes - measured['node -e 0'].megabytes) * 1024) / (notes * 5),
				7,
				2.6,
			]);
	}
	for (const [name, gate, goal] of [
		['markdownlint-cli2', 1 / 50, 1 / 90],
		['remark-lint-frontmatter-schema', 1 / 120, 1 / 260],
	]) {
		const peer = `${name}, ${NOTES_FOR_PEERS} notes`;
		if (measured[peer]) ratios.push([`cold check against ${name}`, wall(`check, cold, ${NOTES_FOR_PEERS} notes`) / wall(peer), gate, goal]);
	}
	for (const [name, { wall: time, processor, megabytes }] of Object.entries(measured))
		console.log(`${name.padEnd(48)} ${seconds(time).padStart(9)}, processor ${seconds(processor)}, ${megabytes.toFixed(0)} MB`);
	for (const [what, ratio, gate, goal] of ratios)
		console.log(
			`${verdictOf(ratio, gate, goal).padEnd(5)} ${what.padEnd(52)} ${shown(ratio).padStart(6)}   gate ${shown(gate)}, goal ${shown(goal)}`,
		);
	if (has('page')) writePerformancePage({ notes, rounds, measured, ratios, verdictOf, shown, seconds });
	return ratios.every(([, ratio, gate, goal]) => verdictOf(ratio, gate, goal) !== 'OVER');
}

/** What a ratio comes to; a gate is passed when the ratio is not above it by more than the 15 % that runs differ. */
function verdictOf(ratio, gate, goal) {
	if (ratio <= goal) return 'goal';
	return ratio <= gate * 1.15 ? 'gate' : 'OVER';
}

function shown(ratio) {
	return ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2);
}

function seconds(milliseconds) {
	return `${(milliseconds / 1000).toFixed(2)} s`;
}

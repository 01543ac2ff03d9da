// Measures the command against its budgets, on generated vaults, whole processes in interleaved rounds.
//   node scripts/bench.mjs [--notes 10000] [--rounds 5] [--growth]
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const flag = (name, otherwise) => {
	const at = process.argv.indexOf(`--${name}`);
	return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const notes = flag('notes', 10_000);
const rounds = flag('rounds', 5);
const cli = join(root, 'dist', 'dossier.js');
const bench = (name) => join(root, 'tests', 'bench', name);

execFileSync(process.execPath, [join(root, 'esbuild.config.mjs')], { cwd: root, stdio: 'inherit' });

/** A vault of that many notes, made once; beside it the type notes of its own fields, so that they are checked. */
function vaultOf(count) {
	const folder = join(tmpdir(), 'dossier-bench', String(count));
	const manifest = `${folder}.json`;
	if (!existsSync(manifest)) {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(dirname(folder), { recursive: true });
		execFileSync(process.execPath, [bench('generateVault.mjs'), '--notes', String(count), '--out', folder, '--manifest', manifest], {
			stdio: 'ignore',
		});
		for (const [name, fields] of Object.entries(TYPES)) {
			mkdirSync(join(folder, 'Types'), { recursive: true });
			writeFileSync(
				join(folder, 'Types', `${name}.md`),
				`---\ntype: note-type\nname: ${name}\nsections: []\nfields:\n${fields.map((field) => `  ${field}\n`).join('')}---\n`,
			);
		}
	}
	return { folder, truth: JSON.parse(readFileSync(manifest, 'utf8')) };
}

const TYPES = {
	actor: [
		'kind: { kind: choice, options: [person, organisation, state], required: true }',
		'status: { kind: choice, options: [active, inactive, dissolved], required: true }',
	],
	relationship: [
		'actors: { kind: note, many: true, of: actor, min: 1, required: true }',
		'status: { kind: choice, options: [active, dormant, strained, ended], required: true }',
		'strength: { kind: number, min: 1, max: 5 }',
		'since: { kind: date }',
	],
	policy: [
		'actors: { kind: note, many: true, of: actor, min: 1, required: true }',
		'status: { kind: choice, options: [draft, proposed, adopted, repealed], required: true }',
		'adopted: { kind: date }',
		'review: { kind: boolean }',
	],
};

const hasTime = existsSync('/usr/bin/time');

/** One whole process: wall time and processor time in milliseconds, peak memory in MB where the system tells. */
function measure(args) {
	const start = performance.now();
	const command = hasTime ? ['/usr/bin/time', '-f', '%U %S %M', process.execPath, ...args] : [process.execPath, ...args];
	const { stderr, status } = spawnSync(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
	const wall = performance.now() - start;
	if (status === null || status > 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
	const [user = 0, system = 0, kilobytes = 0] = hasTime ? stderr.trim().split('\n').at(-1).split(' ').map(Number) : [];
	return { wall, processor: (user + system) * 1000, megabytes: kilobytes / 1024 };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Runs every candidate once to warm up and then in turn, `rounds` times; a candidate is arguments for Node, or what makes them. */
function compare(candidates) {
	const results = new Map(Object.keys(candidates).map((name) => [name, []]));
	for (let round = -1; round < rounds; round++) {
		for (const [name, args] of Object.entries(candidates)) {
			const result = measure(typeof args === 'function' ? args() : args);
			if (round >= 0) results.get(name).push(result);
		}
	}
	return Object.fromEntries(
		[...results].map(([name, all]) => [
			name,
			{
				wall: median(all.map(({ wall }) => wall)),
				processor: median(all.map(({ processor }) => processor)),
				megabytes: median(all.map(({ megabytes }) => megabytes)),
			},
		]),
	);
}

function line(what, ratio, gate, goal, more = '') {
	const verdict = ratio <= goal ? 'goal' : ratio <= gate * 1.15 ? 'gate' : 'OVER';
	console.log(`${verdict.padEnd(5)} ${what.padEnd(52)} ${ratio.toFixed(2).padStart(6)}   gate ${gate}, goal ${goal}${more}`);
	return verdict !== 'OVER';
}

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

const vault = vaultOf(notes);
let fine = await countsComeOut(vault);
const cold = ['--max-old-space-size=4096', cli, 'check', vault.folder, '--no-cache'];
const touched = join(vault.folder, 'Types', 'actor.md').replace(/Types.actor\.md$/, vault.truth.paths[0]);

const main = compare({
	bare: ['-e', '0'],
	help: [cli, '--help'],
	yardstick: [bench('walkReadDecode.mjs'), vault.folder],
	plain: [bench('plainScript.mjs'), vault.folder],
	cold,
	cached: [cli, 'check', vault.folder],
	edited: () => {
		appendFileSync(touched, 'x');
		return [cli, 'check', vault.folder];
	},
});
console.log(
	`${notes} notes, ${rounds} rounds; medians of wall time: ${Object.entries(main)
		.map(([name, { wall }]) => `${name} ${wall.toFixed(0)} ms`)
		.join(', ')}`,
);
fine =
	line(
		'cold check against walking, reading, decoding',
		main.cold.wall / main.yardstick.wall,
		4,
		2.5,
		hasTime ? `   (processor ${(main.cold.processor / main.yardstick.processor).toFixed(2)})` : '',
	) && fine;
fine = line('cold check against a plain script', main.cold.wall / main.plain.wall, 1 / 1.5, 1 / 2.3) && fine;
fine = line('recheck, nothing changed, against cold', main.cached.wall / main.cold.wall, 0.4, 0.3) && fine;
fine = line('recheck after one edit, against cold', main.edited.wall / main.cold.wall, 0.5, 0.35) && fine;
fine = line('--help against node -e 0', main.help.wall / main.bare.wall, 1.6, 1.15) && fine;

if (process.argv.includes('--growth')) {
	const large = vaultOf(notes * 5);
	fine = (await countsComeOut(large)) && fine;
	const growth = compare({ small: cold, large: ['--max-old-space-size=4096', cli, 'check', large.folder, '--no-cache'] });
	fine = line(`growth from ${notes} to ${notes * 5} notes`, growth.large.wall / growth.small.wall, 5.5, 4) && fine;
	if (hasTime)
		fine =
			line(`kB a note above bare Node at ${notes * 5}`, ((growth.large.megabytes - main.bare.megabytes) * 1024) / (notes * 5), 7, 2.6) &&
			fine;
}
process.exitCode = fine ? 0 : 1;

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { bundleForThisProcess } from '../cli/support/bundle.ts';
import { runWith } from '../cli/support/runWith.ts';
import type { Texts } from '../support/worstInputs.ts';

/** Characters of a vault; at full length twice as many, of which a run takes half a minute of the processor more. */
const IS_LONG = process.env['DOSSIER_TORTURE'] === '1';
const SMALL = IS_LONG ? 15_000 : 7500;
const LARGE = 4 * SMALL;

/** Four times the input: n log n takes 4.4 times as long, what is quadratic 16 times. */
const MAX_RATIO = 9;

/**
 * What takes the processor less is over before growth can be told from noise: a run reads a folder and loads its command.
 * What is quadratic and takes this much at full length takes a quarter of it in a vault of half the size.
 */
const ENOUGH_MS = IS_LONG ? 400 : 100;

const ATTEMPTS = 3;

/** A vault of about `size` characters that gives a command as much to do as that many can, and the command lines that do it. */
interface WorstVault {
	readonly files: (size: number) => Texts;
	/** What stands after VAULT; each is run with every `--format` that the command has. */
	readonly argv: readonly (readonly string[])[];
	/** Whether all of it was committed before and is gone or changed since. */
	readonly isCommitted?: boolean;
}

function times<T>(size: number, perPiece: number, piece: (n: number) => T): T[] {
	return Array.from({ length: Math.ceil(size / perPiece) }, (_, n) => piece(n));
}

/** One note that links to another over and over, in its body, its front matter and its related notes. */
function hub(size: number): Texts {
	const links = times(size / 2, 12, (n) => `[[Iran]] ${n % 3 === 0 ? '[[Persia|x]]' : 'a'}${n % 7 === 0 ? '\n\n' : ' '}`).join('');
	const names = times(Math.min(size / 4, 50_000), 6, () => 'Iran').join(', ');
	const bullets = times(size / 4, 11, () => '- [[Iran]]\n').join('');
	return {
		'Iran.md': '---\naliases: [Persia]\n---\n# Iran\n',
		'Hub.md': `---\ntype: policy\nactors: [${names}]\n---\n${links}\n\n## Related Notes\n${bullets}`,
	};
}

/** Notes that name each other in their fields, and two that name as many as may be named. */
function actors(size: number): Texts {
	const named = (from: number, count: number): string => Array.from({ length: count }, (_, n) => `A${from + n}`).join(', ');
	return {
		...Object.fromEntries(
			times(size, 90, (n) => [`R${n}.md`, `---\ntype: relationship\nactors: [A${n}, A${n + 1}]\nstatus: s${n % 9}\n---\n`]),
		),
		'Two.md': `---\ntype: relationship\nactors: [${named(0, 59)}]\n---\n`,
		'Three.md': `---\ntype: policy\nactors: [${named(0, 59)}]\n---\n`,
	};
}

function dates(size: number): Texts {
	return {
		'Iran.md': `# Iran\n\n## Timeline\n${times(size / 3, 40, (n) => `- ${1000 + (n % 1000)}–${n % 90}: what [[B]] was, since 44 BC\n`).join('')}`,
		'B.md': `# B\n\n| Year | What |\n| - | - |\n${times(size / 3, 30, (n) => `| ${n} BC | [[Iran]] |\n`).join('')}`,
		...Object.fromEntries(
			times(size / 3, 60, (n) => [`C${n}.md`, `---\ndate: 19${n % 90}-01-01\nsince: c. 18${n % 90}\n---\n## 1914–18 [[Iran]]\n`]),
		),
	};
}

function sources(size: number): Texts {
	const page = (n: number): string => `- [Paper ${n % 7} - Title](https://a${n % 7}.org/${n % 50})\n`;
	return {
		...Object.fromEntries(times(size / 2, 120, (n) => [`N${n}.md`, `## Sources\n${page(0)}${page(n)}`])),
		'All.md': `## Sources\n${times(size / 2, 45, page).join('')}`,
	};
}

function unwritten(size: number): Texts {
	return Object.fromEntries(
		times(size, 60, (n) => [`N${n}.md`, `---\ntype: policy\nactors: [Nobody ${n}, Nobody ${n + 1}]\n---\n[[Nobody ${n % 50}]]\n`]),
	);
}

/** Two notes that say the same in other places, as far as notes may be merged. */
function twins(size: number): Texts {
	const own = (at: number): string => {
		const fields = times(Math.min(size / 4, 9000), 20, (n) => `field${n}: value ${n} of ${at}\n`).join('');
		const sections = times(Math.min(size / 4, 20_000), 30, (n) => `## S${n}\n- a${n * at} ^id${n}\n- b\n`).join('');
		const notes = times(size / 8, 30, (n) => `says[^${n}]\n\n[^${n}]: at ${at} ${n}\n`).join('');
		const items = (name: string): string => times(size / 8, 8, (n) => `${name}${n * at}`).join(', ');
		return `---\n${fields}list: [${items('i')}]\naliases: [${items('also')}]\n---\n# T\n${sections}\n${notes}`;
	};
	return { 'Old.md': own(1), 'New.md': own(2), 'Hub.md': hub(size / 4)['Hub.md']?.replaceAll('Iran', 'Old') ?? '' };
}

function chain(size: number): Texts {
	return Object.fromEntries(
		times(size, 90, (n) => [
			`Types/t${n}.md`,
			`---\ntype: note-type\nname: t${n}\nextends: t${n + 1}\nfields:\n  f${n}: { kind: text }\n---\n`,
		]),
	);
}

function typed(size: number): Texts {
	return Object.fromEntries(
		times(size, 60, (n) => [`N${n}.md`, `---\ntype: kind${n % 20}\nfield${n % 100}: value ${n}\nplace: P${n}\n---\n`]),
	);
}

/** For each command, by its name. One that is not here fails the test that grows them. */
const VAULTS: Readonly<Record<string, WorstVault>> = {
	check: { files: (size) => ({ ...hub(size / 3), ...actors(size / 3), ...sources(size / 3) }), argv: [['--severity', 'info']] },
	fix: { files: sources, argv: [['--max-changes', '99999']] },
	set: { files: hub, argv: [['Hub', 'status=x', '--dry-run', '--force']] },
	related: { files: hub, argv: [[], ['--prune']], isCommitted: true },
	backlinks: { files: hub, argv: [['Iran', '--mentions']] },
	sources: { files: sources, argv: [[]] },
	new: { files: unwritten, argv: [['policy', 'A law', '--dry-run', '--force']] },
	rename: { files: hub, argv: [['Iran', 'Islamic Republic', '--dry-run']] },
	merge: { files: twins, argv: [['Old', 'New']] },
	types: {
		files: (size) => ({
			...chain(size / 2),
			...typed(size / 2),
			'Types/kind0.md': '---\ntype: note-type\nname: kind0\nfields:\n  place: { kind: text }\n---\n',
			'All.base': `filters: ${'"place" + '.repeat(size / 4)}place\n`,
		}),
		argv: [[], ['infer'], ['show', 'relationship'], ['rename-field', 'kind0', 'place', 'site']],
	},
	wanted: { files: unwritten, argv: [[], ['--all']] },
	matrix: { files: actors, argv: [['--all'], ['--sort', 'blocs']] },
	timeline: { files: dates, argv: [[], ['Iran', '--neighbours', '--from', '44 BC']] },
	changed: { files: (size) => ({ ...hub(size / 2), ...sources(size / 2) }), argv: [['--since', 'HEAD']], isCommitted: true },
	inspect: { files: (size) => ({ ...hub(size / 3), ...sources(size / 3), ...dates(size / 3) }), argv: [[]] },
	config: { files: typed, argv: [[]] },
	undo: { files: typed, argv: [['--list']] },
	// Its requests have a test of their own.
	lsp: { files: typed, argv: [] },
};

const io = { stdout: { write: () => undefined }, stderr: { write: () => undefined }, env: {}, cwd: '/', isTTY: false } as unknown as Io;
/** As it is built: read in a moment, and every name in it is reached at once, whereas sources that Vite reads look each up in its module. */
const command = await bundleForThisProcess();
const commands = command.createProgram(io, () => undefined).commands;

/** The formats that a command, or one below it, prints in; none where it has no choice. */
function formatsOf(name: string): readonly (readonly string[])[] {
	const choices = commands.find((command) => command.name() === name)?.options.find(({ long }) => long === '--format')?.argChoices;
	return choices === undefined ? [[]] : choices.map((format) => ['--format', format]);
}

const folder = mkdtempSync(join(tmpdir(), 'dossier-growth-'));
afterAll(() => {
	command.remove();
	rmSync(folder, { recursive: true, force: true });
});

const made = new Map<string, string>();

function vaultFor(name: string, { files, isCommitted }: WorstVault, size: number): string {
	const root = join(folder, `${name}-${size}`);
	if (made.has(root)) return root;
	made.set(root, root);
	const put = (texts: Texts): void => {
		for (const [path, text] of Object.entries(texts)) {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), text);
		}
	};
	put(files(size));
	if (isCommitted !== true) return root;
	const git = (...args: string[]): unknown =>
		execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: root });
	git('init', '-q');
	git('add', '.');
	git('commit', '-q', '-m', 'first');
	rmSync(join(root, 'Iran.md'), { force: true });
	git('commit', '-q', '-a', '-m', 'second');
	put({ 'Hub.md': `${files(size)['Hub.md'] ?? ''}more\n`, 'All.md': '', 'Iran2.md': '# Iran\n' });
	return root;
}

async function cpuTimeOfRun(argv: readonly string[]): Promise<number> {
	const before = process.cpuUsage();
	const { code, stderr } = await runWith(command.run, argv);
	if (code === 2) throw new Error(`${argv.join(' ')}: ${stderr}`);
	return process.cpuUsage(before).user / 1000;
}

describe('a command', () => {
	test('has a worst vault of its own, and every worst vault has its command', () => {
		expect(Object.keys(VAULTS).sort()).toEqual(commands.map((command) => command.name()).sort());
	});

	const runs = Object.entries(VAULTS).flatMap(([name, vault]) =>
		vault.argv.flatMap((argv) =>
			formatsOf(name).map((format): [string, string, readonly string[]] => [
				[name, ...argv, ...format].join(' '),
				name,
				[...argv, ...format],
			]),
		),
	);

	test.each(runs)('%s takes no longer than n log n', async (_, name, argv) => {
		const vault = VAULTS[name];
		if (vault === undefined) throw new Error(name);
		const [word, ...others] = argv;
		const run = (size: number): Promise<number> =>
			cpuTimeOfRun([name, vaultFor(name, vault, size), ...(word === undefined ? [] : [word]), ...others]);
		let best = Infinity;
		for (let attempt = 0; attempt < ATTEMPTS && best > MAX_RATIO; attempt += 1) {
			const large = await run(LARGE);
			best = Math.min(best, large < ENOUGH_MS ? 0 : large / (await run(SMALL)));
		}
		expect(best).toBeLessThan(MAX_RATIO);
	});
});

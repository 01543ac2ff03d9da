import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { diskInMemory } from './tests/support/diskInMemory.ts';
import { lazyCompiler } from './tests/support/lazyCompiler.ts';
import { RETRIES } from './tests/support/retries.ts';

/** Test files that open a page, told by the one function that does: who needs no page leaves the browser's by themselves. */
const BROWSER = globSync('tests/**/*.test.ts', { cwd: import.meta.dirname, ignore: 'tests/core/**' })
	.filter((file) => readFileSync(new URL(file, import.meta.url), 'utf8').includes('useHost('))
	.map((file) => file.replaceAll('\\', '/'));

const SERVE_HOST = 'tests/support/browser/serveHost.ts';

/** Tests that hold the time of this process's own work to a gate, or count what loading a module does: each has a process for itself. */
const TIMED = [
	'tests/bench/growth.test.ts',
	'tests/bench/growthOfCommands.test.ts',
	'tests/bench/indexCost.test.ts',
	'tests/cli/stalls.test.ts',
	'tests/core/note/hostileBodies.test.ts',
	'tests/core/regularExpressions.test.ts',
	'tests/core/note/frontmatter/hostileBlocks.test.ts',
	'tests/core/templates/timing.test.ts',
	'tests/lsp/growth.test.ts',
	'tests/lsp/timing.test.ts',
];

const IS_TORTURE = process.env['DOSSIER_TORTURE'] !== undefined;

/** Tests of the command in which a rule of names matters; they run a second time on a disk that folds case and the forms of letters. */
const ON_FOLDING_DISKS = ['tests/cli/foreignDisk.test.ts', 'tests/cli/disk/{walkFolder,readNote}.test.ts'];
/** And where a rule of names meets much else: at full length on every such disk, else on the strictest. */
const WHEREVER_NAMES_MATTER = ['tests/cli/{write,undo,rename}.test.ts'];
const ON_MACOS = [...ON_FOLDING_DISKS, ...(IS_TORTURE ? WHEREVER_NAMES_MATTER : [])];
/** And with the paths of Windows as well, whose disk folds alike: there whatever prints or takes a path. */
const ON_WINDOWS = [
	...ON_FOLDING_DISKS,
	...WHEREVER_NAMES_MATTER,
	'tests/cli/{related,check,config,dismiss,typesInfer,inspect,allOrNothing,commandLine}.test.ts',
];
/** Half a minute each. */
const WRITER = IS_TORTURE ? ['tests/cli/disk/writeRun.test.ts'] : [];
const foreign = (file: string): string => fileURLToPath(new URL(`tests/support/foreignDisk/${file}`, import.meta.url));

/** The machine's own place for what lasts a moment, which a test asks for where it matters what a disk does. This file is read once for each project. */
const onDisk = (process.env['DOSSIER_ON_DISK'] ??= keepInMemory());

/** Has the rest of what tests write kept in memory, but for `npm run torture`. @returns where it was kept before. */
function keepInMemory(): string {
	const before = tmpdir();
	const inMemory = IS_TORTURE ? undefined : diskInMemory();
	if (inMemory === undefined) return before;
	process.env['TMPDIR'] = inMemory.path;
	process.once('exit', () => inMemory.remove());
	return before;
}

// A Node that starts reads all of these certificates first, where a machine names them, which takes longer than all else of its start; no test asks the network.
delete process.env['NODE_EXTRA_CA_CERTS'];

/** What tests build for processes of their own (`tests/cli/support/bundle.ts`) is built once a run. */
const bundles = mkdtempSync(join(tmpdir(), 'dossier-bundles-'));
process.env['DOSSIER_BUNDLES'] = bundles;
process.once('exit', () => rmSync(bundles, { recursive: true, force: true }));

/** How the processes of all projects but `timed` are started, asked once: this file is read once for each project. */
const manyTests = {
	execArgv: (process.env['DOSSIER_LAZY_COMPILER'] ??= lazyCompiler().join(' ')).split(' ').filter((flag) => flag !== ''),
};

/** What runs side by side: two cores, and one more for while a page or a disk is waited for. */
const together = { maxWorkers: 3 };

/** Whether the command line names files, or anything else that a file of several would not be found by. */
const NAMES_FILES = process.argv.slice(2).some((word) => !word.startsWith('-') && word !== 'run');

/** The files that run on a foreign disk: all of them in one process, which loads the command once and not three times, where none is named. */
function onForeignDisk(patterns: readonly string[]) {
	const heldFiles = globSync([...patterns], { cwd: import.meta.dirname });
	const isOne = !IS_TORTURE && !NAMES_FILES;
	return {
		include: isOne ? ['tests/support/foreignDisk/allInOne.ts'] : heldFiles,
		provide: { heldFiles },
		isolate: false,
		...manyTests,
		...together,
	};
}

/** What runs before the rest: what one process alone can run, then pages, then long files with a process each. */
const FIRST = ['windows', 'macos', 'browser', 'timed'];

/** As Vitest has it, project by project, but many short files last: with a long one at the end, the other core would idle. */
class ShortestLast extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const turn = ({ project }: TestSpecification): number => FIRST.indexOf(project.name) + 1 || FIRST.length + 1;
		return (await super.sort(files)).toSorted((one, other) => turn(one) - turn(other));
	}
}

export default defineConfig({
	// The package 'obsidian' holds types alone; what a test in Node needs of the app stands in one small file.
	resolve: { alias: { obsidian: fileURLToPath(new URL('tests/support/appModule.ts', import.meta.url)) } },
	test: {
		setupFiles: 'tests/support/propertySeed.ts',
		sequence: { sequencer: ShortestLast },
		// What tests build for themselves (`tests/cli/support/bundle.ts`) is a program of Node's, to which nothing is done.
		server: { deps: { external: [/\/dossier-bundle-[^/]+\//] } },
		// Real processes, real disks and a real browser stand behind some tests; two cores are the machine they are planned for.
		testTimeout: 90_000,
		hookTimeout: 90_000,
		// A page that shares two cores with everything else is slow, not wrong.
		expect: { poll: { timeout: 15_000, interval: 50 } },
		// Files run side by side, project by project: what measures counts processor time.
		// Tests without a browser share their modules, none of which holds state: loading them anew for each file would take as long as running them.
		projects: [
			{
				extends: true,
				test: {
					name: 'browser',
					include: BROWSER,
					globalSetup: SERVE_HOST,
					isolate: false,
					...manyTests,
					...together,
				},
			},
			{
				extends: true,
				test: {
					name: 'rest',
					include: ['tests/**/*.test.ts'],
					exclude: [...BROWSER, ...TIMED],
					isolate: false,
					...manyTests,
					...together,
				},
			},
			{
				extends: true,
				resolve: { alias: [{ find: /^(?:node:)?fs$/, replacement: foreign('fsModule.ts') }] },
				test: { name: 'macos', env: { TMPDIR: onDisk }, ...onForeignDisk([...ON_MACOS, ...WRITER]) },
			},
			{
				extends: true,
				resolve: {
					alias: [
						{ find: /^(?:node:)?fs$/, replacement: foreign('fsModule.ts') },
						{ find: /^(?:node:)?path$/, replacement: foreign('windowsPath.ts') },
						{ find: 'node:os', replacement: foreign('windowsOs.ts') },
					],
				},
				test: {
					name: 'windows',
					// Looks at the disk by itself.
					server: { deps: { inline: ['tinyglobby', 'fdir'] } },
					env: { DOSSIER_DISK: 'windows', TMPDIR: onDisk },
					setupFiles: ['tests/support/propertySeed.ts', 'tests/support/foreignDisk/windowsPlatform.ts'],
					...onForeignDisk([...ON_WINDOWS, ...WRITER]),
				},
			},
			{ extends: true, test: { name: 'timed', include: TIMED, retry: RETRIES, ...together } },
			// `npm run bench:app`: figures and no gates.
			...(process.env['DOSSIER_BENCH_NOTES'] === undefined
				? []
				: [
						{
							extends: true as const,
							test: { name: 'bench-app', include: ['tests/bench/appFigures.ts'], globalSetup: SERVE_HOST, maxWorkers: 1 },
						},
					]),
		],
	},
});

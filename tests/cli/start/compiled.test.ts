import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
	appendFileSync,
	chmodSync,
	closeSync,
	copyFileSync,
	cpSync,
	ftruncateSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type CompiledFile, readCompiled } from '../../../src/cli/start/compiledFile.ts';
import { keepCompiled } from '../../../src/cli/start/keepCompiled.ts';
import { runs } from '../../support/runs.ts';
import { runCli } from '../support/runCli.ts';
import { sharedOnDisk, snapshot, vaultOnDisk } from '../support/tempVault.ts';

/** As it is installed: what tests bundle themselves is no program of one piece. */
const COMMAND = 'dist/dossier.js';

/** What the command says of compiled code where NODE_DEBUG asks it. */
const SAYS = /^DOSSIER \d+: compiled code is (.*)\n/gm;

type Environment = Readonly<Record<string, string>>;

/** What a process needs anywhere; Windows has the second. */
const SYSTEM: Environment = Object.fromEntries(['PATH', 'SystemRoot'].map((name) => [name, process.env[name] ?? '']));

/** A folder for caches, and nothing else of the surroundings that says where one is. */
function cacheIn(folder: string): Environment {
	return { ...SYSTEM, NODE_DEBUG: 'dossier', XDG_CACHE_HOME: folder, HOME: folder, LOCALAPPDATA: folder };
}

function run(env: Environment, args: readonly string[], input = '') {
	const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
		env,
		input,
		encoding: 'utf8',
		timeout: 60_000,
		killSignal: 'SIGKILL',
	});
	return { code: status, stdout, stderr: stderr.replaceAll(SAYS, ''), compiled: [...stderr.matchAll(SAYS)].map(([, said = '']) => said) };
}

const IS_USED = ['used'];
/** It was not, for whatever reason, and is from now on. */
const IS_KEPT = [expect.stringMatching(/^not used: /), 'kept'];
const IS_NEITHER = [expect.stringMatching(/^not used: /), expect.stringMatching(/^not kept: /)];

const SMALL = { 'A.md': '---\ntype: actor\n---\n# A\nSee [[B]].\n' };

/** A home for several cases: what is kept in it is told to be in use before each, by a run of its own only where the case before left it otherwise. */
function sharedHome() {
	const home = sharedOnDisk();
	const vault = sharedOnDisk(SMALL);
	let inUse: ReturnType<typeof run> | undefined;
	const config = (more: Environment = {}): ReturnType<typeof run> => {
		const ran = run({ ...cacheIn(home), ...more }, ['config', vault]);
		inUse = ran.compiled.join() === 'used' && Object.keys(more).length === 0 ? ran : undefined;
		return ran;
	};
	return {
		home,
		vault,
		/** A command that reads no note: what is kept of it is small, and what is asked here does not depend on it. */
		config,
		/** What a run says that uses the code kept in `file`, which is the caller's to change. */
		used(): { ran: ReturnType<typeof run>; file: string } {
			if (inUse === undefined) config();
			const ran = inUse ?? config();
			expect(ran.compiled).toEqual(IS_USED);
			inUse = undefined;
			return { ran, file: join(buildIn(home), 'runConfig') };
		},
	};
}

/** The folder of this build below that for caches. */
function buildIn(home: string): string {
	const [build = '', ...others] = readdirSync(join(home, 'dossier'));
	expect(others).toEqual([]);
	return join(home, 'dossier', build);
}

type Line = readonly [string, ...string[]];

/** Two that are run always: one that reads every note, and one that sets flags of V8 (`keepHeapSmall`). */
const KEPT_LINES: readonly Line[] = [
	['check', '--no-cache'],
	['sources', '--format', 'json'],
];
/** And of these, with which it is every command that reads, others in each run of the tests, or all of them at full length. */
const MORE_KEPT_LINES: readonly Line[] = [
	['check', '--no-cache', '--format', 'json'],
	['fix'],
	['related', 'Iran'],
	['backlinks', 'Iran'],
	['types'],
	['types', 'infer'],
	['wanted'],
	['matrix'],
	['timeline'],
	['inspect'],
	['config'],
];
const CHOSEN =
	process.env['DOSSIER_TORTURE'] === '1'
		? MORE_KEPT_LINES
		: fc.sample(fc.shuffledSubarray([...MORE_KEPT_LINES], { minLength: 3, maxLength: 3 }), 1).flat();
/** Of fewer it is asked how they are kept, which takes two processes each. */
const CHOSEN_KEPT = process.env['DOSSIER_TORTURE'] === '1' ? CHOSEN : CHOSEN.slice(0, 1);

/**
 * What is installed is made otherwise than what other tests run: it is minified and of an older kind of module, its letters beyond ASCII are
 * escaped, modules are loaded by a function of ours, and parts of packages are left out (`scripts/leftOutOfPackages.mjs`). These lines come to
 * what those above do not.
 */
const OTHER_LINES: readonly Line[] = [
	['sources', '--format', 'bibtex'],
	['sources', '--format', 'csl-json'],
	['check', '--no-cache', '--format', 'sarif'],
	['types', 'show', 'policy'],
	['set', 'Iran', 'founded=1979', 'aliases=a: "b", [c]', '--dry-run'],
	['new', 'relationship', 'Türkiye-İran 关系', 'status=# été', '--dry-run'],
	['merge', 'Iran', 'Israel'],
	['rename', 'Iran', 'Ägypten', '--dry-run'],
	['timeline', '--format', 'csv'],
	['backlinks', 'Nobody'],
	['check', '--no-such-option'],
];

const titled = (lines: readonly Line[]) => lines.map((line) => [line.join(' '), line] as const);

/** None of the lines writes: that is looked at after each. */
function vaultOfLines() {
	const vault = sharedOnDisk();
	cpSync('example-vault', vault, { recursive: true });
	const before = snapshot(vault);
	return {
		argsOf: ([command, ...options]: Line): readonly string[] => [command, vault, ...options],
		expectUnchanged: () => expect(snapshot(vault)).toEqual(before),
	};
}

describe('what V8 compiled of the command', () => {
	const { argsOf, expectUnchanged } = vaultOfLines();

	test.each(titled([...KEPT_LINES, ...CHOSEN_KEPT]))(
		'is used by the second run of `%s`, which says what the first says, is kept for this user alone, below the folder for caches, and leaves the vault as it is',
		(_, line) => {
			const home = vaultOnDisk();
			const args = argsOf(line);
			const first = run(cacheIn(home), args);
			const folder = buildIn(home);
			const kept = readdirSync(folder);
			expect(kept).toEqual([expect.stringMatching(/^run[A-Z]/)]);
			const modes = ['..', '.', ...kept].map((path) => statSync(join(folder, path)).mode & 0o777);
			if (process.platform !== 'win32') expect(modes).toEqual([0o700, 0o700, 0o600]);
			const second = run(cacheIn(home), args);
			expect([first.compiled, second.compiled]).toEqual([IS_KEPT, IS_USED]);
			expect({ ...second, compiled: first.compiled }).toEqual(first);
			expectUnchanged();
		},
	);

	test('is used by a thread of the command too', () => {
		const home = vaultOnDisk();
		// Enough that the thread is there before the command has read them all: of 850 it was not in one run of five.
		const vault = vaultOnDisk(Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`N${n}.md`, `# N ${n}\nSee [[N${n + 1}]].\n`])));
		const env = { ...cacheIn(home), DOSSIER_THREADS: '1' };
		const first = run(env, ['check', vault, '--no-cache']);
		const second = run(env, ['check', vault, '--no-cache']);
		expect(second).toMatchObject({ code: first.code, stdout: first.stdout });
		expect(second.compiled).toEqual(['used', 'used']);
	});

	test('is kept by the language server where its editor ends it', () => {
		const home = vaultOnDisk();
		expect(run(cacheIn(home), ['lsp']).compiled).toEqual(IS_KEPT);
		expect(run(cacheIn(home), ['lsp'])).toMatchObject({ code: 1, compiled: IS_USED });
	});

	test.runIf(process.platform !== 'win32')('is not kept by a run that a signal ended', async () => {
		const home = vaultOnDisk();
		const child = spawn(process.execPath, [COMMAND, 'lsp'], { env: cacheIn(home), stdio: ['pipe', 'ignore', 'pipe'] });
		await once(child.stderr, 'data');
		child.kill('SIGTERM');
		expect(await once(child, 'close')).toEqual([143, null]);
		expect(readdirSync(home)).toEqual([]);
	});

	test('is not kept by a run that failed, nor by one that only tells its help', () => {
		const home = vaultOnDisk();
		expect(run(cacheIn(home), ['check', join(home, 'none')]).code).toBe(2);
		expect(run(cacheIn(home), ['check', '--help']).code).toBe(0);
		expect(readdirSync(home)).toEqual([]);
	});

	test('is removed of builds that were not used for long, but for the last three; what others have in a folder of our name stays', () => {
		const [ours = '', ...builds] = [0, 1, 2, 3, 4, 5].map((n) => `program-ABCDEF${n}-v20.${n}.0-x64`);
		const home = vaultOnDisk(Object.fromEntries([...builds, 'theirs', 'more'].map((name) => [`dossier/${name}/x`, ''])));
		chmodSync(join(home, 'dossier'), 0o700);
		for (const [n, name] of [...builds, 'theirs', 'more'].entries()) utimesSync(join(home, 'dossier', name), n, n);
		keepScript({ home, build: ours, name: 'runConfig', madeBy: 'me' });
		expect(readdirSync(join(home, 'dossier')).sort()).toEqual(['more', ours, ...builds.slice(2), 'theirs']);
	});

	test('is whole where several first runs end at once', async () => {
		const home = vaultOnDisk();
		const vault = vaultOnDisk(SMALL);
		const children = Array.from({ length: 4 }, () =>
			spawn(process.execPath, [COMMAND, 'config', vault], { env: cacheIn(home), stdio: 'ignore' }),
		);
		const ended = children.map(async (child): Promise<unknown> => await once(child, 'close'));
		expect(await Promise.all(ended)).toEqual(children.map(() => [0, null]));
		expect(readdirSync(buildIn(home))).toEqual(['runConfig']);
		expect(run(cacheIn(home), ['config', vault]).compiled).toEqual(IS_USED);
	});
});

describe('the command as it is installed', () => {
	const { argsOf, expectUnchanged } = vaultOfLines();
	const lines = [...KEPT_LINES, ...CHOSEN, ...OTHER_LINES];

	/** What each says and how it ends; one process runs them all (`installedInTurn.mjs`), which compiles once what they share. */
	let ended: readonly unknown[];
	beforeAll(() => {
		const args = ['tests/cli/support/installedInTurn.mjs', JSON.stringify(lines.map(argsOf))];
		const env = { ...SYSTEM, NODE_DISABLE_COMPILE_CACHE: '1' };
		ended = JSON.parse(spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 50_000_000 }).stdout) as readonly unknown[];
		expectUnchanged();
	});

	test.each(titled(lines).map(([name, line], at) => [name, line, at] as const))('says what its sources say: %s', async (_, line, at) => {
		const { code, stdout, stderr } = await runCli(argsOf(line), process.cwd(), new Date());
		expect(ended[at]).toEqual({ code, stdout, stderr });
		expectUnchanged();
	});
});

describe('code that was not kept so', () => {
	/** Each what is wrong with the file that `keptScript` kept. */
	const DAMAGES: readonly (readonly [string, (path: string) => void])[] = [
		['a file that was cut off', (path) => truncateSync(path, statSync(path).size - 1)],
		['an empty file', (path) => truncateSync(path, 0)],
		['a file that goes on', (path) => appendFileSync(path, 'x')],
		['a huge file', (path) => truncateSync(path, 100_000_000)],
		['a file of nothing but zeros', (path) => writeFileSync(path, Buffer.alloc(statSync(path).size))],
		// As git, an archive or a backup would bring it.
		['a copy of the very file', (path) => putInPlace(path, (other) => copyFileSync(path, other))],
	];

	test.each(DAMAGES)('is passed over and replaced: %s', (_, damage) => {
		const { file, path } = keptScript();
		damage(path);
		expect(readCompiled(file)).toMatch(/^the file is damaged/);
		keepScript(file);
		expect(readCompiled(file)).toMatchObject({ isOld: false });
	});

	test('is never believed, wherever a bit differs or it ends', () => {
		const { file, path, whole } = keptScript();
		expect(readCompiled(file)).toMatchObject({ isOld: false });
		// Opened once: a file that is emptied and written again goes to the disk each time it is closed.
		const handle = openSync(path, 'r+');
		onTestFinished(() => closeSync(handle));
		const overwrite = (bytes: Uint8Array): void => {
			writeSync(handle, bytes, 0, bytes.length, 0);
			ftruncateSync(handle, bytes.length);
		};
		fc.assert(
			fc.property(fc.nat(whole.length * 8 - 1), fc.boolean(), (at, isCut) => {
				overwrite(isCut ? whole.subarray(0, at >> 3) : flipped(whole, at));
				expect(readCompiled(file)).toMatch(/^the file is damaged/);
			}),
			{ numRuns: runs(20_000, 1000) },
		);
		overwrite(whole);
		expect(readCompiled(file)).toMatchObject({ isOld: false });
	});

	test('is not believed where the program, or Node, is another', () => {
		const { file } = keptScript();
		expect(readCompiled({ ...file, madeBy: 'v99' })).toMatch(/^the file is damaged, or another/);
	});
});

describe('a run to which that happens', () => {
	const shared = sharedHome();

	test.each<readonly [string, (file: string) => void]>([
		['a file with one bit that is another', (file) => writeFileSync(file, flipped(readFileSync(file), 1_000_001))],
		['what was kept of another command', (file) => keptOfAnother(file)],
	])('passes it over, replaces it, and says what it always says: %s', (_, damage) => {
		const { ran, file } = shared.used();
		damage(file);
		expect(shared.config()).toEqual({ ...ran, compiled: IS_KEPT });
		expect(shared.config()).toEqual(ran);
	});

	function keptOfAnother(file: string): void {
		run(cacheIn(shared.home), ['types', shared.vault]);
		renameSync(file.replace('runConfig', 'runTypes'), file);
	}

	test.runIf(process.platform !== 'win32')('does not wait for a pipe that nobody writes to', () => {
		const { ran, file } = shared.used();
		pipeInstead(file);
		// Whoever waits for it would wait in every test after this one.
		onTestFinished(() => {
			if (statSync(file).isFIFO()) rmSync(file);
		});
		expect(shared.config()).toEqual({ ...ran, compiled: IS_KEPT });
	});

	test.runIf(process.platform !== 'win32')('says what it always says where it can neither use nor keep it', () => {
		const { ran } = shared.used();
		onTestFinished(withMode(join(shared.home, 'dossier'), 0o777));
		expect(shared.config()).toEqual({ ...ran, compiled: IS_NEITHER });
	});

	test('keeps it anew on another day, with what other command lines needed', () => {
		const { file } = shared.used();
		const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);
		utimesSync(file, twoDaysAgo, twoDaysAgo);
		expect(shared.config().compiled).toEqual(['used', 'kept']);
		expect(shared.config().compiled).toEqual(IS_USED);
	});

	test('does not take it where V8 has other flags, and keeps its own', () => {
		shared.used();
		// How large the heap may be is no such flag to Node 24.
		const other = { NODE_OPTIONS: '--stack-trace-limit=5' };
		expect(shared.config(other).compiled).toEqual(['not used: V8 refuses it', 'kept']);
		expect(shared.config(other).compiled).toEqual(IS_USED);
	});
});

describe.runIf(process.platform !== 'win32')('where others could put their code', () => {
	/** What is done to a home in which code is kept, and whether code can be kept there again. */
	const PLACES: readonly (readonly [string, (home: string, path: string) => void, boolean])[] = [
		['our folder may be written by others', (home) => chmodSync(join(home, 'dossier'), 0o777), false],
		['the folder of the build may be written by its group', (_, path) => chmodSync(join(path, '..'), 0o770), false],
		['the folder for caches may be written by everybody', (home) => chmodSync(home, 0o777), false],
		['our folder is a link', (home) => linkInstead(join(home, 'dossier')), false],
		['the folder of the build is a link', (_, path) => linkInstead(join(path, '..')), false],
		['our folder is a file', (home) => putInPlace(join(home, 'dossier'), (other) => writeFileSync(other, '')), false],
		['the file is a link', (_, path) => linkInstead(path), true],
		['the file may be written by others', (_, path) => chmodSync(path, 0o622), true],
		['the file is a folder', (_, path) => putInPlace(path, (other) => mkdirSync(other)), false],
	];

	test.each(PLACES)('nothing is read and nothing is followed: %s', (_, change, canBeKept) => {
		const { file, path } = keptScript();
		change(file.home, path);
		const before = snapshot(file.home);
		expect(readCompiled(file)).toBeTypeOf('string');
		if (canBeKept) {
			keepScript(file);
			expect(readCompiled(file)).toMatchObject({ isOld: false });
			expect({ ...snapshot(file.home), [KEPT_AT]: before[KEPT_AT] }).toEqual(before);
		} else {
			expect(() => keepScript(file)).toThrow();
			expect(snapshot(file.home)).toEqual(before);
		}
	});

	test('what lies in a vault that is the home as well is not believed where the vault brought it', () => {
		const vault = vaultOnDisk(SMALL);
		const env = { ...cacheIn(vault), XDG_CACHE_HOME: '' };
		if (process.platform === 'darwin') mkdirSync(join(vault, 'Library'));
		run(env, ['config', vault]);
		expect(run(env, ['config', vault]).compiled).toEqual(IS_USED);
		const copy = vaultOnDisk();
		cpSync(vault, copy, { recursive: true, preserveTimestamps: true });
		expect(run({ ...env, HOME: copy }, ['config', copy]).compiled).toEqual(IS_KEPT);
	});
});

describe('without a place', () => {
	const shared = sharedHome();

	test('a home that cannot be written changes nothing but the time', () => {
		const home = join(vaultOnDisk({ file: '' }), 'file');
		const ran = run(cacheIn(home), ['config', shared.vault]);
		expect(ran.compiled).toEqual(IS_NEITHER);
		expect({ ...shared.config(), compiled: IS_NEITHER }).toEqual(ran);
	});

	test('nothing is kept where no home is known', () => {
		const vault = vaultOnDisk(SMALL);
		expect(run({ ...SYSTEM, NODE_DEBUG: 'dossier' }, ['config', vault]).compiled).toEqual(['not used: nothing is kept']);
		expect(readdirSync(vault)).toEqual(['A.md']);
	});

	test('no home is made', () => {
		const home = vaultOnDisk();
		const file = { home: join(home, 'no/home'), build: 'build', name: 'name', madeBy: 'me' };
		expect(readCompiled(file)).toMatch('ENOENT');
		expect(() => keepScript(file)).toThrow('ENOENT');
		expect(readdirSync(home)).toEqual([]);
	});
});

/** Where `keptScript` keeps its own, from its home. */
const KEPT_AT = 'dossier/build/name';

function keptScript(): { file: CompiledFile; path: string; whole: Buffer } {
	const file = { home: vaultOnDisk(), build: 'build', name: 'name', madeBy: 'me' };
	keepScript(file);
	const path = join(file.home, KEPT_AT);
	return { file, path, whole: readFileSync(path) };
}

function keepScript(file: CompiledFile): void {
	keepCompiled(new Script('(function (a) { return a + 1; })', { filename: 'kept.js' }), file);
}

function flipped(bytes: Uint8Array, bit: number): Buffer {
	const other = Buffer.from(bytes);
	other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
	return other;
}

/** Puts what `make` makes in the place of `path`. */
function putInPlace(path: string, make: (other: string) => void): void {
	make(`${path}.other`);
	rmSync(path, { recursive: true });
	renameSync(`${path}.other`, path);
}

/** Gives back what takes it back. */
function withMode(path: string, mode: number): () => void {
	const before = statSync(path).mode & 0o777;
	chmodSync(path, mode);
	return () => chmodSync(path, before);
}

function linkInstead(path: string): void {
	renameSync(path, `${path}.real`);
	symlinkSync(`${path}.real`, path);
}

function pipeInstead(path: string): void {
	putInPlace(path, (other) => expect(spawnSync('mkfifo', [other]).status).toBe(0));
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
	appendFileSync,
	chmodSync,
	copyFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
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
	const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { env, input, encoding: 'utf8' });
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
	const related = (): ReturnType<typeof run> => {
		const ran = run(cacheIn(home), ['related', vault]);
		inUse = ran.compiled.join() === 'used' ? ran : undefined;
		return ran;
	};
	return {
		home,
		related,
		keepConfig: () => run(cacheIn(home), ['config', vault]),
		/** What a run says that uses the code kept in `file`, which is the caller's to change. */
		used(): { ran: ReturnType<typeof run>; file: string } {
			if (inUse === undefined) related();
			const ran = inUse ?? related();
			expect(ran.compiled).toEqual(IS_USED);
			inUse = undefined;
			return { ran, file: join(buildIn(home), 'runRelated') };
		},
	};
}

/** The folder of this build below that for caches. */
function buildIn(home: string): string {
	const [build = '', ...others] = readdirSync(join(home, 'dossier'));
	expect(others).toEqual([]);
	return join(home, 'dossier', build);
}

/** Every command that reads, and three whose options take another way. */
const COMMAND_LINES: readonly (readonly [string, ...string[]])[] = [
	['check', '--no-cache'],
	['check', '--no-cache', '--format', 'json'],
	['fix'],
	['related', 'Iran'],
	['backlinks', 'Iran'],
	['sources', '--format', 'json'],
	['types'],
	['types', 'infer'],
	['wanted'],
	['matrix'],
	['timeline'],
	['inspect'],
	['config'],
];

describe('what V8 compiled of the command', () => {
	// None of the lines writes: that is looked at after each.
	const vault = sharedOnDisk();
	cpSync('example-vault', vault, { recursive: true });
	const before = snapshot(vault);

	test.each(COMMAND_LINES.map((line) => [line.join(' '), line] as const))(
		'is used by the second run of `%s`, which says what the first says and what the sources say, and leaves the vault as it is',
		async (_, [command, ...options]) => {
			const home = vaultOnDisk();
			const args = [command, vault, ...options];
			const [first, second] = [run(cacheIn(home), args), run(cacheIn(home), args)];
			expect([first.compiled, second.compiled]).toEqual([IS_KEPT, IS_USED]);
			const { code, stdout, stderr } = await runCli(args, process.cwd(), new Date());
			expect(first).toMatchObject({ code, stdout, stderr });
			expect(second).toMatchObject({ code, stdout, stderr });
			expect(snapshot(vault)).toEqual(before);
		},
	);

	test('is kept for this user alone, below the folder for caches and nowhere else', () => {
		const home = vaultOnDisk();
		const vault = vaultOnDisk(SMALL);
		run(cacheIn(home), ['related', vault]);
		const folder = buildIn(home);
		expect(readdirSync(folder)).toEqual(['runRelated']);
		expect(readdirSync(vault)).toEqual(['A.md']);
		const modes = [join(home, 'dossier'), folder, join(folder, 'runRelated')].map((path) => statSync(path).mode & 0o777);
		if (process.platform !== 'win32') expect(modes).toEqual([0o700, 0o700, 0o600]);
	});

	test('is used by a thread of the command too', () => {
		const home = vaultOnDisk();
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

	test('is kept anew on another day, with what other command lines needed', () => {
		const home = vaultOnDisk();
		const vault = vaultOnDisk(SMALL);
		run(cacheIn(home), ['related', vault]);
		const file = join(buildIn(home), 'runRelated');
		const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);
		utimesSync(file, twoDaysAgo, twoDaysAgo);
		expect(run(cacheIn(home), ['related', vault]).compiled).toEqual(['used', 'kept']);
		expect(run(cacheIn(home), ['related', vault]).compiled).toEqual(IS_USED);
	});

	test('is removed of builds that were not used for long, but for the last three; what others have in a folder of our name stays', () => {
		const builds = [1, 2, 3, 4, 5].map((n) => `program-ABCDEF${n}-v20.${n}.0-x64`);
		const home = vaultOnDisk(Object.fromEntries([...builds, 'theirs', 'more'].map((name) => [`dossier/${name}/x`, ''])));
		chmodSync(join(home, 'dossier'), 0o700);
		for (const [n, name] of [...builds, 'theirs', 'more'].entries()) utimesSync(join(home, 'dossier', name), n, n);
		run(cacheIn(home), ['config', vaultOnDisk(SMALL)]);
		const left = readdirSync(join(home, 'dossier')).filter((name) => !name.startsWith(`program-`) || builds.includes(name));
		expect(left.sort()).toEqual(['more', ...builds.slice(2), 'theirs']);
	});

	test('is whole where several first runs end at once', async () => {
		const home = vaultOnDisk();
		const vault = vaultOnDisk(SMALL);
		const children = Array.from({ length: 4 }, () =>
			spawn(process.execPath, [COMMAND, 'related', vault], { env: cacheIn(home), stdio: 'ignore' }),
		);
		const ended = children.map(async (child): Promise<unknown> => await once(child, 'close'));
		expect(await Promise.all(ended)).toEqual(children.map(() => [0, null]));
		expect(readdirSync(buildIn(home))).toEqual(['runRelated']);
		expect(run(cacheIn(home), ['related', vault]).compiled).toEqual(IS_USED);
	});
});

/**
 * What is installed is made otherwise than what other tests run: it is minified and of an older kind of module, its letters beyond ASCII are
 * escaped, modules are loaded by a function of ours, and parts of packages are left out (`scripts/leftOutOfPackages.mjs`). These lines come to
 * what those above do not.
 */
const OTHER_LINES: readonly (readonly [string, ...string[]])[] = [
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

describe('the command as it is installed', () => {
	const vault = sharedOnDisk();
	cpSync('example-vault', vault, { recursive: true });
	const before = snapshot(vault);

	test.each(OTHER_LINES.map((line) => [line.join(' '), line] as const))(
		'says what its sources say: %s',
		async (_, [command, ...options]) => {
			const args = [command, vault, ...options];
			const { code, stdout, stderr } = run({ ...SYSTEM, NODE_DISABLE_COMPILE_CACHE: '1' }, args);
			expect(await runCli(args, process.cwd(), new Date())).toMatchObject({ code, stdout, stderr });
			expect(snapshot(vault)).toEqual(before);
		},
	);
});

describe('code that was not kept so', () => {
	const OF_ANOTHER = 'what was kept of another command';
	const DAMAGES: readonly (readonly [string, (file: string) => void])[] = [
		['a file that was cut off', (file) => truncateSync(file, 100_000)],
		['an empty file', (file) => truncateSync(file, 0)],
		['a file that goes on', (file) => appendFileSync(file, 'x')],
		['a huge file', (file) => truncateSync(file, 100_000_000)],
		['a file with one bit that is another', (file) => writeFileSync(file, flipped(readFileSync(file), 4_000_001))],
		['a file of nothing but zeros', (file) => writeFileSync(file, Buffer.alloc(statSync(file).size))],
		// As git, an archive or a backup would bring it.
		['a copy of the very file', (file) => putInPlace(file, (other) => copyFileSync(file, other))],
		[OF_ANOTHER, (file) => renameSync(file.replace('runRelated', 'runConfig'), file)],
	];

	const shared = sharedHome();

	test.each(DAMAGES)('is passed over and replaced: %s', (name, damage) => {
		if (name === OF_ANOTHER) shared.keepConfig();
		const { ran, file } = shared.used();
		damage(file);
		expect(shared.related()).toEqual({ ...ran, compiled: IS_KEPT });
		expect(shared.related()).toEqual(ran);
	});

	test('is never believed, wherever a bit differs or it ends', () => {
		const { file, path, whole } = keptScript();
		expect(readCompiled(file)).toMatchObject({ isOld: false });
		fc.assert(
			fc.property(fc.nat(whole.length * 8 - 1), fc.boolean(), (at, isCut) => {
				writeFileSync(path, isCut ? whole.subarray(0, at >> 3) : flipped(whole, at));
				expect(readCompiled(file)).toMatch(/^the file is damaged/);
			}),
			{ numRuns: runs(20_000, 1000) },
		);
		writeFileSync(path, whole);
		expect(readCompiled(file)).toMatchObject({ isOld: false });
	});

	test('is not believed where the program, or Node, is another', () => {
		const { file } = keptScript();
		expect(readCompiled({ ...file, madeBy: 'v99' })).toMatch(/^the file is damaged, or another/);
	});

	test('is not taken by a V8 with other flags, which keeps its own', () => {
		const home = vaultOnDisk();
		const vault = vaultOnDisk(SMALL);
		run(cacheIn(home), ['related', vault]);
		// How large the heap may be is no such flag to Node 24.
		const other = { ...cacheIn(home), NODE_OPTIONS: '--stack-trace-limit=5' };
		expect(run(other, ['related', vault]).compiled).toEqual(['not used: V8 refuses it', 'kept']);
		expect(run(other, ['related', vault]).compiled).toEqual(IS_USED);
	});
});

describe.runIf(process.platform !== 'win32')('where others could put their code', () => {
	/** Each gives back what takes it back. */
	const PLACES: readonly (readonly [string, (home: string, file: string) => () => void, readonly unknown[]])[] = [
		['our folder may be written by others', (home) => withMode(join(home, 'dossier'), 0o777), IS_NEITHER],
		['the folder of the build may be written by its group', (_, file) => withMode(join(file, '..'), 0o770), IS_NEITHER],
		['the folder for caches may be written by everybody', (home) => withMode(home, 0o777), IS_NEITHER],
		['our folder is a link', (home) => linkInstead(join(home, 'dossier')), IS_NEITHER],
		['the folder of the build is a link', (_, file) => linkInstead(join(file, '..')), IS_NEITHER],
		['our folder is a file', (home) => fileInstead(join(home, 'dossier')), IS_NEITHER],
		['the file is a link', (_, file) => linkInstead(file), IS_KEPT],
		['the file may be written by others', (_, file) => withMode(file, 0o622), IS_KEPT],
		['the file is a pipe that nobody writes to', (_, file) => pipeInstead(file), IS_KEPT],
		['the file is a folder', (_, file) => folderInstead(file), IS_NEITHER],
	];

	const shared = sharedHome();

	test.each(PLACES)('nothing is read and nothing is followed: %s', (_, change, expected) => {
		const { ran, file } = shared.used();
		onTestFinished(change(shared.home, file));
		expect(shared.related()).toEqual({ ...ran, compiled: expected });
	});

	test('what lies in a vault that is the home as well is not believed where the vault brought it', () => {
		const vault = vaultOnDisk(SMALL);
		const env = { ...cacheIn(vault), XDG_CACHE_HOME: '' };
		if (process.platform === 'darwin') mkdirSync(join(vault, 'Library'));
		run(env, ['related', vault]);
		expect(run(env, ['related', vault]).compiled).toEqual(IS_USED);
		const copy = vaultOnDisk();
		cpSync(vault, copy, { recursive: true, preserveTimestamps: true });
		expect(run({ ...env, HOME: copy }, ['related', copy]).compiled).toEqual(IS_KEPT);
	});
});

describe('without a place', () => {
	test('a home that cannot be written changes nothing but the time', () => {
		const home = join(vaultOnDisk({ file: '' }), 'file');
		const vault = vaultOnDisk(SMALL);
		const ran = run(cacheIn(home), ['related', vault]);
		expect(ran.compiled).toEqual(IS_NEITHER);
		expect({ ...ran, compiled: IS_USED }).toEqual({ ...run(cacheIn(vaultOnDisk()), ['related', vault]), compiled: IS_USED });
	});

	test('nothing is kept: where NODE_DISABLE_COMPILE_CACHE is set, where no home is known, where the home is not there', () => {
		const home = vaultOnDisk();
		const vault = vaultOnDisk(SMALL);
		expect(run({ ...cacheIn(home), NODE_DISABLE_COMPILE_CACHE: '1' }, ['related', vault]).compiled).toEqual(['not used: nothing is kept']);
		expect(run({ ...SYSTEM, NODE_DEBUG: 'dossier' }, ['related', vault]).compiled).toEqual(['not used: nothing is kept']);
		expect(run(cacheIn(join(home, 'no/home')), ['related', vault]).compiled).toEqual(IS_NEITHER);
		expect(readdirSync(home)).toEqual([]);
		expect(existsSync(join(vault, '.cache'))).toBe(false);
	});
});

function keptScript(): { file: CompiledFile; path: string; whole: Buffer } {
	const file = { home: vaultOnDisk(), build: 'build', name: 'name', madeBy: 'me' };
	keepCompiled(new Script('(function (a) { return a + 1; })', { filename: 'kept.js' }), file);
	const path = join(file.home, 'dossier/build/name');
	return { file, path, whole: readFileSync(path) };
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

function withMode(path: string, mode: number): () => void {
	const before = statSync(path).mode & 0o777;
	chmodSync(path, mode);
	return () => {
		if (existsSync(path)) chmodSync(path, before);
	};
}

function linkInstead(path: string): () => void {
	renameSync(path, `${path}.real`);
	symlinkSync(`${path}.real`, path);
	return () => {
		rmSync(path);
		renameSync(`${path}.real`, path);
	};
}

/** What lay there is gone: the next run keeps it anew. */
const removing = (path: string) => (): void => rmSync(path, { recursive: true, force: true });

function fileInstead(path: string): () => void {
	putInPlace(path, (other) => writeFileSync(other, ''));
	return removing(path);
}

function folderInstead(path: string): () => void {
	putInPlace(path, (other) => mkdirSync(other));
	return removing(path);
}

function pipeInstead(path: string): () => void {
	putInPlace(path, (other) => expect(spawnSync('mkfifo', [other]).status).toBe(0));
	return removing(path);
}

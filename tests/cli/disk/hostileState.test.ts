import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../../src/cli/disk/disk.ts';
import { runsLeftOut } from '../../../src/cli/disk/runFolders.ts';
import { runCli } from '../support/runCli.ts';
import { snapshot, tempVault } from '../support/tempVault.ts';

const RUN = '2026-01-01T00-00-00-000';
const NOTE = '---\ntype: policy\nactors: [Iran]\nstatus: proposed\n---\n# A\n';

function hash(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

/** A vault as a stranger made it: `state` is what lies in its `.dossier`, path to text. */
function hostileVault(state: Readonly<Record<string, string>> = {}, notes: Readonly<Record<string, string>> = {}): string {
	const own = Object.entries(state).map(([path, text]) => [`.dossier/${path}`, text] as const);
	return tempVault({ 'A.md': NOTE, 'B.md': '# B\n\n[[A]]\n', ...notes, ...Object.fromEntries(own) });
}

const ALL = process.env['DOSSIER_TORTURE'] === '1';

/** Every command that takes the lock or looks at what is kept. */
const COMMANDS: readonly (readonly [name: string, args: (vault: string) => readonly string[]])[] = [
	['set', (vault) => ['set', vault, 'A', 'status=enacted']],
	['check', (vault) => ['check', vault]],
	['undo', (vault) => ['undo', vault]],
	['undo by name', (vault) => ['undo', vault, RUN]],
	['undo --list', (vault) => ['undo', vault, '--list']],
	['fix', (vault) => ['fix', vault, '--write']],
	['related', (vault) => ['related', vault, '--write']],
	['new', (vault) => ['new', vault, 'actor', 'Someone']],
];

/** In the short form the three that differ: one that writes, one with a cache, one that reads what was kept. */
const TRIED = ALL ? COMMANDS : COMMANDS.filter(([name]) => ['set', 'check', 'undo by name'].includes(name));

describe('a link in the place of what the command keeps leads nowhere', () => {
	const places = ['.dossier', '.dossier/runs', `.dossier/runs/${RUN}`, '.dossier/cache'];
	for (const place of places) {
		test.each(TRIED)(`${place}: %s`, async (_, args) => {
			const record = JSON.stringify(journalOf([]));
			const outside = tempVault({
				'keep.md': 'outside\n',
				'0.old': 'outside\n',
				'1.old': 'outside\n',
				'journal.jsonl': `${record}\n`,
				'lock.1': 'outside\n',
				[`runs/${RUN}/journal.jsonl`]: `${record}\n`,
				[`runs/${RUN}/0.old`]: 'outside\n',
				[`${RUN}/journal.jsonl`]: `${record}\n`,
				[`${RUN}/0.old`]: 'outside\n',
				'check.jsonl': 'outside\n',
			});
			const before = snapshot(outside);
			const vault = hostileVault();
			mkdirSync(dirname(join(vault, place)), { recursive: true });
			symlinkSync(outside, join(vault, place));
			await runCli(args(vault));
			expect(snapshot(outside)).toEqual(before);
		});
	}

	test('a cache that is a link is neither read nor written', async () => {
		const outside = tempVault({ 'check.jsonl': 'outside\n' });
		const vault = hostileVault({}, Object.fromEntries(Array.from({ length: 510 }, (_, n) => [`n/${n}.md`, 'a\n'])));
		mkdirSync(join(vault, '.dossier'));
		symlinkSync(outside, join(vault, '.dossier/cache'));
		expect((await runCli(['check', vault])).code).toBe(0);
		expect(snapshot(outside)).toEqual({ 'check.jsonl': 'outside\n' });
	});

	// What the lock is prepared as has the number of the process in its name.
	const nameOf = (file: string) => file.replace('PID', String(process.pid));
	const files = ['lock', 'lock.PID', '.gitignore', `runs/${RUN}/journal.jsonl`, `runs/${RUN}/batch.json`, `runs/${RUN}/0.old`];
	for (const file of files) {
		test.each(TRIED)(`.dossier/${file}: %s`, async (_, args) => {
			const outside = tempVault({ target: `${JSON.stringify(journalOf([]))}\n` });
			const before = snapshot(outside);
			const vault = hostileVault();
			mkdirSync(dirname(join(vault, '.dossier', nameOf(file))), { recursive: true });
			symlinkSync(join(outside, 'target'), join(vault, '.dossier', nameOf(file)));
			await runCli(args(vault));
			expect(snapshot(outside)).toEqual(before);
		});
	}
});

/** The first line of a journal of a run that was killed. */
function journalOf(_: readonly unknown[]): object {
	return { kind: 'run', command: 'fix', startedAt: '2026-01-01T00:00:00.000Z', version: 1 };
}

describe('a journal that somebody made up', () => {
	/** Paths that lead out of the vault, into hidden folders, or to what is no note. */
	const PATHS = [
		'../outside/victim.md',
		'../../etc/victim.md',
		'./../outside/victim.md',
		'a/../../outside/victim.md',
		'.git/hooks/victim.md',
		'.obsidian/victim.md',
		'link/victim.md',
		'victim.txt',
		'',
		'.',
		'..',
	];
	/** Everything but what the command keeps in the vault. */
	const withoutState = (parent: string) =>
		Object.entries(snapshot(parent)).filter(([name]) => !name.startsWith('vault/.dossier/') && name !== 'vault/A.md');
	const VICTIM = 'the text of the victim\n';

	function entriesFor(path: string): Readonly<Record<string, readonly object[]>> {
		const change = { path, before: hash('evil\n'), after: hash(VICTIM), edits: [], inverse: [] };
		const temporary = `${dirname(path)}/.dossier-1-0123456789ab.tmp`;
		return {
			'a file that it says it replaced': [{ kind: 'replace', n: 0, path, temporary, before: hash('evil\n'), after: hash(VICTIM) }],
			'a file that it says it made': [{ kind: 'create', n: 0, path, temporary, after: hash(VICTIM) }],
			'a file that it says it took away': [{ kind: 'remove', n: 0, path, before: hash('evil\n') }],
			'a folder that it says it made': [{ kind: 'folder', path: dirname(path) }],
			'a change of the second version': [{ kind: 'write', n: 0, temporary: '.dossier-1-0123456789ab.tmp', change }],
			'a change that made it': [{ kind: 'write', n: 0, temporary: '.dossier-1-0123456789ab.tmp', change: { ...change, before: null } }],
			'a change that took it away': [{ kind: 'write', n: 0, temporary: '.dossier-1-0123456789ab.tmp', change: { ...change, after: null } }],
		};
	}

	for (const path of PATHS) {
		test(`touches nothing at ${JSON.stringify(path)}`, async () => {
			for (const [kind, steps] of Object.entries(entriesFor(path))) {
				for (const isEnded of [true, false]) {
					const parent = tempVault({
						'outside/victim.md': VICTIM,
						'outside/.dossier-1-0123456789ab.tmp': 'outside\n',
						'vault/A.md': NOTE,
						'vault/victim.txt': VICTIM,
						'vault/.git/hooks/victim.md': VICTIM,
						'vault/.obsidian/victim.md': VICTIM,
						[`vault/.dossier/runs/${RUN}/0.old`]: 'evil\n',
					});
					const vault = join(parent, 'vault');
					symlinkSync('../outside', join(vault, 'link'));
					const version = kind.includes('change') ? { version: 2, time: '2026-01-01T00:00:00.000Z' } : {};
					const lines = [{ ...journalOf([]), ...version }, ...steps, ...(isEnded ? [{ kind: 'end' }] : [])];
					writeFileSync(join(vault, `.dossier/runs/${RUN}/journal.jsonl`), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
					const before = withoutState(parent);
					await runCli(isEnded ? ['undo', vault, RUN] : ['set', vault, 'A', 'status=enacted']);
					expect(withoutState(parent), `${kind}, ${isEnded ? 'ended' : 'killed'}`).toEqual(before);
				}
			}
		});
	}

	test.each([
		['no JSON', '{"kind":"run"'],
		['no run at its head', '{"kind":"end"}\n'],
		['a list', '[]\n'],
		['a record with inherited names', '{"__proto__":{"kind":"run"},"constructor":1}\n'],
		[
			'a number too large',
			'{"kind":"run","command":"fix","startedAt":"2026-01-01T00:00:00.000Z","version":1}\n{"kind":"refused","n":1e400}\n',
		],
		['deep nesting', `${'['.repeat(100_000)}\n`],
	])('with %s stops no run and is no run', async (_, text) => {
		const vault = hostileVault({ [`runs/${RUN}/journal.jsonl`]: text });
		expect((await runCli(['set', vault, 'A', 'status=enacted'])).code).toBe(0);
		expect((await runCli(['undo', vault])).code).toBe(0);
		expect(readFileSync(join(vault, 'A.md'), 'utf8')).toBe(NOTE);
	});
});

describe('a record that somebody made up', () => {
	const record = {
		version: 1,
		id: RUN,
		time: '2026-01-01T00:00:00.000Z',
		title: 'dossier fix',
		command: 'fix',
		folders: [],
		raced: [],
	};
	const vaultWith = (extra: object, old = 'evil\n') =>
		hostileVault({ [`runs/${RUN}/batch.json`]: JSON.stringify({ ...record, ...extra }), [`runs/${RUN}/0.old`]: old });
	const change = { path: 'A.md', before: hash('old\n'), after: hash(NOTE), edits: [], inverse: [] };

	test('gives a note only a text that has the hash of the text before', async () => {
		const vault = vaultWith({ notes: [change], kept: [0] });
		const { code, stderr } = await runCli(['undo', vault]);
		expect([code, stderr]).toEqual([2, 'dossier: A.md has no backup any more\n']);
		expect(readFileSync(join(vault, 'A.md'), 'utf8')).toBe(NOTE);
	});

	test('whose edits do not lead to that text changes nothing', async () => {
		const inverse = [{ range: { start: 0, end: 5 }, newText: 'evil' }];
		const vault = vaultWith({ notes: [{ ...change, inverse }], kept: [null] });
		expect((await runCli(['undo', vault])).code).toBe(2);
		expect(readFileSync(join(vault, 'A.md'), 'utf8')).toBe(NOTE);
	});

	test.each([
		['another version', { version: 2, notes: [change], kept: [0] }],
		['fewer backups than notes', { notes: [change], kept: [] }],
		['a path out of the vault', { notes: [{ ...change, path: '../A.md' }], kept: [0] }],
		['a folder out of the vault', { notes: [change], kept: [0], folders: ['../..'] }],
		['a negative number', { notes: [change], kept: [-1] }],
	])('with %s is no run', async (_, extra) => {
		const vault = vaultWith(extra, 'old\n');
		expect(await runCli(['undo', vault])).toMatchObject({ code: 2, stdout: '' });
		expect(readFileSync(join(vault, 'A.md'), 'utf8')).toBe(NOTE);
	});

	test.each([
		['as a list of runs is asked for', ['--list'], 0, 'No run of dossier has written to this vault.\n', ''],
		[
			'as the newest is to be taken back',
			[],
			2,
			'',
			'dossier: there is no run to take back; dossier undo VAULT --list shows the runs that are kept\n',
		],
	])('and is no run is told of %s', async (_, args, code, stdout, then) => {
		const vault = hostileVault({ [`runs/${RUN}/batch.json`]: '{', [`runs/${RUN}/0.old`]: 'old\n' });
		mkdirSync(join(vault, '.dossier/runs/2026-01-02T00-00-00-000'));
		const told = `dossier: .dossier/runs/${RUN} is not as dossier writes it and is left out; what it kept of the notes lies there\n`;
		expect(await runCli(['undo', vault, ...args])).toMatchObject({ code, stdout, stderr: told + then });
	});

	test('and that nobody may look into is left out as well', () => {
		const vault = hostileVault({ [`runs/${RUN}/batch.json`]: '{' });
		const closed: Disk = {
			...nodeDisk,
			readdirSync: ((path: string) => {
				if (path.endsWith(RUN)) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
				return nodeDisk.readdirSync(path);
			}) as Disk['readdirSync'],
		};
		expect(runsLeftOut(join(vault, '.dossier'), [], closed)).toEqual([RUN]);
	});

	test('with control characters in its command is listed without them', async () => {
		const vault = vaultWith({ notes: [change], kept: [0], command: 'fix\u001b[2J\n\u202e' });
		expect((await runCli(['undo', vault, '--list'])).stdout).toBe(`${RUN}  fix[2J  1 note\n`);
	});
});

test('a .gitignore of the own folder that is empty is filled, one that says something stays', async () => {
	const empty = hostileVault({ '.gitignore': '' });
	await runCli(['set', empty, 'A', 'status=enacted']);
	expect(readFileSync(join(empty, '.dossier/.gitignore'), 'utf8')).toBe('*\n');
	const own = hostileVault({ '.gitignore': 'cache\n' });
	await runCli(['set', own, 'A', 'status=enacted']);
	expect(readFileSync(join(own, '.dossier/.gitignore'), 'utf8')).toBe('cache\n');
	expect(existsSync(join(own, '.dossier/runs'))).toBe(true);
});

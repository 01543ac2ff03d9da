import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { runCli, TEST_NOW } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const FAULTY = '---\ntype: policy\nactors: Iran\n---\n';

function git(vault: string, ...args: string[]): string {
	const settings = ['user.name=t', 'user.email=t@example.org', 'maintenance.auto=false'].flatMap((setting) => ['-c', setting]);
	return execFileSync('git', [...settings, ...args], { cwd: vault, encoding: 'utf8' });
}

function repository(files: Readonly<Record<string, string>>, ...init: string[]): string {
	const vault = tempVault(files);
	git(vault, 'init', '-q', ...init);
	git(vault, 'add', '.');
	git(vault, 'commit', '-q', '-m', 'first');
	return vault;
}

/** The notes that `check --since` finds something in. */
async function found(vault: string, ...args: readonly string[]): Promise<readonly string[]> {
	const { stdout } = await runCli(['check', vault, '--format', 'json', '--fail-on', 'never', ...args]);
	const { diagnostics } = JSON.parse(stdout) as { diagnostics: { path: string; severity: string }[] };
	return [...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ path }) => path))];
}

describe('what changed since a commit is told without git running anything', () => {
	test.each([['sha1'], ['sha256']])('in a repository of %s', async (format) => {
		const vault = repository({ 'same.md': FAULTY, 'changed.md': FAULTY, 'gone.md': FAULTY }, `--object-format=${format}`);
		appendFileSync(join(vault, 'changed.md'), 'more\n');
		writeFileSync(join(vault, 'new.md'), FAULTY);
		rmSync(join(vault, 'gone.md'));
		expect(await found(vault, '--since', 'HEAD')).toEqual(['changed.md', 'new.md']);
	});

	test('a note whose line ends alone were changed by git is unchanged, one that mixes them is not', async () => {
		const vault = repository({ 'same.md': FAULTY, 'crlf.md': FAULTY.replaceAll('\n', '\r\n'), 'mixed.md': FAULTY });
		writeFileSync(join(vault, 'same.md'), FAULTY.replaceAll('\n', '\r\n'));
		writeFileSync(join(vault, 'mixed.md'), `${FAULTY}\r`);
		expect(await found(vault, '--since', 'HEAD')).toEqual(['mixed.md']);
	});

	test('a vault that is a folder of a repository, with names of every kind', async () => {
		const top = repository({ 'vault/sub/é ü.md': FAULTY, 'vault/a"b\tc.md': FAULTY, 'other/x.md': FAULTY });
		expect(await found(join(top, 'vault'), '--since', 'HEAD')).toEqual([]);
		appendFileSync(join(top, 'vault/a"b\tc.md'), 'more\n');
		expect(await found(join(top, 'vault'), '--since', 'HEAD')).toEqual(['a"b\tc.md']);
	});

	test.skipIf(process.platform === 'win32')(
		'a folder with a line end in its name (skipped on Windows, which has no such names)',
		async () => {
			const vault = join(tempVault({}), 'a\nb');
			mkdirSync(vault);
			writeFileSync(join(vault, 'same.md'), FAULTY);
			git(vault, 'init', '-q');
			git(vault, 'add', '.');
			git(vault, 'commit', '-q', '-m', 'first');
			writeFileSync(join(vault, 'new.md'), FAULTY);
			expect(await found(vault, '--since', 'HEAD')).toEqual(['new.md']);
		},
	);

	test('a note that git is told to ignore is no new one', async () => {
		const vault = repository({ 'same.md': FAULTY, '.gitignore': 'private/\n' });
		mkdirSync(join(vault, 'private'));
		writeFileSync(join(vault, 'private/x.md'), FAULTY);
		expect(await found(vault, '--since', 'HEAD')).toEqual([]);
	});

	test('a work tree of its own knows its repository', async () => {
		const main = repository({ 'same.md': FAULTY });
		const tree = join(tempVault(), 'tree');
		git(main, 'worktree', 'add', '-q', tree);
		expect(await found(tree, '--since', 'HEAD')).toEqual([]);
	});

	test('a .git that leads to the repository of somebody else is refused', async () => {
		const secret = repository({ 'secret.md': 'the secret\n' });
		const vault = tempVault({ 'A.md': FAULTY, '.git': `gitdir: ${secret}/.git\n` });
		for (const args of [['--since', 'HEAD'], ['--staged']]) {
			const { code, stdout, stderr } = await runCli(['check', vault, ...args]);
			expect([code, stdout]).toEqual([2, '']);
			expect(stderr).toContain('knows nothing of this folder; it is not read');
		}
	});

	test.each<[what: string, lead: (vault: string, secret: string) => void, said: string]>([
		['a file commondir', (vault, secret) => writeFileSync(join(vault, '.git/commondir'), join(secret, '.git')), 'commondir'],
		[
			'links in place of its objects and branches',
			(vault, secret) => {
				for (const name of ['objects', 'refs']) {
					rmSync(join(vault, '.git', name), { recursive: true });
					symlinkSync(join(secret, '.git', name), join(vault, '.git', name));
				}
			},
			'objects',
		],
	])('%s that leads to the repository of somebody else is refused', async (_, lead, said) => {
		const secret = repository({ 'secret.md': 'the secret\n' });
		const vault = repository({ 'A.md': '' });
		lead(vault, secret);
		for (const command of [
			['check', vault, '--since', 'HEAD'],
			['check', vault, '--staged'],
			['changed', vault, '--since', 'HEAD'],
		]) {
			const { code, stdout, stderr } = await runCli(command);
			expect([code, stdout]).toEqual([2, '']);
			expect(stderr).toContain(`the ${said} of the repository of ${vault} leads to another repository; it is not read`);
		}
	});

	test('a submodule knows its repository', async () => {
		const inner = repository({ 'A.md': FAULTY });
		const outer = repository({ 'B.md': '' });
		git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'notes');
		expect(await found(join(outer, 'notes'), '--since', 'HEAD')).toEqual([]);
	});

	test('texts that together are larger than what is held at once', async () => {
		const large = Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${n}.md`, `${FAULTY}${String(n).repeat(9_000_000)}`]));
		const vault = repository({ ...large, 'A.md': FAULTY, 'Huge.md': '0'.repeat(10_000_001) });
		expect(await found(vault, '--staged')).toEqual(['0.md', '1.md', '2.md', '3.md', '4.md', 'A.md', 'Huge.md']);
	});

	test('before the first commit every note is new, and that is said', async () => {
		const vault = tempVault({ 'A.md': FAULTY });
		git(vault, 'init', '-q');
		const { code, stderr } = await runCli(['check', vault, '--since', 'HEAD']);
		expect([code, stderr]).toEqual([1, 'dossier: there is no commit yet: every note is new\n']);
	});

	test('a name that is no commit is refused, also where there are commits', async () => {
		const vault = repository({ 'A.md': FAULTY });
		const { code, stderr } = await runCli(['check', vault, '--since', 'nowhere']);
		expect([code, stderr]).toEqual([2, `dossier: --since "nowhere" is no commit of the git repository at ${vault}\n`]);
	});

	test('an object that replaces another is passed over', async () => {
		const vault = repository({ 'A.md': FAULTY });
		const blob = git(vault, 'rev-parse', 'HEAD:A.md').trim();
		writeFileSync(join(vault, 'A.md'), `${FAULTY}more\n`);
		const other = git(vault, 'hash-object', '-w', 'A.md').trim();
		git(vault, 'replace', blob, other);
		expect(await found(vault, '--since', 'HEAD')).toEqual(['A.md']);
	});
});

describe.skipIf(process.platform === 'win32')('no program that a repository names is run', () => {
	/** A vault whose every notes' attributes and whose configuration name a program that leaves a file behind. */
	function trap(): { readonly vault: string; readonly marks: string; readonly programFor: (name: string) => string } {
		const vault = repository({ 'same.md': FAULTY, 'changed.md': FAULTY });
		const marks = tempVault();
		const programFor = (name: string): string => {
			const program = join(marks, name);
			writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${marks}/ran'\ncat\n`);
			chmodSync(program, 0o755);
			return program;
		};
		appendFileSync(join(vault, 'changed.md'), 'more\n');
		// Git looks into a file of the same size only where its time is another than at the commit, or too near to it.
		utimesSync(join(vault, 'same.md'), TEST_NOW, TEST_NOW);
		writeFileSync(join(vault, 'new.md'), FAULTY);
		return { vault, marks, programFor };
	}

	const TRAPS: readonly (readonly [name: string, set: (vault: string, program: string) => void])[] = [
		[
			'a filter that cleans',
			(vault, program) => attribute(vault, '*.md filter=evil', ['filter.evil.clean', program], ['filter.evil.smudge', program]),
		],
		[
			'a filter that stays',
			(vault, program) => attribute(vault, '*.md filter=evil', ['filter.evil.process', program], ['filter.evil.required', 'true']),
		],
		['a file system monitor', (vault, program) => config(vault, ['core.fsmonitor', program], ['core.untrackedCache', 'true'])],
		[
			'hooks',
			(vault, program) => {
				const hooks = join(vault, '.git/hooks');
				for (const name of [
					'post-index-change',
					'pre-commit',
					'post-checkout',
					'reference-transaction',
					'fsmonitor-watchman',
					'query-watchman',
				]) {
					mkdirSync(hooks, { recursive: true });
					symlinkSync(program, join(hooks, name));
				}
				config(vault, ['core.hooksPath', hooks], ['core.fsmonitor', '.git/hooks/query-watchman']);
			},
		],
		[
			'a remote that has what is missing',
			(vault, program) => {
				config(
					vault,
					['core.repositoryFormatVersion', '1'],
					['extensions.partialClone', 'evil'],
					['remote.evil.url', `ext::${program}`],
					['remote.evil.promisor', 'true'],
					['remote.evil.uploadpack', program],
					['core.sshCommand', program],
					['protocol.ext.allow', 'always'],
				);
				removeBlobs(vault);
			},
		],
		[
			'a remote behind a shell',
			(vault, program) => {
				config(
					vault,
					['core.repositoryFormatVersion', '1'],
					['extensions.partialClone', 'evil'],
					['remote.evil.url', 'ssh://nowhere.invalid/x'],
					['remote.evil.promisor', 'true'],
					['core.sshCommand', program],
					['ssh.variant', 'simple'],
				);
				removeBlobs(vault);
			},
		],
		[
			'a configuration that is included',
			(vault, program) => {
				writeFileSync(
					join(vault, 'included'),
					`[filter "evil"]\n\tclean = ${program}\n[core]\n\tfsmonitor = ${program}\n\tpager = ${program}\n`,
				);
				attribute(vault, '*.md filter=evil', ['include.path', '../included'], [`includeIf.gitdir:${vault}/.path`, '../included']);
			},
		],
		[
			'the configuration of a work tree',
			(vault, program) => {
				config(vault, ['core.repositoryFormatVersion', '1'], ['extensions.worktreeConfig', 'true']);
				writeFileSync(join(vault, '.git/config.worktree'), `[core]\n\tfsmonitor = ${program}\n[filter "evil"]\n\tclean = ${program}\n`);
				writeFileSync(join(vault, '.gitattributes'), '*.md filter=evil\n');
			},
		],
		[
			'attributes of the repository',
			(vault, program) => {
				config(vault, ['filter.evil.clean', program]);
				mkdirSync(join(vault, '.git/info'), { recursive: true });
				writeFileSync(join(vault, '.git/info/attributes'), '*.md filter=evil\n');
			},
		],
	];

	/** Each says to a repository which program is to be run for something, and changes nothing of what git answers: all of them stand in one. */
	const QUIET_TRAPS: typeof TRAPS = [
		['a text converter', (vault, program) => attribute(vault, '*.md diff=evil', ['diff.evil.textconv', program])],
		[
			'a program that compares',
			(vault, program) => attribute(vault, '*.md diff=evil', ['diff.evil.command', program], ['diff.external', program]),
		],
		['a program that merges', (vault, program) => attribute(vault, '*.md merge=evil', ['merge.evil.driver', program])],
		['helpers for credentials', (vault, program) => config(vault, ['credential.helper', program], ['core.askPass', program])],
		[
			'aliases',
			(vault, program) =>
				config(
					vault,
					...['rev-parse', 'ls-tree', 'ls-files', 'check-attr', 'cat-file', 'config'].map((name): [string, string] => [
						`alias.${name}`,
						`!${program}`,
					]),
				),
		],
		[
			'pagers',
			(vault, program) =>
				config(
					vault,
					['core.pager', program],
					['pager.ls-tree', program],
					['pager.ls-files', program],
					['pager.rev-parse', program],
					['pager.config', program],
				),
		],
		[
			'an editor and a signer',
			(vault, program) => config(vault, ['core.editor', program], ['gpg.program', program], ['sequence.editor', program]),
		],
		[
			'a command for other references',
			(vault, program) => {
				config(vault, ['core.alternateRefsCommand', program]);
				writeFileSync(join(vault, '.git/objects/info/alternates'), join(vault, '.git/objects'));
			},
		],
	];

	/** All that asks git of a vault. */
	async function askAll(vault: string): Promise<void> {
		for (const args of [
			['check', vault, '--since', 'HEAD'],
			['check', vault, '--staged'],
			['related', vault, '--since', 'HEAD'],
			['related', vault, '--prune'],
			['changed', vault, '--since', 'HEAD'],
			['changed', vault, '--since', '2026-03-14'],
		])
			await runCli(args);
	}

	/** The programs that were run, each with what it was given. */
	function whatRan(marks: string): string {
		const ran = join(marks, 'ran');
		return existsSync(ran) ? readFileSync(ran, 'utf8') : '';
	}

	test.each(TRAPS)('%s', async (_, set) => {
		const { vault, marks, programFor } = trap();
		set(vault, programFor('program'));
		await askAll(vault);
		expect(whatRan(marks)).toBe('');
	});

	test(QUIET_TRAPS.map(([name]) => name).join(', '), async () => {
		const { vault, marks, programFor } = trap();
		for (const [name, set] of QUIET_TRAPS) set(vault, programFor(name.replaceAll(' ', '-')));
		await askAll(vault);
		expect(whatRan(marks)).toBe('');
	});

	test('although git itself would run it', () => {
		const { vault, marks, programFor } = trap();
		attribute(vault, '*.md filter=evil', ['filter.evil.clean', programFor('program')]);
		git(vault, 'status');
		expect(whatRan(marks)).not.toBe('');
	});

	test('a note that a filter would change counts as changed, and that is said', async () => {
		const { vault, programFor } = trap();
		attribute(vault, 'same.md filter=evil', ['filter.evil.clean', programFor('program')]);
		const { stdout, stderr } = await runCli(['check', vault, '--since', 'HEAD']);
		expect(stderr).toBe('dossier: same.md has a git filter, which is not run; what it changes cannot be told, so it counts as changed\n');
		expect(stdout).toContain('same.md');
	});

	function config(vault: string, ...settings: [string, string][]): void {
		const lines = settings.map(([name, value]) => {
			const [, section = '', subsection, key = ''] = /^(\w+)(?:\.(.+))?\.([\w-]+)$/.exec(name) ?? [];
			return `[${section}${subsection === undefined ? '' : ` "${subsection}"`}]\n\t${key} = "${value}"\n`;
		});
		appendFileSync(join(vault, '.git/config'), lines.join(''));
	}

	function attribute(vault: string, line: string, ...settings: [string, string][]): void {
		config(vault, ...settings);
		appendFileSync(join(vault, '.gitattributes'), `${line}\n`);
	}

	/** Takes the texts out of the repository, as a partial clone never had them. */
	function removeBlobs(vault: string): void {
		const tree = execFileSync('git', ['ls-tree', '-r', 'HEAD'], {
			cwd: vault,
			encoding: 'utf8',
			env: { ...process.env, GIT_NO_LAZY_FETCH: '1' },
		});
		for (const [, id = ''] of tree.matchAll(/blob ([0-9a-f]+)/g))
			rmSync(join(vault, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
		const root = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], { cwd: vault, encoding: 'utf8' }).trim();
		rmSync(join(vault, '.git/objects', root.slice(0, 2), root.slice(2)), { force: true });
	}
});

describe('check --staged', () => {
	test('looks at what the next commit will hold, and not at the folder', async () => {
		const vault = repository({ 'A.md': '# A\n', 'B.md': '# B\n' });
		writeFileSync(join(vault, 'A.md'), FAULTY);
		git(vault, 'add', 'A.md');
		writeFileSync(join(vault, 'A.md'), '# mended, not staged\n');
		writeFileSync(join(vault, 'B.md'), FAULTY);
		rmSync(join(vault, 'B.md'));
		writeFileSync(join(vault, 'C.md'), FAULTY);
		expect(await found(vault, '--staged')).toEqual(['A.md']);
		const { stdout } = await runCli(['check', vault, '--staged']);
		expect(stdout).toContain('3 | actors: Iran');
	});

	test('works before the first commit, and in a folder of the repository', async () => {
		const top = tempVault({ 'vault/A.md': FAULTY, 'vault/.hidden/B.md': FAULTY, 'other/C.md': FAULTY });
		git(top, 'init', '-q');
		git(top, 'add', '.');
		expect(await found(join(top, 'vault'), '--staged')).toEqual(['A.md']);
	});

	test('with --since is only about what is staged anew', async () => {
		const vault = repository({ 'A.md': FAULTY, 'B.md': FAULTY });
		appendFileSync(join(vault, 'B.md'), 'more\n');
		git(vault, 'add', '.');
		expect(await found(vault, '--staged', '--since', 'HEAD')).toEqual(['B.md']);
	});

	test('looks at the index that git names to its hooks, where it is one of this repository', async () => {
		const vault = repository({ 'A.md': '# A\n' });
		const other = repository({ 'A.md': FAULTY });
		writeFileSync(join(vault, 'A.md'), FAULTY);
		execFileSync('git', ['add', 'A.md'], { cwd: vault, env: { ...process.env, GIT_INDEX_FILE: join(vault, '.git/next-index-1.lock') } });
		const staged = async (index: string) => {
			const { code } = await runCli(['check', vault, '--staged'], vault, TEST_NOW, { GIT_INDEX_FILE: index });
			return code;
		};
		expect(await staged('.git/next-index-1.lock')).toBe(1);
		expect(await staged('.git/index')).toBe(0);
		expect(await staged(join(other, '.git/index'))).toBe(0);
	});

	test('takes the settings that are staged, and those that git is told to leave alone from the folder', async () => {
		const vault = tempVault({ 'A.md': FAULTY, '.dossier.json': '{ "rules": { "field-kind": "off" } }' });
		git(vault, 'init', '-q');
		git(vault, 'add', '.');
		writeFileSync(join(vault, '.dossier.json'), '{}');
		expect(await found(vault, '--staged')).toEqual([]);
		git(vault, 'rm', '-q', '--cached', '-f', '.dossier.json');
		expect(await found(vault, '--staged')).toEqual(['A.md']);
	});

	test('a note that is no UTF-8 is reported', async () => {
		const vault = tempVault({ 'A.md': new Uint8Array([0x63, 0xe9, 0x0a]) });
		git(vault, 'init', '-q');
		git(vault, 'add', '.');
		const { code, stdout } = await runCli(['check', vault, '--staged']);
		expect(code).toBe(1);
		expect(stdout).toContain('is not UTF-8');
	});

	test('outside a repository it is refused', async () => {
		const vault = tempVault({ 'A.md': FAULTY });
		const { code, stderr } = await runCli(['check', vault, '--staged']);
		expect(code).toBe(2);
		expect(stderr).toMatch(/^dossier: --staged needs a git repository; there is none at .*: .*not a git repository/);
	});
});

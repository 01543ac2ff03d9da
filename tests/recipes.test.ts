import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../package.json' with { type: 'json' };
import { type Bundle, bundleCommand } from './cli/support/bundle.ts';
import { tempVault } from './cli/support/tempVault.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The texts of the blocks of docs/recipes.md, by the heading that they stand under. */
const blocks = new Map(
	read('docs/recipes.md')
		.split(/^## /m)
		.slice(1)
		.map((section) => [section.split('\n')[0] ?? '', [...section.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)]),
);
const textsOf = (heading: string): readonly string[] => blocks.get(heading) ?? [];

const FAULTY = '---\ntype: policy\nactors: Iran\n---\n';
const SOUND = '# A\n';

let command: Bundle;
let bin: string;
beforeAll(async () => {
	command = await bundleCommand();
	bin = join(command.path, '..', 'bin');
	mkdirSync(bin);
	writeFileSync(join(bin, 'dossier'), `#!/bin/sh\nexec "${process.execPath}" "${command.path}" "$@"\n`);
	chmodSync(join(bin, 'dossier'), 0o755);
});
afterAll(() => command.remove());

interface Ended {
	readonly status: number | null;
	readonly said: string;
}

/** Runs a program in `vault` with `dossier` on its path, and nothing of the surroundings that leads git elsewhere. */
function run(vault: string, program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
	const { status, stdout, stderr } = spawnSync(program, args, {
		cwd: vault,
		encoding: 'utf8',
		env: { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, SystemRoot: process.env['SystemRoot'] ?? '', HOME: vault, ...env },
	});
	return { status, said: stdout + stderr };
}

const git = (vault: string, ...args: string[]): Ended =>
	run(vault, 'git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args]);

function repository(files: Readonly<Record<string, string>>): string {
	const vault = tempVault(files);
	git(vault, 'init', '-q', '-b', 'main');
	return vault;
}

test('no block of the page is left out', () => {
	expect(Object.fromEntries([...blocks].map(([heading, found]) => [heading, found.length]))).toEqual({
		'A git hook': 1,
		'The tool pre-commit': 2,
		'A GitHub Action': 1,
		'A code host that reads SARIF': 1,
		'An editor': 2,
		'An old vault': 1,
		'Settings for a checkout': 2,
		'A script that mends what changed': 1,
	});
});

describe('the git hook', () => {
	function hooked(files: Readonly<Record<string, string>>): string {
		const vault = repository(files);
		const hook = join(vault, '.git/hooks/pre-commit');
		mkdirSync(join(hook, '..'), { recursive: true });
		writeFileSync(hook, textsOf('A git hook')[0] ?? '');
		chmodSync(hook, 0o755);
		return vault;
	}

	test('lets a sound commit through and stops a faulty one, the first commit as well', () => {
		const vault = hooked({ 'A.md': FAULTY });
		git(vault, 'add', '.');
		expect(git(vault, 'commit', '-m', 'x')).toMatchObject({ status: 1, said: expect.stringContaining('3:9  error') as string });
		writeFileSync(join(vault, 'A.md'), SOUND);
		git(vault, 'add', '.');
		writeFileSync(join(vault, 'A.md'), FAULTY);
		expect(git(vault, 'commit', '-m', 'x').status).toBe(0);
	});

	test('sees what `commit -a` and `commit FILE` will hold, which is not what is staged', () => {
		const vault = hooked({ 'A.md': SOUND, 'B.md': SOUND });
		git(vault, 'add', '.');
		git(vault, 'commit', '-m', 'x');
		writeFileSync(join(vault, 'A.md'), FAULTY);
		expect(git(vault, 'commit', '-a', '-m', 'x')).toMatchObject({ status: 1, said: expect.stringContaining('3:9  error') as string });
		writeFileSync(join(vault, 'B.md'), '# B, changed\n');
		expect(git(vault, 'commit', '-m', 'x', 'B.md').status).toBe(0);
		expect(git(vault, 'commit', '-m', 'x', 'A.md').status).toBe(1);
	});
});

describe('the tool pre-commit', () => {
	interface Hook {
		readonly id: string;
		readonly entry?: string;
		readonly args?: readonly string[];
		readonly files?: string;
		readonly pass_filenames?: boolean;
		readonly additional_dependencies?: readonly string[];
	}
	const configured = textsOf('The tool pre-commit').map(
		(text) => (parse(text) as { repos: { repo: string; rev?: string; hooks: Hook[] }[] }).repos[0],
	);
	const offered = parse(read('.pre-commit-hooks.yaml')) as readonly Hook[];

	test('both ways name this package, this repository and this version', () => {
		expect(configured.map((repo) => [repo?.repo, repo?.rev])).toEqual([
			['local', undefined],
			[packageJson.repository.url.replace(/^git\+|\.git$/g, ''), packageJson.version],
		]);
		expect(configured[0]?.hooks[0]?.additional_dependencies).toEqual([`${packageJson.name}@${packageJson.version}`]);
		expect(configured[1]?.hooks.map(({ id }) => id)).toEqual(offered.map(({ id }) => id));
	});

	test.each([
		['as the page configures it', configured[0]?.hooks[0]],
		['as the repository offers it', offered[0]],
	])('%s, it stops a commit with an error', (_, hook) => {
		const vault = repository({ 'A.md': FAULTY });
		git(vault, 'add', '.');
		const [program = '', ...args] = [...(hook?.entry ?? '').split(' '), ...(hook?.args ?? [])];
		expect(hook).toMatchObject({ language: 'node', pass_filenames: false });
		expect(new RegExp(hook?.files ?? '^$').test('Folder/A.md')).toBe(true);
		expect(run(vault, program, args)).toMatchObject({ status: 1, said: expect.stringContaining('3:9  error') as string });
	});
});

describe('the GitHub Action', () => {
	interface Step {
		readonly uses?: string;
		readonly run?: string;
		readonly shell?: string;
		readonly with?: Readonly<Record<string, string>>;
		readonly env?: Readonly<Record<string, string>>;
	}
	const action = parse(read('action.yml')) as {
		readonly inputs: Readonly<Record<string, { readonly default: string }>>;
		readonly runs: { readonly using: string; readonly steps: readonly Step[] };
	};
	const workflow = parse(textsOf('A GitHub Action')[0] ?? '') as { jobs: { notes: { steps: readonly Step[] } } };
	const used = workflow.jobs.notes.steps.find(({ uses }) => uses?.startsWith('dossier') === true);

	test('is named by this repository and version, and takes the inputs that the page gives it', () => {
		expect(`github.com/${used?.uses ?? ''}`).toBe(
			`${packageJson.repository.url.replace(/^git\+https:\/\/|\.git$/g, '')}@${packageJson.version}`,
		);
		expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(used?.with ?? {})));
	});

	test('hands every input over as a variable: no text of an input stands in a command line', () => {
		const own = action.runs.steps.find((step) => step.run !== undefined);
		expect(own?.run).toBe('node "$GITHUB_ACTION_PATH/scripts/action.mjs"');
		expect(Object.values(own?.env ?? {})).toEqual(Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`));
		for (const { uses } of action.runs.steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
	});

	test('runs: findings are annotations, and the code is that of the command', () => {
		const vault = repository({ 'my notes/A.md': SOUND, 'my notes/$(touch x); B.md': SOUND });
		git(vault, 'add', '.');
		git(vault, 'commit', '-m', 'x');
		writeFileSync(join(vault, 'my notes/C.md'), FAULTY);
		// The action beside a build, as this project's own checks have it: here the build of this test.
		const there = tempVault({ 'scripts/action.mjs': read('scripts/action.mjs'), 'scripts/runProgram.mjs': read('scripts/runProgram.mjs') });
		cpSync(join(command.path, '..'), join(there, 'dist'), { recursive: true });
		renameSync(join(there, 'dist/program.js'), join(there, 'dist/dossier.js'));
		writeFileSync(join(there, 'package.json'), '{ "type": "module" }');
		const act = (inputs: Readonly<Record<string, string>>): Ended =>
			run(vault, process.execPath, [join(there, 'scripts/action.mjs')], {
				...Object.fromEntries(
					Object.entries(action.inputs).map(([name, { default: standard }]) => [variableOf(name), inputs[name] ?? standard]),
				),
				GITHUB_WORKSPACE: vault,
			});
		expect(act({ vault: 'my notes' })).toMatchObject({
			status: 1,
			said: expect.stringContaining('::error file=my notes/C.md,line=3,endLine=3,col=9') as string,
		});
		expect(act({ vault: 'my notes', 'fail-on': 'never' }).status).toBe(0);
		expect(act({ vault: 'my notes', since: 'main' }).status).toBe(1);
		expect(act({ vault: '$(touch x)' }).status).toBe(2);
		expect(act({ vault: 'my notes', version: '1.0 && touch x' })).toMatchObject({
			status: 2,
			said: expect.stringContaining('expected one such as') as string,
		});
		rmSync(join(vault, 'my notes/C.md'));
		expect(act({ vault: 'my notes', since: 'main' }).status).toBe(0);
	});

	const variableOf = (input: string): string => `DOSSIER_${input.toUpperCase().replaceAll('-', '_')}`;
});

/** Runs a block line by line, as somebody types it. */
function typed(vault: string, heading: string): readonly (number | null)[] {
	const shell = textsOf(heading).filter((text) => text.startsWith('dossier'));
	return shell.flatMap((text) => text.trim().split('\n')).map((line) => run(vault, 'sh', ['-c', line]).status);
}

test('a code host gets a log of every finding', () => {
	const vault = tempVault({ 'A.md': FAULTY });
	expect(typed(vault, 'A code host that reads SARIF')).toEqual([0]);
	const log = JSON.parse(readFileSync(join(vault, 'dossier.sarif'), 'utf8')) as { runs: [{ results: { ruleId: string }[] }] };
	expect(log.runs[0].results.map(({ ruleId }) => ruleId)).toContain('field-kind');
});

test('an editor is told what is wrong in what it hands in, and given the text mended', () => {
	const vault = tempVault({ 'Actors/Iran.md': FAULTY });
	expect(typed(vault, 'An editor')).toEqual([1, 0]);
	const [, line = ''] = (textsOf('An editor')[0] ?? '').split('\n');
	expect(run(vault, 'sh', ['-c', line]).said).toBe(FAULTY.replace('Iran', '[Iran]'));
	expect(readFileSync(join(vault, 'Actors/Iran.md'), 'utf8')).toBe(FAULTY);
});

test('the lines have the form that the settings for Vim name', () => {
	const [, vim = ''] = textsOf('An editor');
	expect(vim).toContain('errorformat=%f:%l:%c:\\ %m');
	const { said } = run(tempVault({ 'A b.md': FAULTY }), 'dossier', ['check', '.', '--format', 'unix']);
	expect(said).toMatch(/^A b\.md:3:9: error: .+\n$/m);
});

test('an old vault: what is accepted does not count, what is new does', () => {
	const vault = tempVault({ 'A.md': FAULTY });
	expect(typed(vault, 'An old vault')).toEqual([0, 0]);
	writeFileSync(join(vault, 'B.md'), FAULTY);
	expect(run(vault, 'dossier', ['check', '.', '--baseline', '.dossier-baseline.json']).status).toBe(1);
});

test('settings for a checkout are in force', () => {
	const vault = tempVault({ 'Archive/A.md': FAULTY, '.dossier.json': textsOf('Settings for a checkout')[0] ?? '' });
	expect(run(vault, 'dossier', ['check', '.'])).toMatchObject({ status: 0 });
	expect(typed(vault, 'Settings for a checkout')).toEqual([0]);
	expect(run(vault, 'dossier', ['config', '.']).said).toMatch(/^rules\.sources-present +"off" {2}\(\.dossier\.json\)$/m);
});

test('a script mends what changed, and takes the newest run back', () => {
	const related = '# A\n\n## Related Notes\n\n- [[B]]\n';
	const vault = repository({ 'A.md': related, 'B.md': '# B\n\n## Related Notes\n\n- [[C]]\n', 'C.md': '# C\n' });
	git(vault, 'add', '.');
	git(vault, 'commit', '-m', 'x');
	writeFileSync(join(vault, 'D.md'), FAULTY);
	expect(typed(vault, 'A script that mends what changed')).toEqual([0, 0, 0]);
	expect(readFileSync(join(vault, 'D.md'), 'utf8')).toBe(FAULTY);
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { isPlayed } from '../support/systems.ts';

describe('a command line that cannot be carried out ends with 2 and says what would do', () => {
	test('a command that there is not: the nearest is offered, and all are named in the order of the help', async () => {
		const { code, stderr } = await runCli(['chek', 'VAULT']);
		expect(stderr).toMatch(
			/^dossier: there is no command chek; did you mean check\? There are: check, fix, set, related, (?:[a-z]+, )+[a-z]+\n$/,
		);
		expect(code).toBe(2);
	});

	test.each([
		[['check'], 'dossier: VAULT is missing: dossier check VAULT [GLOB...]\n'],
		[['set', 'VAULT', 'A'], 'dossier: FIELD=VALUE is missing: dossier set VAULT NOTE FIELD=VALUE...\n'],
		[['check', 'VAULT', '--frmat', 'json'], 'dossier: there is no option --frmat; did you mean --format?\n'],
		[['check', 'VAULT', '--format'], 'dossier: --format needs a value: <FORMAT>\n'],
		[['check', 'VAULT', '--zzz'], 'dossier: there is no option --zzz; dossier help check lists them\n'],
		[['undo', 'VAULT', 'a', 'b'], 'dossier: there are more arguments than this takes: dossier undo VAULT [RUN]\n'],
		[['check', 'VAULT', '--format', 'xml'], 'dossier: --format "xml" is not known; one of: text, json, unix, github, sarif\n'],
		[['check', 'VAULT', '--max-warnings', 'many'], 'dossier: --max-warnings "many" is no whole number of 0 or more\n'],
		[['check', 'VAULT', 'x'.repeat(70_000)], 'dossier: a pattern has 70000 characters; give one of at most 65000\n'],
		[['check', 'VAULT', '--rule', 'field-knd'], 'dossier: --rule "field-knd" is no rule; did you mean field-kind?\n'],
		[
			['check', 'VAULT', '--severity', 'field-kind=loud'],
			'dossier: --severity "field-kind=loud" is not known; give RULE=SEVERITY such as field-kind=warning, or one of: error, warning, info\n',
		],
		[['check', 'VAULT', 'Nobody'], 'dossier: "Nobody" is no note, folder or pattern of the vault; paths are relative to VAULT\n'],
		[
			['check', 'VAULT', '--since', 'HEAD'],
			/^dossier: --since "HEAD" is no commit of the git repository at VAULT: .*not a git repository.*\n$/,
		],
		[['new', 'VAULT', 'contry', 'France'], 'dossier: "contry" is no type of this vault; did you mean country?\n'],
		[['set', 'VAULT', 'A', 'status'], 'dossier: "status" sets nothing; give FIELD=VALUE, such as status="in force"\n'],
		[['undo', 'VAULT'], 'dossier: there is no run to take back; dossier undo VAULT --list shows the runs that are kept\n'],
		[['undo', 'VAULT', 'yesterday'], 'dossier: there is no run yesterday; none is kept\n'],
		[['types', 'VAULT', 'show', 'nothing'], /^dossier: "nothing" is no type of this vault; one of: actor, /],
	])('%j', async (argv, message) => {
		// git knows no paths that are played.
		if (isPlayed && argv.includes('--since')) return;
		const vault = tempVault({ 'A.md': 'a\n' });
		const { code, stdout, stderr } = await runCli(argv.map((argument) => (argument === 'VAULT' ? vault : argument)));
		const said = stderr.replaceAll(vault, 'VAULT');
		if (typeof message === 'string') expect(said).toBe(message);
		else expect(said).toMatch(message);
		expect([code, stdout]).toEqual([2, '']);
	});

	test('a folder that does not exist', async () => {
		const here = tempVault();
		expect(await runCli(['check', 'nowhere'], here)).toEqual({
			code: 2,
			stdout: '',
			stderr: `dossier: there is no folder ${join(here, 'nowhere')}; give the folder of a vault\n`,
		});
	});

	test('a file for a folder', async () => {
		const vault = tempVault({ 'A.md': '' });
		expect((await runCli(['check', `${vault}/A.md`])).stderr).toBe(
			`dossier: ${join(vault, 'A.md')} is no folder; give the folder of a vault\n`,
		);
	});

	test('settings that are no JSON: they may say what must not be touched', async () => {
		const vault = tempVault({ '.obsidian/plugins/dossier/data.json': '{', 'A.md': '' });
		const { code, stderr } = await runCli(['fix', vault, '--write']);
		expect([code, stderr]).toEqual([
			2,
			`dossier: ${join(vault, '.obsidian/plugins/dossier/data.json')} is not JSON; mend it or move it away\n`,
		]);
	});
});

test('help and version end well', async () => {
	expect((await runCli(['--version'])).stdout).toBe(`${packageJson.version}\n`);
	const { code, stdout, stderr } = await runCli(['--help']);
	expect([code, stderr]).toEqual([0, '']);
	expect(stdout).toContain('Usage: dossier COMMAND VAULT [...]');
	expect((await runCli(['types', 'show', '--help'])).stdout).toContain('Usage: dossier types VAULT show TYPE [options]');
});

test.each([
	['-v is --version', ['-v'], ['--version']],
	['help is --help', ['help'], ['--help']],
	['help of a command is its --help', ['help', 'check'], ['check', '--help']],
	['help of a word of `types` is its --help', ['help', 'types', 'show'], ['types', 'show', '--help']],
])('%s', async (_, argv, same) => {
	expect(await runCli(argv)).toEqual(await runCli(same));
});

describe('colours', () => {
	const isColored = async (argv: readonly string[], env: Readonly<Record<string, string>>) => {
		const { stdout } = await runCli(['check', tempVault({ 'A.md': '---\na: 1\na: 2\n---\n' }), ...argv], '/', undefined, env);
		return stdout.includes('\u001b[');
	};
	test.each([
		['none in a pipe', [], {}, false],
		['in a pipe where FORCE_COLOR asks for them', [], { FORCE_COLOR: '1' }, true],
		['none where FORCE_COLOR is 0', [], { FORCE_COLOR: '0' }, false],
		['none where NO_COLOR is set, whatever FORCE_COLOR says', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
		['in a pipe where --color asks for them, whatever NO_COLOR says', ['--color'], { NO_COLOR: '1' }, true],
		['none where --no-color says so', ['--no-color'], { FORCE_COLOR: '1' }, false],
	])('%s', async (_, argv, env, expected) => {
		expect(await isColored(argv, env)).toBe(expected);
	});
});

test('without a command help is shown and nothing was done', async () => {
	const { code, stderr } = await runCli([]);
	expect(code).toBe(2);
	expect(stderr).toContain('Usage: dossier COMMAND VAULT [...]');
});

test('the word of `types` may stand before the vault as well', async () => {
	const vault = tempVault();
	expect(await runCli(['types', 'show', vault, 'source'])).toEqual(await runCli(['types', vault, 'show', 'source']));
});

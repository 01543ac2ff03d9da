import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepingAll, runCli, runCliIn } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';
import { isPlayed, isWindows } from '../support/systems.ts';

const SOUND =
	'---\ntype: policy\nactors: [Iran]\nstatus: enacted\n---\n# P\n\n## Overview\n\n## Related Notes\n\n## Sources\n- Redford, D. (2003). A book.\n';
const NO_STATUS = SOUND.replace('status: enacted\n', '');
/** The vault takes up what the built-in type asks for. */
const TYPES = { 'Types/policy.md': '---\ntype: note-type\nname: policy\nextends: policy\n---\n' };
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0]);

interface Report {
	diagnostics: { path: string; rule: string; severity: string; line: number; message: string }[];
	version: number;
}

async function report(argv: readonly string[], cwd?: string): Promise<{ code: number; found: string[] }> {
	const { code, stdout } = await runCli([...argv, '--format', 'json'], cwd);
	const { diagnostics } = JSON.parse(stdout) as Report;
	return {
		code,
		found: diagnostics
			.filter(({ severity }) => severity !== 'info')
			.map(({ path, line, severity, rule }) => `${path}:${line} ${severity} ${rule}`),
	};
}

test('a finding is one object with its place, its rule and the titles of its fixes', async () => {
	const vault = tempVault({ 'Iran.md': '---\ntype: country\n---\n', 'P.md': SOUND.replace('[Iran]', 'Iran') });
	const { code, stdout } = await runCli(['check', vault, '--format', 'json', '--severity', 'error']);
	expect(code).toBe(1);
	expect(JSON.parse(stdout)).toEqual({
		diagnostics: [
			{
				column: 9,
				endColumn: 13,
				endLine: 3,
				fixes: [
					{
						edits: [
							{ path: 'P.md', start: 25, end: 25, line: 3, column: 9, endLine: 3, endColumn: 9, text: '[' },
							{ path: 'P.md', start: 29, end: 29, line: 3, column: 13, endLine: 3, endColumn: 13, text: ']' },
						],
						safe: true,
						title: 'Put `Iran` in a list',
					},
				],
				line: 3,
				message: '`actors` is `"Iran"`; expected a list of names of an actor such as `[Iran]`',
				path: 'P.md',
				rule: 'field-kind',
				severity: 'error',
			},
		],
		version: 1,
	});
});

describe('notes that cannot be read', () => {
	test('are errors, each with its reason, and never pass for clean', async () => {
		const outside = tempVault({ 'S.md': 'x' });
		const vault = tempVault({
			'latin1.md': Uint8Array.from([0x63, 0x61, 0x66, 0xe9]),
			'picture.md': PNG,
			'utf16.md': Uint8Array.from([0xff, 0xfe, 65, 0]),
			'sound.md': 'Text.\n',
		});
		symlinkSync(join(outside, 'S.md'), join(vault, 'away.md'));
		if (!isWindows) execFileSync('mkfifo', [join(vault, 'pipe.md')]);
		const { code, stdout } = await runCli(['check', vault, '--format', 'json']);
		const { diagnostics } = JSON.parse(stdout) as Report;
		expect(code).toBe(1);
		expect(diagnostics.map(({ path, severity, rule, message }) => `${path} ${severity} ${rule}: ${message}`)).toEqual([
			'latin1.md error unreadable-note: the note is not UTF-8 (byte 0xE9 at 3; Latin-1, perhaps); save it as UTF-8',
			'picture.md error unreadable-note: the note is not UTF-8 (UTF-16 without a mark, or no text at all); save it as UTF-8',
			...(isWindows ? [] : ['pipe.md error unreadable-note: this is no file but a pipe, a socket or a device; it is not opened']),
			'utf16.md error unreadable-note: the note is not UTF-8 (UTF-16); save it as UTF-8',
			'away.md warning unreadable-note: this is a symbolic link that leads outside the vault; it is not read',
		]);
	});

	test('are reported whichever rule or type is asked for', async () => {
		const vault = tempVault({ 'utf16.md': Uint8Array.from([0xff, 0xfe, 65, 0]) });
		expect((await report(['check', vault, '--rule', 'field-kind', '--type', 'policy'])).code).toBe(1);
	});
});

test('a note that a program would run is a finding, and nothing runs', async () => {
	const vault = tempVault({ 'A.md': '---js\n(globalThis.PWNED = 1, {})\n---\n' });
	expect(await report(['check', vault])).toEqual({ code: 1, found: ['A.md:1 error frontmatter-well-formed'] });
	expect('PWNED' in globalThis).toBe(false);
});

test('a vault that is sound and knows nothing of us ends with 0 and says so', async () => {
	const vault = tempVault({ 'A.md': '# A\n\nSee [[B]] and [[not yet]].\n', 'b/B.md': '---\ntags: [x]\n---\ntext\n' });
	expect(await runCli(['check', vault])).toEqual({ code: 0, stdout: 'No problems in 2 notes\n', stderr: '' });
});

test('the same note through a link is reported once', async () => {
	const vault = tempVault({ ...TYPES, 'P.md': NO_STATUS });
	symlinkSync('P.md', join(vault, 'Link.md'));
	expect((await report(['check', vault])).found).toEqual(['P.md:1 error field-required']);
});

describe('which findings are wanted', () => {
	const files = { ...TYPES, 'a/P.md': NO_STATUS, 'b/Q.md': NO_STATUS, 'b/C.md': '---\ntype: country\nfounded: [1979]\n---\n' };
	test.each([
		['a folder', ['a'], ['a/P.md:1 error field-required']],
		['a path', ['b/Q.md'], ['b/Q.md:1 error field-required']],
		['a name', ['q'], ['b/Q.md:1 error field-required']],
		['a pattern', ['b/**'], ['b/C.md:3 error field-kind', 'b/Q.md:1 error field-required']],
		['a pattern of names', ['[PQ].md'], ['a/P.md:1 error field-required', 'b/Q.md:1 error field-required']],
		['a folder by the start of its name', ['b*'], ['b/C.md:3 error field-kind', 'b/Q.md:1 error field-required']],
		['all but a folder', ['!b'], ['a/P.md:1 error field-required']],
		['a folder but for a note of it', ['b', '!b/C.md'], ['b/Q.md:1 error field-required']],
		['all but a pattern', ['--ignore', 'b/**'], ['a/P.md:1 error field-required']],
		['all but what is not there', ['a', '--ignore', 'Drafts'], ['a/P.md:1 error field-required']],
		['a rule', ['--rule', 'field-kind'], ['b/C.md:3 error field-kind']],
		['a type', ['--type', 'country'], ['b/C.md:3 error field-kind']],
		['a type and what extends it', ['--type', 'actor'], ['b/C.md:3 error field-kind']],
		['a rule turned off', ['--severity', 'field-required=off'], ['b/C.md:3 error field-kind']],
		['a rule made milder', ['--rule', 'field-kind', '--severity', 'field-kind=warning'], ['b/C.md:3 warning field-kind']],
	])('%s', async (_, argv, expected) => {
		expect((await report(['check', tempVault(files), ...argv])).found).toEqual(expected);
	});
});

test('a path from the current folder, or an absolute one, names a note as well; one of the vault comes first', async () => {
	const repository = tempVault({ 'notes/Types/policy.md': TYPES['Types/policy.md'], 'notes/a/P.md': NO_STATUS, 'notes/Q.md': NO_STATUS });
	for (const [cwd, vault, glob] of [
		[repository, 'notes', 'notes/a'],
		[repository, 'notes', 'notes/*/P.md'],
		[repository, 'notes', join(repository, 'notes', 'a', 'P.md')],
		[join(repository, 'notes', 'a'), '..', './P.md'],
		[join(repository, 'notes', 'a'), '..', 'a/P.md'],
	] as const)
		expect((await report(['check', vault, glob], cwd)).found).toEqual(['a/P.md:1 error field-required']);
});

describe('the exit code', () => {
	const warning = { ...TYPES, 'P.md': SOUND.replace('## Overview\n\n', '') };
	test.each([
		['0 with a warning', [], 0],
		['1 with a warning when warnings fail', ['--fail-on', 'warning'], 1],
		['1 with more warnings than are allowed', ['--max-warnings', '0'], 1],
		['0 with as many as are allowed', ['--max-warnings', '1'], 0],
	])('is %s', async (_, argv, expected) => {
		expect((await runCli(['check', tempVault({ ...warning, 'Iran.md': '---\ntype: country\n---\n' }), ...argv])).code).toBe(expected);
	});

	test('is 0 with an error when nothing fails', async () => {
		expect((await runCli(['check', tempVault({ ...TYPES, 'P.md': NO_STATUS }), '--fail-on', 'never'])).code).toBe(0);
	});
});

describe('the edits of a fix in JSON', () => {
	interface Edit {
		path: string;
		start: number;
		end: number;
		text: string;
	}
	/** Every note that the first fix of `rule` changes, made by its edits alone. */
	async function mended(vault: string, rule: string): Promise<Record<string, string>> {
		const { stdout } = await runCli(['check', vault, '--format', 'json']);
		const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string; fixes: { edits?: Edit[] }[] }[] };
		const edits = diagnostics.find((found) => found.rule === rule)?.fixes[0]?.edits ?? [];
		const texts: Record<string, string> = {};
		for (const { path, start, end, text } of edits.toSorted((a, b) => b.start - a.start)) {
			const before = texts[path] ?? readFileSync(join(vault, path), 'utf8');
			texts[path] = before.slice(0, start) + text + before.slice(end);
		}
		return texts;
	}

	test('make of a note what the fix makes of it', async () => {
		const vault = tempVault({ 'Iran.md': '---\ntype: country\n---\n', 'P.md': SOUND.replace('[Iran]', 'Iran') });
		expect(await mended(vault, 'field-kind')).toEqual({ 'P.md': SOUND });
	});

	test('of a name that is missed in several notes are those of every place', async () => {
		const files = Object.fromEntries(['A', 'B'].map((name) => [`${name}.md`, `${name} [[United  Kingdom]]\n`]));
		const vault = tempVault({ 'United Kingdom.md': '', ...files });
		const expected = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace('  ', ' ')]));
		expect(await mended(vault, 'link-near-miss')).toEqual(expected);
	});

	const FIELD = { 'A.md': '---\ntype: country\naliases: One\n---\n', 'P.md': SOUND.replace('[Iran]', 'Iran') };
	const NAME = { 'United Kingdom.md': '', 'Q.md': 'of [[United  Kingdom]]\n' };
	test.each([
		['a rule that looks at one text', FIELD],
		['a rule that looks across notes', NAME],
		['rules of both kinds', { ...FIELD, ...NAME }],
	])('of %s are the same where the vault is known from the last time', async (_, files) => {
		const vault = tempVault(files);
		const argv = ['check', vault, '--format', 'json'];
		const first = await runCliIn(keepingAll(), argv);
		expect(first.stdout).toContain('"edits"');
		expect(existsSync(join(vault, '.dossier'))).toBe(true);
		expect(await runCliIn(keepingAll(), argv)).toEqual(first);
	});
});

test('a line a finding has the file as it is opened from the current folder', async () => {
	const repository = tempVault({ 'notes/Types/policy.md': TYPES['Types/policy.md'], 'notes/a/P.md': NO_STATUS });
	const lines = async (cwd: string, vault: string) =>
		(await runCli(['check', vault, '--format', 'unix', '--rule', 'field-required'], cwd)).stdout;
	const rest = ':1:1: error: `status` is missing; expected text such as `proposed` [field-required]\n';
	expect(await lines(repository, 'notes')).toBe(`notes/a/P.md${rest}`);
	expect(await lines(join(repository, 'notes'), '.')).toBe(`a/P.md${rest}`);
	expect(await lines(join(repository, 'notes', 'a'), '..')).toBe(`${join(repository, 'notes').replaceAll('\\', '/')}/a/P.md${rest}`);
});

test('GitHub is told the file as it lies in the repository', async () => {
	const repository = tempVault({ 'notes/Types/policy.md': TYPES['Types/policy.md'], 'notes/P.md': NO_STATUS });
	const { stdout } = await runCli(['check', 'notes', '--format', 'github', '--rule', 'field-required'], repository);
	expect(stdout).toBe(
		'::error file=notes/P.md,line=1,endLine=1,col=1,endColumn=4,title=field-required::`status` is missing; expected text such as `proposed`\n',
	);
});

test.skipIf(isPlayed)('only what changed since a commit is reported, new notes included (git knows no paths that are played)', async () => {
	const vault = tempVault({ ...TYPES, 'old.md': NO_STATUS, 'changed.md': NO_STATUS, 'sub/moved.md': 'x\n' });
	const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: vault });
	git('init', '-q');
	git('add', '.');
	git('commit', '-q', '-m', 'first');
	writeFileSync(join(vault, 'changed.md'), `${NO_STATUS}more\n`);
	writeFileSync(join(vault, 'n\u00e9w.md'), NO_STATUS);
	expect((await report(['check', vault, '--since', 'HEAD'])).found).toEqual([
		'changed.md:1 error field-required',
		'n\u00e9w.md:1 error field-required',
	]);
	const { code, stderr } = await runCli(['check', vault, '--since', '--output=x']);
	expect([code, existsSync(join(vault, 'x'))]).toEqual([2, false]);
	expect(stderr).toContain('--since "--output=x" is no commit');
});

test('the vault’s own baseline, which the app keeps, holds without being named, says so, and can be left aside', async () => {
	const vault = tempVault({ 'P.md': '---\ntype: polcy\n---\n# P\n' });
	expect(await runCli(['check', vault, '--update-baseline'])).toMatchObject({ code: 0, stdout: '' });
	expect(readFileSync(join(vault, '.dossier-baseline.json'), 'utf8')).toContain('known-type');
	const { stderr } = await runCli(['check', vault]);
	expect(stderr).toMatch(/^dossier: 1 finding accepted by .*\.dossier-baseline\.json is left out\n$/);
	expect((await report(['check', vault])).found).toEqual([]);
	expect((await report(['check', vault, '--no-baseline'])).found).toEqual(['P.md:2 warning known-type']);
});

test('a baseline of the vault that cannot be read is told, and no finding is reported as if there were none', async () => {
	const vault = tempVault({ 'A.md': '---\ntitle: a: b\n---\n' });
	mkdirSync(join(vault, '.dossier-baseline.json'));
	const { code, stdout, stderr } = await runCli(['check', vault]);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toMatch(/^dossier: the baseline .* is no regular file; it is not read; move it away, or run with --no-baseline\n$/);
	expect((await runCli(['check', vault, '--no-baseline'])).code).toBe(1);
});

test('a baseline accepts what is there, in whatever line, and nothing new', async () => {
	const vault = tempVault({ ...TYPES, 'P.md': NO_STATUS });
	const file = join(vault, '..', `baseline-${vault.split('-').at(-1)}.json`);
	expect(await runCli(['check', vault, '--baseline', file, '--update-baseline'])).toMatchObject({ code: 0, stdout: '' });
	expect((await report(['check', vault, '--baseline', file])).found).toEqual([]);
	writeFileSync(join(vault, 'Q.md'), NO_STATUS);
	writeFileSync(join(vault, 'P.md'), NO_STATUS.replace('type: policy', 'type: policy\ntags: [x]'));
	expect((await report(['check', vault, '--baseline', file])).found).toEqual(['Q.md:1 error field-required']);
	expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1 });
	rmSync(file);
});

test('what the settings say holds, and a flag wins', async () => {
	const vault = tempVault({
		...TYPES,
		'P.md': NO_STATUS,
		'Old/Q.md': NO_STATUS,
		'.obsidian/plugins/dossier/data.json': JSON.stringify({
			settings: { rules: { 'field-required': 'warning' }, ignoredFolders: ['Old'], relatedLimit: 'many' },
		}),
	});
	const { stderr } = await runCli(['check', vault]);
	expect(stderr).toBe('dossier: the setting `relatedLimit` is "many", which is not understood; its default is used\n');
	expect((await report(['check', vault])).found).toEqual(['P.md:1 warning field-required']);
	expect((await report(['check', vault, '--severity', 'field-required=error'])).found).toEqual(['P.md:1 error field-required']);
});

import { describe, expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const FILES = {
	'Iran.md': '---\ntype: country\n---\n- 1979: a revolution\n',
	'Israel.md': '---\ntype: country\nfounded: 1948\n---\n',
	'Iran-Israel.md': '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\nsince: 1979-02-11\n---\n[[Rome]]\n',
	'Rome.md': '## Emperors\n- 27 BC – 14 AD: =Augustus\n',
};

describe('matrix', () => {
	test('prints a Markdown table with links', async () => {
		expect(await runCli(['matrix', tempVault(FILES)])).toMatchObject({
			code: 0,
			stdout: '|  | [[Iran]] | [[Israel]] |\n| --- | --- | --- |\n| [[Iran]] | – | hostile |\n| [[Israel]] | hostile | – |\n',
			stderr: '',
		});
	});

	test('prints each relation once as JSON', async () => {
		const { stdout } = await runCli(['matrix', tempVault(FILES), '--format', 'json']);
		expect(JSON.parse(stdout)).toEqual({
			relations: [
				{
					actors: [
						{ name: 'Iran', path: 'Iran.md' },
						{ name: 'Israel', path: 'Israel.md' },
					],
					others: [],
					relationships: ['Iran-Israel.md'],
					values: ['hostile'],
				},
			],
			version: 1,
		});
	});

	test('says that there is nothing to show', async () => {
		expect((await runCli(['matrix', tempVault({ 'A.md': '' })])).stdout).toBe(
			'No note of the vault is an actor yet: a country, a person, an organization, or whatever a relationship names.\n',
		);
	});

	test.each([
		['a type that no note has', ['--type', 'contry'], 'dossier: --type "contry" matches no note of the vault; did you mean country?\n'],
		[
			'a filter without a value',
			['--where', 'region'],
			'dossier: --where "region" has no field and value; give them as in region=Europe\n',
		],
	])('refuses %s', async (_, args, stderr) => {
		expect(await runCli(['matrix', tempVault(FILES), ...args])).toMatchObject({ code: 2, stdout: '', stderr });
	});
});

test('a matrix that is too large to be read is refused, and its relations are still listed', async () => {
	const vault = tempVault(Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`A${n}.md`, '---\ntype: country\n---\n'])));
	const { code, stdout, stderr } = await runCli(['matrix', vault, '--all', '--format', 'csv']);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain('a table of 2001 rows and 2001 columns is too large; choose actors with --type');
	expect((await runCli(['matrix', vault, '--all', '--format', 'json'])).code).toBe(0);
});

describe('timeline', () => {
	test('a note of a megabyte may be all dates', async () => {
		const { code, stdout } = await runCli(['timeline', tempVault({ 'A.md': '- 1999\n'.repeat(140_000) }), '--format', 'csv']);
		expect([code, stdout.split('\n').length]).toEqual([0, 140_002]);
	});

	test('lists what happened, oldest first', async () => {
		expect((await runCli(['timeline', tempVault(FILES)])).stdout).toBe(
			'27 BC – 14 AD  =Augustus  (Rome.md:2)\n' +
				'1948           Israel: founded  (Israel.md:3)\n' +
				'1979           a revolution  (Iran.md:4)\n' +
				'1979-02-11     Iran-Israel: since  (Iran-Israel.md:5)\n',
		);
	});

	test.each<[fact: string, args: readonly string[], dates: readonly string[]]>([
		['of one note', ['Iran'], ['1979']],
		['of a note and its neighbours', ['Iran', '--neighbours'], ['1979', '1979-02-11/..']],
		['of a type, with those that extend it', ['--type', 'actor'], ['1948', '1979']],
		['from a date on, with what goes on', ['--from', '1980'], ['1979-02-11/..']],
		['to a date', ['--to', '1978'], ['-0026/0014', '1948']],
	])('%s', async (_, args, dates) => {
		const { stdout } = await runCli(['timeline', tempVault(FILES), ...args, '--format', 'json']);
		expect((JSON.parse(stdout) as { readonly entries: readonly { readonly date: string }[] }).entries.map(({ date }) => date)).toEqual(
			dates,
		);
	});

	test('prints CSV that a spreadsheet does not run', async () => {
		expect((await runCli(['timeline', tempVault(FILES), 'Rome', '--format', 'csv'])).stdout).toBe(
			"date,written,text,field,path,line\r\n-0026/0014,27 BC – 14 AD,'=Augustus,,Rome.md,2\r\n",
		);
	});

	test('refuses what is no date', async () => {
		expect(await runCli(['timeline', tempVault(FILES), '--from', 'soon'])).toMatchObject({
			code: 2,
			stderr: 'dossier: --from "soon" is no date; give one such as 1967, 1967-06-05 or "44 BC"\n',
		});
	});
});

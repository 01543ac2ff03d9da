import { readFileSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const DATA = '.obsidian/plugins/dossier/data.json';
const NOTE = { 'A.md': '[[Nobody]]\n' };

/** The findings of a check of `files`, by rule. */
async function rulesOf(files: Readonly<Record<string, string>>): Promise<string[]> {
	const { stdout } = await runCli(['check', tempVault(files), '--format', 'json']);
	return (JSON.parse(stdout) as { diagnostics: { rule: string }[] }).diagnostics.map(({ rule }) => rule);
}

describe('.dossier.json', () => {
	test('gives the settings of a folder without the plugin', async () => {
		const link = { 'A.md': '---\ntype: policy\ntypo: [\n---\n' };
		expect(await rulesOf(link)).toContain('frontmatter-well-formed');
		expect(await rulesOf({ ...link, '.dossier.json': '{ "rules": { "frontmatter-well-formed": "off" } }' })).toEqual([]);
		expect(await rulesOf({ ...link, '.dossier.json': '\uFEFF{ "ignoredFolders": [""], "typeKey": "kind" }' })).toEqual([
			'frontmatter-well-formed',
		]);
	});

	test('may be a copy of the plugin’s data', async () => {
		const copy = JSON.stringify({ version: 1, settings: { typeKey: 'kind' }, dismissals: {}, linkHealth: {}, later: 1 });
		const { stdout } = await runCli(['config', tempVault({ ...NOTE, '.dossier.json': copy }), '--format', 'json']);
		expect(JSON.parse(stdout)).toMatchObject({ settings: { typeKey: { from: '.dossier.json', value: 'kind' } } });
	});

	test('keeps beside its settings what the command dismissed', async () => {
		const vault = tempVault({ ...NOTE, 'B.md': '', '.dossier.json': '{ "typeKey": "kind" }' });
		await runCli(['related', vault, 'A', '--never', 'B']);
		const { code, stdout, stderr } = await runCli(['config', vault]);
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toMatch(/^typeKey +"kind" {2}\(\.dossier\.json\)$/m);
	});

	test.each([...readFileSync('docs/settings.md', 'utf8').matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => [text]))(
		'may say what docs/settings.md shows: block %#',
		async (text) => {
			const { code, stdout, stderr } = await runCli(['config', tempVault({ ...NOTE, '.dossier.json': text })]);
			expect([code, stderr]).toEqual([0, '']);
			expect(stdout).toMatch(/^rules\.sources-present +"off" {2}\(\.dossier\.json\)$/m);
		},
	);

	test('is not read where the plugin has stored something, and that is said', async () => {
		const vault = tempVault({ ...NOTE, [DATA]: '{ "settings": { "typeKey": "kind" } }', '.dossier.json': '{ "typeKey": 5, broken' });
		const { code, stdout, stderr } = await runCli(['config', vault]);
		expect([code, stderr]).toEqual([0, `dossier: .dossier.json is not read: the settings are in ${DATA}\n`]);
		expect(stdout).toMatch(/^typeKey +"kind" {2}\(\.obsidian\/plugins\/dossier\/data\.json\)$/m);
	});

	test.each([
		['a key that is no setting', '{\n\t"ruels": {}\n}', '2:2: `ruels` is no setting; did you mean `rules`?'],
		['a rule that there is not', '{ "rules": { "name-exist": "off" } }', '1:14: `name-exist` is no rule; did you mean `name-exists`?'],
		[
			'a value that is not allowed',
			'{ "rules": {\n  "name-exists": "never" } }',
			'2:18: `rules.name-exists` is `"never"`; expected one of `error`, `warning`, `info`, `off`',
		],
		['an entry of a list', '{ "ignoredFolders": ["A", 1] }', '1:27: `ignoredFolders.1` is `1`; expected folder'],
		['a key that stands twice', '{ "typeKey": "a", "typeKey": "b" }', '1:19: `typeKey` stands here a second time'],
		[
			'a fault in a copy of the plugin’s data',
			'{ "settings": { "typeKey": 5 } }',
			'1:28: `typeKey` is `5`; expected text, such as `"kind"`',
		],
		['a list', '[]', '1:1: [] is no object; expected one such as {"relatedLimit": 12}'],
		['no JSON', '{ "typeKey": "a",\n}', '2:1: this is not JSON: property name expected; mend it or move the file away'],
		['a comment', '{ // why\n}', '1:3: this is not JSON: invalid comment token; mend it or move the file away'],
		['nothing', '', '1:1: this is not JSON: value expected; mend it or move the file away'],
	])('is refused with the place: %s', async (_, text, message) => {
		const vault = tempVault({ ...NOTE, '.dossier.json': text });
		for (const command of ['check', 'config'])
			expect(await runCli([command, vault])).toEqual({ code: 2, stdout: '', stderr: `dossier: .dossier.json:${message}\n` });
	});

	test('is refused with all its faults at once, in their order', async () => {
		const { stderr } = await runCli(['check', tempVault({ ...NOTE, '.dossier.json': '{ "relatedLimit": 0,\n "x": 1,\n "noteLine": 2 }' })]);
		expect(stderr.split('\n').map((line) => line.slice(0, 28))).toEqual([
			'dossier: .dossier.json:1:19:',
			'dossier: .dossier.json:2:2: ',
			'dossier: .dossier.json:3:14:',
			'',
		]);
	});

	test('with 50,000 faults is refused as soon as with a few', async () => {
		const rules = Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`r${n}`, 'off']));
		const vault = tempVault({ ...NOTE, '.dossier.json': JSON.stringify({ rules }) });
		const before = process.cpuUsage();
		const { stderr } = await runCli(['check', vault]);
		expect(stderr.split('\n').slice(-3)).toEqual([
			'dossier: .dossier.json:1:110: `r9` is no rule',
			'dossier: 49990 more in .dossier.json',
			'',
		]);
		// A third of a second; looked for one by one their places took half a minute.
		expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
	});

	test('of lists without end does not end in a stack', async () => {
		const { code, stderr } = await runCli(['check', tempVault({ ...NOTE, '.dossier.json': '['.repeat(400_000) })]);
		expect([code, stderr]).toEqual([2, 'dossier: .dossier.json has lists in lists without end; mend it or move it away\n']);
	});
});

describe('dossier config', () => {
	test('prints every setting and rule in force', async () => {
		const { code, stdout, stderr } = await runCli(['config', tempVault(NOTE)]);
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toMatch(/^No settings are stored; everything has its default\.\n\ntypeKey +"type"\n/);
		expect(stdout).toMatch(/^rules\.frontmatter-well-formed +"error"$/m);
	});

	test('takes the folder of templates from the app, unless it is set, and says so', async () => {
		const vault = {
			...NOTE,
			'.obsidian/templates.json': '{ "folder": "Meta/Forms" }',
			'Meta/Forms/Person.md': '---\nborn: {{date}}: x\n---\n',
		};
		expect((await runCli(['config', tempVault(vault)])).stdout).toMatch(
			/^templatesFolder +"Meta\/Forms" {2}\(\.obsidian\/templates\.json\)$/m,
		);
		expect(await runCli(['check', tempVault(vault)])).toMatchObject({ code: 0 });
		const set = { ...vault, '.dossier.json': '{ "templatesFolder": "Blanks" }' };
		expect((await runCli(['config', tempVault(set)])).stdout).toMatch(/^templatesFolder +"Blanks" {2}\(\.dossier\.json\)$/m);
		expect(await runCli(['check', tempVault(set)])).toMatchObject({ code: 1 });
	});

	test('takes the folder of templates from Templater where the app has none, whatever else lies there', async () => {
		const templater = '.obsidian/plugins/templater-obsidian/data.json';
		const vault = { ...NOTE, 'Blanks/Person.md': '---\nborn: {{date}}: x\n---\n' };
		const told = tempVault({ ...vault, [templater]: '{ "templates_folder": "Blanks" }' });
		expect((await runCli(['config', told])).stdout).toContain(`"Blanks"  (${templater})`);
		expect(await runCli(['check', told])).toMatchObject({ code: 0 });
		expect(await runCli(['check', tempVault({ ...vault, [templater]: '{' })])).toMatchObject({ code: 1, stderr: '' });
	});

	test('says what came from where, and a stored value that was not understood has its default', async () => {
		const stored = { settings: { typeKey: 'kind', relatedLimit: 'many', rules: { 'name-exists': 'off' } }, typesFolder: 'Meta' };
		const { stdout, stderr } = await runCli(['config', tempVault({ ...NOTE, [DATA]: JSON.stringify(stored) }), '--format', 'json']);
		expect(JSON.parse(stdout)).toMatchObject({
			file: DATA,
			version: 1,
			settings: {
				typeKey: { from: DATA, value: 'kind' },
				relatedLimit: { from: null, value: 'auto' },
				typesFolder: { from: null, value: 'Types' },
			},
			rules: { 'name-exists': { from: DATA, value: 'off' }, 'field-kind': { from: null, value: 'error' } },
		});
		expect(stderr).toBe(
			'dossier: the setting `relatedLimit` is "many", which is not understood; its default is used\n' +
				`dossier: \`typesFolder\` in ${DATA} is not read where it stands; settings stand under \`settings\`\n`,
		);
	});
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { colorsFor } from '../../../src/cli/output/colorsFor.ts';
import { escapingOutput } from '../../../src/cli/output/escapingOutput.ts';
import { runCli } from '../support/runCli.ts';
import { tempVault } from '../support/tempVault.ts';

function printed(text: string): string {
	let out = '';
	escapingOutput({ write: (part) => void (out += part) }).write(text);
	return out;
}

test.each([
	['an escape sequence', '\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
	['a colour that is not ours', '\u001b[31mred', '\\u001b[31mred'],
	['C1 controls', 'a\u009b31m', 'a\\u009b31m'],
	['a return to the start of the line', 'a\rb\r\nc', 'a\\u000db\r\nc'],
	['a mark of direction', 'a\u202eb', 'a\\u202eb'],
	['tabs and line ends are text', 'a\tb\n', 'a\tb\n'],
	['letters of every script and emoji are text', 'ایران 東京 👨‍👩‍👧', 'ایران 東京 👨‍👩‍👧'],
])('%s', (_, text, expected) => {
	expect(printed(text)).toBe(expected);
});

const COLORED = colorsFor({ isTTY: true, env: {} } as Io);

test.each([
	['a colour of ours', COLORED.red('x'), '\u001b[31mx\u001b[39m'],
	['one within another', COLORED.bold(`a ${COLORED.dim('b')} c`), '\u001b[1ma \u001b[2mb\u001b[22m\u001b[1m c\u001b[22m'],
	['a colour in what is coloured is none', COLORED.red('a\u001b[8mb'), '\u001b[31ma\\u001b[8mb\u001b[39m'],
	['nor is one beside it', `${COLORED.red('a')}\u001b[8mb`, '\u001b[31ma\u001b[39m\\u001b[8mb'],
])('%s', (_, text, expected) => {
	expect(printed(text)).toBe(expected);
});

test('a note hides nothing on a terminal', async () => {
	const vault = tempVault({ 'A.md': '- 1999: \u001b[8mhidden\n\n## Sources\n- [\u001b[8mA - b](https://a.org)\n' });
	for (const command of ['timeline', 'sources', 'check', 'related'])
		expect((await runCli([command, vault, '--color'])).stdout).not.toContain('\u001b[8m');
});

const NAME = 'Evil\u001b[2J\u202e.md';

test('no output of any command obeys a name, a target or a journal', async () => {
	const vault = tempVault({
		[NAME]: '---\ntype: policy\nactors: Iran\n---\n[[No\u001b[2Jwhere]] <https://a.org/\u009b>\n\n## Related Notes\n',
		'B.md': `---\ntype: relation\u202eship\n---\n[[Evil\u001b[2J\u202e]]\n\n## Sources\n- [\u001b[2J - x](https://a.org)\n`,
	});
	const runs = join(vault, '.dossier', 'runs', '2026-01-01T00-00-00-000');
	mkdirSync(runs, { recursive: true });
	writeFileSync(join(runs, 'run.json'), JSON.stringify({ version: 1, command: '\u001b[2J' }));
	const commands = [
		['check', vault, '--severity', 'info'],
		['check', vault, '--format', 'json'],
		['check', vault, '--format', 'github'],
		['fix', vault, '--rule', 'field-kind', '--write'],
		['related', vault],
		['related', vault, '--format', 'json'],
		['sources', vault],
		['sources', vault, '--format', 'json'],
		['sources', vault, '--format', 'markdown'],
		['inspect', vault],
		['wanted', vault],
		['backlinks', vault, 'B.md'],
		['types', vault],
		['undo', vault, '--list'],
		['undo', vault],
	];
	for (const argv of commands) {
		const { stdout, stderr } = await runCli(argv);
		const shown = stdout + stderr;
		const obeyed = [...shown].filter((character) => /(?![\t\n])[\p{Cc}\u202e]/u.test(character));
		// A diff that goes into a pipe has the text as it is, so that it can be applied; its names are in quotes.
		if (argv[0] !== 'related' || argv.length > 2)
			expect([argv.slice(0, 1), argv.slice(2), obeyed]).toEqual([argv.slice(0, 1), argv.slice(2), []]);
		if (argv.includes('json') || argv[0] === 'inspect') expect(() => JSON.parse(stdout) as unknown).not.toThrow();
	}
});

const HASH = 'a'.repeat(64);

/** What a runner of GitHub takes for a command where it begins a line. */
const LINE = '::error::said by a note';

test.each([
	['the name of a file', { [`B\n${LINE}.md`]: '---\ntype: policy\nactors: Iran\n---\n[[A]] [[Nowhere]] A\n' }],
	['a type', { 'B.md': `---\ntype: "actor\\n${LINE}"\n---\n[[A]]\n` }],
	[
		'a name and a value',
		{ 'B.md': `---\ntype: policy\nactors: ["Who\\n${LINE}", A]\nstatus: "x\\n${LINE}"\naliases: ["A\\n${LINE}"]\n---\n[[A]]\n` },
	],
	['a field', { 'B.md': `---\ntype: policy\nactors: [A]\n"stauts\\n${LINE}": 1\n---\n[[A]]\n` }],
	['a type note', { 'Types/B.md': `---\nname: "odd\\n${LINE}"\nextends: "z\\n${LINE}"\nfields:\n  "f\\n${LINE}": { kind: text }\n---\n` }],
	[
		'a setting',
		{
			'.dossier.json': JSON.stringify({
				version: 1,
				settings: { [`a\n${LINE}`]: 1, rules: { [`b\n${LINE}`]: 'off' }, typeKey: `c\n${LINE}` },
			}),
		},
	],
	[
		'a setting of the plugin',
		{
			'.obsidian/plugins/dossier/data.json': JSON.stringify({
				version: 1,
				settings: { [`a\n${LINE}`]: 1, rules: { [`b\n${LINE}`]: 'off' } },
			}),
		},
	],
	['a dismissal', { '.dossier.json': JSON.stringify({ version: 1, dismissed: { [`Gone\n${LINE}.md`]: [`A\n${LINE}.md`] } }) }],
	[
		'what stands in a journal',
		{
			'.dossier/runs/2026-01-01T00-00-00-000/journal.jsonl': [
				{ kind: 'run', command: `x\n${LINE}`, startedAt: '2026-01-01T00:00:00.000Z', version: 1 },
				{ kind: 'replace', n: 0, path: `A\n${LINE}.md`, temporary: '.dossier-99-0123456789ab.tmp', before: HASH, after: HASH },
				{ kind: 'create', n: 1, path: `B\n${LINE}.md`, temporary: '.dossier-99-0123456789ac.tmp', after: HASH },
				{ kind: 'end' },
			]
				.map((line) => `${JSON.stringify(line)}\n`)
				.join(''),
		},
	],
	[
		'a source',
		{
			'B.md': `---\ntype: policy\nactors: [A]\nsource: "https://a.org/x\\n${LINE}"\n---\n[[A]]\n\n## Sources\n- [T](<https://a.org/y\n${LINE}>)\n`,
		},
	],
] as const)('%s begins no line of what is printed', async (_, files) => {
	const vault = tempVault({ 'A.md': '---\ntype: actor\n---\n[[B]] [[Oman]]\n\n## Related Notes\n', 'C.md': '[[A]] [[B]]\n', ...files });
	const found: string[] = [];
	const some = Object.keys(files)[0] ?? '';
	for (const argv of [
		['check'],
		['check', '--severity', 'info'],
		['check', '--never', 'x'],
		['fix'],
		['fix', '--write'],
		['related'],
		['related', 'A.md'],
		['related', some],
		['related', '--write'],
		['backlinks', 'A.md', '--mentions'],
		['backlinks', some],
		['sources'],
		['sources', '--format', 'markdown'],
		['sources', '--format', 'bibtex'],
		['sources', '--missing'],
		['types'],
		['types', 'infer'],
		...('Types/B.md' in files ? [['types', 'show', `odd\n${LINE}`]] : []),
		['wanted'],
		['wanted', '--make'],
		['timeline'],
		['timeline', '--format', 'markdown'],
		['matrix'],
		['matrix', '--format', 'markdown'],
		['changed', '--since', '2020-01-01'],
		['config'],
		['set', some, 'status', 'draft'],
		['set', some, 'status', 'draft', '--write'],
		['rename', some, 'New name'],
		['merge', some, 'C.md'],
		['undo', '--list'],
		['undo'],
	]) {
		const [command = '', ...rest] = argv;
		const { stdout, stderr } = await runCli([command, vault, ...rest]);
		if (/^\s*::error::said/m.test(stdout + stderr)) found.push(argv.join(' '));
	}
	expect(found).toEqual([]);
});

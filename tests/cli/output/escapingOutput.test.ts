import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { escapingOutput } from '../../../src/cli/output/escapingOutput.ts';
import { runCli } from '../support/runCli.ts';
import { tempVault } from '../support/tempVault.ts';

function printed(text: string, hasColors: boolean): string {
	let out = '';
	escapingOutput({ write: (part) => void (out += part) }, hasColors).write(text);
	return out;
}

test.each([
	['an escape sequence', '\u001b]0;title\u0007', false, '\\u001b]0;title\\u0007'],
	['a colour where there are none', '\u001b[31mred', false, '\\u001b[31mred'],
	['a colour where there are colours is one', '\u001b[31mred\u001b[39m', true, '\u001b[31mred\u001b[39m'],
	['what is no colour where there are colours', '\u001b[2Jx', true, '\\u001b[2Jx'],
	['C1 controls', 'a\u009b31m', false, 'a\\u009b31m'],
	['a return to the start of the line', 'a\rb\r\nc', false, 'a\\u000db\r\nc'],
	['a mark of direction', 'a\u202eb', false, 'a\\u202eb'],
	['tabs and line ends are text', 'a\tb\n', false, 'a\tb\n'],
	['letters of every script and emoji are text', 'ایران 東京 👨‍👩‍👧', false, 'ایران 東京 👨‍👩‍👧'],
])('%s', (_, text, hasColors, expected) => {
	expect(printed(text, hasColors)).toBe(expected);
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

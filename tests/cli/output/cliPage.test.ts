import { expect, test } from 'vitest';
import { cliPage } from '../../../src/cli/output/cliPage.ts';
import { runCli } from '../support/runCli.ts';

test('the page has every command with its usage line as help says it', async () => {
	const page = cliPage();
	const { stdout } = await runCli(['--help']);
	const commands = [...stdout.matchAll(/^ {2}([a-z]+) VAULT/gm)].map((match) => match[1] ?? '');
	expect(commands).toContain('undo');
	for (const command of commands) {
		const usage = /^Usage: (.*)$/m.exec((await runCli([command, '--help'])).stdout)?.[1];
		expect(page).toContain(`## ${command}\n\n\`${usage ?? ''}\``);
	}
});

test('an option stands with its choices and what holds without it', () => {
	expect(cliPage()).toContain(
		'| `--format <FORMAT>` | how the findings are printed; one of `text`, `json`, `unix`, `github`, `sarif`; `text` without it |\n',
	);
});

test('a word after the vault has a part of its own', () => {
	expect(cliPage()).toContain('### types rename-field\n\n`dossier types VAULT rename-field TYPE OLD NEW [options]`\n');
});

import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './cli/support/runCli.ts';
import { tempVault } from './cli/support/tempVault.ts';

const root = resolve(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** How each command of the tour ends, in its order: 1 where something is wrong, or a diff is shown and not written. */
const TOUR = [
	['check', 1],
	['fix', 1],
	['fix', 1],
	['set', 0],
	['related', 1],
	['related', 0],
	['backlinks', 0],
	['sources', 0],
	['wanted', 0],
	['wanted', 0],
	['new', 0],
	['timeline', 0],
	['matrix', 0],
	['undo', 0],
] as const;

/** The words of a command line, as a shell takes them apart. */
const wordsOf = (line: string): string[] => [...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));

const [, tour = ''] = /^## Five minutes\n([^]*?)^## /m.exec(readme) ?? [];
const blocks = [...tour.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }));

describe('the tour of the README', () => {
	test('goes word by word as it is told, and says what it is said to say', async () => {
		const vault = join(tempVault(), 'tour');
		cpSync(join(root, 'example-vault'), vault, { recursive: true });
		const ended: [string, number][] = [];
		let said = '';
		for (const { language, text } of blocks) {
			if (language === 'text') {
				// What the commands above it print has these lines, in this order.
				expect(said).toContain(text);
				continue;
			}
			said = '';
			for (const line of text.split('\n').filter((each) => each.startsWith('dossier '))) {
				const [, ...argv] = wordsOf(line.replace('/tmp/tour', vault.replaceAll('\\', '/')));
				const { code, stdout } = await runCli(argv);
				ended.push([argv[0] ?? '', code]);
				said += stdout;
			}
		}
		expect(ended).toEqual(TOUR);
	});

	test('begins in a checkout with scripts that there are', () => {
		const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
		const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name);
		expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
	});
});

test('every command that the README names is one, with the options that it gives', async () => {
	const lines = [...readme.matchAll(/^dossier (.*?)(?: +#.*)?$/gm)].map(([, line = '']) => wordsOf(line));
	for (const [command = '', ...words] of lines) {
		const { stdout } = await runCli(['help', command]);
		for (const option of words.filter((word) => word.startsWith('--')))
			expect([command, option, stdout.includes(option)]).toEqual([command, option, true]);
	}
	expect(lines.length).toBeGreaterThan(15);
});

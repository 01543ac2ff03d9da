import { describe, expect, test } from 'vitest';
import { keepingAll, runCli, runCliIn } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

describe('suggestions that a text does not show', () => {
	const addresses = (count: number): string =>
		`## Sources\n${Array.from({ length: count }, (_, at) => `- https://example.org/${at}`).join('\n')}\n`;
	const ambiguous = (count: number): string => `${'[[Dup]] '.repeat(count)}\n`;
	const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`N${at}.md`, addresses(1)]));

	test.each([
		['one a note', many],
		['more in a text than a report has of one note', { 'Long.md': addresses(150) }],
		['as many as it has, some of them among the others', { 'Long.md': `${addresses(40)}\n${ambiguous(60)}` }],
		['more than it has, some of them among the others', { 'Long.md': `${addresses(40)}\n${ambiguous(70)}` }],
	])('are as many as JSON lists: %s', async (_, notes) => {
		const vault = tempVault({ ...notes, 'A/Dup.md': '', 'B/Dup.md': '' });
		const { diagnostics } = JSON.parse((await runCli(['check', vault, '--format', 'json', '--no-cache'])).stdout) as {
			diagnostics: readonly { severity: string }[];
		};
		const count = diagnostics.filter(({ severity }) => severity === 'info').length;
		for (const cache of [['--no-cache'], [], []]) {
			const { code, stdout } = await runCliIn(keepingAll(), ['check', vault, '--fail-on', 'info', ...cache]);
			expect(stdout.trim().split('; ').at(-1)).toBe(`${count} suggestions not shown`);
			expect(code).toBe(1);
		}
	});
});

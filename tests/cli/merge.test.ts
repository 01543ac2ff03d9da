import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { snapshot, tempVault } from './support/tempVault.ts';

const PERSIA =
	'\ufeff---\r\ntype: country\r\naliases: [Eran]\r\ncapital: Susa\r\n---\r\n# Persia\r\n\r\nAn empire.\r\n\r\n## Sources\r\n\r\n- [A](http://a.org/x/)\r\n';
const FILES = {
	'Old/Persia.md': PERSIA,
	'Iran.md': '---\ntype: country\ncapital: Tehran\n---\n# Iran\n\n## Sources\n\n- [A](https://a.org/x)\n',
	'Policies/P.md': '---\ntype: policy\nactors: [Persia, Iran]\n---\nBy [[Persia]] and [x](../Old/Persia.md#Sources).\r\n',
	'Other.md': 'Persia, without a link.\n',
	'Map.canvas': '{"nodes":[{"file":"Old/Persia.md"}]}',
};
const MERGED =
	'---\ntype: country\ncapital: Tehran\naliases: [Persia, Eran]\n---\n# Iran\n\nAn empire.\n\n## Merged from Persia\n\n- `capital`: Susa\n\n## Sources\n\n- [A](https://a.org/x)\n';

describe('merge', () => {
	test('shows what it would do as a diff, and writes nothing', async () => {
		const vault = tempVault(FILES);
		const before = snapshot(vault);
		const { code, stdout, stderr } = await runCli(['merge', vault, 'Persia', 'Iran']);
		expect([code, stderr]).toEqual([1, 'dossier: Map.canvas names Old/Persia.md and is not changed\n']);
		expect(stdout).toContain('+- `capital`: Susa\n');
		expect(stdout).toContain('-actors: [Persia, Iran]\n+actors: [Iran]\n');
		expect(stdout).toMatch(/\nOld\/Persia\.md would be moved to \.trash; --write does it\n$/);
		expect(snapshot(vault)).toEqual(before);
		expect(existsSync(join(vault, '.dossier'))).toBe(false);
	});

	test('with --write both are one, what led to the old note leads to the other, and the old note is in the trash', async () => {
		const vault = tempVault({ ...FILES, '.trash/Persia.md': 'an older one' });
		const { code, stdout } = await runCli(['merge', vault, 'Persia', 'Iran', '--write']);
		expect(code).toBe(0);
		expect(stdout).toBe(
			'Old/Persia.md: moved to .trash/Persia 1.md\nOld/Persia.md is a part of Iran.md; 2 notes written; dossier undo VAULT takes it back\n',
		);
		expect(snapshot(vault)).toEqual({
			'Iran.md': MERGED,
			'Policies/P.md': '---\ntype: policy\nactors: [Iran]\n---\nBy [[Iran]] and [x](../Iran.md#Sources).\r\n',
			'Other.md': FILES['Other.md'],
			'Map.canvas': FILES['Map.canvas'],
			'.trash/Persia.md': 'an older one',
			'.trash/Persia 1.md': Buffer.from(PERSIA).toString('latin1'),
		});
		const { stdout: wanted } = await runCli(['inspect', vault]);
		expect(wanted).not.toContain('"to": null');
	});

	test('undo brings every note back, byte for byte; the copy in the trash stays', async () => {
		const vault = tempVault(FILES);
		const before = snapshot(vault);
		await runCli(['merge', vault, 'Persia', 'Iran', '--write']);
		const { code, stdout } = await runCli(['undo', vault]);
		expect(code).toBe(0);
		expect(stdout).toContain('Old/Persia.md: made again\n');
		const { '.trash/Persia.md': kept, ...after } = snapshot(vault);
		expect(after).toEqual(before);
		expect(kept).toBe(before['Old/Persia.md']);
	});

	test('what was decided about the old note holds of the other; undo, and undoing that, take it with them', async () => {
		const data = '.obsidian/plugins/dossier/data.json';
		const [old, into] = ['Old/Persia.md', 'Iran.md'];
		const vault = tempVault({
			...FILES,
			[data]: JSON.stringify({
				dismissed: { [old]: ['Other.md', into], [into]: ['Policies/P.md'], 'Other.md': [old] },
				ignores: { [old]: { 'known-type': { at: 1 } }, [into]: { 'dead-link': { at: 1 } } },
			}),
		});
		const held = (): unknown => {
			const stored = JSON.parse(readFileSync(join(vault, data), 'utf8')) as {
				readonly dismissed: unknown;
				readonly ignores: Readonly<Record<string, Readonly<Record<string, { readonly lifted?: true }>>>>;
			};
			const ignores = Object.entries(stored.ignores).flatMap(([path, rules]) =>
				Object.entries(rules).flatMap(([rule, { lifted }]) => (lifted ? [] : [`${path}: ${rule}`])),
			);
			return [stored.dismissed, ignores];
		};
		const before = held();
		const merged = [{ [into]: ['Other.md', 'Policies/P.md'], 'Other.md': [into] }, [`${into}: dead-link`, `${into}: known-type`]];
		await runCli(['merge', vault, 'Persia', 'Iran']);
		expect(held()).toEqual(before);
		expect((await runCli(['merge', vault, 'Persia', 'Iran', '--write'])).code).toBe(0);
		expect(held()).toEqual(merged);
		await runCli(['undo', vault]);
		expect(held()).toEqual([
			{ [old]: ['Iran.md', 'Other.md'], [into]: ['Policies/P.md'], 'Other.md': [old] },
			[`${into}: dead-link`, `${old}: known-type`],
		]);
		const [undone] = (await runCli(['undo', vault, '--list'])).stdout.split('  ');
		expect((await runCli(['undo', vault, undone ?? ''])).code).toBe(0);
		expect(held()).toEqual(merged);
	});

	test('a trash that leads out of the vault is none: the run alone keeps the note', async () => {
		const vault = tempVault(FILES);
		const outside = tempVault();
		symlinkSync(outside, join(vault, '.trash'));
		const before = snapshot(vault);
		const { stdout } = await runCli(['merge', vault, 'Persia', 'Iran', '--write']);
		expect(stdout).toContain('Old/Persia.md: taken away; .trash cannot be written to, so it is kept for undo alone\n');
		expect(snapshot(outside)).toEqual({});
		await runCli(['undo', vault]);
		expect(snapshot(vault)).toEqual(before);
	});

	test.each([
		[
			'a note with broken front matter',
			{ 'Iran.md': '---\na: [\n---\n' },
			/cannot be merged into Iran\.md: Iran\.md: front matter cannot be read/,
		],
		[
			'a note that leads there and cannot be written',
			{ 'B.md': '---\na: [\n---\n[[Persia]]\n' },
			/B\.md cannot follow: front matter cannot be read.*\n.*1 note cannot follow, so nothing was written/,
		],
		['itself', { 'Iran.md': PERSIA }, undefined],
	])('nothing is written for %s', async (_, files, message) => {
		const vault = tempVault({ ...FILES, ...files });
		const before = snapshot(vault);
		const outcome = await runCli(['merge', vault, 'Persia', message === undefined ? 'Old/Persia' : 'Iran', '--write']);
		expect(outcome.code).toBe(2);
		expect(outcome.stderr).toMatch(message ?? /a note cannot be merged into itself/);
		expect(snapshot(vault)).toEqual(before);
	});

	test('more notes than a fifth of the vault need --max-changes', async () => {
		const many = Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`N${at}.md`, '[[Persia]]\n']));
		const vault = tempVault({ ...FILES, ...many });
		expect((await runCli(['merge', vault, 'Persia', 'Iran', '--write'])).code).toBe(2);
		expect((await runCli(['merge', vault, 'Persia', 'Iran', '--write', '--max-changes', '30'])).code).toBe(0);
	});

	test('an empty note is none to write into, and says so', async () => {
		const vault = tempVault({ 'Old.md': 'x\n', 'New.md': 'y\n' });
		writeFileSync(join(vault, 'New.md'), '');
		for (const flags of [[], ['--write']]) {
			const { code, stdout, stderr } = await runCli(['merge', vault, 'Old', 'New', ...flags]);
			expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('New.md is empty')]);
		}
		expect(snapshot(vault)).toEqual({ 'Old.md': 'x\n', 'New.md': '' });
	});
});

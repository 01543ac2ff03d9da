import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cslFaults } from '../support/cslFaults.ts';
import { readBibtex } from '../support/readBibtex.ts';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const exampleVault = fileURLToPath(new URL('../../example-vault', import.meta.url));

const HEALTH = {
	'https://inss.org.il/t': { kind: 'alive', checked: '2026-03-01' },
	'https://bbc.co.uk/n': { kind: 'blocked', checked: '2026-03-01', status: 403 },
};

test('both exports of the example vault are read by another program, entry for entry the same', async () => {
	const bibtex = await runCli(['sources', exampleVault, '--format', 'bibtex']);
	const csl = await runCli(['sources', exampleVault, '--format', 'csl-json']);
	expect([bibtex.code, csl.code, bibtex.stderr, csl.stderr]).toEqual([0, 0, '', '']);
	expect(cslFaults(csl.stdout)).toEqual([]);
	const items = JSON.parse(csl.stdout) as { id: string; title: string; URL?: string }[];
	expect(readBibtex(bibtex.stdout).map(({ key, fields }) => [key, fields['title'], fields['url']])).toEqual(
		items.map(({ id, title, URL: url }) => [id, title, url]),
	);
	expect(items.length).toBeGreaterThan(40);
});

test('a bare address is printed once, and one with a title beside it', async () => {
	const vault = tempVault({ 'A.md': '## Sources\n- https://example.org/a\n- [A paper](https://example.org/b)\n' });
	expect((await runCli(['sources', vault])).stdout).toBe(
		'A.md\n  2  https://example.org/a  Sources\n  3  A paper <https://example.org/b>  Sources\n2 sources in 1 note\n',
	);
});

test('two exports on two days are the same file; a day of access is that of a link check of the plugin', async () => {
	const vault = tempVault({
		'A.md': '## Sources\n- [INSS - A treaty](https://www.inss.org.il/t/)\n- [BBC - News](https://bbc.co.uk/n)\n',
		'.obsidian/plugins/dossier/data.json': JSON.stringify({ linkHealth: HEALTH }),
	});
	const argv = ['sources', vault, '--format', 'csl-json'];
	const { stdout } = await runCli(argv, '/', new Date('2026-03-02'));
	expect((await runCli(argv, '/', new Date('2026-04-05'))).stdout).toBe(stdout);
	expect((JSON.parse(stdout) as { accessed?: unknown }[]).map(({ accessed }) => accessed)).toEqual([
		{ 'date-parts': [[2026, 3, 1]] },
		undefined,
	]);
});

test('sources of one publisher are those under any name that its note has', async () => {
	const vault = tempVault({
		'A.md': '## Sources\n- [WSJ - One](https://a.org/1)\n- [INSS - Two](https://a.org/2)\n',
		'B.md': '## Sources\n- [INSS - Two](https://a.org/2)\n',
		'Wall Street Journal.md': '---\naliases: [WSJ]\n---\n',
	});
	expect((await runCli(['sources', vault, '--publisher', 'wall street journal'])).stdout).toBe(
		'A.md\n  2  WSJ: One <https://a.org/1>  Sources\n1 source in 1 note\n',
	);
	const same = tempVault({
		'A.md': '## Sources\n- [TJ - One](https://a.org/1)\n- [The Journal - Two](https://a.org/2)\n',
		'.dossier.json': '{"sameOutlets": ["TJ = Journal"]}',
	});
	expect((await runCli(['sources', same, '--publisher', 'journal'])).stdout).toContain('2 sources in 1 note');
	expect(await runCli(['sources', vault, '--publisher', 'Nobody'])).toMatchObject({
		code: 2,
		stderr: 'dossier: --publisher "Nobody" is the publisher of no source of the vault\n',
	});
});

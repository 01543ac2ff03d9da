import { describe, expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const FILES = {
	'Iran.md': '---\ntype: country\naliases: [Persia]\n---\n# Iran\n\nSee [[Deal]].\n',
	'Deal.md':
		'---\ntype: policy\nactors: [Iran]\nstatus: expired\n---\n# Deal\n\n## Overview\n\nSigned. It bound **[[Iran]]** for ten years. Then not.\n',
	'Oil.md': '# Oil\n\n## Related Notes\n- [[Iran]]\n',
	'Said.md': '# Said\n\nOld Persia sold carpets.\n',
};

test('backlinks stand by type, relationships and policies first, each with its line, its place and its sentence', async () => {
	expect(await runCli(['backlinks', tempVault(FILES), 'Iran'])).toEqual({
		code: 0,
		stderr: '',
		stdout: [
			'policy, 1 note',
			'  Deal.md',
			'    line 3, field actors',
			'    line 10, Overview: Signed. It bound Iran for ten years.',
			'No type, 1 note',
			'  Oil.md',
			'    line 4, Related Notes',
			'2 notes link to Iran.md',
			'',
		].join('\n'),
	});
});

test('--mentions tells who says the name, or an alias, and does not link it', async () => {
	const { stdout } = await runCli(['backlinks', tempVault(FILES), 'Iran', '--mentions']);
	expect(stdout).toContain('not linked, only said\n  Said.md\n    line 3: Old Persia sold carpets.\n');
	expect(stdout).toContain('2 notes link to Iran.md; 1 more only say its name\n');
});

test('JSON has what inspect says, and of each link where it stands and in which words', async () => {
	const { stdout } = await runCli(['backlinks', tempVault(FILES), 'Iran', '--mentions', '--type', 'policy', '--format', 'json']);
	expect(JSON.parse(stdout)).toEqual({
		notes: { 'Iran.md': ['Deal.md'] },
		links: [
			{ from: 'Deal.md', type: 'policy', linkedBack: true, field: 'actors', line: 3, section: null, sentence: null },
			{
				from: 'Deal.md',
				type: 'policy',
				linkedBack: true,
				field: null,
				line: 10,
				section: 'Overview',
				sentence: 'Signed. It bound Iran for ten years.',
			},
		],
		mentions: [],
		version: 1,
	});
});

describe('--type', () => {
	test('takes a type with those that extend it', async () => {
		const vault = tempVault({ ...FILES, 'Acme.md': '---\ntype: company\n---\nDrills in [[Iran]].\n' });
		const { stdout } = await runCli(['backlinks', vault, 'Iran', '--type', 'actor']);
		expect(stdout).toBe('company, 1 note\n  Acme.md\n    line 4: Drills in Iran.\n1 note links to Iran.md\n');
	});

	test('names a type that there is', async () => {
		const { code, stderr } = await runCli(['backlinks', tempVault(FILES), 'Iran', '--type', 'polcy']);
		expect([code, stderr.includes('polcy')]).toEqual([2, true]);
	});
});

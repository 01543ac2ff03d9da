import { expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const FILES = {
	'Actors/Iran.md':
		'---\ntype: actor\naliases: [Persia]\nmembers: [OPEC]\n---\n\n# Iran\n\nText.\n\n## Related Notes\n- [[Israel]]\n\n## Sources\n- [INSS - A paper](https://www.inss.org.il/p/)\n- Redford, D. (2003). The Wars in Syria and Palestine.\n- [[INSS paper]]\n',
	'Actors/Israel.md': '---\ntype: actor\n---\nSee [[Iran|the neighbour]] and ![[map.png]].\n\n## Related Notes\n- [[Iran]]\n',
	'Events/JCPOA.md': '---\ntype: event\n---\nAbout [[Iran]], [[iran#History]] and [Persia](Iran.md).\n',
	'Sources/INSS paper.md': '---\ntype: source\nurl: https://inss.org.il/p\n---\n',
	'map.png': '',
};

test('the object of a note has the shape that others rely on', async () => {
	const { code, stdout } = await runCli(['inspect', tempVault(FILES), 'Actors/Iran.md']);
	expect(code).toBe(0);
	expect(JSON.parse(stdout)).toEqual({
		notes: {
			'Actors/Iran.md': {
				backlinks: ['Actors/Israel.md', 'Events/JCPOA.md'],
				frontmatter: 'parsed',
				headings: [
					[1, 'Iran', 7],
					[2, 'Related Notes', 11],
					[2, 'Sources', 14],
				],
				links: [
					{ display: null, field: 'members', kind: 'name', line: 4, section: null, subpath: '', target: 'OPEC', to: null },
					{
						display: null,
						field: null,
						kind: 'wiki',
						line: 12,
						section: 'Related Notes',
						subpath: '',
						target: 'Israel',
						to: 'Actors/Israel.md',
					},
					{
						display: null,
						field: null,
						kind: 'wiki',
						line: 17,
						section: 'Sources',
						subpath: '',
						target: 'INSS paper',
						to: 'Sources/INSS paper.md',
					},
				],
				related: {
					listed: ['Actors/Israel.md'],
					missing: [{ path: 'Events/JCPOA.md', reasons: expect.arrayContaining(['mentions it 3 times']) as unknown }],
					proposed: [
						{ backed: false, path: 'Sources/INSS paper.md', probability: 0.140064, score: 5.06557 },
						{ backed: true, path: 'Events/JCPOA.md', probability: 0.062699, score: 4.381037 },
					],
					proposedCount: 2,
				},
				sources: [
					{
						alsoIn: ['Sources/INSS paper.md'],
						canonicalUrl: 'https://inss.org.il/p',
						kind: 'web',
						line: 15,
						place: 'Sources',
						publisher: 'INSS',
						title: 'A paper',
						url: 'https://www.inss.org.il/p/',
					},
					{
						alsoIn: [],
						canonicalUrl: null,
						kind: 'text',
						line: 16,
						place: 'Sources',
						publisher: null,
						title: 'Redford, D. (2003). The Wars in Syria and Palestine.',
						url: null,
					},
					{
						alsoIn: [],
						canonicalUrl: null,
						kind: 'note',
						line: 17,
						place: 'Sources',
						publisher: null,
						title: 'INSS paper',
						to: 'Sources/INSS paper.md',
						url: null,
					},
				],
				type: 'actor',
			},
		},
		version: 1,
	});
});

test('keys are sorted, and two runs say the same bytes', async () => {
	const vault = tempVault(FILES);
	const first = await runCli(['inspect', vault]);
	expect(await runCli(['inspect', vault])).toEqual(first);
	expect(Object.keys((JSON.parse(first.stdout) as { notes: object }).notes)).toEqual([
		'Actors/Iran.md',
		'Actors/Israel.md',
		'Events/JCPOA.md',
		'Sources/INSS paper.md',
	]);
});

test.each([
	['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
	['a byte order mark', (text: string) => `\ufeff${text}`],
	['both', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
])('a vault with %s says the same bytes', async (_, twin) => {
	const twins = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, path.endsWith('.md') ? twin(text) : text]));
	expect((await runCli(['inspect', tempVault(twins)])).stdout).toBe((await runCli(['inspect', tempVault(FILES)])).stdout);
});

test('backlinks and sources print the objects of inspect', async () => {
	const vault = tempVault(FILES);
	const inspected = JSON.parse((await runCli(['inspect', vault])).stdout) as {
		notes: Record<string, { backlinks: unknown; sources: unknown }>;
	};
	const backlinks = JSON.parse((await runCli(['backlinks', vault, 'Iran', '--format', 'json'])).stdout) as unknown;
	expect(backlinks).toMatchObject({ notes: { 'Actors/Iran.md': inspected.notes['Actors/Iran.md']?.backlinks }, version: 1 });
	const sources = JSON.parse((await runCli(['sources', vault, 'Iran', '--format', 'json'])).stdout) as unknown;
	expect(sources).toEqual({ notes: { 'Actors/Iran.md': inspected.notes['Actors/Iran.md']?.sources }, version: 1 });
});

test('what is wanted stands with the notes that want it', async () => {
	expect((await runCli(['wanted', tempVault(FILES)])).stdout).toBe('1  OPEC  (Actors/Iran.md); actor\n');
});

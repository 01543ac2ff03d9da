import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const LATIN_1 = Buffer.from('caf\u00e9', 'latin1');

describe('a bullet', () => {
	test('leads to the note it is for also where another is called almost the same', async () => {
		const vault = tempVault({
			'Foo bar.md': '# Another\n',
			'Foo bar .md': `It all began with [[N]]. ${SUBJECT}\n`,
			'N.md': `# N\n${SUBJECT}\n\n## Related Notes\n`,
			...OTHER_SUBJECTS,
		});
		await runCli(['related', vault, 'N.md', '--write']);
		expect(readFileSync(join(vault, 'N.md'), 'utf8')).toBe(`# N\n${SUBJECT}\n\n## Related Notes\n- [[Foo bar .md|Foo bar]]\n`);
		expect((await runCli(['related', vault, 'N.md', '--write'])).stdout).toBe('Nothing to add\n');
	});

	test('is neither offered to an empty note nor refused it, however often it is asked', async () => {
		const vault = tempVault({ 'A.md': 'About [[Tides]]: tides and tides.\n', 'Tides.md': '', ...OTHER_SUBJECTS });
		const said = { code: 0, stdout: 'Nothing to add; 1 empty note left alone\n', stderr: '' };
		expect(await runCli(['related', vault])).toEqual(said);
		expect(await runCli(['related', vault, '--write'])).toEqual(said);
		expect(await runCli(['related', vault, '--write'])).toEqual(said);
	});
});

test('a note of a kind that hardly ever has a related section gets none, and that is said', async () => {
	const ofType = (type: string, name: string, text: (at: number) => string) =>
		Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${name} ${at}.md`, `---\ntype: own-${type}\n---\n${text(at)}`]));
	const vault = (more = '') =>
		tempVault({
			...ofType('concept', 'Concept', (at) => `Number ${at}.\n${at < 15 ? `\n## Related Notes\n- [[Concept ${(at + 1) % 30}]]\n` : ''}`),
			...ofType('paper', 'Paper', (at) => `Sheet ${at}.\n`),
			'A.md': `---\ntype: own-concept\n---\nIt all began with [[N]]. ${SUBJECT}\n`,
			'N.md': `---\ntype: own-paper\n---\n# N\n${SUBJECT}\n${more}`,
		});
	expect((await runCli(['related', vault(), 'N.md'])).stdout).toBe(
		'Nothing to add; 1 note gets no section: fewer than one in ten of its type or folder has one\n',
	);
	expect((await runCli(['related', vault('\n## Related Notes\n'), 'N.md', '--write'])).stdout).toMatch(
		/^N\.md\n1 bullet in 1 note; dossier undo/,
	);
});

test.each([
	['a clipped document gets no section unasked', 'source', []],
	['one of a type that extends it gets none either', 'memo', []],
	['a note of another type gets one', 'briefing', ['- [[A]]']],
])('%s, whatever key holds the type', async (_, type, bullets) => {
	const vault = tempVault({
		'.obsidian/plugins/dossier/data.json': JSON.stringify({ version: 1, settings: { typeKey: 'class' } }),
		'Types/Memo.md': '---\nclass: note-type\nname: memo\nextends: source\n---\n',
		'Types/Briefing.md': '---\nclass: note-type\nname: briefing\n---\n',
		'A.md': `It all began with [[N]]. ${SUBJECT}\n`,
		'N.md': `---\nclass: ${type}\n---\n# N\n${SUBJECT}\n`,
		...OTHER_SUBJECTS,
	});
	await runCli(['related', vault, 'N.md', '--write', '--all']);
	expect(
		readFileSync(join(vault, 'N.md'), 'utf8')
			.split('\n')
			.filter((line) => line.startsWith('- ')),
	).toEqual(bullets);
});

test.each([
	['a drawing', 'excalidraw-plugin: parsed'],
	['a board', 'tags: [x]\nkanban-plugin: basic # of mine'],
])('%s that a plugin keeps is never written into, with a section of that name or without', async (_, field) => {
	const drawn = (lane: string): string => `---\n${field}\n---\n# N\n${SUBJECT}\n\n## ${lane}\n\n%% settings %%\n`;
	const vault = tempVault({
		'A.md': `It all began with [[N]] and [[M]] and [[O]]. ${SUBJECT}\n`,
		'N.md': drawn('Lane'),
		'M.md': drawn('Related Notes'),
		'O.md': `# O\n${SUBJECT}\n`,
		...OTHER_SUBJECTS,
	});
	const { stdout } = await runCli(['related', vault, '--write', '--all']);
	expect(stdout).toContain('O.md\n');
	expect(readFileSync(join(vault, 'N.md'), 'utf8')).toBe(drawn('Lane'));
	expect(readFileSync(join(vault, 'M.md'), 'utf8')).toBe(drawn('Related Notes'));
});

test('notes that cannot be read are notes that were looked at', async () => {
	const vault = tempVault({ 'A.md': 'a\n', ...Object.fromEntries([1, 2, 3].map((n) => [`B${n}.md`, LATIN_1])) });
	const { stdout, code } = await runCli(['check', vault]);
	expect(stdout).toContain('3 errors in 3 of 4 notes\n');
	expect(code).toBe(1);
});

describe('related VAULT NOTE --add OTHER', () => {
	const FILES = {
		'Iran.md': '---\ntype: country\n---\r\n# Iran\r\n\r\n## Related Notes\r\n* [[Oil]]\r\n\r\n## Sources\r\n',
		'Oil.md': '# Oil\n',
		'Actors/Saudi Arabia.md': '# Saudi Arabia\n',
	};

	test('shows one bullet, and with --write adds it as the section writes its own, with --why after the link', async () => {
		const vault = tempVault(FILES);
		const argv = ['related', vault, 'Iran', '--add', 'Saudi Arabia', '--why', 'rivals\nin the Gulf'];
		const shown = await runCli(argv);
		expect(shown.stdout).toContain('+* [[Saudi Arabia]] \u2014 rivals in the Gulf');
		expect([shown.code, readFileSync(join(vault, 'Iran.md'), 'utf8')]).toEqual([1, FILES['Iran.md']]);
		expect(await runCli([...argv, '--write'])).toEqual({
			code: 0,
			stdout: 'Iran.md lists Actors/Saudi Arabia.md; dossier undo VAULT takes it back\n',
			stderr: '',
		});
		expect(readFileSync(join(vault, 'Iran.md'), 'utf8')).toBe(
			FILES['Iran.md'].replace('* [[Oil]]\r\n', '* [[Oil]]\r\n* [[Saudi Arabia]] \u2014 rivals in the Gulf\r\n'),
		);
		expect(await runCli(argv)).toEqual({ code: 0, stdout: 'Iran.md lists Actors/Saudi Arabia.md already\n', stderr: '' });
	});

	test('tells JSON what is added', async () => {
		const { stdout } = await runCli(['related', tempVault(FILES), 'Iran', '--add', 'Saudi Arabia', '--add', 'Oil', '--format', 'json']);
		expect(JSON.parse(stdout)).toEqual({ notes: { 'Iran.md': { added: ['Actors/Saudi Arabia.md'] } }, version: 1 });
	});

	test.each([
		['two notes have two reasons', ['Iran', '--add', 'Oil', '--add', 'Saudi Arabia', '--why', 'both'], '--why is about one note'],
		['a note is not related to itself', ['Iran', '--add', 'Iran'], 'Iran.md cannot be related to itself'],
		['a reason belongs to a note', ['Iran', '--why', 'x'], 'there is no --add'],
		['it is about one note', ['--add', 'Oil'], '--add is about one note; give it after VAULT'],
		['it goes without what chooses bullets', ['Iran', '--add', 'Oil', '--all'], '--add goes with --why, --write and --format alone'],
	])('%s', async (_, argv, says) => {
		const { code, stderr } = await runCli(['related', tempVault(FILES), ...argv]);
		expect([code, stderr.includes(says)]).toEqual([2, true]);
	});

	test('a drawing gets none by it', async () => {
		const vault = tempVault({ ...FILES, 'Draw.md': '---\nexcalidraw-plugin: parsed\n---\n# Excalidraw Data\n' });
		const { code, stderr } = await runCli(['related', vault, 'Draw', '--add', 'Oil', '--write']);
		expect([code, stderr]).toEqual([2, 'dossier: Draw.md is a drawing or a board that a plugin keeps, to which nothing is added\n']);
	});

	test('a clipped document gets no section by it', async () => {
		const vault = tempVault({ ...FILES, 'Clip.md': '---\ntype: source\n---\nTheir words.\n' });
		const { code, stderr } = await runCli(['related', vault, 'Clip', '--add', 'Oil', '--write']);
		expect([code, stderr]).toEqual([
			2,
			'dossier: Clip.md is a clipped document, to which no section is added; give it the heading "Related Notes" first\n',
		]);
	});
});

test('--offered adds all that links to a named note and is not linked back, however probable', async () => {
	const vault = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'example-vault');
	const { notes } = JSON.parse((await runCli(['inspect', vault, 'Iran'])).stdout) as {
		notes: Record<string, { related: { missing: unknown[] } }>;
	};
	const count = async (option: string): Promise<number> =>
		(await runCli(['related', vault, 'Iran', option, '--limit', '50'])).stdout.match(/^\+- /gm)?.length ?? 0;
	expect(await count('--offered')).toBe(notes['Countries/Iran.md']?.related.missing.length);
	expect(await count('--all')).toBeLessThan(await count('--offered'));
	expect((await runCli(['related', vault, '--offered'])).stderr).toBe(
		'dossier: --offered is about notes that are named; give them after VAULT\n',
	);
});

describe('the heading of a section that is made', () => {
	const listing = (name: string): string => `# ${name}\n\n## Voir aussi\n\n- [[Index]]\n`;
	const vault = {
		'Index.md': '# Index\n',
		'A.md': listing('A'),
		'B.md': listing('B'),
		'C.md': listing('C'),
		'M.md': `It all began with [[N]]. ${SUBJECT}\n`,
		...OTHER_SUBJECTS,
	};

	test('is what the vault calls such sections', async () => {
		const root = tempVault({ ...vault, 'N.md': `# N\n${SUBJECT}\n` });
		await runCli(['related', root, 'N.md', '--write']);
		expect(readFileSync(join(root, 'N.md'), 'utf8')).toBe(`# N\n${SUBJECT}\n\n## Voir aussi\n- [[M]]\n`);
	});

	test('is so also where a built-in type has a place for it', async () => {
		const root = tempVault({
			...vault,
			'N.md': `---\ntype: policy\n---\n${SUBJECT}\n\n## Sources\n- Someone\n`,
			'M.md': `---\ntype: policy\n---\nIt all began with [[N]]. ${SUBJECT}\n`,
		});
		await runCli(['related', root, 'N.md', '--write']);
		expect(readFileSync(join(root, 'N.md'), 'utf8')).toBe(
			`---\ntype: policy\n---\n${SUBJECT}\n\n## Voir aussi\n- [[M]]\n\n## Sources\n- Someone\n`,
		);
	});
});

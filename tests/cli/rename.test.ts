import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { snapshot, tempVault } from './support/tempVault.ts';

const ISRAEL = '---\ntype: country\naliases: [Jewish state]\n---\n# Israel\n\nSee [[#Aims]] and [[Israel#Aims]].\n\n## Aims\n';

const FILES = {
	'Countries/Israel.md': ISRAEL,
	'Relations/US-Israel.md':
		'---\ntype: relationship\nactors: [ "United States", Israel ] # both\nstatus: "[[Israel]]"\n---\r\nBy [[Israel]] and [[israel|it]].\r\n',
	'Policies/P.md':
		'---\ntype: policy\nactors:\n  - Jewish state\n  - israel\n---\n![[Countries/Israel#Aims|small]] [x](../Countries/Israel.md#Aims) [y](</Countries/Israel.md>)\n\n| a |\n| - |\n| [[Israel\\|b]] |\n',
	'Other.md': '`[[Israel]]` and Israel in a text.\n',
};

describe('rename', () => {
	test('gives a note another title, and what leads to it follows in its own form', async () => {
		const vault = tempVault(FILES);
		const { code, stdout, stderr } = await runCli(['rename', vault, 'Israel', 'State of Israel']);
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toBe(
			'Countries/Israel.md is Countries/State of Israel.md; 8 links and 2 names in 3 notes; dossier undo VAULT takes it back\n',
		);
		expect(snapshot(vault)).toEqual({
			'Countries/State of Israel.md': ISRAEL.replace('[[Israel#Aims]]', '[[State of Israel#Aims]]'),
			'Relations/US-Israel.md':
				'---\ntype: relationship\nactors: [ "United States", State of Israel ] # both\nstatus: "[[State of Israel]]"\n---\r\nBy [[State of Israel]] and [[State of Israel|it]].\r\n',
			'Policies/P.md':
				'---\ntype: policy\nactors:\n  - Jewish state\n  - State of Israel\n---\n![[Countries/State of Israel#Aims|small]] [x](../Countries/State%20of%20Israel.md#Aims) [y](</Countries/State of Israel.md>)\n\n| a |\n| - |\n| [[State of Israel\\|b]] |\n',
			'Other.md': FILES['Other.md'],
		});
	});

	test('is taken back by undo, byte for byte', async () => {
		const vault = tempVault(FILES);
		const before = snapshot(vault);
		await runCli(['rename', vault, 'Countries/Israel.md', 'State of Israel']);
		expect((await runCli(['undo', vault])).code).toBe(0);
		expect(snapshot(vault)).toEqual(before);
	});

	test('leaves nothing that does not resolve', async () => {
		const vault = tempVault(FILES);
		const count = async (): Promise<number> => ((await runCli(['inspect', vault])).stdout.match(/"to": null/g) ?? []).length;
		const before = await count();
		await runCli(['rename', vault, 'Israel', 'State of Israel']);
		expect(await count()).toBe(before);
	});

	test('may keep the old name as an alias: plain names then stay as they are', async () => {
		const vault = tempVault(FILES);
		await runCli(['rename', vault, 'Israel', 'State of Israel', '--keep-name']);
		expect(readFileSync(join(vault, 'Countries/State of Israel.md'), 'utf8')).toContain('aliases: [Jewish state, Israel]\n');
		expect(readFileSync(join(vault, 'Relations/US-Israel.md'), 'utf8')).toContain(
			'actors: [ "United States", Israel ] # both\nstatus: "[[State of Israel]]"',
		);
	});

	test('shows what it would do with --dry-run', async () => {
		const vault = tempVault(FILES);
		const before = snapshot(vault);
		const { code, stdout } = await runCli(['rename', vault, 'Israel', 'State of Israel', '--dry-run']);
		expect(code).toBe(0);
		expect(stdout).toContain('Countries/Israel.md -> Countries/State of Israel.md\n');
		expect(stdout).toContain('-See [[#Aims]] and [[Israel#Aims]].\n+See [[#Aims]] and [[State of Israel#Aims]].\n');
		expect(snapshot(vault)).toEqual(before);
		expect(existsSync(join(vault, '.dossier'))).toBe(false);
	});

	test('what was dismissed for the note follows', async () => {
		const data = '.obsidian/plugins/dossier/data.json';
		const vault = tempVault({
			...FILES,
			[data]: JSON.stringify({ dismissed: { 'Countries/Israel.md': ['Other.md'], 'Other.md': ['Countries/Israel.md'] } }),
		});
		await runCli(['rename', vault, 'Israel', 'State of Israel']);
		expect((JSON.parse(readFileSync(join(vault, data), 'utf8')) as { dismissed: unknown }).dismissed).toEqual({
			'Countries/State of Israel.md': ['Other.md'],
			'Other.md': ['Countries/State of Israel.md'],
		});
	});

	test.each([
		['a note that is there', 'other', 2, /Other\.md is there already|is there already/],
		['a title that no file can have', '///', 2, /cannot be a title/],
		['a title that a file can have in part', 'C#', 1, /would be .*C\.md: a file name cannot hold `#`/],
	])('nothing is written for %s', async (_, title, code, message) => {
		const vault = tempVault({ 'Israel.md': 'x\n', 'Other.md': 'y\n', 'A.md': '[[Israel]]\n' });
		const before = snapshot(vault);
		const outcome = await runCli(['rename', vault, 'Israel', title]);
		expect([outcome.code, outcome.stdout]).toEqual([code, '']);
		expect(outcome.stderr).toMatch(message);
		expect(snapshot(vault)).toEqual(before);
	});

	test('stored settings that are no object are told after what was written, when it is taken back as well', async () => {
		const data = '.obsidian/plugins/dossier/data.json';
		const vault = tempVault({ 'Israel.md': 'x\n', 'A.md': '[[Israel]]\n', [data]: '[]' });
		const before = snapshot(vault);
		const told = 'dossier: the notes are written, but what was decided about them does not follow: the stored settings are no JSON object';
		for (const [argv, done] of [
			[['rename', vault, 'Israel', 'Oman'], 'Israel.md is Oman.md; 1 link and 0 names in 2 notes; dossier undo VAULT takes it back\n'],
			[['undo', vault], '2 notes as before the run'],
			[['merge', vault, 'Israel', 'A', '--write'], 'Israel.md is a part of A.md; 1 note written; dossier undo VAULT takes it back\n'],
			[['undo', vault], '2 notes as before the run'],
		] as const) {
			const { code, stdout, stderr } = await runCli(argv);
			expect([code, stdout, stderr]).toEqual([2, expect.stringContaining(done), expect.stringContaining(told)]);
		}
		expect({ ...snapshot(vault), '.trash/Israel.md': undefined }).toEqual({ ...before, '.trash/Israel.md': undefined });
	});

	test('nothing is written where links to another note would lead to it', async () => {
		const vault = tempVault({ 'Israel.md': 'x\n', 'Deep/Folder/Oman.md': 'y\n', 'A.md': '[[Oman]] [[Israel]]\n' });
		const { code, stderr } = await runCli(['rename', vault, 'Israel', 'Oman']);
		expect([code, stderr]).toEqual([
			2,
			expect.stringContaining('Israel.md is not renamed: 1 link to Deep/Folder/Oman.md would lead to it\n'),
		]);
	});

	test('where notes that lead there cannot be changed all of them are told and nothing is written, unless it is forced', async () => {
		const broken = '---\nx: [\n---\n[[Israel]]\n';
		const vault = tempVault({ 'Israel.md': 'x\n', 'A.md': broken, 'B.md': broken, 'C.md': '[[Israel]]\n' });
		const before = snapshot(vault);
		const { code, stdout, stderr } = await runCli(['rename', vault, 'Israel', 'State of Israel']);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/A\.md cannot follow: .*\n.*B\.md cannot follow: .*\n.*2 notes cannot follow, so nothing was written; --force/);
		expect(snapshot(vault)).toEqual(before);
		const forced = await runCli(['rename', vault, 'Israel', 'State of Israel', '--force']);
		expect([forced.code, forced.stderr]).toEqual([2, expect.stringContaining('A.md cannot follow')]);
		expect(snapshot(vault)).toEqual({ 'State of Israel.md': 'x\n', 'A.md': broken, 'B.md': broken, 'C.md': '[[State of Israel]]\n' });
		expect((await runCli(['undo', vault])).code).toBe(0);
		expect(snapshot(vault)).toEqual(before);
	});

	test('changes capitals alone, links included', async () => {
		const vault = tempVault({ 'Israel.md': 'x\n', 'A.md': '---\nactors: [Israel]\n---\n[[Israel|it]]\n' });
		const before = snapshot(vault);
		expect((await runCli(['rename', vault, 'Israel', 'ISRAEL'])).code).toBe(0);
		expect(snapshot(vault)).toEqual({ 'ISRAEL.md': 'x\n', 'A.md': '---\nactors: [Israel]\n---\n[[ISRAEL|it]]\n' });
		await runCli(['undo', vault]);
		expect(snapshot(vault)).toEqual(before);
	});

	test('moves a note to another folder: what leads to it and what it leads to follow', async () => {
		const vault = tempVault({
			'Countries/Israel.md': '[b](./Oman.md#x) [[Oman]] [c](../Top.md) ![[../Files/m.png]]\n',
			'Countries/Oman.md': '[[israel]] [i](./Israel.md) [j](Israel.md)\n',
			'Top.md': '[[Countries/Israel#Aims|x]]\n',
			'Files/m.png': 'png',
		});
		const before = snapshot(vault);
		const { code, stderr } = await runCli(['rename', vault, 'Israel', '--folder', 'Places/Old']);
		expect([code, stderr]).toEqual([0, '']);
		expect(snapshot(vault)).toEqual({
			'Places/Old/Israel.md': '[b](../../Countries/Oman.md#x) [[Oman]] [c](../../Top.md) ![[../../Files/m.png]]\n',
			'Countries/Oman.md': '[[israel]] [i](../Places/Old/Israel.md) [j](Israel.md)\n',
			'Top.md': '[[Places/Old/Israel#Aims|x]]\n',
			'Files/m.png': 'png',
		});
		await runCli(['undo', vault]);
		expect(snapshot(vault)).toEqual(before);
		expect(existsSync(join(vault, 'Places'))).toBe(false);
	});

	test('undo and undoing that take with them what was decided about the note, and a former name is known while it is one', async () => {
		const data = '.obsidian/plugins/dossier/data.json';
		const vault = tempVault({
			...FILES,
			[data]: JSON.stringify({
				dismissed: { 'Countries/Israel.md': ['Other.md'] },
				ignores: { 'Countries/Israel.md': { 'known-type': { at: 1 } } },
			}),
		});
		const held = (): unknown => {
			const stored = JSON.parse(readFileSync(join(vault, data), 'utf8')) as Record<
				string,
				Record<string, Record<string, { lifted?: true }>>
			>;
			return ['dismissals', 'ignores', 'formerNames'].map((kind) =>
				Object.entries(stored[kind] ?? {}).flatMap(([path, entries]) =>
					Object.entries(entries).flatMap(([entry, { lifted }]) => (lifted ? [] : [`${path}: ${entry}`])),
				),
			);
		};
		await runCli(['rename', vault, 'Israel', 'State of Israel']);
		const after = 'Countries/State of Israel.md';
		expect(held()).toEqual([[`${after}: Other.md`], [`${after}: known-type`], [`${after}: Israel`]]);
		await runCli(['undo', vault]);
		expect(held()).toEqual([['Countries/Israel.md: Other.md'], ['Countries/Israel.md: known-type'], []]);
		const [undone] = (await runCli(['undo', vault, '--list'])).stdout.split('  ');
		expect((await runCli(['undo', vault, undone ?? ''])).code).toBe(0);
		expect(held()).toEqual([[`${after}: Other.md`], [`${after}: known-type`], []]);
		expect(Object.keys(snapshot(vault))).toContain(after);
	});

	test('tells of canvases and bases that name the note, which only the app rewrites', async () => {
		const files = { 'Board.canvas': '{"nodes":[{"type":"file","file":"A/Israel.md"}]}', 'x.base': 'filters: file.hasLink("[[Israel]]")\n' };
		const vault = tempVault({ 'A/Israel.md': 'x\n', 'Other.canvas': '{}', ...files });
		const { code, stderr } = await runCli(['rename', vault, 'Israel', 'State of Israel']);
		expect([code, stderr]).toEqual([
			0,
			'dossier: Board.canvas names A/Israel.md and is not changed\ndossier: x.base names A/Israel.md and is not changed\n',
		]);
		expect(snapshot(vault)).toMatchObject(files);
	});

	test('a former name is offered for creation by no command', async () => {
		const vault = tempVault({ 'Israel.md': 'x\n', '.dossier.json': '{}' });
		await runCli(['rename', vault, 'Israel', 'State of Israel']);
		writeFileSync(join(vault, 'A.md'), '---\ntype: policy\nactors: [Israel]\nstatus: enacted\n---\n');
		expect((await runCli(['wanted', vault])).stdout).toBe('1  Israel  (A.md); it is State of Israel.md now\n');
		const { code, stderr } = await runCli(['new', vault, 'country', 'israel']);
		expect([code, stderr]).toEqual([1, expect.stringContaining('State of Israel.md was called Israel before it was renamed')]);
		const { stdout } = await runCli(['check', vault, '--rule', 'name-exists', '--format', 'json']);
		expect(stdout).toContain('`actors` names `Israel`, which is `State of Israel` now');
		expect(stdout).not.toContain('Create');
	});

	test.each([
		[['--folder', '../Out'], 'is no path for a note'],
		[['--folder', '.obsidian'], 'is no path for a note'],
		[[], 'give TITLE, --folder FOLDER, or both'],
	])('rename VAULT Israel %j is an error', async (args, message) => {
		const vault = tempVault({ 'Israel.md': 'x\n' });
		const { code, stderr } = await runCli(['rename', vault, 'Israel', ...args]);
		expect([code, stderr, snapshot(vault)]).toEqual([2, expect.stringContaining(message), { 'Israel.md': 'x\n' }]);
	});
});

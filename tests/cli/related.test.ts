import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('notes that cannot be read are notes that were looked at', async () => {
	const vault = tempVault({ 'A.md': 'a\n', ...Object.fromEntries([1, 2, 3].map((n) => [`B${n}.md`, LATIN_1])) });
	const { stdout, code } = await runCli(['check', vault]);
	expect(stdout).toContain('3 errors in 3 of 4 notes\n');
	expect(code).toBe(1);
});

import { Buffer } from 'node:buffer';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, TEST_NOW } from './support/runCli.ts';
import { snapshot, tempVault } from './support/tempVault.ts';

const policy = (actors: string) =>
	`---\ntype: policy\nactors: ${actors} # who\nstatus: enacted\n---\n## Overview\n\n## Related Notes\n\n## Sources\n- Redford, D. (2003). A book.\n`;

describe('fix', () => {
	test('shows a diff that ends with 1, writes with --write, and has nothing more to do', async () => {
		const vault = tempVault({ 'Iran.md': '---\ntype: country\n---\n', 'P.md': policy('Iran').replaceAll('\n', '\r\n') });
		const shown = await runCli(['fix', vault]);
		expect(shown.stdout).toContain('--- a/P.md\n+++ b/P.md\n');
		expect(shown.stdout).toContain('-actors: Iran # who\r\n+actors: [Iran] # who\r\n');
		expect(shown.code).toBe(1);
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe(policy('Iran').replaceAll('\n', '\r\n'));

		const written = await runCli(['fix', vault, '--write']);
		expect(written).toEqual({
			code: 0,
			stdout: 'P.md:3  Put `Iran` in a list\n1 fix in 1 note; dossier undo VAULT takes them back\n',
			stderr: '',
		});
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe(policy('[Iran]').replaceAll('\n', '\r\n'));
		expect(await runCli(['fix', vault, '--write'])).toEqual({ code: 0, stdout: '0 fixes in 0 notes\n', stderr: '' });
	});

	test('what a built-in type asks for and the vault did not take up is written only where that rule is named', async () => {
		const foreign = '---\ntype: policy\n---\nA law.\n';
		const vault = tempVault({ 'P.md': foreign });
		expect((await runCli(['fix', vault, '--write'])).code).toBe(0);
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe(foreign);
		await runCli(['fix', vault, '--write', '--rule', 'section-required']);
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe(`${foreign}\n## Overview\n\n## Related Notes\n\n## Sources\n`);
	});

	test('as JSON it says what was applied and what is left', async () => {
		const vault = tempVault({ 'Law.md': policy('[Iran]'), 'P.md': policy('Iran').replace('status: enacted\n', '') });
		const { code, stdout } = await runCli(['fix', vault, '--write', '--format', 'json']);
		const report = JSON.parse(stdout) as {
			applied: unknown;
			refused: unknown;
			diagnostics: { rule: string; severity: string }[];
			version: number;
		};
		expect(code).toBe(1);
		expect(report.applied).toEqual([{ line: 3, path: 'P.md', rule: 'field-kind', title: 'Put `Iran` in a list' }]);
		expect(report.refused).toEqual([]);
		expect(report.diagnostics.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(['field-required']);
	});

	test('the brake stops it before it writes, and --max-changes lets it go', async () => {
		const vault = tempVault(Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`P${n}.md`, policy('Iran')])));
		const before = snapshot(vault);
		const braked = await runCli(['fix', vault, '--write']);
		expect(braked).toEqual({
			code: 2,
			stdout: '',
			stderr: 'dossier: 25 of 25 notes would change, more than 20; nothing was written. --max-changes 25 allows it\n',
		});
		expect(snapshot(vault)).toEqual(before);
		expect((await runCli(['fix', vault, '--write', '--max-changes', '24'])).code).toBe(2);
		expect((await runCli(['fix', vault, '--write', '--max-changes', '25'])).code).toBe(0);
	});

	test('makes the fixes of a rule that are not safe only where that rule is named', async () => {
		const files = {
			'United States.md': '---\naliases: [USA]\n---\n',
			'A.md': 'See [[USA]] and [[USA]].\n',
			'b/B.md': '---\nup: "[[USA]]"\n---\nSee [[united-states]].\n\n| a |\n| - |\n| [[A|b]] |\n',
		};
		const vault = tempVault(files);
		expect((await runCli(['fix', vault, '--rule', 'link-near-miss', '--write'])).stdout).toBe('0 fixes in 0 notes\n');
		const shown = await runCli(['fix', vault, '--fix-unsafe', 'link-near-miss']);
		expect(shown.code).toBe(1);
		expect(readFileSync(join(vault, 'A.md'), 'utf8')).toBe(files['A.md']);
		const written = await runCli(['fix', vault, '--fix-unsafe', 'link-near-miss', '--write']);
		expect(written.code).toBe(0);
		expect(readFileSync(join(vault, 'A.md'), 'utf8')).toBe('See [[United States|USA]] and [[United States|USA]].\n');
		expect(readFileSync(join(vault, 'b/B.md'), 'utf8')).toBe(
			'---\nup: "[[United States|USA]]"\n---\nSee [[United States]].\n\n| a |\n| - |\n| [[A\\|b]] |\n',
		);
		expect((await runCli(['fix', vault, '--fix-unsafe', 'link-near-miss', '--write'])).stdout).toBe('0 fixes in 0 notes\n');
	});

	test('a rule that there is not is no rule of --fix-unsafe', async () => {
		const { code, stderr } = await runCli(['fix', tempVault({ 'A.md': 'x' }), '--fix-unsafe', 'link-near-mis']);
		expect([code, stderr]).toEqual([2, 'dossier: --fix-unsafe "link-near-mis" is no rule; did you mean link-near-miss?\n']);
	});

	test('a note that is refused is named, the others are written, and it ends with 2', async () => {
		const vault = tempVault({ 'A.md': policy('Iran'), 'B.md': policy('Iran') });
		chmodSync(join(vault, 'A.md'), 0o444);
		const { code, stderr } = await runCli(['fix', vault, '--write']);
		expect([code, stderr]).toEqual([2, 'dossier: A.md is read-only\n']);
		expect(readFileSync(join(vault, 'A.md'), 'utf8')).toBe(policy('Iran'));
		expect(readFileSync(join(vault, 'B.md'), 'utf8')).toBe(policy('[Iran]'));
	});

	test('a note with a link to it is written once', async () => {
		const vault = tempVault({ 'A.md': policy('Iran') });
		symlinkSync('A.md', join(vault, 'Link.md'));
		expect((await runCli(['fix', vault, '--write'])).code).toBe(0);
		expect(readFileSync(join(vault, 'A.md'), 'utf8')).toBe(policy('[Iran]'));
	});

	test('the copy of a sync conflict is left for a person', async () => {
		const name = 'P.sync-conflict-20240101-010101-ABCDEFG.md';
		const vault = tempVault({ [name]: policy('Iran') });
		await runCli(['fix', vault, '--write']);
		expect(snapshot(vault)).toEqual({ [name]: policy('Iran') });
	});

	test('what cannot be read is never written', async () => {
		const bytes = Uint8Array.from([...Buffer.from(policy('Iran')), 0xe9]);
		const vault = tempVault({ 'A.md': bytes, 'B.md': '---js\nx\n---\n', 'C.md': '---\na: [1\n', 'D.md': '---\ra: 1\r---\r' });
		const before = snapshot(vault);
		await runCli(['fix', vault, '--write']);
		await runCli(['related', vault, '--write']);
		for (const note of ['A', 'B', 'C', 'D']) {
			const { code } = await runCli(['set', vault, note, 'status=ok']);
			expect(code, note).toBe(2);
		}
		expect(snapshot(vault)).toEqual(before);
	});
});

describe('set', () => {
	test.each([
		['a text is written as it is', ['status=in force'], 'status: enacted', 'status: in force'],
		['a text that YAML would read as something else is quoted', ['status=yes'], 'status: enacted', 'status: "yes"'],
		['a list', ['actors=[Iran, Israel]'], 'actors: [Iran]', 'actors: [Iran, Israel]'],
		['one value for a field that holds a list', ['actors=Israel'], 'actors: [Iran]', 'actors: [Israel]'],
		[
			'a list with a comma in a name',
			['actors=["Iran, Islamic Republic of", Israel]'],
			'actors: [Iran]',
			'actors: ["Iran, Islamic Republic of", Israel]',
		],
		['names parted by commas, for a field that holds a list', ['actors=Israel, Oman'], 'actors: [Iran]', 'actors: [Israel, Oman]'],
		[
			'a name with a comma in quotes',
			['actors="Iran, Islamic Republic of", Oman'],
			'actors: [Iran]',
			'actors: ["Iran, Islamic Republic of", Oman]',
		],
		['a text with commas for a field that holds one', ['status=in force, for now'], 'status: enacted', 'status: "in force, for now"'],
		['an empty value takes the field away', ['status='], 'status: enacted\n', ''],
	])('%s', async (_, assignments, from, to) => {
		const text = '---\ntype: policy # kept\nactors: [Iran]\nstatus: enacted\n---\nbody\n';
		const vault = tempVault({ 'P.md': text });
		const { code } = await runCli(['set', vault, 'P', ...assignments]);
		expect(code).toBe(0);
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe(text.replace(from, to));
	});

	test('--note says of a change what happened, in the list of the note and of today', async () => {
		const text = '---\nstatus: strained\n---\n# P\n\n## Timeline\n- 2021-06-02: Left\n- 2019-03-01: Signed\n';
		const vault = tempVault({ 'P.md': text, 'Q.md': '---\nstatus: strained\n---\n' });
		const said = ['--note', 'Talks ended', '--source', 'https://example.org/a'];
		expect((await runCli(['set', vault, 'P', 'status=rivalry', ...said])).code).toBe(0);
		const day = TEST_NOW.toLocaleDateString('sv');
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe(
			text.replace('strained', 'rivalry').replace('- 2021', `- ${day}: Talks ended ([example.org](https://example.org/a))\n- 2021`),
		);
		expect((await runCli(['undo', vault])).code).toBe(0);
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe(text);
		expect(await runCli(['set', vault, 'Q', 'status=rivalry', ...said])).toEqual({
			code: 2,
			stdout: '',
			stderr: 'dossier: Q.md is not written: there is no section with dated lines, Timeline or History in which it could be said\n',
		});
		expect((await runCli(['set', vault, 'P', 'status=rivalry', '--source', 'https://example.org/a'])).code).toBe(2);
	});

	test('keeps a name with a comma together where a note has that name', async () => {
		const vault = tempVault({
			'P.md': '---\ntype: policy\nactors: [Iran]\n---\n',
			'Washington, D.C.md': '',
			'Korea.md': '---\naliases: ["Korea, South"]\n---\n',
		});
		await runCli(['set', vault, 'P', 'actors=Oman, Washington, D.C, Korea, South']);
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe('---\ntype: policy\nactors: [Oman, "Washington, D.C", "Korea, South"]\n---\n');
	});

	test('tells what would be wrong, ends with 1 and writes nothing; --force writes it', async () => {
		const text = '---\ntype: flashpoint\nlevel: low\n---\n';
		const vault = tempVault({
			'Types/flashpoint.md': '---\ntype: note-type\nname: flashpoint\nfields:\n  level: { kind: choice, options: [low, high] }\n---\n',
			'P.md': text,
		});
		const held = await runCli(['set', vault, 'P', 'level=middling']);
		expect([held.code, held.stdout]).toEqual([1, '']);
		expect(held.stderr).toContain('  3:8  warning  `level` is `"middling"`; expected one of `low`, `high`  field-value\n');
		expect(held.stderr).toContain('dossier: P.md would have a problem that it does not have now; nothing was written. --force writes it\n');
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe(text);
		expect((await runCli(['set', vault, 'P', 'level=middling', '--dry-run'])).code).toBe(1);
		expect((await runCli(['set', vault, 'P', 'level=middling', '--force'])).code).toBe(0);
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe(text.replace('low', 'middling'));
		// What was wrong before stands in no other field's way.
		expect((await runCli(['set', vault, 'P', 'cause=a dam'])).code).toBe(0);
	});

	test('a type that the vault does not know is an error, unless another note has it', async () => {
		const vault = tempVault({ 'P.md': '---\ntype: policy\n---\n', 'Q.md': '---\ntype: treaty\n---\n' });
		const { code, stderr } = await runCli(['set', vault, 'P', 'type=polcy']);
		expect([code, stderr]).toEqual([
			2,
			'dossier: "polcy" is no type of this vault; did you mean policy?; nothing was written. --force writes it all the same\n',
		]);
		expect((await runCli(['set', vault, 'P', 'type=treaty'])).code).toBe(0);
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe('---\ntype: treaty\n---\n');
	});

	test('shows the change with --dry-run and writes nothing at all', async () => {
		const vault = tempVault({ 'P.md': '---\nstatus: old\n---\n' });
		const { code, stdout } = await runCli(['set', vault, 'P', 'status=new', '--dry-run']);
		expect(code).toBe(0);
		expect(stdout).toBe('--- a/P.md\n+++ b/P.md\n@@ -1,3 +1,3 @@\n ---\n-status: old\n+status: new\n ---\n');
		expect(readFileSync(join(vault, 'P.md'), 'utf8')).toBe('---\nstatus: old\n---\n');
		expect(existsSync(join(vault, '.dossier'))).toBe(false);
	});

	test('writes through a link inside the vault and leaves the link', async () => {
		const vault = tempVault({ 'a/Real.md': '---\nstatus: old\n---\n' });
		symlinkSync('a/Real.md', join(vault, 'Link.md'));
		expect((await runCli(['set', vault, 'Link.md', 'status=new'])).code).toBe(0);
		expect(snapshot(vault)).toEqual({ 'Link.md': '-> a/Real.md', 'a/Real.md': '---\nstatus: new\n---\n' });
	});

	test('leaves an empty note alone: another program may be about to fill it', async () => {
		const vault = tempVault({ 'P.md': '' });
		expect(await runCli(['set', vault, 'P', 'status=new'])).toEqual({
			code: 2,
			stdout: '',
			stderr: 'dossier: P.md is empty; write something into it first\n',
		});
	});
});

describe('related', () => {
	const files = {
		// Two notes that speak of each other, and of the same things, beside one that names the first in passing.
		'Iran.md':
			'---\ntype: country\n---\n# Iran\n\nThe [[Sanctions]]: sanctions against oil and banks, sanctions against ships.\n\n## Related Notes\n- [[JCPOA]]\n',
		'JCPOA.md': '---\ntype: policy\n---\nA deal with [[Iran]].\n',
		'Sanctions.md': '---\ntype: policy\n---\nWhat sanctions did to [[Iran]]: oil, banks and ships of Iran, by [[Iran]] answered.\n',
		'Tides.md': '---\ntype: policy\n---\nOf another sea, where once [[Iran]] was named.\n',
		'Daily/2026-01-02.md': 'Read of [[Iran]].\n',
		'Moon.md': '---\ntype: policy\n---\nSilver, and late.\n',
		'Barley.md': '---\ntype: policy\n---\nBread and beer.\n',
		'Harbour.md': '---\ntype: policy\n---\nStone and rope.\n',
	};

	test('shows what is missing, adds it, and then nothing is missing', async () => {
		const vault = tempVault(files);
		const shown = await runCli(['related', vault, 'Iran']);
		expect([shown.code, shown.stdout]).toEqual([1, expect.stringContaining('+- [[Sanctions]]\n')]);
		expect(snapshot(vault)).toEqual(snapshot(tempVault(files)));
		expect((await runCli(['related', vault, 'Iran', '--write'])).code).toBe(0);
		expect(readFileSync(join(vault, 'Iran.md'), 'utf8')).toBe(`${files['Iran.md']}- [[Sanctions]]\n`);
		expect(await runCli(['related', vault, 'Iran', '--write'])).toEqual({ code: 0, stdout: 'Nothing to add\n', stderr: '' });
	});

	test('over a whole vault the second run adds nothing', async () => {
		const vault = tempVault(files);
		await runCli(['related', vault, '--write', '--limit', '1000']);
		const after = snapshot(vault);
		expect((await runCli(['related', vault, '--write', '--limit', '1000'])).code).toBe(0);
		expect(snapshot(vault)).toEqual(after);
	});

	test('follows the links of the vault and what was dismissed in it', async () => {
		const vault = tempVault({
			...files,
			'.obsidian/app.json': '{"useMarkdownLinks":true,"newLinkFormat":"relative"}',
			'.obsidian/plugins/dossier/data.json': JSON.stringify({ dismissed: { 'JCPOA.md': ['Iran.md'] } }),
		});
		const { stdout } = await runCli(['related', vault, 'Iran.md']);
		expect(stdout).toContain('+- [Sanctions](Sanctions.md)\n');
	});

	test('as JSON it is what inspect says', async () => {
		const vault = tempVault(files);
		const related = JSON.parse((await runCli(['related', vault, 'Iran', '--format', 'json'])).stdout) as { notes: Record<string, unknown> };
		const inspected = JSON.parse((await runCli(['inspect', vault, 'Iran'])).stdout) as { notes: Record<string, { related: unknown }> };
		expect(related.notes['Iran.md']).toEqual(inspected.notes['Iran.md']?.related);
		expect(related.notes['Iran.md']).toEqual({
			listed: ['JCPOA.md'],
			missing: [
				{ path: 'Sanctions.md', reasons: expect.arrayContaining(['both notes mention each other']) as unknown },
				{ path: 'Tides.md', reasons: ['mentions it once'] },
			],
			proposed: [
				{ path: 'Sanctions.md', score: 10.784954, probability: 0.99639, backed: true },
				{ path: 'Tides.md', score: 4.409617, probability: 0.064919, backed: true },
			],
			proposedCount: 2,
		});
	});
});

describe('new', () => {
	test('writes date and time as the app’s own templates do, and never into their folder', async () => {
		const vault = tempVault({
			'.obsidian/templates.json': '{"dateFormat":"DD.MM.YYYY","timeFormat":"HH"}',
			'Templates/country.md': '---\ntype: country\n---\n# {{title}}\n\n{{date}} {{time}} {{date:YYYY}}\n',
		});
		const { code, stdout } = await runCli(['new', vault, 'country', 'Oman']);
		expect([code, stdout]).toEqual([0, 'Oman.md\n']);
		expect(readFileSync(join(vault, 'Oman.md'), 'utf8')).toMatch(/^---\ntype: country\n---\n\n?# Oman\n\n14\.03\.2026 \d\d 2026\n$/);
	});

	test('takes the template from a folder that is written with other capitals than the setting', async () => {
		const vault = tempVault({ 'templates/country.md': '---\ntype: country\n---\n# {{title}}\n\nBlank.\n' });
		expect((await runCli(['new', vault, 'country', 'Oman'])).code).toBe(0);
		expect(readFileSync(join(vault, 'Oman.md'), 'utf8')).toContain('# Oman\n\nBlank.\n');
	});

	test('makes a note of a type in the folder of its kind, linked to what mentions it', async () => {
		const vault = tempVault({
			'Countries/Iran.md': '---\ntype: country\n---\n',
			'Countries/Israel.md': '---\ntype: country\n---\nSee [[Iran-Israel Relations]].\n',
			'Rel/US-Iran.md': '---\ntype: relationship\n---\n',
		});
		const { code, stdout } = await runCli(['new', vault, 'relationship', 'Iran-Israel Relations', 'status=hostile']);
		expect([code, stdout]).toEqual([0, 'Rel/Iran-Israel Relations.md\n']);
		const text = readFileSync(join(vault, 'Rel/Iran-Israel Relations.md'), 'utf8');
		expect(text).toContain('type: relationship\n');
		expect(text).toContain('actors: [Iran, Israel]\n');
		expect(text).toContain('status: hostile\n');
		expect(text).toContain('- [[Israel]]\n');
	});

	test('adds its line to the index note of its folder where the settings say so', async () => {
		const files = {
			'.obsidian/plugins/dossier/data.json': JSON.stringify({ settings: { addToIndexNote: true } }),
			'Countries/Index.md': '# Countries\n- [[Iran]]\n- [[Qatar]]\n',
			'Countries/Iran.md': '---\ntype: country\n---\n',
			'Countries/Qatar.md': '---\ntype: country\n---\n',
		};
		const vault = tempVault(files);
		expect((await runCli(['new', vault, 'country', 'Oman', '--dry-run'])).stdout).toContain('+- [[Oman]]\n');
		expect(readFileSync(join(vault, 'Countries/Index.md'), 'utf8')).toBe(files['Countries/Index.md']);
		expect((await runCli(['new', vault, 'country', 'Oman'])).stdout).toBe('Countries/Oman.md\nCountries/Index.md\n');
		expect(readFileSync(join(vault, 'Countries/Index.md'), 'utf8')).toBe('# Countries\n- [[Iran]]\n- [[Qatar]]\n- [[Oman]]\n');
	});

	test.each([
		['a note that is there', 'iran', /is there already as `Iran\.md`; it is never written over/],
		['a title that is no name', '...', /cannot be made/],
	])('is never made over %s', async (_, title, message) => {
		const vault = tempVault({ 'Iran.md': 'mine\n' });
		const { code, stderr } = await runCli(['new', vault, 'country', title]);
		expect(code).toBe(2);
		expect(stderr).toMatch(message);
		expect(snapshot(vault)).toEqual({ 'Iran.md': 'mine\n' });
	});

	test('what a note would be born with is told, it ends with 1, and --force makes it', async () => {
		const vault = tempVault({
			'Types/event.md':
				'---\ntype: note-type\nname: event\nfields:\n  actors: { kind: note, many: true, min: 2, required: true }\n  when: { kind: date }\n---\n# {{title}}\n',
		});
		const held = await runCli(['new', vault, 'event', 'Summit', 'actors=Iran', 'when=tomorrow']);
		expect([held.code, held.stdout]).toEqual([1, '']);
		expect(held.stderr).toContain('field-value\n');
		expect(held.stderr).toContain('dossier: Summit.md would be born with 2 problems; nothing was written. --force makes it all the same\n');
		expect(existsSync(join(vault, 'Summit.md'))).toBe(false);
		expect((await runCli(['new', vault, 'event', 'Summit'])).code).toBe(1);
		expect((await runCli(['new', vault, 'event', 'Summit', 'actors=Iran, Oman', 'when=2026-03-14'])).code).toBe(0);
		expect(await runCli(['new', vault, 'event', 'Talks', 'actors=Iran', '--force'])).toMatchObject({ code: 0, stdout: 'Talks.md\n' });
	});

	test('a file that cannot be called like the title is told first', async () => {
		const vault = tempVault({});
		const held = await runCli(['new', vault, 'actor', 'C#']);
		expect(held).toEqual({
			code: 1,
			stdout: '',
			stderr: 'dossier: "C#" would be C.md: a file name cannot hold `#`; nothing was written. --force makes it all the same\n',
		});
		expect(snapshot(vault)).toEqual({});
		expect((await runCli(['new', vault, 'actor', 'C#', '--force'])).stdout).toBe('C.md\n');
		expect(readFileSync(join(vault, 'C.md'), 'utf8')).toContain('# C#\n');
	});

	test('a title that ends in a dot is what a link to it finds', async () => {
		const vault = tempVault({ 'A.md': '[[Washington, D.C.]]\n' });
		expect((await runCli(['new', vault, 'actor', 'Washington, D.C.'])).stdout).toBe('Washington, D.C..md\n');
		expect((await runCli(['inspect', vault, 'A'])).stdout).toContain('"to": "Washington, D.C..md"');
	});

	test('a title that a link wants as a path is made there', async () => {
		const vault = tempVault({ 'A.md': '[[Places/Oman]]\n', 'B.md': '---\ntype: country\n---\n', 'places/Qatar.md': '' });
		expect((await runCli(['new', vault, 'country', 'Places/Oman'])).stdout).toBe('places/Oman.md\n');
		expect((await runCli(['inspect', vault, 'A'])).stdout).toContain('"to": "places/Oman.md"');
		expect((await runCli(['new', vault, 'country', 'Places/Iran'])).code).toBe(1);
	});

	test('a type that the vault does not know is an error', async () => {
		const { code, stderr } = await runCli(['new', tempVault({}), 'actr', 'Oman']);
		expect([code, stderr]).toEqual([2, 'dossier: "actr" is no type of this vault; did you mean actor?\n']);
	});

	test('a title that looks like a way out of the vault stays in it', async () => {
		const parent = tempVault({ 'vault/A.md': '' });
		await runCli(['new', join(parent, 'vault'), 'country', '../../Evil', '--force']);
		expect(existsSync(join(parent, 'vault/Evil.md'))).toBe(true);
		expect(Object.keys(snapshot(parent)).every((path) => path.startsWith('vault/'))).toBe(true);
	});
});

describe('types rename-field', () => {
	const files = {
		'Types/event.md':
			'---\ntype: note-type\nname: event\nfields:\n  risk: { kind: text } # how bad\n  cause: { kind: text, required-when: { risk: high } }\n---\n',
		'A.md': '---\ntype: event\nrisk: "high"\n---\nrisk: stays\n',
		'B.md': '---\ntype: other\nrisk: low\n---\n',
	};

	test('renames it in the type and in its notes, and nowhere else', async () => {
		const vault = tempVault(files);
		expect((await runCli(['types', vault, 'rename-field', 'event', 'risk', 'risk-level'])).code).toBe(1);
		expect((await runCli(['types', vault, 'rename-field', 'event', 'risk', 'risk-level', '--write'])).code).toBe(0);
		expect(snapshot(vault)).toEqual({
			'Types/event.md': files['Types/event.md'].replace('  risk:', '  risk-level:').replace('{ risk: high', '{ risk-level: high'),
			'A.md': files['A.md'].replace('\nrisk: "high"', '\nrisk-level: "high"'),
			'B.md': files['B.md'],
		});
	});

	test('bases and queries that name it are told with their places, and left to a person', async () => {
		const base = 'filters: note.risk == "high"\nviews:\n  - type: table\n    order:\n      - risk\n      - note.risk\n';
		const query = '# Risks\n\n```dataview\nTABLE risk\n```\n\n```js\nrisk()\n```\n';
		const vault = tempVault({
			...files,
			'All.base': base,
			'Query.md': query,
			'Other.base': 'filters: status == "risk"\n',
			'risk.png': 'risk',
		});
		const told = [
			'All.base:1: names `risk` and is not written; change it by hand',
			'All.base:5: names `risk` and is not written; change it by hand',
			'All.base:6: names `risk` and is not written; change it by hand',
			'Query.md:3: a query that names `risk`, and is not written; change it by hand',
		];
		for (const more of [[], ['--write']]) {
			const { stdout } = await runCli(['types', vault, 'rename-field', 'event', 'risk', 'risk-level', ...more]);
			expect(stdout.split('\n').filter((line) => line.includes('by hand'))).toEqual(told);
		}
		expect(snapshot(vault)).toMatchObject({ 'All.base': base, 'Query.md': query });
	});

	test('a field that a built-in type has is not renamed under it', async () => {
		const { code, stderr } = await runCli(['types', tempVault(), 'rename-field', 'policy', 'status', 'state', '--write']);
		expect([code, stderr]).toEqual([2, 'dossier: `status` belongs to the built-in type policy; customise the type first\n']);
	});
});

describe('undo', () => {
	test('brings every byte back, and can be taken back itself', async () => {
		const vault = tempVault({ 'P.md': policy('Iran'), 'Q.md': '\ufeff'.concat(policy('Iran')) });
		const before = snapshot(vault);
		await runCli(['fix', vault, '--write']);
		const after = snapshot(vault);
		expect(after).not.toEqual(before);
		const undone = await runCli(['undo', vault]);
		expect(undone).toEqual({
			code: 0,
			stdout: 'Q.md: brought back\nP.md: brought back\n2 notes as before the run 2026-03-14T09-26-53-589 (fix)\n',
			stderr: '',
		});
		expect(snapshot(vault)).toEqual(before);
		expect((await runCli(['undo', vault])).code).toBe(2);
		const list = (await runCli(['undo', vault, '--list'])).stdout;
		expect(list).toBe(
			'2026-03-14T09-26-53-589-2  undo  2 notes\n2026-03-14T09-26-53-589  fix  2 notes  taken back by 2026-03-14T09-26-53-589-2\n',
		);
		expect((await runCli(['undo', vault, '2026-03-14T09-26-53-589-2'])).code).toBe(0);
		expect(snapshot(vault)).toEqual(after);
	});

	test('leaves a note that was changed since, brings the others back, and ends with 2', async () => {
		const vault = tempVault({ 'P.md': policy('Iran'), 'Q.md': policy('Iran') });
		await runCli(['fix', vault, '--write']);
		writeFileSync(join(vault, 'Q.md'), 'typed since\n');
		const { code, stderr } = await runCli(['undo', vault]);
		expect([code, stderr]).toEqual([2, 'dossier: Q.md was changed since; it stays as it is\n']);
		expect(snapshot(vault)).toEqual({ 'P.md': policy('Iran'), 'Q.md': 'typed since\n' });
	});

	test('takes away what a run made, with the folders that it made for it', async () => {
		const vault = tempVault({ 'Types/event.md': '---\ntype: note-type\nname: event\nfolder: Events/New\n---\n' });
		const before = snapshot(vault);
		await runCli(['new', vault, 'event', 'Summit']);
		expect(existsSync(join(vault, 'Events/New/Summit.md'))).toBe(true);
		expect((await runCli(['undo', vault])).stdout).toContain('Events/New/Summit.md: taken away; the run had made it\n');
		expect(snapshot(vault)).toEqual(before);
		expect(existsSync(join(vault, 'Events'))).toBe(false);
	});

	test('shows with --dry-run what it would do and does nothing', async () => {
		const vault = tempVault({ 'P.md': policy('Iran') });
		await runCli(['fix', vault, '--write']);
		const after = snapshot(vault);
		expect(await runCli(['undo', vault, '--dry-run'])).toEqual({ code: 0, stdout: 'P.md: would be brought back\n', stderr: '' });
		expect(snapshot(vault)).toEqual(after);
	});

	test('the mode of a note comes back as it is', async () => {
		const vault = tempVault({ 'P.md': policy('Iran') });
		chmodSync(join(vault, 'P.md'), 0o600);
		await runCli(['fix', vault, '--write']);
		await runCli(['undo', vault]);
		expect(statSync(join(vault, 'P.md')).mode & 0o777).toBe(0o600);
	});
});

test('fix --format sarif has every finding with its edits, and after --write what is left', async () => {
	const vault = tempVault({ 'A.md': '---\ntype: policy\nactors: Iran\nstatus: in force\ndate: last year\n---\n' });
	const results = async (...options: string[]) => {
		const { stdout } = await runCli(['fix', vault, '--rule', 'field-kind', '--format', 'sarif', ...options]);
		return (JSON.parse(stdout) as { runs: [{ results: { ruleId: string; fixes?: unknown[] }[] }] }).runs[0].results
			.filter(({ ruleId }) => ruleId === 'field-kind')
			.map(({ fixes = [] }) => fixes.length);
	};
	expect(await results()).toEqual([1, 0]);
	expect(await results('--write')).toEqual([0]);
});

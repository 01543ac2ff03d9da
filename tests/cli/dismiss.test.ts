import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/cli/disk/disk.ts';
import { updateJsonFile } from '../../src/cli/disk/updateJsonFile.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { runCli, TEST_NOW } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const DATA = '.obsidian/plugins/dossier/data.json';
const AT = TEST_NOW.getTime();

const NOTES = {
	'Iran.md': `About [[Israel]]. ${SUBJECT}\n`,
	'Israel.md': `# Israel\n${SUBJECT}\n\n## Related Notes\n`,
	'Oil.md': `It began in [[Israel]]. ${SUBJECT}\n`,
	...OTHER_SUBJECTS,
};

/** The notes that are proposed for Israel, however probable they are. */
async function proposed(vault: string): Promise<readonly string[]> {
	const { stdout } = await runCli(['inspect', vault]);
	const { notes } = JSON.parse(stdout) as { notes: Record<string, { related: { proposed: { path: string }[] } }> };
	return (notes['Israel.md']?.related.proposed ?? []).map(({ path }) => path).sort();
}

function storedIn(vault: string, path = DATA): unknown {
	return JSON.parse(readFileSync(join(vault, path), 'utf8'));
}

describe('related VAULT NOTE --never OTHER', () => {
	test('writes the dismissal beside what is stored, and OTHER is not proposed any more', async () => {
		const stored = { version: 7, settings: { later: [1] }, dismissed: { 'Oil.md': ['Iran.md'] }, more: { of: 'it' } };
		const vault = tempVault({ ...NOTES, [DATA]: JSON.stringify(stored) });
		expect(await runCli(['related', vault, 'Israel', '--never', 'Iran'])).toEqual({
			code: 0,
			stdout: 'Iran.md is never proposed for Israel.md\n',
			stderr: '',
		});
		expect(storedIn(vault)).toEqual({
			version: 7,
			settings: { later: [1] },
			more: { of: 'it' },
			dismissed: { 'Israel.md': ['Iran.md'], 'Oil.md': ['Iran.md'] },
			dismissals: { 'Israel.md': { 'Iran.md': { at: AT } }, 'Oil.md': { 'Iran.md': { at: 0 } } },
		});
		expect(await proposed(vault)).toEqual(['Oil.md']);
	});

	test('takes several, and --again lifts one, which stays remembered as lifted', async () => {
		const vault = tempVault({ ...NOTES, [DATA]: '{}' });
		await runCli(['related', vault, 'Israel', '--never', 'Iran', '--never', 'Oil.md']);
		expect((await runCli(['related', vault, 'Israel', '--again', 'Iran'])).stdout).toBe('Iran.md may be proposed for Israel.md again\n');
		expect(storedIn(vault)).toEqual({
			version: 1,
			dismissed: { 'Israel.md': ['Oil.md'] },
			dismissals: { 'Israel.md': { 'Iran.md': { at: AT + 1, lifted: true }, 'Oil.md': { at: AT } } },
		});
	});

	test('writes to .dossier.json where the vault has no such plugin, and every command reads it there', async () => {
		const vault = tempVault(NOTES);
		await runCli(['related', vault, 'Israel', '--never', 'Iran']);
		expect(storedIn(vault, '.dossier.json')).toMatchObject({ version: 1, dismissed: { 'Israel.md': ['Iran.md'] } });
		expect(await proposed(vault)).toEqual(['Oil.md']);
		mkdirSync(join(vault, '.obsidian/plugins/dossier'), { recursive: true });
		writeFileSync(join(vault, DATA), '{}');
		expect(await proposed(vault)).toEqual(['Iran.md', 'Oil.md']);
	});

	test.each([
		['a file that is no JSON', '{"settings"', 'is not JSON'],
		['a file that is no object', '[]', 'are no JSON object and stay as they are; mend the file or move it away'],
	])('leaves %s as it is', async (_, text, message) => {
		const vault = tempVault({ ...NOTES, [DATA]: text });
		const { code, stderr } = await runCli(['related', vault, 'Israel', '--never', 'Iran']);
		expect(code).toBe(2);
		expect(stderr).toContain(message);
		expect(readFileSync(join(vault, DATA), 'utf8')).toBe(text);
	});

	test('writes through no link that leads outside the vault', async () => {
		const outside = tempVault();
		const vault = tempVault(NOTES);
		mkdirSync(join(vault, '.obsidian/plugins'), { recursive: true });
		symlinkSync(outside, join(vault, '.obsidian/plugins/dossier'));
		const { code, stderr } = await runCli(['related', vault, 'Israel', '--never', 'Iran']);
		expect([code, stderr]).toEqual([2, expect.stringContaining('leads outside the vault and is left alone')]);
	});

	test.each([
		[['--never', 'Iran'], 'about one note'],
		[['Israel', 'Oil', '--never', 'Iran'], 'about one note'],
		[['Israel', '--never', 'Israel'], 'is never proposed for itself'],
		[['Israel', '--never', 'Nobody'], '"Nobody" is no note'],
		[['Israel', '--never', 'Iran', '--write'], 'go with no other option'],
	])('with %j is an error', async (args, message) => {
		const vault = tempVault({ ...NOTES, [DATA]: '{}' });
		const { code, stderr } = await runCli(['related', vault, ...args]);
		expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
		expect(storedIn(vault)).toEqual({});
	});

	test('waits for no other run: where one is at work nothing is written', async () => {
		const vault = tempVault({ ...NOTES, [DATA]: '{}', '.dossier/lock': JSON.stringify({ pid: 1, started: null, host: 'elsewhere' }) });
		const { code, stderr } = await runCli(['related', vault, 'Israel', '--never', 'Iran']);
		expect([code, stderr]).toEqual([2, expect.stringContaining('another dossier is writing to this vault')]);
		expect(storedIn(vault)).toEqual({});
	});
});

test('what another program writes between our reading and our writing is merged', () => {
	const vault = tempVault({ 'data.json': '{"ours":0}' });
	const path = join(vault, 'data.json');
	let asked = 0;
	updateJsonFile(
		vault,
		path,
		(stored) => {
			asked += 1;
			if (asked === 1) writeFileSync(path, '{"theirs":1}');
			return { ...(stored as object), ours: 1 };
		},
		nodeDisk,
	);
	expect([asked, storedIn(vault, 'data.json')]).toEqual([2, { theirs: 1, ours: 1 }]);
});

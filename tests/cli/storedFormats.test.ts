import { finish } from '../../src/core/text/steps.ts';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseChangeBatch } from '../../src/core/changes/changeBatch.ts';
import { readBaseline } from '../../src/core/report/baseline.ts';
import { parseLinkHealth } from '../../src/core/sources/health/parseLinkHealth.ts';
import { loadSettings } from '../../src/obsidian/settings/settingsStore.ts';
import { openWriteRun } from '../../src/cli/disk/writeRun.ts';
import { keepingAll, runCli, runCliIn, TEST_NOW } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

/** What 0.1.0 wrote, as it wrote it. */
const DATA_0_1 = {
	settings: { typesFolder: 'Kinds', rules: { 'known-type': 'off' } },
	dismissed: { 'Israel.md': ['Iran.md'] },
	linkHealth: {
		'https://inss.org.il/p': { kind: 'dead', since: '2026-01-02', checked: '2026-01-09', reason: 'the server answers 404' },
		'https://a.org/b': { kind: 'moved', checked: '2026-01-02', to: 'https://a.org/c' },
	},
};

const NOTES = { 'Iran.md': 'About [[Israel]].\n', 'Israel.md': '# Israel\n\n## Related Notes\n' };

describe('data.json of 0.1.0, which had no version', () => {
	test('is read by the command as it was meant', async () => {
		const vault = tempVault({ ...NOTES, '.obsidian/plugins/dossier/data.json': JSON.stringify(DATA_0_1) });
		expect(await runCli(['related', vault])).toEqual({ code: 0, stdout: 'Nothing to add\n', stderr: '' });
	});

	test('gets the version, and its dismissals their times, with the first save of the plugin', async () => {
		let stored: unknown = DATA_0_1;
		const { store, problems } = await loadSettings({
			load: async () => stored,
			save: async (data) => void (stored = data),
			keepAside: async () => 'never',
			now: () => 5,
		});
		expect([problems, store.current.typesFolder, store.dismissed, store.linkHealth.size]).toEqual([
			[],
			'Kinds',
			{ 'Israel.md': ['Iran.md'] },
			2,
		]);
		await store.update({ noteLine: false });
		expect(stored).toEqual({
			version: 1,
			settings: { ...DATA_0_1.settings, noteLine: false },
			dismissed: { 'Israel.md': ['Iran.md'] },
			dismissals: { 'Israel.md': { 'Iran.md': { at: 0 } } },
			linkHealth: DATA_0_1.linkHealth,
		});
	});
});

test('link checks of 0.1.0 are understood, and a kind of a later version is left out without touching the others', () => {
	const later = { ...DATA_0_1.linkHealth, 'https://d.org/': { kind: 'paywalled', checked: '2027-01-01' } };
	expect(Object.fromEntries(parseLinkHealth(later))).toEqual(DATA_0_1.linkHealth);
});

describe('a baseline', () => {
	const FINDINGS = { 'A.md': { 'field-required': { '`status` is missing': 1 } } };

	test('of 0.1.0 is of the version there is', () => {
		expect(readBaseline(JSON.stringify({ findings: FINDINGS, version: 1 }))).toEqual({
			kind: 'baseline',
			baseline: { findings: FINDINGS, version: 1 },
		});
	});

	test.each([
		['of a later version', JSON.stringify({ findings: FINDINGS, version: 2 })],
		['that was cut off', '{"findings":{"A.md'],
	])('%s is refused, and kept aside and told when a new one is written', async (_, text) => {
		const vault = tempVault({ 'A.md': 'a\n' });
		const folder = tempVault({ 'base.json': text });
		const check = (...flags: string[]) => runCli(['check', vault, '--baseline', join(folder, 'base.json'), ...flags]);
		expect((await check()).code).toBe(2);
		const { code, stderr } = await check('--update-baseline');
		expect([code, stderr]).toEqual([
			0,
			expect.stringContaining('base.json cannot be used and is kept as base.json.bad-2026-03-14; it is no baseline'),
		]);
		expect(readFileSync(join(folder, 'base.json.bad-2026-03-14'), 'utf8')).toBe(text);
		writeFileSync(join(folder, 'base.json'), '{"findings": again');
		await check('--update-baseline');
		expect(readdirSync(folder).sort()).toEqual(['base.json', 'base.json.bad-2026-03-14', 'base.json.bad-2026-03-14-2']);
		expect((await check()).code).toBe(0);
	});
});

describe('a cache', () => {
	test.each([
		['of the first version', 1],
		['whose numbers all had four bytes', 3],
		['with a line for each record', 4],
		['of the version before, which did not keep what git says of deleted notes', 5],
		['of a later version', 99],
	])('%s is made anew, silently', async (_, version) => {
		const vault = tempVault({ '0.md': '# A note\n' });
		const file = join(vault, '.dossier/cache/check.jsonl');
		const check = () => runCliIn(keepingAll(), ['check', vault]);
		await check();
		// All else is as it is believed.
		const kept = readFileSync(file, 'utf8');
		writeFileSync(file, kept.replace(/^\{"version":6,/, `{"version":${version},`));
		expect(await check()).toMatchObject({ code: 0, stderr: '' });
		expect(readFileSync(file, 'utf8')).toMatch(/^\{"version":6,/);
		expect(readdirSync(join(vault, '.dossier/cache')).sort()).toEqual(['check.jsonl', 'links.jsonl', 'records.bin']);
	});
});

test('a lock of 0.1.0, which had no version, is a lock, and one of ours has one', () => {
	const dead = JSON.stringify({ pid: 2 ** 22 + 1, started: null, host: 'elsewhere' });
	const vault = tempVault({ '.dossier/lock': dead });
	expect(() => openWriteRun({ root: vault, command: 'fix', now: TEST_NOW })).toThrow('on elsewhere');
	const other = tempVault();
	const run = openWriteRun({ root: other, command: 'fix', now: TEST_NOW });
	expect(JSON.parse(readFileSync(join(other, '.dossier/lock'), 'utf8'))).toMatchObject({ version: 1 });
	finish(run.end());
});

test('a batch of changes of the version there is can be taken back, and one of another is never guessed at', () => {
	const batch = { version: 1, id: 'a', time: '2026-01-01T00:00:00.000Z', title: 'Fixed A', notes: [] };
	expect(parseChangeBatch(batch)).toEqual(batch);
	expect(parseChangeBatch({ ...batch, version: 2 })).toBeUndefined();
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VaultFindings, type KnownFindings } from '../../src/obsidian/features/problems/vaultFindings.ts';
import { nextTurn } from '../../src/obsidian/index/nextTurn.ts';
import { liveVaultInMemory, type LiveVaultInMemory } from '../support/liveVaultInMemory.ts';

const ended: (() => void)[] = [];
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
	for (const end of ended.splice(0)) end();
	vi.useRealTimers();
});

/** So long after the last change other notes are asked again, in milliseconds. */
const OTHERS_AFTER_MS = 2000;

/** Waits until `look` finds what it looks for, each time after what waits for its time has had it. */
const inTime = (look: () => void): Promise<void> =>
	vi.waitFor(
		() => {
			vi.advanceTimersByTime(OTHERS_AFTER_MS);
			look();
		},
		{ timeout: 8000, interval: 1 },
	);

/** The findings of a vault as the view keeps them, by path and rule. */
async function onVault(files: Readonly<Record<string, string>>) {
	const memory = await liveVaultInMemory(files);
	let known: KnownFindings = { merged: [] };
	const findings = new VaultFindings(memory.live, (told) => (known = told));
	const forget = memory.live.onChange((paths) => findings.changed(paths));
	ended.push(() => {
		forget();
		findings.close();
		memory.dispose();
	});
	await findings.load();
	const told = (): readonly string[] => known.merged.map(({ path, rule }) => `${path} ${rule}`).sort();
	return { ...memory, told, findings };
}

const PACT =
	'---\ntype: relationship\nactors: [Iran, Oman]\nstatus: ended\n---\n# Pact\n\n## Overview\n\n## Related Notes\n\n## Sources\n- A. Smith, *Gulf*\n';
const ACTORS = { 'Iran.md': '# Iran\n', 'Oman.md': '# Oman\n' };

type Change = (vault: LiveVaultInMemory) => void;

test.each<[what: string, files: Readonly<Record<string, string>>, change: Change, told: string]>([
	[
		'a note is deleted, and a link to it nearly misses another',
		{ 'A.md': 'See [[Suez Crisis]].\n', 'Suez Crisis.md': '', 'Suez Crises.md': '' },
		({ remove }) => remove('Suez Crisis.md'),
		'A.md link-near-miss',
	],
	[
		'a note is renamed outside, and a link nearly misses it',
		{ 'A.md': 'See [[Suez Crisis]].\n', 'Suez Crisis.md': '' },
		(vault) => vault.rename('Suez Crisis.md', 'Suez-Crisis.md'),
		'A.md link-near-miss',
	],
	[
		'a note comes that a link to nothing may mean',
		{ 'A.md': 'See [[Suez Crisis]].\n' },
		({ put }) => put('Suez-Crisis.md', ''),
		'A.md link-near-miss',
	],
	[
		'a note comes that makes a name ambiguous',
		{ 'A.md': 'See [[Treaty]].\n', 'East/Treaty.md': '' },
		({ put }) => put('West/Treaty.md', ''),
		'A.md no-ambiguous-link',
	],
	[
		'an alias is claimed by a second note',
		{ 'Panama.md': '---\ntype: country\naliases: [PA]\n---\n', 'Authority.md': '' },
		({ put }) => put('Authority.md', '---\naliases: [PA]\n---\n'),
		'Panama.md alias-claimed',
	],
	[
		'a relationship becomes a duplicate',
		{ ...ACTORS, 'B.md': PACT, 'A.md': PACT.replace('Oman', 'Yemen'), 'Yemen.md': '' },
		({ put }) => put('A.md', PACT),
		'B.md relationship-duplicate',
	],
	[
		'a note that is named becomes one of another type',
		{ ...ACTORS, 'B.md': PACT },
		({ put }) => put('Oman.md', '---\ntype: policy\nactors: [Iran]\nstatus: ended\n---\n'),
		'B.md name-type',
	],
])('told in another note: %s', async (_, files, change, expected) => {
	const vault = await onVault(files);
	expect(vault.told()).not.toContain(expected);
	change(vault);
	await inTime(() => expect(vault.told()).toContain(expected));
	// The same as whoever opens the view anew is told.
	const told = vault.told();
	await vault.findings.load();
	expect(told).toEqual(vault.told());
});

test('what stands in other notes is asked without reading them, and what they say themselves stays', async () => {
	const vault = await onVault({ 'A.md': '---\ntype: relationshp\n---\nSee [[Suez Crisis]].\n', 'B.md': '# B\n', 'Suez Crisis.md': '' });
	const { vault: files } = vault.app;
	const reads: string[] = [];
	const cachedRead = files.cachedRead.bind(files);
	files.cachedRead = (file) => {
		reads.push(file.path);
		return cachedRead(file);
	};
	const before = vault.told();
	expect(before).not.toEqual([]);
	vault.put('Suez-Crisis.md', '');
	vault.remove('Suez Crisis.md');
	await inTime(() => expect(vault.told()).toEqual([...before, 'A.md link-near-miss'].sort()));
	expect(new Set(reads)).toEqual(new Set(['Suez-Crisis.md']));
});

test('a change in the midst ends it, and all is asked again after that; closed, nothing is asked any more', async () => {
	const notes = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`${at}.md`, 'See [[Suez Crisis]].\n']));
	const vault = await onVault({ ...notes, 'Other.md': '' });
	const asked: string[] = [];
	const recheck = vault.live.recheck.bind(vault.live);
	let inTheMidst: (() => void) | undefined = () => vault.put('Suez-Crisis.md', '');
	vault.live.recheck = (path, found) => {
		asked.push(path);
		if (asked.length === 10) inTheMidst?.();
		return recheck(path, found);
	};
	vault.put('Other.md', 'more');
	await inTime(() => expect(asked).toHaveLength(10 + 52));
	await vi.waitFor(() => expect(vault.told()).toHaveLength(1), { interval: 1 });
	expect(new Set(asked.slice(10)).size).toBe(52);
	asked.length = 0;
	inTheMidst = () => vault.findings.close();
	vault.remove('Suez-Crisis.md');
	await inTime(() => expect(asked).toHaveLength(10));
	// What was under way has had its turns, and what waited its time.
	for (let turn = 0; turn < 20; turn += 1) {
		await nextTurn();
		vi.advanceTimersByTime(OTHERS_AFTER_MS);
	}
	expect(asked).toHaveLength(10);
	expect(vault.told()).toHaveLength(1);
});

import { expect, onTestFinished, test, vi } from 'vitest';
import { type LiveVaultInMemory, liveVaultInMemory } from '../support/liveVaultInMemory.ts';

const ABOUT_US = '---\ntype: country\n---\nThe US and its allies.\n';
const LINKING = 'See [[US]].\n';

async function vaultOf(files: Readonly<Record<string, string>>): Promise<LiveVaultInMemory> {
	const vault = await liveVaultInMemory(files);
	onTestFinished(() => vault.dispose());
	return vault;
}

/** What the note that links says is meant, once whatever was begun is done. */
async function meant({ live }: LiveVaultInMemory): Promise<readonly string[]> {
	// A note in memory is read within a few turns.
	for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
	return live.check(await live.read('A.md')).map(({ message }) => message);
}

const FOUND = ['`US` leads nowhere; expected `United States`, whose initials it has'];

test('a note is found by the initials of the name that it gets', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'Untitled.md': ABOUT_US });
	expect(await meant(vault)).toEqual([]);
	vault.rename('Untitled.md', 'United States.md');
	expect(await meant(vault)).toEqual(FOUND);
});

test('what is written into a note meanwhile counts, and not what was read of it', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'Untitled.md': ABOUT_US });
	vault.rename('Untitled.md', 'United States.md');
	vault.put('United States.md', 'A country.\n');
	expect(await meant(vault)).toEqual([]);
	expect(vault.index.record('United States.md')?.length).toBe('A country.\n'.length);
});

test('a note that is gone, or has yet another name, by the time it was read does not come back', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'Untitled.md': ABOUT_US, 'Untitled 1.md': ABOUT_US });
	vault.rename('Untitled.md', 'United States.md');
	vault.remove('United States.md');
	vault.rename('Untitled 1.md', 'United Stations.md');
	vault.rename('United Stations.md', 'Union.md');
	expect(await meant(vault)).toEqual([]);
	expect(vault.index.paths()).toEqual(['A.md', 'Union.md']);
});

test('a note that moves to another folder is not read again, and a file that is none is not read', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'United States.md': ABOUT_US, 'map.png': '' });
	const read = vi.spyOn(vault.app.vault, 'cachedRead');
	vault.rename('United States.md', 'Actors/United States.md');
	vault.rename('map.png', 'chart.png');
	expect(read).not.toHaveBeenCalled();
	expect(await meant(vault)).toEqual(FOUND);
});

test('nothing is told once the plugin is turned off', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'Untitled.md': ABOUT_US });
	vault.rename('Untitled.md', 'United States.md');
	const { revision } = vault.live;
	vault.dispose();
	await meant(vault);
	expect(vault.live.revision).toBe(revision);
});

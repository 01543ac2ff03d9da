import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type LiveVaultInMemory, liveVaultInMemory, type StoredInApp, type VaultChanges } from '../support/liveVaultInMemory.ts';

const ABOUT_US = '---\ntype: country\n---\nThe US and its allies.\n';
const LINKING = 'See [[US]].\n';

async function vaultOf(files: Readonly<Record<string, string>>, stored: StoredInApp = {}): Promise<LiveVaultInMemory> {
	const vault = await liveVaultInMemory(files, stored);
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

test('also where it is moved on to another folder before it was read', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'Untitled.md': ABOUT_US });
	vault.rename('Untitled.md', 'United States.md');
	vault.rename('United States.md', 'Actors/United States.md');
	expect(await meant(vault)).toEqual(FOUND);
});

test('also where it is moved on to another folder while it is read, and cannot be read where it was', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'Untitled.md': ABOUT_US });
	vi.spyOn(vault.app.vault, 'cachedRead').mockImplementationOnce(async () => {
		vault.rename('United States.md', 'Actors/United States.md');
		throw new Error('there is no such file');
	});
	vault.rename('Untitled.md', 'United States.md');
	expect(await meant(vault)).toEqual(FOUND);
});

test('of many notes whose names change at once one is read after the other', async () => {
	const names = Array.from({ length: 100 }, (_, number) => `${number}`);
	const vault = await vaultOf({ 'A.md': LINKING, ...Object.fromEntries(names.map((name) => [`${name}.md`, ABOUT_US])) });
	const { vault: files } = vault.app;
	const cachedRead = files.cachedRead.bind(files);
	let reading = 0;
	let most = 0;
	const read = new Set<string>();
	files.cachedRead = async (file) => {
		read.add(file.path);
		most = Math.max(most, (reading += 1));
		const text = await cachedRead(file);
		reading -= 1;
		return text;
	};
	for (const name of names) vault.rename(`${name}.md`, `United States ${name}.md`);
	await expect.poll(() => [read.size, reading]).toEqual([100, 0]);
	expect(most).toBe(1);
});

test('a note that becomes another kind of file before it was read is no note', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'Untitled.md': ABOUT_US });
	vault.rename('Untitled.md', 'United States.md');
	vault.rename('United States.md', 'United States.txt');
	expect(await meant(vault)).toEqual([]);
	expect([vault.index.paths(), vault.index.hasFile('United States.txt')]).toEqual([['A.md'], true]);
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

test('also after the vault was being read once more and that was stopped', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'Untitled.md': ABOUT_US });
	void vault.live.readAgain();
	vault.live.stop();
	vault.rename('Untitled.md', 'United States.md');
	expect(await meant(vault)).toEqual(FOUND);
});

test('what was read of a file under another path is not stored under the one that it has now: it may be older than the file is', async () => {
	const saved: unknown[] = [];
	const vault = await vaultOf(
		{ 'A.md': LINKING, 'Untitled.md': ABOUT_US },
		{ onSave: (changed, removed) => saved.push([changed.map(({ path, record }) => [path, record.ownInitials]), removed]) },
	);
	saved.length = 0;
	vault.rename('Untitled.md', 'United States.md');
	await meant(vault);
	expect(saved).toEqual([
		[[], ['Untitled.md', 'United States.md']],
		[[['United States.md', ['US']]], []],
	]);
	vault.rename('United States.md', 'Actors/United States.md');
	await meant(vault);
	expect(saved.slice(2)).toEqual([[[], ['United States.md', 'Actors/United States.md']]]);
});

test('nothing is told once the plugin is turned off', async () => {
	const vault = await vaultOf({ 'A.md': LINKING, 'Untitled.md': ABOUT_US });
	vault.rename('Untitled.md', 'United States.md');
	const { revision } = vault.live;
	vault.dispose();
	await meant(vault);
	expect(vault.live.revision).toBe(revision);
});

describe('a file that is renamed, once or more, while the vault is read is there under its last name alone', () => {
	const FILES = { 'A.md': '', 'B.md': 'See [[C]].\n', 'C.md': LINKING, 'map.png': '', 'plan.png': '' };
	const renameMeanwhile = (vault: VaultChanges): void => {
		const reading = vi.spyOn(vault.app.vault, 'cachedRead');
		reading.mockImplementationOnce((file) => {
			vault.rename('B.md', 'D.md');
			vault.rename('C.md', 'C 1.md');
			vault.rename('C 1.md', 'C 2.md');
			vault.rename('map.png', 'map 1.png');
			vault.rename('plan.png', 'plan 1.png');
			vault.rename('plan 1.png', 'plan 2.png');
			return vault.app.vault.cachedRead(file);
		});
	};
	const expectRenamed = ({ index }: LiveVaultInMemory): void => {
		expect(index.paths().map((path) => [path, index.record(path)?.links.length])).toEqual([
			['A.md', 0],
			['C 2.md', 1],
			['D.md', 1],
		]);
		const pictures = ['map.png', 'map 1.png', 'plan.png', 'plan 1.png', 'plan 2.png'];
		expect(pictures.filter((path) => index.hasFile(path))).toEqual(['map 1.png', 'plan 2.png']);
	};

	test('for the first time', async () => {
		expectRenamed(await vaultOf(FILES, { prepare: (_, vault) => renameMeanwhile(vault) }));
	});

	test('once more', async () => {
		const vault = await vaultOf(FILES);
		renameMeanwhile(vault);
		await vault.live.readAgain();
		expectRenamed(vault);
	});
});

test('a note that gets the name of one that was deleted while the vault is read is read', async () => {
	const { index } = await vaultOf(
		{ 'A.md': '', 'B.md': '', 'C.md': '[[of C]]' },
		{
			prepare: (_, changes) => {
				vi.spyOn(changes.app.vault, 'cachedRead').mockImplementationOnce(async () => {
					changes.remove('B.md');
					changes.rename('C.md', 'B.md');
					return '';
				});
			},
		},
	);
	expect(index.paths()).toEqual(['A.md', 'B.md']);
	expect(index.record('B.md')?.links.map(({ target }) => target)).toEqual(['of C']);
});

describe('a note that is renamed while the vault is read, before a new one takes its name, is read', () => {
	const FILES = { 'A.md': '', 'B.md': '[[of B]]' };
	/** Renames B once it is asked for `asked`, and answers as `read` does then. */
	const reading = (asked: string, read: (text: Promise<string>) => Promise<string> = (text) => text): Promise<LiveVaultInMemory> =>
		vaultOf(FILES, {
			prepare: (_, changes) => {
				const { vault } = changes.app;
				const cachedRead = vault.cachedRead.bind(vault);
				vault.cachedRead = (file) => {
					const text = cachedRead(file);
					if (file.path !== asked) return text;
					vault.cachedRead = cachedRead;
					changes.rename('B.md', 'C.md');
					changes.put('B.md', '[[of the new one]]');
					return read(text);
				};
			},
		});
	const expectBoth = ({ index }: LiveVaultInMemory): void => {
		expect(['A.md', 'B.md', 'C.md'].map((path) => index.record(path)?.links.map(({ target }) => target))).toEqual([
			[],
			['of the new one'],
			['of B'],
		]);
	};

	test('where it was not read yet', async () => {
		expectBoth(await reading('A.md'));
	});

	test('where it is being read', async () => {
		expectBoth(await reading('B.md'));
	});

	test('where it cannot be read under the name that it had', async () => {
		expectBoth(await reading('B.md', () => Promise.reject(new Error('there is no such file'))));
	});
});

import type { TFile } from 'obsidian';
import { describe, expect, test } from 'vitest';
import type { StoredRecord } from '../../src/obsidian/index/storedRecord.ts';
import { liveVaultInMemory, type LiveVaultInMemory, type StoredInApp, type VaultChanges } from '../support/liveVaultInMemory.ts';

/** What is linked to in the end, and what is stored for the next session, of a vault with these notes. */
async function session(notes: Readonly<Record<string, string>>, stored: StoredInApp): Promise<{ links: unknown; rows: StoredRecord[] }> {
	const rows = new Map<string, StoredRecord>();
	const vault = await liveVaultInMemory(notes, {
		...stored,
		onSave: (changed, removed) => {
			for (const path of removed) rows.delete(path);
			for (const row of changed) rows.set(row.path, row);
		},
	});
	const links = vault.live.index.record('A.md')?.links.map(({ target }) => target);
	vault.dispose();
	return { links, rows: [...rows.values()] };
}

/** Does `then` once the first text was read of `A.md`, before whoever asked for it has it. */
function onceRead({ app }: VaultChanges, then: () => void): void {
	const { vault } = app;
	const read = vault.cachedRead.bind(vault);
	vault.cachedRead = async (file: TFile) => {
		const text = await read(file);
		if (file.path === 'A.md') {
			vault.cachedRead = read;
			then();
		}
		return text;
	};
}

test('a note that changes while it is read is read again by the next session, where the app has not told of the change', async () => {
	const first = await session(
		{ 'A.md': '[[before]]', 'B.md': '' },
		{ prepare: (_live, vault) => onceRead(vault, () => vault.put('A.md', '[[behind]]')), tell: () => undefined },
	);
	expect([first.links, first.rows.map(({ path }) => path)]).toEqual([['before'], ['B.md']]);
	const next = await session(
		{ 'A.md': '[[before]]', 'B.md': '' },
		// Its file has the time and the size that it had at the end of the first session.
		{ records: first.rows, prepare: (_live, vault) => vault.put('A.md', '[[behind]]') },
	);
	expect(next.links).toEqual(['behind']);
});

test('a note that does not change while it is read is taken from what was stored of it', async () => {
	const { rows } = await session({ 'A.md': '[[before]]' }, {});
	const next = await session({ 'A.md': '[[behind]]' }, { records: rows });
	expect(next.links).toEqual(['before']);
});

test('what is stored of a note that went while the app was closed is dropped', async () => {
	const { rows } = await session({ 'A.md': '', 'B.md': '' }, {});
	expect(rows.map(({ path }) => path)).toEqual(['A.md', 'B.md']);
	const gone: string[] = [];
	const vault = await liveVaultInMemory({ 'A.md': '' }, { records: rows, onSave: (_changed, removed) => void gone.push(...removed) });
	await expect.poll(() => gone).toEqual(['B.md']);
	vault.dispose();
});

describe('what the app tells of a note that has changed again since it was read is not stored with the time of that change', () => {
	const FILES = { 'A.md': '[[first]]', 'B.md': '' };
	/** What is stored of a session in which the app tells of the first of two changes alone. */
	async function storedAfter(change: (vault: LiveVaultInMemory) => void): Promise<StoredRecord[]> {
		const untold: (() => void)[] = [];
		const rows = new Map<string, StoredRecord>();
		const vault = await liveVaultInMemory(FILES, {
			tell: (telling) => void untold.push(telling),
			onSave: (changed, removed) => {
				for (const path of removed) rows.delete(path);
				for (const row of changed) rows.set(row.path, row);
			},
		});
		change(vault);
		untold[0]?.();
		expect(vault.live.index.record('A.md')?.links.map(({ target }) => target)).toEqual(['before']);
		await new Promise((done) => {
			setTimeout(done, 0);
		});
		vault.dispose();
		return [...rows.values()];
	}
	/** Its file has the time and the size that it had at the end of the first session. */
	async function expectReadAgain(records: readonly StoredRecord[]): Promise<void> {
		const change = (_live: unknown, vault: VaultChanges): void => {
			vault.put('A.md', '[[before]]');
			vault.put('A.md', '[[behind]]');
		};
		const next = await session(FILES, { records, prepare: change });
		expect([records.map(({ path }) => path), next.links]).toEqual([['B.md'], ['behind']]);
	}

	test('where another program wrote both', async () => {
		const rows = await storedAfter((vault) => {
			vault.put('A.md', '[[before]]');
			vault.put('A.md', '[[behind]]');
		});
		await expectReadAgain(rows);
	});

	test('where the plugin wrote the first', async () => {
		const rows = await storedAfter((vault) => {
			vault.put('A.md', '[[before]]');
			vault.live.wrote('A.md', '[[before]]');
			vault.put('A.md', '[[behind]]');
		});
		await expectReadAgain(rows);
	});
});

test('what the app tells of a note is stored', async () => {
	const rows: StoredRecord[] = [];
	const vault = await liveVaultInMemory({ 'A.md': '[[before]]' }, { onSave: (changed) => rows.push(...changed) });
	rows.length = 0;
	vault.put('A.md', '[[behind]]');
	await expect.poll(() => rows.map(({ path, mtime, record }) => [path, mtime, record.targets])).toEqual([['A.md', 2, ['behind']]]);
	vault.dispose();
});

import type { TFile } from 'obsidian';
import { expect, test } from 'vitest';
import type { StoredRecord } from '../../src/obsidian/index/storedRecord.ts';
import { liveVaultInMemory, type StoredInApp, type VaultChanges } from '../support/liveVaultInMemory.ts';

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

import { expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { noteTypesFrom } from '../../src/core/types/noteTypesFrom.ts';
import { recordOf } from '../../src/core/vault/records/recordOf.ts';
import { packed, RecordPacker } from '../../src/core/vault/records/recordPacker.ts';
import { vaultSchemaOf } from '../../src/core/vault/vaultSchema.ts';
import type { LostAliases } from '../../src/obsidian/index/liveVault.ts';
import type { StoredRecord } from '../../src/obsidian/index/storedRecord.ts';
import { liveVaultInMemory } from '../support/liveVaultInMemory.ts';

const noteWith = (...aliases: readonly string[]): string => `---\naliases: [${aliases.join(', ')}]\n---\n`;

/** What an earlier session read of a note, from a file of another time. */
function storedRecord(path: string, text: string): StoredRecord {
	const { settings } = parseSettings({});
	const { types } = noteTypesFrom([], settings);
	const record = packed(recordOf(parseNote(path, text), vaultSchemaOf(settings, types)), new RecordPacker());
	return { path, mtime: 0, size: text.length, record, sources: [] };
}

test('aliases that notes lose are told, whether they are open or not; added ones and notes that are gone are not', async () => {
	const { live, put, remove } = await liveVaultInMemory({ 'A.md': noteWith('a', 'b'), 'B.md': noteWith('c'), 'C.md': noteWith('d') });
	const told: LostAliases[] = [];
	live.onAliasesLost((change) => told.push(change));
	put('A.md', noteWith('a', 'b', 'new'));
	put('A.md', noteWith('new', 'a'));
	put('B.md', 'no front matter');
	remove('C.md');
	expect(told).toEqual([
		{ path: 'A.md', had: ['a', 'b', 'new'], wasClosed: false },
		{ path: 'B.md', had: ['c'], wasClosed: false },
	]);
});

test('aliases that went while the app was closed are told when the vault is read', async () => {
	const told: LostAliases[] = [];
	await liveVaultInMemory(
		{ 'A.md': noteWith('new'), 'B.md': noteWith('b') },
		{
			records: [storedRecord('A.md', noteWith('old')), storedRecord('B.md', noteWith('b')), storedRecord('Gone.md', noteWith('x'))],
			prepare: (live) => live.onAliasesLost((change) => told.push(change)),
		},
	);
	expect(told).toEqual([{ path: 'A.md', had: ['old'], wasClosed: true }]);
});

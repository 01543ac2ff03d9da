import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { noteTypesFrom } from '../../src/core/types/noteTypesFrom.ts';
import type { NoteRecord } from '../../src/core/vault/records/noteRecord.ts';
import { recordOf } from '../../src/core/vault/records/recordOf.ts';
import { vaultSchemaOf } from '../../src/core/vault/vaultSchema.ts';

/** The records of all notes in a folder, in code-unit order, read with the default settings and the folder's own types. */
export function folderRecords(folder: string): NoteRecord[] {
	const { settings } = parseSettings({});
	const notes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.md'))
		.sort()
		.map((path) => parseNote(path, readFileSync(join(folder, path), 'utf8')));
	const { types } = noteTypesFrom(
		notes.filter(({ path }) => path.startsWith(`${settings.typesFolder}/`)),
		settings,
	);
	return notes.map((note) => recordOf(note, vaultSchemaOf(settings, types)));
}

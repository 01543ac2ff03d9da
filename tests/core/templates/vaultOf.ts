import { parseNote } from '../../../src/core/note/parseNote.ts';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import type { NoteTypes } from '../../../src/core/types/noteType.ts';
import { noteTypesFrom } from '../../../src/core/types/noteTypesFrom.ts';
import { NoteIndex } from '../../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../../src/core/vault/vaultSchema.ts';

/** A vault in memory with these notes, path to text, under the built-in types. */
export function vaultOf(notes: Readonly<Record<string, string>>): { readonly index: NoteIndex; readonly types: NoteTypes } {
	const { settings } = parseSettings({});
	const { types } = noteTypesFrom([], settings);
	const index = new NoteIndex(vaultSchemaOf(settings, types));
	for (const [path, text] of Object.entries(notes)) index.put(parseNote(path, text));
	return { index, types };
}

import type { Note } from '../../src/core/note/note.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { parseSettings, type Settings } from '../../src/core/settings/settings.ts';
import { NoteIndex } from '../../src/core/vault/noteIndex.ts';
import { isNotePath } from '../../src/core/vault/paths/pathParts.ts';
import { vaultSchemaOf } from '../../src/core/vault/vaultSchema.ts';
import type { ChangingVault } from './indexContract.ts';

/** The fields of names that the vaults of these tests have. */
const NAME_FIELDS: Readonly<Record<string, readonly string[]>> = {
	relationship: ['actors'],
	policy: ['actors'],
	actor: ['parent', 'members'],
};

export const DEFAULT_SETTINGS: Settings = parseSettings({}).settings;

/** An index for texts in memory; relationships and policies have `actors` as names. */
export function emptyIndex(counts?: { setOperations: number }): NoteIndex {
	const schema = vaultSchemaOf(DEFAULT_SETTINGS, {
		nameFields: (type = '') => (Object.hasOwn(NAME_FIELDS, type) ? (NAME_FIELDS[type] ?? []) : []),
	});
	return new NoteIndex(schema, counts);
}

/** Puts what stands at `path` into the index. @returns the note, where it is one. */
export function putText(index: NoteIndex, path: string, text: string): Note | undefined {
	if (!isNotePath(path)) {
		index.putFile(path);
		return undefined;
	}
	const note = parseNote(path, text);
	index.put(note);
	return note;
}

/** A vault of texts in memory: the plainest host there can be. */
export function memoryVault(
	files: Readonly<Record<string, string>>,
	counts?: { setOperations: number },
): ChangingVault & { readonly index: NoteIndex } {
	const index = emptyIndex(counts);
	const put = (path: string, text: string): void => void putText(index, path, text);
	for (const [path, text] of Object.entries(files)) put(path, text);
	return { index, put, remove: (path) => index.remove(path), rename: (from, to) => index.rename(from, to) };
}

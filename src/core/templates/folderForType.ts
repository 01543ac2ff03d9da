import { mostFirst } from '../text/mostFirst.ts';
import { countUp } from '../text/countUp.ts';
import type { NoteType } from '../types/noteType.ts';
import { folderOf } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/**
 * Where a new note of `type` goes: the type's folder, else where most notes of the type are, else the vault's root (empty).
 *
 * @param templates notes that others are made from: where they lie none is made.
 */
export function folderForType(
	type: NoteType | undefined,
	index: Pick<VaultIndex, 'notesOfType'>,
	templates: Iterable<{ readonly path: string }> = [],
): string {
	if (type === undefined) return '';
	if (type.folder !== undefined) return type.folder;
	const isTemplate = new Set(Array.from(templates, ({ path }) => path));
	const counts = new Map<string, number>();
	for (const path of index.notesOfType(type.name)) {
		if (isTemplate.has(path)) continue;
		const folder = folderOf(path);
		countUp(counts, folder);
	}
	const [most] = mostFirst(counts);
	return most?.[0] ?? '';
}

import type { NoteType } from '../types/noteType.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
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
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	const [most] = [...counts].sort(([a, first], [b, second]) => second - first || compareCodeUnits(a, b));
	return most?.[0] ?? '';
}

import type { VaultIndex } from './vaultIndex.ts';

type TypedIndex = Pick<VaultIndex, 'typeCounts' | 'notesOfType'>;

/** What says whether a type is another or extends it at some remove. */
interface Types {
	isA(name: string, ancestor: string): boolean;
}

/** Paths of the notes that are of the type `wanted` or of one that extends it, type by type. */
export function* notesThatAre(wanted: string, index: TypedIndex, types: Types): Generator<string, void, undefined> {
	for (const type of index.typeCounts().keys()) if (types.isA(type, wanted)) yield* index.notesOfType(type);
}

/** Whether the vault has such a note. */
export function hasNoteThatIs(wanted: string, index: TypedIndex, types: Types): boolean {
	return notesThatAre(wanted, index, types).next().done !== true;
}

import type { NoteTypes } from '../types/noteType.ts';

/** What the relation that a note of `type` has by `field` is called from the other end (`has part` for `parent`), or `undefined`. */
export function inverseLabel(type: string | undefined, field: string | null, types: Pick<NoteTypes, 'get'>): string | undefined {
	if (type === undefined || field === null) return undefined;
	return types.get(type)?.fields.get(field)?.inverse;
}

import type { NoteType, NoteTypes } from '../../core/types/noteType.ts';

/** Tells notes of the types that `--type` names, those that extend one of them included; every note where it is not given. */
export function typeFilter(wanted: readonly string[] | undefined): (type: NoteType | undefined, types: NoteTypes) => boolean {
	if (wanted === undefined) return () => true;
	return (type, types) => type !== undefined && wanted.some((name) => types.isA(type.name, name));
}

import type { FrontmatterData } from '../note/frontmatter.ts';
import { nearestWord } from '../text/nearestWord.ts';
import { COMMON_PROPERTIES } from './commonProperties.ts';
import type { NoteType, NoteTypes } from './noteType.ts';

/** A key of a note that its type does not describe. */
export interface UnknownField {
	readonly name: string;
	/** The field of the type that was probably meant: within two letters, and not in the note. */
	readonly suggestion?: string;
}

/**
 * The keys of a note's front matter that are neither its type's, nor the type key, nor properties that any note may have.
 *
 * A field is suggested only where the note lacks it (a note with `status` means something else by `stats`),
 * and never for a key that is a field of another known type.
 */
export function unknownFieldsOf(type: NoteType, data: FrontmatterData, types: NoteTypes, typeKey: string): readonly UnknownField[] {
	let unknown: UnknownField[] | undefined;
	for (const name of Object.keys(data)) {
		if (type.fields.has(name) || name === typeKey || COMMON_PROPERTIES.has(name)) continue;
		(unknown ??= []).push(describe(name, type, data, types));
	}
	return unknown ?? [];
}

function describe(name: string, type: NoteType, data: FrontmatterData, types: NoteTypes): UnknownField {
	const suggestion = nearestField(name, type);
	if (suggestion === undefined || Object.hasOwn(data, suggestion) || types.all().some((other) => other.fields.has(name))) return { name };
	return { name, suggestion };
}

/** More different keys than this are not a vault's habits but somebody's data. */
const MAX_REMEMBERED = 1_000;

// The same few keys come in note after note; held by the type, so that they go with it.
const nearest = new WeakMap<NoteType, Map<string, string | undefined>>();

/** The field of `type` that `name` is a typing error away from, or `undefined`. */
function nearestField(name: string, type: NoteType): string | undefined {
	const known = nearest.get(type) ?? new Map<string, string | undefined>();
	nearest.set(type, known);
	if (known.has(name)) return known.get(name);
	const found = nearestWord(name, type.fields.keys());
	if (known.size < MAX_REMEMBERED) known.set(name, found);
	return found;
}

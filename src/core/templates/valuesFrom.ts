import type { FrontmatterValue } from '../note/frontmatter.ts';
import { foldName } from '../text/foldName.ts';
import type { Field, NoteType, NoteTypes } from '../types/noteType.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** The note that a new one is made from. */
interface Origin {
	readonly path: string;
	/** The field of it in which the new note is named, where it is. */
	readonly field?: string;
}

/**
 * The values that a new note of `type` has because of the note it is made from: that note in the field which must name
 * notes of its kind (a relationship made from Iran has Iran in `actors`), or in the one field whose relation is read from
 * the other end (a person made from a country is in that country). Where the new note stands in a field that has an inverse
 * of that name, the inverse is filled. Empty where nothing says.
 */
export function valuesFrom(
	{ path, field: namedIn }: Origin,
	type: NoteType,
	index: Pick<VaultIndex, 'record'>,
	types: Pick<NoteTypes, 'get' | 'isA'>,
): Readonly<Record<string, FrontmatterValue>> {
	const own = index.record(path)?.type;
	if (own === undefined || types.get(own) === undefined) return {};
	const fields = [...type.fields.values()].filter(({ kind }) => kind === 'note');
	const inverse = namedIn === undefined ? undefined : types.get(own)?.fields.get(namedIn)?.inverse;
	const field =
		(inverse === undefined ? undefined : fields.find(({ name }) => foldName(name) === foldName(inverse))) ??
		fields.find(({ required, of }) => required && of.some((wanted) => types.isA(own, wanted))) ??
		related(fields, own, type, types);
	const name = noteNameOf(path);
	return field === undefined ? {} : { [field.name]: field.many ? [name] : name };
}

/** The one relation that names notes of the very type; two notes of one kind stand beside each other, not in one another. */
function related(fields: readonly Field[], own: string, type: NoteType, types: Pick<NoteTypes, 'isA'>): Field | undefined {
	if (types.isA(type.name, own)) return undefined;
	const [only, other] = fields.filter(({ inverse, of }) => inverse !== undefined && of.includes(own));
	return other === undefined ? only : undefined;
}

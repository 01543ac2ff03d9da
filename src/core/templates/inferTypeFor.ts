import type { NoteTypes } from '../types/noteType.ts';
import type { Backlink, VaultIndex } from '../vault/vaultIndex.ts';
import { fieldsFromTitle } from './fieldsFromTitle.ts';

/**
 * The type that a note which is named and not there should have, from where its name stands, or `undefined` where that
 * says nothing: a name in `actors` of a relationship is an actor, `US-China Relations` in a text is a relationship.
 *
 * Of several fields the one in which it stands most often decides; a field that is open to any type says nothing.
 */
export function inferTypeFor(
	target: string,
	mentions: Iterable<Backlink>,
	index: Pick<VaultIndex, 'record' | 'resolveName' | 'names'>,
	types: NoteTypes,
): string | undefined {
	const votes = new Map<string, number>();
	for (const { from, link } of mentions) {
		const source = link.field === null ? undefined : index.record(from)?.type;
		const field = source === undefined ? undefined : types.get(source)?.fields.get(link.field ?? '');
		const [wanted] = field?.of ?? [];
		if (wanted !== undefined) votes.set(wanted, (votes.get(wanted) ?? 0) + 1);
	}
	// The first of equally many was met first: mentions come in the order of paths.
	let best: string | undefined;
	for (const [type, count] of votes) if (best === undefined || count > (votes.get(best) ?? 0)) best = type;
	return best ?? typeOfTitle(target, index, types);
}

/** A title with two known names side by side is of the type that is about two or more of them. */
function typeOfTitle(title: string, index: Pick<VaultIndex, 'record' | 'resolveName' | 'names'>, types: NoteTypes): string | undefined {
	const about = types
		.all()
		.filter((type) =>
			[...type.fields.values()].some(({ kind, many, required, min }) => kind === 'note' && many && required && (min ?? 0) >= 2),
		);
	return about.find((type) => Object.keys(fieldsFromTitle(title, type, index, types)).length > 0)?.name;
}

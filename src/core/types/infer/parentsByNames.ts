import type { Steps } from '../../text/steps.ts';
import type { VaultIndex } from '../../vault/vaultIndex.ts';
import type { NoteTypes } from '../noteType.ts';
import type { TypedNote } from './fieldEvidence.ts';
import { ownValue } from '../../text/ownValue.ts';

/**
 * What types that nobody has described have to be of, since the fields of known types name their notes: a `community` is an
 * actor where a relationship has one among its actors. As long as the type was unknown it could be anything.
 */
export function* parentsByNames(
	{ byType }: { readonly byType: ReadonlyMap<string, readonly TypedNote[]> },
	index: Pick<VaultIndex, 'resolveName' | 'resolveLink' | 'record'>,
	types: NoteTypes,
): Steps<ReadonlyMap<string, string>> {
	const parents = new Map<string, string>();
	for (const [name, notes] of byType) {
		yield;
		const fields = [...(types.get(name)?.fields.values() ?? [])].filter(({ kind, of }) => kind === 'note' && of.length > 0);
		for (const { path, data } of fields.length === 0 ? [] : notes) {
			for (const field of fields) {
				const value = ownValue(data, field.name);
				const values: readonly unknown[] = Array.isArray(value) ? value : [value];
				for (const item of values) {
					const named = typeof item === 'string' ? typeNamed(item, path, index) : undefined;
					const [wanted] = field.of;
					if (named !== undefined && wanted !== undefined && types.get(named) === undefined && !parents.has(named))
						parents.set(named, wanted);
				}
			}
		}
	}
	return parents;
}

/** The type of the note that a value names or links, `undefined` where it leads nowhere or to a note without one. */
export function typeNamed(
	value: string,
	from: string,
	index: Pick<VaultIndex, 'resolveName' | 'resolveLink' | 'record'>,
): string | undefined {
	const link = /^\[\[([^#|\]]+)/.exec(value.trim())?.[1];
	const found = link === undefined ? index.resolveName(value) : index.resolveLink(link.trim(), from);
	return found.kind === 'found' ? index.record(found.path)?.type : undefined;
}

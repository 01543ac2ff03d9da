import { countUp } from '../text/countUp.ts';
import { foldName } from '../text/foldName.ts';
import type { NoteType, NoteTypes } from '../types/noteType.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { fieldsFromTitle, partsOfTitle } from './fieldsFromTitle.ts';

/** More notes of a type say nothing new of how they are called. */
const MOST_LOOKED_AT = 200;

/** Fewer titles that end alike are no habit. */
const FEWEST_ALIKE = 2;

/**
 * The title that `typed` is likely the beginning of, or `undefined`: `us-china` is `US-China Relations` where the vault calls
 * most of its relationships so. Every name is written as the vault writes the one that was typed: an alias stays that alias.
 */
export function titleCompletion(
	typed: string,
	type: NoteType,
	index: Pick<VaultIndex, 'names' | 'notesOfType' | 'record' | 'resolveName'>,
	types: NoteTypes,
): string | undefined {
	if (Object.keys(fieldsFromTitle(typed, type, index, types)).length === 0) return undefined;
	const parts = partsOfTitle(typed);
	const written = new Map<string, string>();
	for (const { name } of index.names()) {
		const folded = foldName(name);
		for (const { name: part } of parts) if (foldName(part) === folded && !written.has(part)) written.set(part, name);
	}
	if (parts.length < 2 || parts.some(({ name }) => !written.has(name))) return undefined;
	const names = parts.map(({ name, mark }) => `${written.get(name) ?? name}${mark}`).join('');
	const ending = usualEnding(type, index);
	return ending === undefined ? undefined : `${names} ${ending}`;
}

/** The last word of most titles of the type that have names side by side. */
function usualEnding(type: NoteType, index: Pick<VaultIndex, 'notesOfType'>): string | undefined {
	const counts = new Map<string, number>();
	let total = 0;
	for (const path of index.notesOfType(type.name)) {
		if (total === MOST_LOOKED_AT) break;
		const title = noteNameOf(path);
		if (partsOfTitle(title).length < 2) continue;
		total += 1;
		const last = / (\S+)$/.exec(title)?.[1];
		if (last !== undefined) countUp(counts, last);
	}
	for (const [word, count] of counts) if (count >= FEWEST_ALIKE && count * 2 > total) return word;
	return undefined;
}

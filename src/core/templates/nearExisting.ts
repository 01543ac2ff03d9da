import { editDistance } from '../text/editDistance.ts';
import { initialsOf, looksLikeInitials } from '../text/initialsOf.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { foldName } from '../text/foldName.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** A note that is there already, or nearly. */
export interface ExistingNote {
	readonly path: string;
	/** The file name or alias that was recognised, as written. */
	readonly name: string;
	/** `same`: its very name but for case and accents; `alias`: another name of it; `initials`; `near`: within a typing error in six letters. */
	readonly how: 'same' | 'alias' | 'initials' | 'near';
}

/** More would be a list of the vault, not a warning. */
const MAX_SHOWN = 5;

/** Shorter names are near one another without meaning one another: `Iraq` is not `Iran`. */
const LETTERS_AN_ERROR = 6;

const ORDER: readonly ExistingNote['how'][] = ['same', 'alias', 'initials', 'near'];

/** The notes that a new note called `title` may be one of already, the surest first, each once, at most five; for a warning. */
export function nearExisting(title: string, index: Pick<VaultIndex, 'names'>): readonly ExistingNote[] {
	const wanted = foldName(title);
	if (wanted === '') return [];
	const initials = looksLikeInitials(title) ? title.replaceAll('.', '') : undefined;
	const best = new Map<string, ExistingNote>();
	for (const { name, path, isAlias } of index.names()) {
		const how =
			likeness(wanted, foldName(name), isAlias) ?? (initials !== undefined && initialsOf(name) === initials ? 'initials' : undefined);
		if (how === undefined) continue;
		const known = best.get(path);
		if (known === undefined || ORDER.indexOf(how) < ORDER.indexOf(known.how)) best.set(path, { path, name, how });
	}
	return [...best.values()]
		.sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || compareCodeUnits(a.path, b.path))
		.slice(0, MAX_SHOWN);
}

function likeness(wanted: string, name: string, isAlias: boolean): ExistingNote['how'] | undefined {
	if (name === wanted) return isAlias ? 'alias' : 'same';
	const errors = Math.floor(Math.min(wanted.length, name.length) / LETTERS_AN_ERROR);
	return editDistance(wanted, name, errors) === undefined ? undefined : 'near';
}

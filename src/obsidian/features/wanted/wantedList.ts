import { foldName } from '../../../core/text/foldName.ts';
import { nearExisting } from '../../../core/templates/nearExisting.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { VaultIndex, WantedNote } from '../../../core/vault/vaultIndex.ts';
import { NOTHING_MATCHES } from '../../ui/nothingMatches.ts';

/** What the view of wanted notes shows. */
export interface WantedList {
	readonly shown: readonly WantedNote[];
	/** How many there are in all, whatever the filter; empty where nothing is wanted. */
	readonly status: string;
	/** What is said where nothing is shown. */
	readonly empty: string;
}

/** Those of `wanted` whose target says `filter`, in their order, without those that are ignored for good. */
export function wantedList(wanted: readonly WantedNote[], filter: string, ignored: readonly string[] = []): WantedList {
	const word = foldName(filter);
	const left = new Set(ignored.map(foldName));
	const all = left.size === 0 ? wanted : wanted.filter(({ target }) => !left.has(foldName(noteNameOf(target))));
	const { length } = all;
	return {
		shown: all.filter(({ target }) => word === '' || foldName(target).includes(word)),
		status: length === 0 ? '' : `${length} ${length === 1 ? 'note is' : 'notes are'} linked or named and not written`,
		empty: length === 0 ? 'Every note that is linked or named is written' : NOTHING_MATCHES,
	};
}

/** All notes that the wanted name may be another name of, those first that are near it. */
export function likelyOwners(target: string, index: Pick<VaultIndex, 'names' | 'paths'>): readonly string[] {
	const near = nearExisting(noteNameOf(target), index).map(({ path }) => path);
	return [...new Set([...near, ...index.paths()])];
}

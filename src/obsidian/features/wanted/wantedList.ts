import type { WantedNote } from '../../../core/vault/vaultIndex.ts';

/** What the view of wanted notes shows. */
export interface WantedList {
	readonly shown: readonly WantedNote[];
	/** How many there are in all, whatever the filter; empty where nothing is wanted. */
	readonly status: string;
	/** What is said where nothing is shown. */
	readonly empty: string;
}

/** Those of `wanted` whose target says `filter`, in their order. */
export function wantedList(wanted: readonly WantedNote[], filter: string): WantedList {
	const word = filter.trim().toLowerCase();
	const { length } = wanted;
	return {
		shown: wanted.filter(({ target }) => target.toLowerCase().includes(word)),
		status: length === 0 ? '' : `${length} ${length === 1 ? 'note is' : 'notes are'} linked or named and not written`,
		empty: length === 0 ? 'Every note that is linked or named is written' : 'Nothing matches the filter',
	};
}

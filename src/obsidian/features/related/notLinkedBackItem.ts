import { isWritten } from '../../../core/related/candidate.ts';
import type { RelatedActions } from './relatedActions.ts';
import type { RelatedNotes } from './relatedNotes.ts';
import type { NoteLineProvider } from '../noteLine/noteLineItem.ts';

/**
 * How many notes link here and are not linked back, with what can be done about it. Only what "Add" would write counts: a
 * section that is full, and what is hardly related, are for the preview.
 */
export function notLinkedBackItem(related: RelatedNotes, actions: RelatedActions): NoteLineProvider {
	return async (note) => {
		const candidates = (await related.rank(note.path))?.filter((candidate) => isWritten(candidate)) ?? [];
		if (candidates.length === 0) return undefined;
		const count = related.preview(note, { candidates }, await related.linkFormat()).added.length;
		if (count === 0) return undefined;
		return {
			icon: 'link',
			tone: 'quiet',
			text: count === 1 ? '1 note links here and is not linked back' : `${count} notes link here and are not linked back`,
			short: `${count} not linked back`,
			actions: [
				{ label: 'Add', run: () => void actions.add(note.path) },
				{ label: 'Show', run: () => actions.preview(note.path) },
				{ label: 'Dismiss', run: () => void actions.dismissAll(note.path) },
			],
		};
	};
}

import { isWritten } from '../../../core/related/candidate.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';
import type { NoteLineProvider } from './noteLineItem.ts';

/** How many notes link here and are not linked back, with the two things to do about it. */
export function notLinkedBackItem(related: RelatedNotes, add: (path: string) => void, show: (path: string) => void): NoteLineProvider {
	return async (note) => {
		const count = (await related.rank(note.path))?.filter((candidate) => isWritten(candidate)).length ?? 0;
		if (count === 0) return undefined;
		return {
			icon: 'link',
			tone: 'quiet',
			text: count === 1 ? '1 note links here and is not linked back' : `${count} notes link here and are not linked back`,
			actions: [
				{ label: 'Add', run: () => add(note.path) },
				{ label: 'Show', run: () => show(note.path) },
			],
		};
	};
}

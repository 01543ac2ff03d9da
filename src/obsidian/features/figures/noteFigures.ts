import { isWritten } from '../../../core/related/candidate.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { perNote, type PerNote } from '../../index/perNote.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';

/** What is counted of a note. */
export interface Figures {
	/** Errors and warnings. */
	readonly problems: number;
	/** Notes that link here and would be listed among the related ones. */
	readonly unlinked: number;
	readonly sources: number;
}

/** Counts what bases cannot compute of notes. */
export function noteFigures(vault: LiveVault, related: RelatedNotes): PerNote<Figures> {
	return perNote<Figures>(vault, async (note) => {
		const candidates = (await related.rank(note.path))?.filter((candidate) => isWritten(candidate)) ?? [];
		return {
			problems: vault.check(note).filter(({ severity }) => severity !== 'info').length,
			unlinked: candidates.length === 0 ? 0 : related.preview(note, { candidates }, await related.linkFormat()).added.length,
			sources: vault.sources.of(note.path).length,
		};
	});
}

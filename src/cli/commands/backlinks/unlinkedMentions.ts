import type { Note } from '../../../core/note/note.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import type { Range } from '../../../core/text/range.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { mentionSearch } from '../../../core/vault/mentions/mentionSearch.ts';
import type { LoadedVault } from '../../vault/loadVault.ts';

/** The notes that say a name of the note at `path` and do not link it there, in the order of their paths, each with the first place. */
export function* unlinkedMentions(
	path: string,
	{ folder, index, settings, types }: LoadedVault,
	isWanted: (from: string) => boolean,
): Steps<readonly { readonly note: Note; readonly place: Range }[]> {
	const found: { note: Note; place: Range }[] = [];
	const search = mentionSearch(path, index, settings, types);
	if (search === undefined) return found;
	for (const from of index.paths()) {
		yield;
		if (!isWanted(from)) continue;
		const outcome = folder.read(from);
		if (outcome.kind !== 'read' || !search.isWorthReading(from, outcome.text)) continue;
		const note = parseNote(from, outcome.text);
		const place = search.first(note);
		if (place !== undefined) found.push({ note, place });
	}
	return found;
}

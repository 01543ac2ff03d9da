import type { Note } from '../../src/core/note/note.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { noteTokensOf } from '../../src/core/related/noteTokens.ts';
import { type Ranker, rankerSteps } from '../../src/core/related/ranker.ts';
import type { Settings } from '../../src/core/settings/settings.ts';
import { finish } from '../../src/core/text/steps.ts';
import type { NoteIndex } from '../../src/core/vault/noteIndex.ts';
import { DEFAULT_SETTINGS, emptyIndex, putText } from './memoryVault.ts';

/** A vault that is given as texts, each of its notes read once, and the ranker of it, words among what it ranks by. */
export function rankedVault(
	files: Readonly<Record<string, string>>,
	settings: Settings = DEFAULT_SETTINGS,
): { readonly index: NoteIndex; readonly ranker: Ranker; readonly notes: ReadonlyMap<string, Note> } {
	const index = emptyIndex();
	const notes = new Map<string, Note>();
	for (const [path, text] of Object.entries(files)) {
		const note = putText(index, path, text);
		if (note !== undefined) notes.set(path, note);
	}
	return { index, ranker: rankerBy(index, settings, (path) => notes.get(path)), notes };
}

/** The ranker of an index, with the words of these texts. */
export function rankerOf(index: NoteIndex, files: Readonly<Record<string, string>>, settings: Settings = DEFAULT_SETTINGS): Ranker {
	return rankerBy(index, settings, (path) => (files[path] === undefined ? undefined : parseNote(path, files[path])));
}

function rankerBy(index: NoteIndex, settings: Settings, noteAt: (path: string) => Note | undefined): Ranker {
	const tokensOf = noteTokensOf(settings);
	const steps = rankerSteps({
		index,
		settings,
		tokensOf: (path) => {
			const note = noteAt(path);
			return note && tokensOf(note);
		},
	});
	return finish(steps);
}

import { parseNote } from '../../src/core/note/parseNote.ts';
import { noteTokensOf } from '../../src/core/related/noteTokens.ts';
import { type Ranker, rankerSteps } from '../../src/core/related/ranker.ts';
import type { Settings } from '../../src/core/settings/settings.ts';
import { finish } from '../../src/core/text/steps.ts';
import type { NoteIndex } from '../../src/core/vault/noteIndex.ts';
import { DEFAULT_SETTINGS, memoryVault } from './memoryVault.ts';

/** The ranker of a vault that is given as texts, words among what it ranks by. */
export function rankedVault(
	files: Readonly<Record<string, string>>,
	settings: Settings = DEFAULT_SETTINGS,
): { index: NoteIndex; ranker: Ranker } {
	const { index } = memoryVault(files);
	return { index, ranker: rankerOf(index, files, settings) };
}

/** The ranker of an index, with the words of these texts. */
export function rankerOf(index: NoteIndex, files: Readonly<Record<string, string>>, settings: Settings = DEFAULT_SETTINGS): Ranker {
	const tokensOf = noteTokensOf(settings);
	return finish(
		rankerSteps({ index, settings, tokensOf: (path) => (files[path] === undefined ? undefined : tokensOf(parseNote(path, files[path]))) }),
	);
}

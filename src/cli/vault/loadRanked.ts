import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import type { Note } from '../../core/note/note.ts';
import { noteTokensOf } from '../../core/related/noteTokens.ts';
import { type Ranker, rankerSteps } from '../../core/related/ranker.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { FolderVault } from '../disk/folderVault.ts';
import { KeptTokens } from './keptTokens.ts';
import { loadVault, type LoadedVault, type NoteVisitor } from './loadVault.ts';

/** A vault whose related notes can be ranked. */
export interface RankedVault {
	readonly loaded: LoadedVault;
	/** Ranks by what the index says now; each call works it out anew. */
	readonly rankerNow: () => Steps<Ranker>;
	/** Takes in the words of a note that is not on disk yet. */
	readonly takeWords: (note: Note) => void;
}

/** Reads every note once, with its words. Only commands that rank pay for words: about 3 kB a note. */
export function* loadRanked(folder: FolderVault, options: CheckOptions, visit?: NoteVisitor): Steps<RankedVault> {
	const { settings } = options;
	const tokens = new KeptTokens();
	const readTokens = noteTokensOf(settings);
	const takeWords = (note: Note): void => tokens.put(note.path, readTokens(note));
	const loaded = yield* loadVault(folder, options, (note, ...rest) => {
		takeWords(note);
		visit?.(note, ...rest);
	});
	const tokensOf = (path: string): Uint32Array | undefined => tokens.of(path);
	return { loaded, takeWords, rankerNow: () => rankerSteps({ index: loaded.index, settings, types: loaded.checker.types, tokensOf }) };
}

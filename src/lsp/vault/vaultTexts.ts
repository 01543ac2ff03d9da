import type { Note } from '../../core/note/note.ts';
import { noteTokensOf } from '../../core/related/noteTokens.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { readSources, readSourcesSteps } from '../../core/sources/readSources.ts';
import { SourceIndex } from '../../core/sources/sourceIndex.ts';
import type { Steps } from '../../core/text/steps.ts';

/** So many characters have their sources read within a turn. */
const LONG = 100_000;

/** What is known of the texts of a vault beside what its index keeps: which note gives which source, and their words for ranking. */
export class VaultTexts {
	readonly sources = new SourceIndex();
	/** Whether every note of the vault was read. */
	isWhole = false;
	readonly #tokens = new Map<string, Uint32Array>();
	readonly #settings: Settings;
	readonly #tokensOf: (note: Note) => Uint32Array;

	constructor(settings: Settings) {
		this.#settings = settings;
		this.#tokensOf = noteTokensOf(settings);
	}

	/** Takes in a note that changed. One of which reading all sources takes long is read again when somebody asks. */
	put(note: Note): void {
		if (note.text.length > LONG) {
			this.remove(note.path);
			this.isWhole = false;
			return;
		}
		this.sources.put(note.path, readSources(note, this.#settings));
		this.#tokens.set(note.path, this.#tokensOf(note));
	}

	remove(path: string): void {
		this.sources.remove(path);
		this.#tokens.delete(path);
	}

	tokensOf = (path: string): Uint32Array | undefined => this.#tokens.get(path);

	/** Reads every note of `paths` that is not known yet, one a step. */
	*readAll(paths: readonly string[], noteAt: (path: string) => Note | undefined): Steps<void> {
		for (const path of paths) {
			yield;
			const note = this.#tokens.has(path) ? undefined : noteAt(path);
			if (note === undefined) continue;
			this.sources.put(path, yield* readSourcesSteps(note, this.#settings));
			this.#tokens.set(path, this.#tokensOf(note));
		}
	}
}

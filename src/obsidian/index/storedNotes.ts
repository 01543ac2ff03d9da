import { StoredChunk } from './noteChunk.ts';

/** Where the copy has a note. */
export interface StoredPlace {
	readonly chunk: StoredChunk;
	readonly at: number;
}

/** What the copy of the index has of a vault: of each note what was stored last. */
export class StoredNotes {
	readonly #places = new Map<string, StoredPlace>();
	/** How many notes all chunks have, those that were stored again since among them. */
	#stored = 0;

	/** Takes in a row of the database, later ones over earlier ones; a row that is none is left out, and its notes are read. */
	add(row: unknown): void {
		let chunk: StoredChunk;
		try {
			chunk = new StoredChunk(row);
		} catch {
			return;
		}
		for (const path of chunk.removed) this.#places.delete(path);
		for (const [at, path] of chunk.paths.entries()) this.#places.set(path, { chunk, at });
		this.#stored += chunk.paths.length;
	}

	get(path: string): StoredPlace | undefined {
		return this.#places.get(path);
	}

	paths(): Iterable<string> {
		return this.#places.keys();
	}

	places(): Iterable<StoredPlace> {
		return this.#places.values();
	}

	get size(): number {
		return this.#places.size;
	}

	/** How many notes are stored that were stored again since, or are gone. */
	get outdated(): number {
		return this.#stored - this.#places.size;
	}

	/** The aliases that the note at `path` had; none where it is not there. */
	aliasesOf(path: string): readonly string[] {
		const place = this.#places.get(path);
		try {
			return place?.chunk.record(place.at).record.aliases ?? [];
		} catch {
			return [];
		}
	}
}

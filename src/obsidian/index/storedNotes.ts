import type { KeptTargets } from '../../core/vault/records/keptTargets.ts';
import { StoredChunk } from './noteChunk.ts';

/** Where the copy has a note. */
export interface StoredPlace {
	readonly chunk: StoredChunk;
	readonly at: number;
}

/** Some rows of the database, in the order in which they were written. */
export type StoredRows = readonly unknown[];

/** What the copy of the index has of a vault: of each note what was stored last. */
export class StoredNotes {
	readonly #rows: readonly Promise<StoredRows>[];
	/** No place: it is gone. */
	readonly #places = new Map<string, StoredPlace | undefined>();
	/** The link targets of the saves whose last row came. */
	readonly #saves = new Map<number, KeptTargets>();
	/** How many notes all chunks have, those that were stored again since among them. */
	#stored = 0;
	#size = 0;

	/** @param rows come out of the database, the latest first. */
	constructor(rows: readonly Promise<StoredRows>[] = []) {
		this.#rows = rows;
	}

	/**
	 * Each chunk as it comes, with the places in it that hold: what it says of other notes was stored again since, or is gone. A row that is
	 * none is left out, and its notes are read. To be gone through once; what else is asked here is known of the chunks that came by then.
	 */
	async *chunks(): AsyncGenerator<readonly [chunk: StoredChunk, places: readonly number[]]> {
		for (const some of this.#rows) {
			for (const row of (await some).toReversed()) {
				const taken = this.#take(row);
				if (taken !== undefined) yield taken;
			}
		}
	}

	/** Takes in a row that was written before all others that came. */
	#take(row: unknown): readonly [StoredChunk, readonly number[]] | undefined {
		let chunk: StoredChunk;
		try {
			chunk = new StoredChunk(row, this.#saves);
		} catch {
			return undefined;
		}
		const places: number[] = [];
		for (const [at, path] of chunk.paths.entries()) {
			if (this.#places.has(path)) continue;
			this.#places.set(path, { chunk, at });
			places.push(at);
		}
		for (const path of chunk.removed) if (!this.#places.has(path)) this.#places.set(path, undefined);
		this.#stored += chunk.paths.length;
		this.#size += places.length;
		return [chunk, places];
	}

	*paths(): Iterable<string> {
		for (const [path, place] of this.#places) if (place !== undefined) yield path;
	}

	get size(): number {
		return this.#size;
	}

	/** How many notes are stored that were stored again since, or are gone. */
	get outdated(): number {
		return this.#stored - this.#size;
	}

	/** The aliases that the note at `path` had; none where it is not there. */
	aliasesOf(path: string): readonly string[] {
		const place = this.#places.get(path);
		return place?.chunk.records.aliasesOf(place.at) ?? [];
	}
}

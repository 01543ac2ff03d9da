import type { Candidate, Evidence, Reason } from './candidate.ts';
import { linksTo } from './linksTo.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { RankingModel } from './ranking/rankingModel.ts';
import type { RankedPair } from './ranking/rankNote.ts';
import { reasonsOf } from './reasonsOf.ts';

/** What candidates are ranked by, and their links stand in. */
interface Ranked {
	readonly index: VaultIndex;
	readonly model: RankingModel;
}

/** A candidate whose reasons and evidence are made when they are read: a hub has thousands of candidates, of which few are. */
export class RankedCandidate implements Candidate {
	readonly path: string;
	readonly score: number;
	readonly probability: number;
	readonly backed: boolean;
	readonly #ranker: Ranked;
	readonly #note: number;
	readonly #other: number;
	readonly #words: () => ReadonlyMap<number, string>;

	constructor(
		ranker: Ranked,
		note: number,
		pair: RankedPair,
		known: Pick<Candidate, 'probability' | 'backed'> & { readonly words: () => ReadonlyMap<number, string> },
	) {
		this.path = ranker.model.graph.paths[pair.note] ?? '';
		this.score = pair.score;
		this.probability = known.probability;
		this.backed = known.backed;
		this.#ranker = ranker;
		this.#note = note;
		this.#other = pair.note;
		this.#words = known.words;
	}

	get reasons(): readonly Reason[] {
		return reasonsOf({ ...this.#ranker, note: this.#note, other: this.#other, words: this.#words });
	}

	/** The other note's link in its text, its list, a field; else this note's own. */
	get evidence(): Evidence | undefined {
		const { index, model } = this.#ranker;
		const path = model.graph.paths[this.#note] ?? '';
		const theirs = linksTo(path, this.path, index);
		const own = linksTo(this.path, path, index);
		const their = theirs.text[0] ?? theirs.related[0] ?? theirs.fields[0];
		const link = their ?? own.text[0] ?? own.fields[0];
		if (link === undefined) return undefined;
		return { path: their === undefined ? path : this.path, start: link.start, end: link.end, line: link.line };
	}
}

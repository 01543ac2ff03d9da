import type { Candidate, Evidence, Reason } from './candidate.ts';
import { linksTo } from './linksTo.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { isMutual } from './ranking/isMutual.ts';
import type { RankingModel } from './ranking/rankingModel.ts';
import type { RankedPair } from './ranking/rankNote.ts';
import { probabilityOf, type ProbabilityCurve } from './ranking/probabilityCurve.ts';
import { roundScore } from './ranking/sums.ts';
import { reasonsOf } from './reasonsOf.ts';

/** What the candidates of a note have in common: what they are ranked by, and where their links stand. */
interface Ranked {
	readonly index: VaultIndex;
	readonly model: RankingModel;
	/** The number of the note. */
	readonly note: number;
	/** What made probabilities of scores when they were ranked. */
	readonly curve: ProbabilityCurve;
	/** How probable it is that the note would have such a section at all. */
	readonly share: number;
	/** The words of the note that say what it is about, by their tokens. */
	readonly words: () => ReadonlyMap<number, string>;
	/** The paths that the note leads to. */
	readonly targets: () => ReadonlySet<string>;
}

/** A candidate whose probability, reasons and evidence are made when they are read: a hub has thousands of candidates, of which few are. */
export class RankedCandidate implements Candidate {
	readonly path: string;
	readonly score: number;
	readonly backed: boolean;
	readonly #ranked: Ranked;
	readonly #other: number;

	constructor(ranked: Ranked, pair: RankedPair, backed: boolean) {
		this.path = ranked.model.graph.paths[pair.note] ?? '';
		this.score = pair.score;
		this.backed = backed;
		this.#ranked = ranked;
		this.#other = pair.note;
	}

	get probability(): number {
		const { curve, share, model, note } = this.#ranked;
		const { graph } = model;
		return roundScore(share * probabilityOf(this.score, curve, isMutual(graph, note, this.#other), graph.listLength(note) > 0));
	}

	get reasons(): readonly Reason[] {
		return reasonsOf({ ...this.#ranked, other: this.#other });
	}

	/** The other note's link in its text, its list, a field; else this note's own. */
	get evidence(): Evidence | undefined {
		const { index, model, note } = this.#ranked;
		const path = model.graph.paths[note] ?? '';
		const theirs = linksTo(path, this.path, index);
		const own = linksTo(this.path, path, index);
		const their = theirs.text[0] ?? theirs.related[0] ?? theirs.fields[0];
		const link = their ?? own.text[0] ?? own.fields[0];
		if (link === undefined) return undefined;
		return { path: their === undefined ? path : this.path, start: link.start, end: link.end, line: link.line };
	}
}

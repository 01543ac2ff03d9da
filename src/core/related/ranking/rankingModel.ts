import { finish } from '../../text/steps.ts';
import { LinkGraph } from './linkGraph.ts';
import { flatVectors, type LikeTexts, likeTextsSteps } from './likeTexts.ts';
import type { Naming } from './namings.ts';
import type { RankedNote } from './rankedNote.ts';
import type { RankingWords } from './rankingWords.ts';

/** What a vault says to the ranker; a note is a number, its place among the paths in code-unit order. */
export interface RankingModel {
	readonly graph: LinkGraph;
	readonly texts: LikeTexts;
	/** Which notes the body of each note names. */
	readonly named: readonly (readonly Naming[])[];
	/** The notes whose body names each note. */
	readonly namedBy: readonly (readonly number[])[];
}

/** Notes without words: links alone are ranked. */
const NO_WORDS: RankingWords = { vectors: flatVectors([]), named: [] };

/** @param notes in the code-unit order of their paths, each path once. */
export function rankingModel(notes: readonly RankedNote[], words: RankingWords = NO_WORDS): RankingModel {
	return finish(rankingModelSteps(notes, words));
}

/** The same in steps, each of which goes over the notes once. */
export function* rankingModelSteps(
	notes: readonly RankedNote[],
	{ vectors, named }: RankingWords = NO_WORDS,
): Generator<undefined, RankingModel, undefined> {
	const growing: number[][] = notes.map(() => []);
	for (const [note, namings] of named.entries()) for (const naming of namings) growing[naming.note]?.push(note);
	// A list that grew has room for sixteen more: most notes have a few.
	const namedBy = growing.map((own) => own.slice());
	yield;
	const texts = yield* likeTextsSteps(vectors);
	return { graph: yield* LinkGraph.of(notes), texts, named, namedBy };
}

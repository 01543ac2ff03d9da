import { finish } from '../../text/steps.ts';
import { LinkGraph } from './linkGraph.ts';
import { type LikeTexts, likeTextsSteps } from './likeTexts.ts';
import { type Namings, NamingWriter } from './namings.ts';
import type { NumberRows } from './numberRows.ts';
import type { RankedNote } from './rankedNote.ts';
import type { RankingWords } from './rankingWords.ts';
import { flatVectors } from './wordVectors.ts';

/** What a vault says to the ranker; a note is a number, its place among the paths in code-unit order. */
export interface RankingModel {
	readonly graph: LinkGraph;
	readonly texts: LikeTexts;
	/** Which notes the body of each note names. */
	readonly named: Namings;
	/** The notes whose body names each note. */
	readonly namedBy: NumberRows;
}

/** Notes without words: links alone are ranked. */
const NO_WORDS: RankingWords = { vectors: flatVectors([]), named: new NamingWriter().finish() };

/** @param notes in the code-unit order of their paths, each path once. */
export function rankingModel(notes: readonly RankedNote[], words?: RankingWords): RankingModel {
	return finish(
		rankingModelSteps(
			notes.map(({ path }) => path),
			notes,
			words,
		),
	);
}

/**
 * The same in steps, each of which goes over the notes once.
 *
 * @param paths those of the notes, which come one after the other: none of them is kept.
 */
export function* rankingModelSteps(
	paths: readonly string[],
	notes: Iterable<RankedNote>,
	{ vectors, named }: RankingWords = NO_WORDS,
): Generator<undefined, RankingModel, undefined> {
	const namedBy = named.rows.turned(paths.length);
	yield;
	const texts = yield* likeTextsSteps(vectors);
	return { graph: yield* LinkGraph.of(paths, notes), texts, named, namedBy };
}

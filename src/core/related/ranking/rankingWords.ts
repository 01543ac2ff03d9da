import { countTokens, type TokenCounts } from '../../note/read/bodyTokens.ts';
import { wordTokens } from '../../text/wordTokens.ts';
import { nameFinderSteps, type Naming } from './namings.ts';
import { type FlatVectors, flatVectors } from './likeTexts.ts';
import { wordVectorSteps } from './wordVectors.ts';

/** As often as in the body each word of a title counts. */
const WEIGHT_OF_TITLE = 3;

/** What is known of a note's words and names. */
export interface WordedNote {
	readonly title: string;
	readonly aliases: readonly string[];
	/** The words of its body in their order; none where it could not be read. */
	readonly tokens: Uint32Array;
}

/** What the words of a vault's notes say, one entry a note. */
export interface RankingWords {
	readonly vectors: FlatVectors;
	readonly named: readonly (readonly Naming[])[];
}

/** Works out vectors and namings of all notes; yields now and then, for a host that works in slices. */
export function* rankingWordsSteps(notes: readonly WordedNote[]): Generator<undefined, RankingWords, undefined> {
	const vectors = flatVectors(yield* wordVectorSteps(yield* countedSteps(notes)));
	const finder = yield* nameFinderSteps(notes.flatMap(({ title, aliases }, note) => [title, ...aliases].map((name) => ({ name, note }))));
	const named: (readonly Naming[])[] = [];
	for (const [at, { tokens }] of notes.entries()) {
		named.push(finder.namedIn(tokens, at));
		if (at % NOTES_A_STEP === 0) yield;
	}
	return { vectors, named };
}

/** The words of each note and its title; let go with the vectors that are made of them. */
function* countedSteps(notes: readonly WordedNote[]): Generator<undefined, readonly TokenCounts[], undefined> {
	const counted: TokenCounts[] = [];
	for (const [at, { title, tokens }] of notes.entries()) {
		const titleTokens = wordTokens(title);
		const all = new Uint32Array(tokens.length + titleTokens.length * WEIGHT_OF_TITLE);
		all.set(tokens);
		for (let time = 0; time < WEIGHT_OF_TITLE; time += 1) all.set(titleTokens, tokens.length + time * titleTokens.length);
		counted.push(countTokens(all));
		if (at % NOTES_A_STEP === 0) yield;
	}
	return counted;
}

/** A millisecond or two. */
const NOTES_A_STEP = 100;

import { countTokens, type TokenCounts } from '../../note/read/bodyTokens.ts';
import { wordTokens } from '../../text/wordTokens.ts';
import { nameFinderSteps, type Namings, NamingWriter } from './namings.ts';
import { type FlatVectors, wordVectorSteps } from './wordVectors.ts';

/** As often as in the body each word of a title counts. */
export const WEIGHT_OF_TITLE = 3;

/** What is known of a note's words and names. */
export interface WordedNote {
	readonly title: string;
	readonly aliases: readonly string[];
	/** The words of its body in their order; none where it could not be read. */
	readonly tokens: Uint32Array;
}

/** The notes of a vault with their words, each made when it is asked for: all of them together would be larger than what is made of them. */
export interface WordedNotes {
	readonly count: number;
	readonly at: (note: number) => WordedNote;
}

/** What the words of a vault's notes say. */
export interface RankingWords {
	readonly vectors: FlatVectors;
	readonly named: Namings;
}

/** A millisecond or two. */
const NOTES_A_STEP = 100;

/** Works out vectors and namings of all notes; yields now and then, for a host that works in slices. */
export function* rankingWordsSteps({ count, at: noteAt }: WordedNotes): Generator<undefined, RankingWords, undefined> {
	const vectors = yield* wordVectorSteps(count, (note) => countsOf(noteAt(note)));
	const finder = yield* nameFinderSteps(namesOf({ count, at: noteAt }));
	const named = new NamingWriter();
	for (let note = 0; note < count; note += 1) {
		named.add(finder.namedIn(noteAt(note).tokens, note));
		if (note % NOTES_A_STEP === 0) yield;
	}
	return { vectors, named: named.finish() };
}

function* namesOf({ count, at: noteAt }: WordedNotes): Iterable<{ readonly name: string; readonly note: number }> {
	for (let note = 0; note < count; note += 1) {
		const { title, aliases } = noteAt(note);
		yield { name: title, note };
		for (const name of aliases) yield { name, note };
	}
}

/** The words of a note and its title. */
function countsOf({ title, tokens }: WordedNote): TokenCounts {
	const titleTokens = wordTokens(title);
	const all = new Uint32Array(tokens.length + titleTokens.length * WEIGHT_OF_TITLE);
	all.set(tokens);
	for (let time = 0; time < WEIGHT_OF_TITLE; time += 1) all.set(titleTokens, tokens.length + time * titleTokens.length);
	return countTokens(all);
}

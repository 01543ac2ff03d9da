/** One reason why a note is proposed, in words that are shown: "mentions it 3 times". */
export interface Reason {
	readonly kind:
		| 'mutual' // both notes link each other in their texts
		| 'lists' // it lists this note among its related notes
		| 'names' // it names this note in a field
		| 'mentions' // its text links here
		| 'says' // its text says this note's name without a link
		| 'mentioned' // this note's own text or fields name it
		| 'listed-together' // other notes list both
		| 'listed-by-targets' // what this note links lists it
		| 'like-text' // the texts are about the same things
		| 'linked-together' // the same notes link both
		| 'coupled'; // links to the same notes
	readonly words: string;
	/** How much of the score it stands for. */
	readonly worth: number;
}

/** Where the link stands that speaks for a candidate; the host reads the sentence there. */
export interface Evidence {
	readonly path: string;
	readonly start: number;
	readonly end: number;
	readonly line: number;
}

/** A note that may belong into another note's related section. */
export interface Candidate {
	readonly path: string;
	readonly score: number;
	/** How probable it is that the note's author would list it, from 0 to 1. */
	readonly probability: number;
	/** Strongest first; put into words when they are read. */
	readonly reasons: readonly Reason[];
	/** Whether a link from it stands behind the proposal; the others are shown and never written unless ticked. */
	readonly backed: boolean;
	readonly evidence: Evidence | undefined;
}

/** What is written without being ticked one by one is at least so probable: three in four of what was written by it were the author's own. */
export const WRITTEN_FROM = 0.6;

/** What is written where all is asked for. */
export const ALL_FROM = 0.3;

/** Whether a candidate is written without being ticked. */
export function isWritten({ backed, probability }: Pick<Candidate, 'backed' | 'probability'>, from: number = WRITTEN_FROM): boolean {
	return backed && probability >= from;
}

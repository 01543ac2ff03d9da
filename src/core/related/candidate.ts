/** One reason why a note is proposed, in words that are shown: "mentions it 3 times". */
export interface Reason {
	readonly kind:
		| 'mutual' // both notes link each other in prose
		| 'lists' // it lists this note among its related notes
		| 'names' // it names this note in a field
		| 'mentions' // its text links here
		| 'mentioned' // this note's own text links there
		| 'shared-actors'
		| 'shared-tags'
		| 'co-cited' // linked by the same notes
		| 'coupled'; // links to the same notes
	readonly words: string;
	/** How much it adds to the score. */
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
	/** Strongest first; put into words when they are read. */
	readonly reasons: readonly Reason[];
	/** Whether a link from it stands behind the proposal; the others are shown and never written unless ticked. */
	readonly backed: boolean;
	readonly evidence: Evidence | undefined;
}

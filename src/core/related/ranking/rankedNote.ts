/** A note as the ranker sees it. */
export interface RankedNote {
	readonly path: string;
	readonly type: string | undefined;
	/** May not be proposed; takes part in the walk over the graph and as evidence where `ranking` says so. */
	readonly isExcluded: boolean;
	/** Paths that its body links outside related sections; those of notes count, each once. */
	readonly text: readonly string[];
	/** Paths that its front matter links or names. */
	readonly field: readonly string[];
	/** Paths that its related sections list in bullets of their own. */
	readonly list: readonly string[];
}

import type { Candidate } from '../../../core/related/candidate.ts';
import type { BacklinkEntry } from '../../../core/backlinks/backlinkGroups.ts';

/** A row of the backlinks view. */
export type BacklinkItem =
	| { readonly kind: 'group'; readonly key: string; readonly title: string; readonly count: number; readonly isFolded: boolean }
	| {
			readonly kind: 'entry';
			readonly key: string;
			readonly entry: BacklinkEntry;
			readonly isNew: boolean;
			/** The proposal to link it back; absent where it is linked back, excluded or dismissed. */
			readonly candidate: Candidate | undefined;
	  }
	| { readonly kind: 'suggestion'; readonly key: string; readonly candidate: Candidate };

import type { Range } from '../text/range.ts';

/** A block that is still open where the note ends; bars edits of sections. */
export interface UnclosedBlock {
	readonly kind: 'fence' | 'comment' | 'math' | 'html';
	/** Where it opens. */
	readonly range: Range;
}

import type { Range } from '../../text/range.ts';
import type { SourcePlace } from '../source.ts';

/** A stretch of a note that gives a source or several: a bullet's own text, a line, a row of a table, the text of a footnote. */
export interface SourceBlock {
	readonly place: SourcePlace;
	readonly range: Range;
	/** Bullets below that say more about the source above them. */
	readonly remark: string | null;
	/** What columns of a table say, `undefined` outside tables. */
	readonly row: RowWords | undefined;
	/** What a record says beside it of its title. */
	readonly title?: string | undefined;
}

/** The words of a row by what its column is called. */
export interface RowWords {
	readonly title: string | null;
	readonly publisher: string | null;
	readonly author: string | null;
	readonly date: string | null;
	readonly annotation: string | null;
}

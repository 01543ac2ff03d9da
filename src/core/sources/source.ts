import type { Range } from '../text/range.ts';

/** Where a source is given: under a heading, in the running text, as a footnote, or in a front-matter field. */
export type SourcePlace =
	| { readonly kind: 'section'; readonly heading: string }
	| { readonly kind: 'text' }
	| { readonly kind: 'footnote'; readonly id: string }
	| { readonly kind: 'field'; readonly field: string };

interface SourceBase {
	readonly place: SourcePlace;
	/** The bullet, line, definition or value that gives it, its line end not included. */
	readonly range: Range;
	readonly line: number;
	/** The publication, where it can be told apart. */
	readonly publisher: string | null;
	/** The title; where nothing can be told apart the whole text. */
	readonly title: string;
	readonly author: string | null;
	/** As written: a year, a month or a day. */
	readonly date: string | null;
	/** What stands behind the link, such as ` — why`. */
	readonly annotation: string | null;
	/** The address of an archived copy given beside it. */
	readonly archiveUrl: string | null;
}

/** A source that is a page: its address as written and in the form in which addresses are compared. */
export interface WebSource extends SourceBase {
	readonly kind: 'web';
	readonly url: string;
	readonly canonicalUrl: string;
}

/** A source that is a note of the vault: the link path as written; the index says where it leads. */
export interface NoteSource extends SourceBase {
	readonly kind: 'note';
	readonly target: string;
}

/** A plain citation, or a link of a kind that is never opened. */
export interface TextSource extends SourceBase {
	readonly kind: 'text';
}

export type Source = WebSource | NoteSource | TextSource;

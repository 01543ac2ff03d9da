import type { Range } from '../text/range.ts';

/** Where a source is given: under a heading, in the running text, as a footnote, or in a front-matter field. */
export type SourcePlace =
	/** `subheading`: the nearest heading above, where it is one inside the section. */
	| { readonly kind: 'section'; readonly heading: string; readonly subheading: string | null }
	| { readonly kind: 'text' }
	| { readonly kind: 'footnote'; readonly id: string }
	| { readonly kind: 'field'; readonly field: string };

/** What a citation written out in full says, each part where it can be told apart. */
export interface Citation {
	readonly author: string | null;
	/** As written: `2003`, `2024, May 12`, `c. 1920`, `n.d.` */
	readonly date: string | null;
	/** The title of the work alone. */
	readonly work: string | null;
	/** The journal or newspaper it appeared in. */
	readonly container: string | null;
	readonly publisher: string | null;
	/** Where it was published. */
	readonly place: string | null;
	readonly editor: string | null;
	readonly edition: string | null;
	readonly volume: string | null;
	readonly issue: string | null;
	readonly pages: string | null;
	/** What nothing was made of; no word of a citation is lost. */
	readonly note: string | null;
}

/** One way to read the words of a source, where they do not say by themselves which of them is the publisher. */
export interface Reading {
	readonly publisher: string | null;
	readonly title: string;
	readonly date: string | null;
	readonly annotation: string | null;
	/**
	 * How far the words show a publisher: beyond doubt; as one is likely to stand; as a name and a colon before a link; so
	 * that only a publisher known from elsewhere is one.
	 */
	readonly sign: 'sure' | 'likely' | 'lead' | 'known';
}

interface SourceBase {
	readonly place: SourcePlace;
	/**
	 * What gives it, without list mark and line end: a bullet's own text, a line, a row, a definition's text, a value.
	 * Of several sources in one bullet each has its part; in running text it is the link alone.
	 */
	readonly range: Range;
	readonly line: number;
	/** The link itself, `[text](url)`, `[[note]]` or the bare address; `null` for a plain citation and a field. */
	readonly link: Range | null;
	/** The publication, where it can be told apart. */
	readonly publisher: string | null;
	/** The title, without markup; where nothing can be told apart, and for a plain citation, the whole text. */
	readonly title: string;
	readonly author: string | null;
	/** As written: a year, a month or a day. */
	readonly date: string | null;
	/** What stands after the link or below it, without the dash or the brackets before it. */
	readonly annotation: string | null;
	/** The address of an archived copy given beside it. */
	readonly archiveUrl: string | null;
	/** The parts of a citation written out in full, or `null` where it is none. */
	readonly citation: Citation | null;
	/** What its words may mean as well; `chooseReading` takes the one whose publisher the vault knows best. */
	readonly otherReadings: readonly Reading[];
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

/** A note in another vault, named by an `obsidian://` address. */
export interface CrossVaultNote {
	readonly vault: string | null;
	readonly note: string | null;
}

/** A plain citation, or a link of a kind that is never opened. */
export interface TextSource extends SourceBase {
	readonly kind: 'text';
	/** The note of another vault that an `obsidian://` link leads to. */
	readonly crossVault: CrossVaultNote | null;
}

export type Source = WebSource | NoteSource | TextSource;

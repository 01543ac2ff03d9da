import type { LineStarts } from '../text/lineStarts.ts';
import type { Range } from '../text/range.ts';
import type { Frontmatter } from './frontmatter.ts';
import type { ScanResult } from './scanner/scanResult.ts';
import type { UnclosedBlock } from './unclosedBlock.ts';

/** A heading, ATX or setext (CommonMark 0.31, 4.2 and 4.3). */
export interface Heading {
	/** 1 to 6. */
	readonly level: number;
	/** The raw inline text, closing hashes and blanks taken off. */
	readonly text: string;
	/** The whole heading without its last line end; two lines for setext. */
	readonly range: Range;
	/** The line on which it begins, from 1. */
	readonly line: number;
}

/** What a heading owns: everything up to the next heading of its level or a higher one. */
export interface Section {
	/** The index of its heading in `Note.headings`. */
	readonly heading: number;
	/** From the line after the heading to the end of the section, sub-sections included. */
	readonly content: Range;
	/** The end of what stands directly under it: the first sub-heading's start, else the section's end. */
	readonly directEnd: number;
}

/** A list item at any depth. */
export interface ListItem {
	/** From the marker to the end of the item, nested items included, the last line end not. */
	readonly range: Range;
	/** `-`, `*`, `+`, `1.`, `2)` … as written. */
	readonly marker: string;
	/** What stands before the marker on its line: blanks, tabs, block-quote marks. */
	readonly indent: string;
	/** 0 for an item of an outermost list. */
	readonly depth: number;
	/** The item's own text on the marker's line, a task box not included; may be empty. */
	readonly content: Range;
	readonly line: number;
	/** Index into `Note.headings` of the nearest heading above, -1 for none. */
	readonly section: number;
}

/** How a link is written; `name` is a plain name in a field of kind note and comes from the index, not from the reader. */
export type LinkKind = 'wiki' | 'embed' | 'markdown' | 'property' | 'name';

/** A link to something in the vault, as written. External links are in `Note.urls`. */
export interface Link {
	readonly kind: LinkKind;
	/** The link path: before the first `#`, percent-decoded in Markdown links; empty for a link into the note itself. */
	readonly target: string;
	/** `#heading` or `#^block`, with the mark; empty for none. */
	readonly subpath: string;
	/** The display text, or `null` where none is written. */
	readonly display: string | null;
	/** From `[[`, `![[` or `[` to the closing bracket; for `property` and `name` the value with its quotes. */
	readonly range: Range;
	readonly line: number;
	/** Index into `Note.headings` of the heading it stands in or of the nearest above, -1 for none and in front matter. */
	readonly section: number;
	/** The front-matter key it stands in, or `null` in the body. */
	readonly field: string | null;
	/** Whether it stands in a `%%` comment: a link to Obsidian all the same. */
	readonly inComment: boolean;
}

/** An address outside the vault, as written; images of other hosts are none. Any scheme: who opens one has to judge it. */
export interface ExternalLink {
	/** `markdown`: `[text](url)`; `autolink`: `<url>`; `bare`: the URL alone. */
	readonly kind: 'markdown' | 'autolink' | 'bare';
	/** The destination, angle brackets taken off, escapes and entities resolved, not normalised. */
	readonly url: string;
	/** The link's text, `null` unless `markdown`. */
	readonly text: string | null;
	readonly range: Range;
	/** The destination alone; of a reference it stands where the address is defined. */
	readonly urlRange: Range;
	readonly line: number;
	readonly section: number;
	readonly inComment: boolean;
}

/** `[^id]: text` (the definition; `content` is its text, continuation lines included) or `[^id]` (a reference). */
export interface Footnote {
	readonly id: string;
	readonly range: Range;
	readonly content: Range;
	readonly line: number;
	readonly section: number;
}

/** `#tag` in the body, without the mark. */
export interface Tag {
	readonly name: string;
	readonly range: Range;
	readonly line: number;
}

/** A stretch whose inside is not prose: `html` is tags, blocks and `<!-- -->`, `comment` is `%%`, whose links count. */
export interface OpaqueRange extends Range {
	readonly kind: 'code-block' | 'code' | 'math' | 'html' | 'comment';
}

/** A note as read: its text and every part that something else asks for, in the order of the text. */
export interface Note {
	/** Relative to the vault, with `/`, as the host spells it. */
	readonly path: string;
	readonly text: string;
	/** The line end to write with: that of the first line, `\n` where there is none. */
	readonly lineEnd: '\n' | '\r\n';
	readonly lineStarts: LineStarts;
	readonly frontmatter: Frontmatter;
	/** Where the body begins: after the front matter, else after a BOM, else 0. */
	readonly bodyStart: number;
	readonly headings: readonly Heading[];
	/** One a heading, in the same order. */
	readonly sections: readonly Section[];
	readonly listItems: readonly ListItem[];
	/** Links of the body and of front matter (`property`), by place. */
	readonly links: readonly Link[];
	readonly urls: readonly ExternalLink[];
	readonly footnoteDefinitions: readonly Footnote[];
	readonly footnoteReferences: readonly Footnote[];
	readonly tags: readonly Tag[];
	readonly opaque: readonly OpaqueRange[];
	/** Lines of tables, one a row, delimiter rows included; cells are split at unescaped pipes before anything else is read. */
	readonly tableRows: readonly Range[];
	readonly unclosed: UnclosedBlock | undefined;
	/** The links of front matter alone. */
	readonly propertyLinks: readonly Link[];
	/** The parts of the body as the scanner wrote them, for those who go through a vault: to be read before the next note is. */
	readonly rows: ScanResult;
}

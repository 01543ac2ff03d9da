import type { FrontmatterData } from '../../note/frontmatter.ts';
import type { Heading, LinkKind } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import type { LineStarts } from '../../text/lineStarts.ts';

/**
 * A link as the index keeps it: everything about its place, nothing that holds on to the note's text.
 */
export interface LinkRecord {
	readonly kind: LinkKind;
	readonly target: string;
	readonly subpath: string;
	readonly display: string | null;
	readonly start: number;
	readonly end: number;
	readonly line: number;
	/** Index into `NoteRecord.headings`, -1 for none. */
	readonly section: number;
	readonly field: string | null;
	readonly inComment: boolean;
	/** Whether it stands in a section that lists related notes (one of the settings' headings, at any level). */
	readonly inRelated: boolean;
	/** Whether it stands under such a heading in a bullet of its own: a hand-written or accepted related note. */
	readonly isRelatedBullet: boolean;
	/** Given where it stands there in a line of links that is the list of the section. */
	readonly inListLine?: true;
}

/** Where in a note a link stands: its text, a field, a bullet of its own among the related notes, a line of links that is such a list, or elsewhere in such a section. */
export type LinkPlace = 'text' | 'field' | 'bullet' | 'list-line' | 'related-section';

/** What the index keeps of a note: enough for every question that spans notes, and no text. */
export interface NoteRecord {
	readonly path: string;
	/** The value of the type key, or `undefined` where it is missing or no text. */
	readonly type: string | undefined;
	/** Where that value stands, for a note that has one. */
	readonly typeRange?: Range | undefined;
	readonly frontmatter: 'none' | 'malformed' | 'parsed';
	readonly data: FrontmatterData;
	/** The text between the fences of front matter that could be read, where it is known; it begins on the second line. */
	readonly block?: string | undefined;
	readonly aliases: readonly string[];
	readonly tags: readonly string[];
	readonly headings: readonly Heading[];
	/** Given where the headings are packed: whether `test` holds for one of them; no object is made of any. */
	someHeading?(test: (text: string, level: number) => boolean): boolean;
	/** Links and names in the order of the text. */
	readonly links: readonly LinkRecord[];
	/** Index into `headings` of the section that lists related notes (first in the settings' order), -1 for none. */
	readonly relatedHeading: number;
	/** Whether more than half of the body's words stand in links, related sections apart: so that filling one changes nothing here. */
	readonly isMostlyLinks: boolean;
	/** The initials of its name or an alias that its own text says, as `ownInitials` gives them; absent where it says none. */
	readonly ownInitials?: readonly string[] | undefined;
	readonly length: number;
	readonly lineStarts: LineStarts;
}

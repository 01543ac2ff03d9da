import type { Range } from '../text/range.ts';

/** A value as YAML 1.2 core reads it; dates and times stay text, as in Obsidian. */
export type FrontmatterValue =
	| string
	| number
	| boolean
	| null
	| readonly FrontmatterValue[]
	| { readonly [key: string]: FrontmatterValue };

/** The top level of a front-matter block: own keys only, no prototype. */
export type FrontmatterData = Readonly<Record<string, FrontmatterValue>>;

/** Where a value stands: the key, then list positions from 0 or nested keys. */
export type FrontmatterPath = readonly [string, ...(string | number)[]];

/** The places of one entry of a front-matter block. */
export interface FrontmatterRanges {
	/** The key, with its quotes; for a list item the same as `value`. */
	readonly key: Range;
	/** The value as written, with its quotes or brackets, without a trailing comment and, for text and lists over several lines, without the last line end; empty and just after the colon (the dash of an item, a key without a colon) where there is none. */
	readonly value: Range;
}

/** Why text that looks like front matter is none; each bars every write to the note. */
export type FrontmatterObstacle =
	| 'language' // `---js` and the like: something stands after the opening dashes
	| 'unclosed' // no later line is exactly `---`
	| 'carriage-returns' // lines end in a lone `\r`
	| 'not-first'; // a block stands after blank lines: Obsidian reads it as text

/** Codes of what is wrong with a block that has a fence and cannot be read. */
export type FrontmatterFaultCode =
	| 'yaml' // the parser's own error
	| 'not-a-map'
	| 'duplicate-key'
	| 'tab-indent'
	| 'bad-alias'
	| 'tag'
	| 'complex-key'
	| 'control-character'
	| 'merge-conflict'
	| 'too-large'
	| 'too-many-keys'
	| 'too-deep'
	| 'several-documents';

/** What is wrong with a block, where, in words for the note's author, and a repair where one is known. */
export interface FrontmatterFault {
	readonly code: FrontmatterFaultCode;
	readonly range: Range;
	/** A sentence part that follows "front matter cannot be read: ". */
	readonly message: string;
	/** The replacement that makes the block say what it was written to say (quoting a value), or absent; `safe` where nothing else can be meant. */
	readonly repair?: { readonly title: string; readonly safe: boolean; readonly range: Range; readonly newText: string };
}

/**
 * A note's front matter: none, a block that cannot be read, or its data with the place of every entry.
 *
 * `range` runs from the opening dashes to the end of the closing fence's line, line end included;
 * `block` is what stands between the fences.
 */
export type Frontmatter =
	| { readonly kind: 'none'; readonly obstacle?: { readonly code: FrontmatterObstacle; readonly range: Range } }
	| { readonly kind: 'malformed'; readonly range: Range; readonly block: Range; readonly fault: FrontmatterFault }
	| {
			readonly kind: 'parsed';
			readonly range: Range;
			readonly block: Range;
			readonly data: FrontmatterData;
			/** The places of the entry at `path`, or `undefined` where there is no such entry. */
			rangeOf(path: FrontmatterPath): FrontmatterRanges | undefined;
	  };

import { createInline } from './inline/inline.ts';
import type { Inline } from './inline/inline.ts';
import { createLineCursor } from './lineCursor.ts';
import type { LineCursor } from './lineCursor.ts';
import { createScanResult } from './scanResult.ts';
import type { ScanResult } from './scanResult.ts';

/**
 * The block that lines are being added to, if any:
 * - `none`: the next line opens something.
 * - `paragraph`: ends at a blank line or where another block may interrupt it; its text is read as a whole when it ends.
 * - `fence`: ends at a line of at least as many of the same marks, or with its container.
 * - `indented`: code indented by four columns; ends at the first line that is indented less and not blank.
 * - `html`: ends as its kind says (`blocks/htmlBlock.ts`).
 * - `math`, `comment`: `$$` and `%%` at the beginning of a line; end at the next such mark on a later line.
 * - `table`: ends at a blank line or where another block begins.
 */
export type LeafKind = 'none' | 'paragraph' | 'fence' | 'indented' | 'html' | 'math' | 'comment' | 'table';

/** A block that holds blocks. `isFilled` says whether it holds one yet: an item that begins with two blank lines is empty. */
export type Container =
	| { readonly kind: 'quote'; isFilled: boolean }
	/** `row` is where the item's row is. */
	| { readonly kind: 'item'; readonly row: number; readonly columns: number; isFilled: boolean }
	| { readonly kind: 'footnote'; readonly row: number; isFilled: boolean };

/**
 * What the next characters of a line turned out to be:
 * - `container`: the mark of a block that holds blocks, used up; what stands after it may begin another.
 * - `leaf`: a block to which the whole rest of the line belongs.
 * - `text`: nothing that begins a block.
 */
export type Opened = 'container' | 'leaf' | 'text';

/** The scanner's state between two lines. */
export interface Scan {
	readonly parts: ScanResult;
	readonly inline: Inline;
	readonly cursor: LineCursor;
	/** Block quotes, list items and footnote definitions that are open, outermost first. */
	readonly containers: Container[];
	/** How many of them are block quotes, and how many list items. */
	quoteCount: number;
	itemCount: number;
	leaf: LeafKind;
	/** Where the leaf begins, after its indentation. */
	leafStart: number;
	/** The end of the latest line with content: where what is closed by a later line ends. */
	contentEnd: number;
	/** The beginning and the end of each line of an open paragraph, container marks taken off. */
	readonly paragraph: number[];
	/** The mark and the length of an open fence. */
	fenceMark: number;
	fenceLength: number;
	/** What ends an open HTML block: 1 to 7, as CommonMark numbers them. */
	htmlKind: number;
}

export function createScan(): Scan {
	const parts = createScanResult();
	return {
		parts,
		inline: createInline(parts),
		cursor: createLineCursor(),
		containers: [],
		quoteCount: 0,
		itemCount: 0,
		leaf: 'none',
		leafStart: 0,
		contentEnd: 0,
		paragraph: [],
		fenceMark: 0,
		fenceLength: 0,
		htmlKind: 0,
	};
}

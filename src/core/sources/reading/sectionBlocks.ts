import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import type { LinkFinder } from './linkFinder.ts';
import { listBlocks } from './listBlocks.ts';
import { paragraphBlocks } from './paragraphBlocks.ts';
import type { RecordItems } from './recordItems.ts';
import type { SourceBlock } from './sourceBlock.ts';
import type { SourceSection } from './sourceSections.ts';
import { tableBlocks } from './tableBlocks.ts';

/**
 * What a section of sources gives: its bullets, rows of tables and lines of text, in the order of the note.
 * `footnotes` are given elsewhere and are left out, fields of `records` are no sources.
 */
export function sectionBlocks(
	note: Note,
	section: SourceSection,
	footnotes: readonly SourceBlock[],
	links: LinkFinder,
	records: RecordItems,
): SourceBlock[] {
	const lists = listBlocks(note, section, links, records);
	const tables = tableBlocks(note, section, links);
	const taken: Range[] = [...lists.taken, ...tables.taken, ...footnotes.map(({ range }) => range)];
	return [...lists.blocks, ...tables.blocks, ...paragraphBlocks(note, section, taken, links)];
}

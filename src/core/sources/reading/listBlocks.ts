import type { ListItem, Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { plainText } from '../parsing/plainText.ts';
import { blockText } from './blockText.ts';
import { beginningIn, trimmedRange } from '../../text/rangeSearch.ts';
import { hasLink, type LinkFinder } from './linkFinder.ts';
import { isPlaceholder } from './placeholder.ts';
import { NO_RECORDS } from './recordItems.ts';
import type { SourceBlock } from './sourceBlock.ts';
import type { SourceSection } from './sourceSections.ts';

/** The sources of a section's lists, and the stretches that lists take up. */
export interface ListBlocks {
	readonly blocks: readonly SourceBlock[];
	readonly taken: readonly Range[];
}

/** An item and what it turned out to be. */
interface ReadItem {
	readonly item: ListItem;
	readonly range: Range;
	readonly block: { -readonly [Key in keyof SourceBlock]: SourceBlock[Key] } | undefined;
}

/**
 * The bullets of a section of sources.
 *
 * A bullet with bullets below it is a label where it has no link and only announces them (`**Books**`, `Carnegie:`).
 * A bullet without a link below a source says more about that source, and so do the fields of one of the `records`.
 */
export function listBlocks(note: Note, section: SourceSection, links: LinkFinder, records = NO_RECORDS): ListBlocks {
	const items = beginningIn(note.listItems, section.range);
	const blocks: SourceBlock[] = [];
	const above: ReadItem[] = [];
	for (const [at, item] of items.entries()) {
		while ((above.at(-1)?.item.range.end ?? Infinity) <= item.range.start) above.pop();
		// `- 43. Milton`, as pages are clipped: to Markdown an item inside an item, and all that the outer one says is the inner one's.
		if (items[at + 1]?.line === item.line) continue;
		const range = ownRange(note, item, items[at + 1]);
		const isLinked = hasLink(links, range);
		const text = isLinked ? '' : plainText(blockText(note, range));
		const parent = above.at(-1)?.block;
		const isRemark = (parent !== undefined && !isLinked) || records.fields.has(item);
		const isSource = !isRemark && (isLinked || (!isPlaceholder(text) && !isLabel(note, item, items[at + 1], text, links)));
		const block = isSource
			? { place: section.place, range, remark: null as string | null, row: undefined, title: records.titles.get(item) }
			: undefined;
		if (block) blocks.push(block);
		else if (parent && parent.remark === null && text !== '') parent.remark = text;
		above.push({ item, range, block });
	}
	return { blocks, taken: items.filter(({ depth }) => depth === 0).map(({ range }) => range) };
}

/** The item's own text, lines that go on below the first included, items below it not. */
function ownRange(note: Note, item: ListItem, next: ListItem | undefined): Range {
	const hasNested = next !== undefined && next.range.start < item.range.end;
	const end = hasNested ? (note.lineStarts[next.line - 1] ?? next.range.start) : item.range.end;
	return trimmedRange(note.text, { start: item.content.start, end: Math.max(item.content.start, Math.max(item.content.end, end)) });
}

function isLabel(note: Note, item: ListItem, next: ListItem | undefined, text: string, links: LinkFinder): boolean {
	if (!next || next.range.start >= item.range.end) return text.endsWith(':');
	if (text.endsWith(':') || /^(?:\*\*|__)[^*_]*(?:\*\*|__):?$/.test(note.text.slice(item.content.start, item.content.end).trim()))
		return true;
	return !/\d{4}/.test(text) && hasLink(links, { start: next.range.start, end: item.range.end });
}

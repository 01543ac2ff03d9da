import type { Note } from '../../note/note.ts';
import type { Source } from '../source.ts';
import { describeLink } from '../parsing/describeLink.ts';
import type { LinkFinder } from './linkFinder.ts';
import { linkSource } from './linkSource.ts';
import type { SourceBlock } from './sourceBlock.ts';

/** Where a reader keeps what was marked in a book: the note is about the book, and nobody cites `Location 220`. */
const HIGHLIGHT = /^https?:\/\/(?:readwise\.io\/(?:to_kindle|open)|read\.readwise\.io\/read)\b/;

/** The links out of the note that stand in none of `blocks`, each as a source of its own. */
export function linksInText(note: Note, blocks: readonly SourceBlock[], links: LinkFinder): Source[] {
	const taken = blocks.map(({ range }) => range).sort((a, b) => a.start - b.start);
	const sources: Source[] = [];
	let next = 0;
	for (const link of links.external({ start: note.bodyStart, end: note.text.length })) {
		while ((taken[next]?.end ?? Infinity) <= link.range.start) next += 1;
		if ((taken[next]?.start ?? Infinity) <= link.range.start || HIGHLIGHT.test(link.url)) continue;
		const description = describeLink({ before: '', label: link.text, after: '' }, link.url);
		sources.push(
			linkSource(link.url, {
				place: { kind: 'text' },
				range: link.range,
				line: link.line,
				link: link.range,
				archiveUrl: null,
				...description,
			}),
		);
	}
	return sources;
}

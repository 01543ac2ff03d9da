import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { doiInText } from '../address/doi.ts';
import { readCitation } from '../parsing/citation.ts';
import { isDate } from '../parsing/dates.ts';
import { plainText } from '../parsing/plainText.ts';
import { rangesIn, trimmedRange } from '../../text/rangeSearch.ts';
import { hasLink, type LinkFinder } from './linkFinder.ts';
import type { RowWords, SourceBlock } from './sourceBlock.ts';
import type { SourceSection } from './sourceSections.ts';

type Column = keyof RowWords | 'link';

/** What columns of tables of sources are called. */
const COLUMNS: ReadonlyMap<string, Column> = new Map<string, Column>([
	...(['title', 'source', 'sources', 'name', 'work', 'article', 'report', 'document', 'reference', 'citation', 'book'] as const).map(
		(name) => [name, 'title'] as const,
	),
	...(
		['publisher', 'outlet', 'publication', 'organization', 'organisation', 'site', 'website', 'media', 'journal', 'newspaper'] as const
	).map((name) => [name, 'publisher'] as const),
	...(['author', 'authors', 'by', 'writer'] as const).map((name) => [name, 'author'] as const),
	...(['date', 'published', 'year', 'when'] as const).map((name) => [name, 'date'] as const),
	...(['note', 'notes', 'comment', 'comments', 'why', 'used for', 'relevance', 'summary', 'description', 'topic'] as const).map(
		(name) => [name, 'annotation'] as const,
	),
	...(['link', 'links', 'url', 'address', 'web', 'archive', 'doi'] as const).map((name) => [name, 'link'] as const),
]);

/**
 * The rows of tables in a section of sources, without heads and rules, and the stretches that tables take up. A table
 * gives sources only where a row has a link or a citation, or its columns are those of a bibliography: `### Sources` may
 * as well list where money or power comes from.
 */
export function tableBlocks(
	note: Note,
	section: SourceSection,
	links: LinkFinder,
): { readonly blocks: readonly SourceBlock[]; readonly taken: readonly Range[] } {
	const rows = rangesIn(note.tableRows, section.range);
	const blocks: SourceBlock[] = [];
	let table: SourceBlock[] = [];
	let columns: readonly (Column | undefined)[] = [];
	const close = (): void => {
		const isListed = isBibliography(columns) || table.some((block) => isCited(note, block, links));
		// No call takes as many arguments as a note of a megabyte has rows.
		for (const block of isListed ? table : []) blocks.push(block);
		table = [];
	};
	for (const [at, row] of rows.entries()) {
		const next = rows[at + 1];
		if (isRule(note, row)) continue;
		if (next && isRule(note, next)) {
			close();
			columns = cellsOf(note.text, row).map((cell) => COLUMNS.get(wordsOf(note, cell).toLowerCase()));
			continue;
		}
		const range = trimmedRange(note.text, row);
		const words = rowWords(note, row, columns);
		if (Object.values(words).some((value) => value !== null)) table.push({ place: section.place, range, remark: null, row: words });
	}
	close();
	return { blocks, taken: rows };
}

/** Whether columns say who wrote what: nothing but works has an author and a title, or a title, a publisher and a date. */
function isBibliography(columns: readonly (Column | undefined)[]): boolean {
	const has = (column: Column): boolean => columns.includes(column);
	return has('title') && (has('author') || (has('publisher') && has('date')));
}

function isCited(note: Note, { range }: SourceBlock, links: LinkFinder): boolean {
	if (hasLink(links, range)) return true;
	return cellsOf(note.text, range).some((cell) => {
		const text = note.text.slice(cell.start, cell.end);
		return doiInText(text) !== undefined || readCitation(text) !== null;
	});
}

function isRule(note: Note, row: Range): boolean {
	return /^[\s>|:-]+$/.test(note.text.slice(row.start, row.end)) && note.text.slice(row.start, row.end).includes('-');
}

/** The cells of a row: between unescaped pipes, without those at its ends. */
export function cellsOf(text: string, row: Range): Range[] {
	const cells: Range[] = [];
	let start = row.start;
	for (let at = row.start; at <= row.end; at += 1) {
		const character = at === row.end ? '|' : text.charAt(at);
		if (character === '\\') at += 1;
		if (character !== '|') continue;
		const cell = trimmedRange(text, { start, end: at });
		const isOutside = cell.start === cell.end && (cells.length === 0 || at === row.end);
		if (!isOutside) cells.push(cell);
		start = at + 1;
	}
	return cells;
}

function wordsOf(note: Note, cell: Range): string {
	return plainText(note.text.slice(cell.start, cell.end).replaceAll('\\|', '|'));
}

function rowWords(note: Note, row: Range, columns: readonly (Column | undefined)[]): RowWords {
	const words: { -readonly [Key in keyof RowWords]: RowWords[Key] } = {
		title: null,
		publisher: null,
		author: null,
		date: null,
		annotation: null,
	};
	for (const [at, cell] of cellsOf(note.text, row).entries()) {
		const text = wordsOf(note, cell);
		const column = columns[at] ?? (isDate(text) ? 'date' : undefined);
		if (text === '' || column === 'link') continue;
		const key = column ?? (words.title === null ? 'title' : 'annotation');
		words[key] = words[key] === null ? text : `${words[key]} · ${text}`;
	}
	return words;
}

import type { ExternalLink, Link, Note } from '../../note/note.ts';
import { addToList } from '../../text/addToList.ts';
import { blankedOut } from '../../text/blankedOut.ts';
import { lineAt } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import { beginningIn } from '../../text/rangeSearch.ts';
import { isArchiveCopy } from '../address/archiveCopy.ts';
import { doiInText, doiUrl } from '../address/doi.ts';
import { openableAddress } from '../address/openableUrl.ts';
import type { Source } from '../source.ts';
import { readCitation } from '../parsing/citation.ts';
import { describeLink, type Description } from '../parsing/describeLink.ts';
import { LEADING_NUMBER } from '../parsing/numberMark.ts';
import { plainText } from '../parsing/plainText.ts';
import { publisherKey } from '../parsing/publisherName.ts';
import { blockText } from './blockText.ts';
import { citedNotes, type CitedNote } from './citedNotes.ts';
import type { LinkFinder } from './linkFinder.ts';
import { linkParts } from './linkParts.ts';
import { linkSource } from './linkSource.ts';
import type { RowWords, SourceBlock } from './sourceBlock.ts';
import { cellsOf } from './tableBlocks.ts';

/** What a row or a remark says is said of so many links at most: a stranger's note may have thousands, and a page of words beside them. */
const MOST_SHARING = 20;

/** The sources that a block gives: one a link, else one. */
export function readBlock(note: Note, block: SourceBlock, links: LinkFinder): Source[] {
	// The words of one cell say nothing of a link in another.
	const stretches = block.row === undefined ? [block.range] : cellsOf(note.text, block.range);
	const external = links.external(block.range);
	if (external.length > 0) return pages(note, saidOf(external, block), stretches, external);
	const inside = links.internal(block.range);
	if (inside.length > 0 && isNothingBut(note, block.range, inside)) return [];
	const notes = stretches.flatMap((stretch) =>
		citedNotes(blockText(note, stretch), stretch.start, links.internal(stretch).filter(leadsToNote)),
	);
	const ofNotes = saidOf(notes, block);
	if (notes.length > 0) return notes.map((cited) => noteSource(note, ofNotes, cited, notes.length === 1));
	// The number that leads back to the text is no word of it.
	const marks = inside.filter((link) => !leadsToNote(link) && !/\p{L}/u.test(link.display ?? ''));
	const text = blankedOut(blockText(note, block.range), placesIn(block.range, marks)).trimStart();
	return [plainCitation(note, block, text.replace(LEADING_NUMBER, ''))];
}

/** Not to a place in this very note, which is none of its sources, nor to `[[...]]`, which a template left. */
function leadsToNote({ target }: Link): boolean {
	return /[\p{L}\p{N}\p{S}]/u.test(target);
}

/** Whether a block is nothing but links that lead to no note: a table of contents. */
function isNothingBut(note: Note, range: Range, links: readonly Link[]): boolean {
	if (links.some(leadsToNote)) return false;
	return !/[\p{L}\p{N}]/u.test(blankedOut(note.text.slice(range.start, range.end), placesIn(range, links)));
}

function placesIn({ start }: Range, links: readonly Link[]): readonly Range[] {
	return links.map(({ range }) => ({ start: range.start - start, end: range.end - start }));
}

function saidOf(links: readonly unknown[], block: SourceBlock): SourceBlock {
	return links.length > MOST_SHARING ? { ...block, remark: null, row: undefined } : block;
}

function pages(note: Note, block: SourceBlock, stretches: readonly Range[], external: readonly ExternalLink[]): Source[] {
	const { mains, copies } = withoutCopies(external);
	const aside = [...copies.values()].flat();
	const parts = stretches.flatMap((stretch) => {
		// A copy is a link beside the page, not words about it.
		const words = withoutLinks(blockText(note, stretch), stretch.start, beginningIn(aside, stretch));
		return linkParts(words, stretch.start, beginningIn(mains, stretch));
	});
	return parts.map(({ link, range, before, after }) => {
		const { publisher, title, author, date, annotation, citation, otherReadings } = described(
			describeLink({ before, label: link.text, after }, link.url, block.row?.title ?? block.title),
			block,
		);
		const archiveUrl = copies.get(link)?.[0]?.url ?? null;
		const line = lineAt(note.lineStarts, range.start);
		return linkSource(link.url, {
			place: block.place,
			range: mains.length === 1 ? block.range : range,
			line,
			link: link.range,
			publisher,
			title,
			author,
			date,
			annotation,
			archiveUrl,
			citation,
			otherReadings,
		});
	});
}

/** Links to a page, and beside each the copies of it that web archives keep; where there are only copies, they are the pages. */
function withoutCopies(external: readonly ExternalLink[]): {
	readonly mains: readonly ExternalLink[];
	readonly copies: ReadonlyMap<ExternalLink, ExternalLink[]>;
} {
	const copies = new Map<ExternalLink, ExternalLink[]>();
	if (external.length === 1) return { mains: external, copies };
	const kept = external.map((link) => ({ link, isPage: !isCopy(link) }));
	const mains = kept.filter(({ isPage }) => isPage).map(({ link }) => link);
	let page = mains[0];
	if (!page) return { mains: external, copies };
	for (const { link, isPage } of kept) {
		if (isPage) page = link;
		else addToList(copies, page, link);
	}
	return { mains, copies };
}

function isCopy(link: ExternalLink): boolean {
	const address = openableAddress(link.url);
	return address !== undefined && isArchiveCopy(address);
}

/** `text`, which begins at `offset` of its note, with `links` and the brackets around them blanked out. */
function withoutLinks(text: string, offset: number, links: readonly ExternalLink[]): string {
	const stretches = links.flatMap(({ range, text: label }): Range | Range[] => {
		const start = range.start - offset;
		const end = range.end - offset;
		// `["A title"](copy)`: the title that the citation has.
		if (label !== null && /^["“„«]/.test(label))
			return [
				{ start, end: start + 1 },
				{ start: start + 1 + label.length, end },
			];
		// With the brackets around it: `([archived](…))`.
		const around = text.charAt(start - 1) + text.charAt(end);
		return around === '()' || around === '[]' ? { start: start - 1, end: end + 1 } : { start, end };
	});
	return blankedOut(text, stretches);
}

function noteSource(note: Note, block: SourceBlock, { link, range, before, after, label }: CitedNote, isAlone: boolean): Source {
	const place = isAlone ? block.range : range;
	const description = describeLink({ before, label, after }, label);
	return {
		kind: 'note',
		target: link.target,
		place: block.place,
		range: place,
		line: lineAt(note.lineStarts, place.start),
		link: link.range,
		archiveUrl: null,
		// The name of a note is one name: `Iran - Israel` is by nobody called Iran.
		...described(description.citation ? description : { ...description, publisher: null, title: label, otherReadings: [] }, block),
	};
}

/** A citation without a link; one that names a DOI leads to the page that the DOI stands for. */
function plainCitation(note: Note, block: SourceBlock, text: string): Source {
	const title = block.title ?? plainText(block.row === undefined ? text : rowText(block.row));
	const citation = block.row === undefined ? readCitation(text) : null;
	const words = {
		publisher: citation ? (citation.publisher ?? citation.container) : null,
		title,
		author: citation?.author ?? citation?.editor ?? null,
		date: citation?.date ?? null,
		annotation: null,
		citation,
		otherReadings: [],
	};
	const place = { place: block.place, range: block.range, line: lineAt(note.lineStarts, block.range.start), link: null, archiveUrl: null };
	const found = doiInText(text);
	if (found) return linkSource(doiUrl(found.doi), { ...place, ...described(words, block) });
	return { kind: 'text', crossVault: null, ...place, ...described(words, block) };
}

function rowText({ author, date, title, publisher }: RowWords): string {
	return [author, title, publisher, date].filter((part) => part !== null).join(', ');
}

/** A description with what the columns of a table and the bullets below say; a column is surer than any reading of words. */
function described(description: Description, { row, remark }: SourceBlock): Description {
	const words = row === undefined ? description : columnsFirst(description, row);
	if (remark === null) return words;
	const withRemark = (annotation: string | null): string => (annotation === null ? remark : `${annotation}; ${remark}`);
	return {
		...words,
		annotation: withRemark(words.annotation),
		otherReadings: words.otherReadings.map((reading) => ({ ...reading, annotation: withRemark(reading.annotation) })),
	};
}

function columnsFirst(description: Description, row: RowWords): Description {
	const publisher = row.publisher ?? description.publisher;
	return {
		publisher:
			publisher !== null && row.title !== null && publisherKey(publisher) === publisherKey(row.title) ? description.publisher : publisher,
		title: description.title,
		author: row.author ?? description.author,
		date: row.date ?? description.date,
		annotation: row.annotation,
		citation: null,
		// A column is surer than any reading of words.
		otherReadings: row.publisher === null ? description.otherReadings.map((reading) => ({ ...reading, annotation: row.annotation })) : [],
	};
}

import type { ListItem, Note } from '../../note/note.ts';
import { beginningIn } from '../../text/rangeSearch.ts';
import { plainText } from '../parsing/plainText.ts';
import { hasLink, type LinkFinder } from './linkFinder.ts';
import type { SourceSection } from './sourceSections.ts';

/** What a field of a record begins with: `Fetched: 2026-05-31`, `**Source type:** report`. */
export const LABEL = /^(?:\*\*|__)?(\p{L}[\p{L}\p{N} _-]{0,29}?)(?:\*\*|__)?:(?=\s|\*|_|$)/u;

/** A label with its marks is no longer. */
const LONGEST = 40;

/** So many fields two records have in common. */
const SAME_LABELS = 3;

/** What a record calls the title of its source. */
const TITLE = /^(?:title|titel|titre|t[ií]tulo|titolo)$/i;

/** What lists of records make of their bullets. */
export interface RecordItems {
	/** Fields of a record that are no sources. */
	readonly fields: ReadonlySet<ListItem>;
	/** The title that a record has for its source, by the bullet that gives it. */
	readonly titles: ReadonlyMap<ListItem, string>;
}

/** There are no records. */
export const NO_RECORDS: RecordItems = { fields: new Set(), titles: new Map() };

/**
 * The bullets of these sections that are fields of a record: where the list below each of several headings has no more than one bullet with
 * a link, and all its bullets begin with a label (`URL:`, `Fetched:`, `Notes:`), three and more of them the same below another heading. The
 * bullet with the link gives the source, else that with the title, else the first.
 */
export function recordItems(note: Note, sections: readonly SourceSection[], links: LinkFinder): RecordItems {
	// Nearly all sources of a note stand below one heading.
	if (sections.length < 2) return NO_RECORDS;
	const headings = new Map<string, number>();
	const records: { readonly labels: readonly string[]; readonly list: readonly ListItem[]; readonly linked: ListItem | undefined }[] = [];
	for (const { range } of sections) {
		const list = beginningIn(note.listItems, range).filter(({ depth }) => depth === 0);
		if (list.length < SAME_LABELS) continue;
		const [linked, ...others] = list.filter((item) => hasLink(links, item.range));
		if (others.length > 0) continue;
		const labels = list.flatMap(
			({ content: { start, end } }) => LABEL.exec(note.text.slice(start, Math.min(end, start + LONGEST)))?.[1] ?? [],
		);
		if (new Set(labels).size < list.length) continue;
		records.push({ labels, list, linked });
		for (const label of labels) headings.set(label, (headings.get(label) ?? 0) + 1);
	}
	const isShared = (label: string): boolean => (headings.get(label) ?? 0) > 1;
	const fields = new Set<ListItem>();
	const titles = new Map<ListItem, string>();
	for (const { labels, list, linked } of records) {
		if (labels.filter(isShared).length < SAME_LABELS) continue;
		const titled = list[labels.findIndex((label) => TITLE.test(label))];
		const source = linked ?? titled ?? list[0];
		for (const item of list) if (item !== source) fields.add(item);
		if (source === undefined || titled === undefined) continue;
		const title = plainText(
			note.text
				.slice(titled.content.start, titled.content.end)
				.replace(LABEL, '')
				.replace(/^[:*_\s]+/, ''),
		);
		if (title !== '') titles.set(source, title);
	}
	return { fields, titles };
}

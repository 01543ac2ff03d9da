import type { ListItem, Note } from '../../note/note.ts';
import { beginningIn } from '../../text/rangeSearch.ts';
import { hasLink, type LinkFinder } from './linkFinder.ts';
import type { SourceSection } from './sourceSections.ts';

/** What a field of a record begins with: `Fetched: 2026-05-31`, `**Source type:** report`. */
const LABEL = /^(?:\*\*|__)?(\p{L}[\p{L}\p{N} _-]{0,29}?)(?:\*\*|__)?:(?=\s|\*|_|$)/u;

/** A label with its marks is no longer. */
const LONGEST = 40;

/** So many fields two records have in common. */
const SAME_LABELS = 3;

/** None of them is a field of a record. */
export const NO_FIELDS: ReadonlySet<ListItem> = new Set();

/**
 * The bullets of these sections that are fields of a record and no sources: where the list below each of several headings has one bullet with
 * a link, and all its bullets begin with a label (`URL:`, `Fetched:`, `Notes:`), three and more of them the same below another heading.
 */
export function recordItems(note: Note, sections: readonly SourceSection[], links: LinkFinder): ReadonlySet<ListItem> {
	// Nearly all sources of a note stand below one heading.
	if (sections.length < 2) return NO_FIELDS;
	const headings = new Map<string, number>();
	const records: { readonly labels: readonly string[]; readonly plain: readonly ListItem[] }[] = [];
	for (const { range } of sections) {
		const list = beginningIn(note.listItems, range).filter(({ depth }) => depth === 0);
		const plain = list.filter((item) => !hasLink(links, item.range));
		if (plain.length < SAME_LABELS - 1 || plain.length !== list.length - 1) continue;
		const labels = list.flatMap(
			({ content: { start, end } }) => LABEL.exec(note.text.slice(start, Math.min(end, start + LONGEST)))?.[1] ?? [],
		);
		if (new Set(labels).size < list.length) continue;
		records.push({ labels, plain });
		for (const label of labels) headings.set(label, (headings.get(label) ?? 0) + 1);
	}
	const isShared = (label: string): boolean => (headings.get(label) ?? 0) > 1;
	return new Set(records.filter(({ labels }) => labels.filter(isShared).length >= SAME_LABELS).flatMap(({ plain }) => plain));
}

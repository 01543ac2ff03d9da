import type { ListItem, Note } from '../note/note.ts';
import { headingName } from '../note/read/findSection.ts';
import { readSources } from '../sources/readSources.ts';
import { repeatedSources } from '../sources/repeatedSources.ts';
import type { Source } from '../sources/source.ts';
import type { Range } from '../text/range.ts';
import type { BodyPart } from './bodyParts.ts';

/** Where the twin of a bullet is, and what the bullet says beyond it. */
export interface Twin {
	/** The end of the twin's own words in the other note; absent where there is none to add to: a bullet that leads to its own note. */
	readonly at?: number;
	/** Empty for nothing. */
	readonly more: string;
}

/** Which headings list sources and related notes. */
export interface MergeHeadings {
	readonly sourceHeadings: readonly string[];
	readonly relatedHeadings: readonly string[];
}

/** Where a link of the merged note leads: a path, or `undefined`. */
export type LeadsTo = (target: string) => string | undefined;

/**
 * Gives for a bullet of `old`, which stands under the headings `names` (innermost first), its twin in `into`: the same source in any
 * spelling of its address, a related note that is listed there, or the note itself. `undefined` for none, and where bullets stand below it.
 */
export function twinsIn(
	old: Note,
	into: Note,
	headings: MergeHeadings,
	leadsTo: LeadsTo,
): (part: BodyPart, names: readonly string[]) => Twin | undefined {
	const sources = sourceTwins(old, into, headings);
	const written = new Set(into.listItems.map(({ content }) => into.text.slice(content.start, content.end)));
	const related = relatedBullets(into, headings.relatedHeadings, leadsTo);
	return ({ item }, names) => {
		if (item === undefined || old.text.slice(item.content.end, item.range.end).trim() !== '') return undefined;
		const found = sources(item);
		// Word for word it may stand there as another twin.
		if (found) return written.has(old.text.slice(item.content.start, item.content.end)) ? { more: '' } : found;
		const [link, other] = old.links.filter(({ range }) => isInside(range, item.content));
		const path = link === undefined || other !== undefined ? undefined : leadsTo(link.target);
		if (link === undefined || path === undefined || !names.some((name) => isNamed(name, headings.relatedHeadings))) return undefined;
		if (path === into.path) return { more: wordsBeside(old, item, link.range, '') };
		const twin = related.get(path);
		return (
			twin && { at: twin.content.end, more: wordsBeside(old, item, link.range, into.text.slice(twin.content.start, twin.content.end)) }
		);
	};
}

/** Whether a heading goes by one of `names`. */
export function isNamed(text: string, names: readonly string[]): boolean {
	return names.some((name) => headingName(name) === headingName(text));
}

/** The words of a bullet before and after its link that `known` does not have; empty for none. */
export function wordsBeside({ text }: Note, { content }: ListItem, link: Range, known: string): string {
	return [text.slice(content.start, link.start), text.slice(link.end, content.end)]
		.map((words) => words.trim())
		.filter((words) => /[\p{L}\p{N}]/u.test(words) && !known.includes(words))
		.join(' ');
}

function sourceTwins(old: Note, into: Note, headings: MergeHeadings): (item: ListItem) => Twin | undefined {
	const own = readSources(old, headings).map(inOneList);
	const theirs = readSources(into, headings).map(inOneList);
	const known = new Set(theirs);
	const repeated = repeatedSources([...theirs, ...own], (source) => (known.has(source) ? into : old));
	return (item) => {
		const [source, other] = own.filter(({ range }) => isInside(range, item.range));
		const twin = source === undefined || other !== undefined ? undefined : repeated.get(source);
		if (source === undefined || twin === undefined || !known.has(twin)) return undefined;
		const bullet = into.listItems.findLast(({ content }) => content.start <= twin.range.start && twin.range.end <= content.end);
		const says = into.text.slice(bullet?.content.start ?? twin.range.start, bullet?.content.end ?? twin.range.end);
		const more = source.link === null ? '' : wordsBeside(old, item, source.link, says);
		return bullet === undefined ? { more } : { at: bullet.content.end, more };
	};
}

/** A page is a twin in whichever list of the other note it stands. */
function inOneList(source: Source): Source {
	return source.place.kind === 'section' ? { ...source, place: { ...source.place, heading: '' } } : source;
}

/** The bullets of the related sections, by the note that each leads to. */
function relatedBullets(note: Note, names: readonly string[], leadsTo: LeadsTo): ReadonlyMap<string, ListItem> {
	const found = new Map<string, ListItem>();
	for (const item of note.listItems) {
		const link = note.links.find(({ range }) => isInside(range, item.content));
		const path = link && isNamed(note.headings[item.section]?.text ?? '', names) ? leadsTo(link.target) : undefined;
		if (path !== undefined && !found.has(path)) found.set(path, item);
	}
	return found;
}

function isInside(inner: Range, outer: Range): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}

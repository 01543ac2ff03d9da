import { bulletFor } from '../note/edit/body/bulletFor.ts';
import type { EditOutcome, Refusal } from '../note/edit/verify/editOutcome.ts';
import { isClippedNote, type TypeAncestry } from '../vault/noteRole/isClipped.ts';
import { isNoteOfPlugin } from '../vault/noteRole/isKeptByPlugin.ts';
import { findSection, headingName } from '../note/read/findSection.ts';
import { insertBullets } from '../note/edit/body/insertBullets.ts';
import type { LinkText } from '../note/edit/body/wikilinkTo.ts';
import type { Note } from '../note/note.ts';
import type { Range } from '../text/range.ts';
import { linksInLines } from '../note/read/linkLines.ts';
import { SECTION_LEVEL, type SectionHeading } from '../vault/sections/sectionNaming.ts';
import { footerStarts } from '../note/read/footerStarts.ts';

/** What filling a related section is told. */
export interface RelatedPlanOptions {
	/** How many bullets the section may hold; `Infinity` for any number. */
	readonly limit: number;
	/** The key under which a note's type stands; `type` where absent. */
	readonly typeKey?: string;
	/** Which types extend which; absent: none does. */
	readonly types?: TypeAncestry;
	/** Names of the section, first the one that is made where none is there and nothing else says. */
	readonly headings: readonly string[];
	/** The heading that is made where the note has none; asked only then. */
	readonly made?: (note: Note) => SectionHeading;
	/** Names of sections that a new one stands before where the type does not say. */
	readonly sourceHeadings: readonly string[];
	/** The sections that the note's type wants, in order; empty or absent for none. */
	readonly typeSections?: readonly string[];
	/** Whether these are a built-in type's, which says where the section stands and not what the vault calls it. */
	readonly hasBuiltInSections?: boolean;
	/** Why a note is listed, by path: written after the link. */
	readonly annotations?: Readonly<Record<string, string>>;
	/** The link to a path as it is written in this note; see `linkTextFor`. */
	readonly linkText: (path: string) => LinkText;
	/** Where a link path leads that is written in this note, `null` for nowhere. */
	readonly leadsTo: (target: string) => string | null;
}

/** What filling a section comes to. */
export interface RelatedPlan {
	readonly outcome: EditOutcome;
	/** The notes that get a bullet, best first. */
	readonly added: readonly string[];
	/** How many candidates found no room. */
	readonly left: number;
	/** Candidates that came up and no link can lead to, with the reason. */
	readonly refused: readonly { readonly path: string; readonly refusal: Refusal }[];
}

/**
 * The insertions that put these candidates into the note's related section, in their order, until it is full.
 *
 * A candidate that the text lists by now is passed over, whatever the index knew when it was proposed. The plan holds
 * for the text of `note` alone. A clipped document gets no section that it does not have: it is someone else's text. What a plugin keeps, a drawing or a board, gets nothing. With nothing to add, or nowhere to put it, `outcome` says so and `added` is empty.
 */
export function planRelated(note: Note, candidates: readonly { readonly path: string }[], options: RelatedPlanOptions): RelatedPlan {
	if (
		isNoteOfPlugin(note) ||
		(isClippedNote(note, options.typeKey ?? 'type', options.types) && findSection(note, options.headings).kind === 'none')
	)
		return { outcome: { kind: 'unchanged' }, added: [], left: 0, refused: [] };
	const listed = listedPaths(note, options);
	const open = candidates.filter(({ path }) => !listed.has(path));
	const room = Math.max(0, options.limit - bulletsIn(note, options.headings));
	const refused: { path: string; refusal: Refusal }[] = [];
	const chosen: { path: string; bullet: string }[] = [];
	for (const { path } of open) {
		if (chosen.length >= room) break;
		const link = options.linkText(path);
		if (link.kind === 'refused') refused.push({ path, refusal: link });
		else chosen.push({ path, bullet: bulletFor(link.text, annotationOf(path, options)) });
	}
	const outcome: EditOutcome =
		chosen.length === 0
			? { kind: 'unchanged' }
			: insertBullets(note, {
					headings: options.headings,
					bullets: chosen.map(({ bullet }) => bullet),
					whereMissing: whereMissing(note, options),
					isListed: (target) => listed.has(options.leadsTo(target) ?? ''),
				});
	const added = outcome.kind === 'edits' ? chosen.map(({ path }) => path) : [];
	return { outcome, added, left: open.length - added.length - refused.length, refused };
}

function annotationOf(path: string, { annotations }: RelatedPlanOptions): string {
	return annotations !== undefined && Object.hasOwn(annotations, path) ? (annotations[path] ?? '') : '';
}

/** Where the links of every related section of the note lead. */
function listedPaths(note: Note, { headings, leadsTo }: RelatedPlanOptions): ReadonlySet<string> {
	const names = new Set(headings.map(headingName));
	const ranges = note.sections
		.filter((section) => names.has(headingName(note.headings[section.heading]?.text ?? '')))
		.map((section) => section.content);
	const paths = new Set<string>();
	const footerStart = footerStarts(note);
	for (const { range, target, section } of note.links) {
		if (!ranges.some((content) => content.start <= range.start && range.start < content.end) || range.start >= footerStart(section))
			continue;
		const path = leadsTo(target);
		if (path !== null) paths.add(path);
	}
	return paths;
}

/**
 * How many notes the section has room taken by: bullets, those below sub-headings among them and lone marks not, and the links
 * of lists that are lines of links, which have no items. A bullet that is added to either counts as one more.
 */
function bulletsIn(note: Note, headings: readonly string[]): number {
	const found = findSection(note, headings);
	const content = found.kind === 'found' ? note.sections[found.heading]?.content : undefined;
	if (content === undefined) return 0;
	const isInside = ({ range }: { readonly range: Range }): boolean => content.start <= range.start && range.start < content.end;
	const items = note.listItems.filter((item) => item.depth === 0 && isInside(item) && hasText(note, item.content));
	const inLines = linksInLines(note);
	const footerStart = footerStarts(note);
	const links = note.links.filter(
		(link) => inLines.has(link.range.start) && isInside(link) && link.range.start < footerStart(link.section),
	);
	return items.length + links.length;
}

function hasText(note: Note, range: { readonly start: number; readonly end: number }): boolean {
	return note.text.slice(range.start, range.end).trim() !== '';
}

/** What the section is called that is made, and where the type wants it: before the first of those that it puts after it; else before the sources. */
function whereMissing(note: Note, options: RelatedPlanOptions): { heading: string; level: number; beforeHeadings: readonly string[] } {
	const { headings, sourceHeadings, typeSections = [], hasBuiltInSections, made } = options;
	const names = new Set(headings.map(headingName));
	const wanted = typeSections.findIndex((section) => names.has(headingName(section)));
	const isMissing = made !== undefined && findSection(note, headings).kind === 'none';
	const { text, level } = isMissing ? made(note) : { text: headings[0] ?? 'Related Notes', level: SECTION_LEVEL };
	return {
		heading: (hasBuiltInSections === true ? undefined : typeSections[wanted]) ?? text,
		level,
		beforeHeadings: [...(wanted === -1 ? [] : typeSections.slice(wanted + 1)), ...sourceHeadings],
	};
}

import { headingName } from '../../note/read/findSection.ts';
import type { Heading, Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { readCitation } from '../parsing/citation.ts';
import type { SourcePlace } from '../source.ts';

/** What stands directly under one heading of a section of sources. */
export interface SourceSection {
	readonly place: SourcePlace;
	readonly range: Range;
}

const NO_HEADINGS: readonly string[] = [];

interface Headings {
	readonly sourceHeadings: readonly string[];
	readonly relatedHeadings?: readonly string[];
}

/**
 * The parts of the note that give sources: what stands under a heading of the settings, at any level, and under its
 * sub-headings, one part a heading. A sub-heading that lists related notes is left out with all below it, and so is
 * `Sources` below a heading on what comes from other sources than documents (`Funding`, `Energy`).
 */
export function sourceSections(note: Note, { sourceHeadings, relatedHeadings = NO_HEADINGS }: Headings): SourceSection[] {
	if (note.headings.length === 0) return [];
	const wanted = namesOf(sourceHeadings);
	const unwanted = namesOf(relatedHeadings);
	const found: SourceSection[] = [];
	let outer: { readonly text: string; readonly end: number } | undefined;
	let skippedTo = -1;
	for (const [at, heading] of note.headings.entries()) {
		const section = note.sections[at];
		if (!section || !beginsItsLine(note, heading) || section.content.start < skippedTo) continue;
		const name = headingName(heading.text);
		const inside = outer !== undefined && heading.range.start < outer.end;
		const isLeftOut = inside ? unwanted.has(name) : wanted.has(name) && isOfSubstance(note, at, section.content);
		if (isLeftOut) skippedTo = section.content.end;
		else if (inside || wanted.has(name)) {
			if (!inside) outer = { text: heading.text, end: section.content.end };
			const place: SourcePlace = { kind: 'section', heading: outer?.text ?? heading.text, subheading: inside ? heading.text : null };
			found.push({ place, range: { start: section.content.start, end: section.directEnd } });
		}
	}
	return found;
}

/** What has sources that are no documents: money, power, goods. */
const SUBSTANCES: ReadonlySet<string> = new Set(
	(
		'funding funds finance finances financing income incomes revenue revenues earnings profit profits money capital wealth budget taxes ' +
		'taxation donations donors sponsorship sponsors grants energy power electricity fuel fuels gas oil coal heat light water food ' +
		'nutrition protein nutrients vitamins minerals supply supplies procurement arms weapons ammunition recruitment manpower noise ' +
		'pollution emissions radiation contamination cash'
	).split(' '),
);

/** What stands after such a word without changing what it is about: `Energy mix`, `Funding and support`. */
const AFTER: ReadonlySet<string> = new Set(['and', 'of', 'the', 'mix', 'base', 'model', 'structure', 'streams', 'support', 'sources']);

/**
 * Whether the heading at `at` stands below one on money, power or goods, not the note's title, and lists where they come
 * from. A citation written out in full below it shows that documents are meant after all.
 */
function isOfSubstance(note: Note, at: number, content: Range): boolean {
	let level = note.headings[at]?.level ?? 1;
	for (let above = at - 1; above >= 0 && level > 1; above -= 1) {
		const heading = note.headings[above];
		if (!heading || heading.level >= level) continue;
		level = heading.level;
		const isTitle = above === 0 && level === 1;
		if (!isTitle && isSubstance(heading.text)) return !givesCitation(note, content);
	}
	return false;
}

function isSubstance(text: string): boolean {
	const words = headingName(text).split(/[^\p{L}]+/u);
	const last = words.findLastIndex((word) => word !== '' && !AFTER.has(word));
	return last >= 0 && last <= 2 && SUBSTANCES.has(words[last] ?? '');
}

function givesCitation(note: Note, { start, end }: Range): boolean {
	return note.text
		.slice(start, end)
		.split('\n')
		.some((line) => readCitation(line.replace(/^[\s>]{0,20}(?:[-*+]|\d{1,4}[.)])\s{1,10}/, '')) !== null);
}

// The same few lists of names come with every note; held by the list itself.
const names = new WeakMap<readonly string[], ReadonlySet<string>>();

function namesOf(headings: readonly string[]): ReadonlySet<string> {
	const known = names.get(headings) ?? new Set(headings.map(headingName));
	names.set(headings, known);
	return known;
}

function beginsItsLine(note: Note, heading: Heading): boolean {
	const lineStart = note.lineStarts[heading.line - 1] ?? heading.range.start;
	return note.text.slice(lineStart, heading.range.start).trim() === '';
}

import { headingName } from '../../note/read/findSection.ts';
import type { Heading, Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
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
 * sub-headings, one part a heading. A sub-heading that lists related notes is left out with all below it.
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
		if (inside && unwanted.has(name)) skippedTo = section.content.end;
		else if (inside || wanted.has(name)) {
			if (!inside) outer = { text: heading.text, end: section.content.end };
			const place: SourcePlace = { kind: 'section', heading: outer?.text ?? heading.text, subheading: inside ? heading.text : null };
			found.push({ place, range: { start: section.content.start, end: section.directEnd } });
		}
	}
	return found;
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

import { headingName, headingTest } from '../../note/read/findSection.ts';
import { headingText } from '../../note/read/headingText.ts';
import type { Note } from '../../note/note.ts';
import { ownPart } from '../../note/read/sections.ts';
import { HEADING, type ScanResult } from '../../note/scanner/scanResult.ts';
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
	const { rows } = note;
	const { headings } = rows;
	const wanted = headingTest(sourceHeadings);
	const unwanted = headingTest(relatedHeadings);
	const found: SourceSection[] = [];
	let outer: { readonly text: string; readonly level: number } | undefined;
	let skippedLevel = 0;
	/** The headings below which the present one stands, the outermost first, and itself. */
	const above: number[] = [];
	for (let at = 0; at < headings.count; at += 1) {
		const level = headings.get(at, HEADING.level);
		while (above.length > 0 && headings.get(above.at(-1) ?? 0, HEADING.level) >= level) above.pop();
		above.push(at);
		// A heading of its level or a higher one ends a section.
		if (outer !== undefined && level <= outer.level) outer = undefined;
		if (level <= skippedLevel) skippedLevel = 0;
		if (skippedLevel !== 0 || !beginsItsLine(rows, at)) continue;
		const text = headingText(rows, at);
		const isWanted = wanted(text) !== -1;
		const isLeftOut = outer === undefined ? isWanted && isOfSubstance(note, at, above.slice(0, -1)) : unwanted(text) !== -1;
		if (isLeftOut) skippedLevel = level;
		else if (outer !== undefined || isWanted) {
			const place: SourcePlace = { kind: 'section', heading: outer?.text ?? text, subheading: outer === undefined ? null : text };
			outer ??= { text, level };
			found.push({ place, range: ownPart(rows, at) });
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
 * Whether the heading at `at`, which stands `below` these, stands below one on money, power or goods, not the note's title, and lists where they come
 * from. A citation written out in full below it shows that documents are meant after all.
 */
function isOfSubstance(note: Note, at: number, below: readonly number[]): boolean {
	const { rows } = note;
	const isTitle = (heading: number): boolean => heading === 0 && rows.headings.get(heading, HEADING.level) === 1;
	const isOne = below.some((heading) => !isTitle(heading) && isSubstance(headingText(rows, heading)));
	return isOne && !givesCitation(note, note.sections[at]?.content ?? ownPart(rows, at));
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

function beginsItsLine({ text, headings, lineStarts }: ScanResult, at: number): boolean {
	const start = headings.get(at, HEADING.start);
	const lineStart = lineStarts[headings.get(at, HEADING.line) - 1] ?? start;
	return lineStart === start || text.slice(lineStart, start).trim() === '';
}

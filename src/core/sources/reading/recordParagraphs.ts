import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { plainText } from '../parsing/plainText.ts';
import { hasLink, type LinkFinder } from './linkFinder.ts';
import { LABEL } from './recordItems.ts';

/** So many labels make a record of lines that follow each other. */
const FEWEST = 3;

/** A label stands so near to the beginning of its line. */
const LONGEST = 40;

/** What says where the source is, what it is called, and who made it, whoever keeps the records. */
const PLACE = /(?:file|url|link|doi|page|source|datei|fichier|archivo|lien)$/i;
const TITLE = /^(?:title|book|titel|buch|titre|livre|t[ií]tulo|libro|livro|titolo)$/i;
const PERSON = /^(?:authors?|editors?|by|autor(?:e[ns]?|es)?|auteurs?)$/i;
const OTHER = /^(?:publisher|date|year|journal|isbn|verlag|datum|jahr|[ée]diteur|ann[ée]e|editorial|a[ñn]o|ano|editore|anno)$/i;

/** A source that lines record. */
export interface RecordedSource {
	/** The line that leads to it, else the one that says what it is called. */
	readonly range: Range;
	readonly title: string | undefined;
}

/**
 * The source that these lines, each directly below the one before, record: each begins with a label of its own (`Book:`, `Author:`,
 * `Raw file:`), and two of them at least name parts of a source; `undefined` for other lines.
 */
export function recordedSource(note: Note, lines: readonly Range[], links: LinkFinder): RecordedSource | undefined {
	if (lines.length < FEWEST) return undefined;
	const fields = lines.map((range) => ({ range, label: labelOf(note.text, range) }));
	const labels = new Set(fields.map(({ label }) => label));
	if (labels.has('') || labels.size < lines.length || [...labels].filter(isKnown).length < 2) return undefined;
	const linked = fields.filter(({ range, label }) => hasLink(links, range) && !PERSON.test(label));
	const titled = fields.find(({ label }) => TITLE.test(label));
	const source = linked.find(({ label }) => PLACE.test(label)) ?? linked.at(-1) ?? titled ?? fields[0];
	if (source === undefined) return undefined;
	return { range: source.range, title: titled && titled !== source ? wordsOf(note.text, titled.range) : undefined };
}

/** Whether the line at `offset` is one of such a record. */
export function isInRecord(text: string, offset: number): boolean {
	const around = (end: number, step: 1 | -1): string[] => {
		const lines: string[] = [];
		for (let at = end; lines.length < FEWEST; at += step) {
			const line = lineAround(text, at);
			if (line === undefined || labelIn(line.text) === '') break;
			lines.push(labelIn(line.text));
			at = step === 1 ? line.end : line.start;
		}
		return lines;
	};
	const labels = new Set([...around(offset, -1), ...around(offset, 1)]);
	return labels.size >= FEWEST && [...labels].filter(isKnown).length >= 2;
}

function lineAround(text: string, at: number): { readonly text: string; readonly start: number; readonly end: number } | undefined {
	if (at < 0 || at > text.length) return undefined;
	const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
	const newline = text.indexOf('\n', start);
	const end = newline === -1 ? text.length : newline;
	return { text: text.slice(start, Math.min(end, start + LONGEST)).replace(/^[\s>]+/, ''), start, end };
}

function isKnown(label: string): boolean {
	return PLACE.test(label) || TITLE.test(label) || PERSON.test(label) || OTHER.test(label);
}

function labelOf(text: string, { start, end }: Range): string {
	return labelIn(text.slice(start, Math.min(end, start + LONGEST)));
}

function labelIn(line: string): string {
	return LABEL.exec(line)?.[1]?.toLowerCase() ?? '';
}

function wordsOf(text: string, { start, end }: Range): string | undefined {
	return (
		plainText(
			text
				.slice(start, end)
				.replace(LABEL, '')
				.replace(/^[:*_\s]+/, ''),
		) || undefined
	);
}

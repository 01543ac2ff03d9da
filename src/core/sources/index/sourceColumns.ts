import type { Range } from '../../text/range.ts';
import type { ColumnReader, ColumnWriter } from '../../text/columns.ts';
import type { Citation, CrossVaultNote, Reading, Source, SourcePlace } from '../source.ts';
import { ENTRY_KINDS, type SourceEntry, sourceEntries } from './sourceEntries.ts';

const KINDS = ['web', 'note', 'text'] as const satisfies readonly Source['kind'][];
const PLACES = ['section', 'text', 'footnote', 'field'] as const satisfies readonly SourcePlace['kind'][];
const SIGNS = ['sure', 'likely', 'lead', 'known'] as const satisfies readonly Reading['sign'][];
const CITED = [
	'author',
	'date',
	'work',
	'container',
	'publisher',
	'place',
	'editor',
	'edition',
	'volume',
	'issue',
	'pages',
	'note',
] as const satisfies readonly (keyof Citation)[];

/** Writes what the sources of the note at `path` are counted under. */
export function writeEntries(writer: ColumnWriter, path: string, sources: readonly Source[]): void {
	const entries = [...sourceEntries(path, sources)];
	writer.number(entries.length);
	for (const { kind, key, name } of entries) {
		writer.number(ENTRY_KINDS.indexOf(kind));
		writer.shared(key);
		writer.shared(name);
	}
}

/** Shows the entries as `writeEntries` wrote them. */
export function visitEntries(
	reader: ColumnReader,
	visit: (kind: SourceEntry['kind'], key: string, name: string | undefined) => void,
): void {
	for (let left = reader.count(); left > 0; left -= 1) {
		const kind = ENTRY_KINDS[reader.number()] ?? 'page';
		const key = reader.shared() ?? '';
		visit(kind, key, reader.shared());
	}
}

/** Writes all `sources` of a note. */
export function writeSources(writer: ColumnWriter, sources: readonly Source[]): void {
	writer.number(sources.length);
	for (const source of sources) writeSource(writer, source);
}

/**
 * The sources as `writeSources` wrote them.
 *
 * @throws where there are none.
 */
export function readKeptSources(reader: ColumnReader): readonly Source[] {
	return Array.from({ length: reader.count() }, () => readSource(reader));
}

function writeSource(writer: ColumnWriter, source: Source): void {
	writer.number(KINDS.indexOf(source.kind));
	writePlace(writer, source.place);
	writeRange(writer, source.range);
	writer.number(source.line);
	writeRange(writer, source.link);
	writer.shared(source.publisher);
	writer.text(source.title);
	for (const text of [source.author, source.date, source.annotation, source.archiveUrl]) writer.text(text);
	writer.number(Number(source.citation !== null));
	if (source.citation !== null) for (const part of CITED) writer.text(source.citation[part]);
	writer.number(source.otherReadings.length);
	for (const { publisher, title, date, annotation, sign } of source.otherReadings) {
		for (const text of [publisher, title, date, annotation]) writer.text(text);
		writer.number(SIGNS.indexOf(sign));
	}
	if (source.kind === 'web') {
		// Most addresses are written as they are compared, and that is what they are counted under.
		writer.shared(source.url);
		writer.shared(source.canonicalUrl === source.url ? null : source.canonicalUrl);
	} else if (source.kind === 'note') writer.text(source.target);
	else {
		writer.number(Number(source.crossVault !== null));
		writer.text(source.crossVault?.vault);
		writer.text(source.crossVault?.note);
	}
}

function readSource(reader: ColumnReader): Source {
	const kind = KINDS[reader.number()] ?? 'text';
	const words = {
		place: readPlace(reader),
		range: readRange(reader) ?? { start: 0, end: 0 },
		line: reader.number(),
		link: readRange(reader),
		publisher: reader.shared() ?? null,
		title: reader.text() ?? '',
		author: textOf(reader),
		date: textOf(reader),
		annotation: textOf(reader),
		archiveUrl: textOf(reader),
		citation: reader.number() === 0 ? null : readCitation(reader),
		otherReadings: Array.from({ length: reader.count() }, () => readReading(reader)),
	};
	if (kind === 'web') {
		const url = reader.shared() ?? '';
		return { kind, url, canonicalUrl: reader.shared() ?? url, ...words };
	}
	if (kind === 'note') return { kind, target: reader.text() ?? '', ...words };
	const isCrossVault = reader.number() === 1;
	const note: CrossVaultNote = { vault: textOf(reader), note: textOf(reader) };
	return { kind, crossVault: isCrossVault ? note : null, ...words };
}

/** A section or a field is told by its heading or its name, a footnote by its id. */
function writePlace(writer: ColumnWriter, place: SourcePlace): void {
	writer.number(PLACES.indexOf(place.kind));
	if (place.kind === 'section') {
		writer.shared(place.heading);
		writer.shared(place.subheading);
	} else if (place.kind === 'footnote') writer.text(place.id);
	else if (place.kind === 'field') writer.shared(place.field);
}

function readPlace(reader: ColumnReader): SourcePlace {
	const kind = PLACES[reader.number()] ?? 'text';
	if (kind === 'section') return { kind, heading: reader.shared() ?? '', subheading: reader.shared() ?? null };
	if (kind === 'footnote') return { kind, id: reader.text() ?? '' };
	return kind === 'field' ? { kind, field: reader.shared() ?? '' } : { kind };
}

function writeRange(writer: ColumnWriter, range: Range | null): void {
	writer.number(range === null ? 0 : range.start + 1);
	if (range !== null) writer.number(range.end);
}

function readRange(reader: ColumnReader): Range | null {
	const start = reader.number();
	return start === 0 ? null : { start: start - 1, end: reader.number() };
}

function readCitation(reader: ColumnReader): Citation {
	return Object.fromEntries(CITED.map((part) => [part, textOf(reader)])) as Record<(typeof CITED)[number], string | null>;
}

function readReading(reader: ColumnReader): Reading {
	const [publisher, title, date, annotation] = [textOf(reader), textOf(reader) ?? '', textOf(reader), textOf(reader)];
	return { publisher, title, date, annotation, sign: SIGNS[reader.number()] ?? 'known' };
}

function textOf(reader: ColumnReader): string | null {
	return reader.text() ?? null;
}

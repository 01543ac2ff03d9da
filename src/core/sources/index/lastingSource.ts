import type { Intern } from '../../text/interner.ts';
import type { Citation, CrossVaultNote, Reading, Source, SourcePlace } from '../source.ts';

/** `source` with texts of its own, so that it does not hold on to the text of its note. */
export function lastingSource(source: Source, keep: Intern): Source {
	const words = {
		place: lastingPlace(source.place, keep),
		range: { start: source.range.start, end: source.range.end },
		line: source.line,
		link: source.link && { start: source.link.start, end: source.link.end },
		publisher: orNull(source.publisher, keep),
		title: keep(source.title),
		author: orNull(source.author, keep),
		date: orNull(source.date, keep),
		annotation: orNull(source.annotation, keep),
		archiveUrl: orNull(source.archiveUrl, keep),
		citation: source.citation && lastingCitation(source.citation, keep),
		otherReadings: source.otherReadings.map((reading) => lastingReading(reading, keep)),
	};
	switch (source.kind) {
		case 'web':
			return { kind: 'web', url: keep(source.url), canonicalUrl: keep(source.canonicalUrl), ...words };
		case 'note':
			return { kind: 'note', target: keep(source.target), ...words };
		case 'text':
			return { kind: 'text', crossVault: source.crossVault && lastingNote(source.crossVault, keep), ...words };
	}
}

function lastingPlace(place: SourcePlace, keep: Intern): SourcePlace {
	switch (place.kind) {
		case 'section':
			return { kind: 'section', heading: keep(place.heading), subheading: orNull(place.subheading, keep) };
		case 'footnote':
			return { kind: 'footnote', id: keep(place.id) };
		case 'field':
			return { kind: 'field', field: keep(place.field) };
		case 'text':
			return place;
	}
}

function lastingCitation(citation: Citation, keep: Intern): Citation {
	return {
		author: orNull(citation.author, keep),
		date: orNull(citation.date, keep),
		work: orNull(citation.work, keep),
		container: orNull(citation.container, keep),
		publisher: orNull(citation.publisher, keep),
		place: orNull(citation.place, keep),
		editor: orNull(citation.editor, keep),
		edition: orNull(citation.edition, keep),
		volume: orNull(citation.volume, keep),
		issue: orNull(citation.issue, keep),
		pages: orNull(citation.pages, keep),
		note: orNull(citation.note, keep),
	};
}

function lastingReading({ publisher, title, date, annotation, sign }: Reading, keep: Intern): Reading {
	return {
		publisher: orNull(publisher, keep),
		title: keep(title),
		date: orNull(date, keep),
		annotation: orNull(annotation, keep),
		sign,
	};
}

function lastingNote({ vault, note }: CrossVaultNote, keep: Intern): CrossVaultNote {
	return { vault: orNull(vault, keep), note: orNull(note, keep) };
}

function orNull(text: string | null, keep: Intern): string | null {
	return text === null ? null : keep(text);
}

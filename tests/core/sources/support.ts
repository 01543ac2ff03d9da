import { parseNote } from '../../../src/core/note/parseNote.ts';
import { readSources } from '../../../src/core/sources/readSources.ts';
import type { Source } from '../../../src/core/sources/source.ts';
import { placeName } from '../../../src/core/sources/sourceJson.ts';
import type { KnownPublishers } from '../../../src/core/sources/parsing/chooseReading.ts';
import { DEFAULT_SETTINGS } from '../../support/memoryVault.ts';

/** A vault that names publishers of these keys once. */
export function knowing(...keys: readonly string[]): KnownPublishers {
	return { count: (key) => (keys.includes(key) ? 1 : 0) };
}

/** The sources of a note with this text, by the settings that a new vault has. */
export function sourcesOf(text: string, knownPublishers?: KnownPublishers, path = 'Note.md'): readonly Source[] {
	return readSources(parseNote(path, text), knownPublishers ? { ...DEFAULT_SETTINGS, knownPublishers } : DEFAULT_SETTINGS);
}

/** The only source of a note with this text. */
export function sourceOf(text: string, knownPublishers?: KnownPublishers): Source {
	const [source, ...more] = sourcesOf(text, knownPublishers);
	if (!source || more.length > 0) throw new Error(`${more.length + (source ? 1 : 0)} sources in ${JSON.stringify(text)}`);
	return source;
}

/** A source on one line: `3 web Sources: INSS | A paper | https://inss.org.il/p`, with date, author, annotation and copy where it has them. */
export function line(source: Source): string {
	const target =
		source.kind === 'web'
			? source.canonicalUrl
			: source.kind === 'note'
				? `[[${source.target}]]`
				: source.crossVault
					? `vault ${String(source.crossVault.vault)}`
					: '';
	const subheading = source.place.kind === 'section' && source.place.subheading !== null ? ` > ${source.place.subheading}` : '';
	const words = [source.publisher, source.title, target].filter((part) => part !== null && part !== '');
	const more = [
		source.date && `date ${source.date}`,
		source.author && `by ${source.author}`,
		source.annotation && `why ${source.annotation}`,
		source.archiveUrl && `copy ${source.archiveUrl}`,
	];
	return [
		`${source.line} ${source.kind} ${placeName(source.place)}${subheading}: ${words.join(' | ')}`,
		...more.filter((part) => typeof part === 'string'),
	].join(' ; ');
}

/** All sources of a note with this text, one a line. */
export function lines(text: string, knownPublishers?: KnownPublishers, path?: string): string[] {
	return sourcesOf(text, knownPublishers, path).map(line);
}

import { doiOfAddress } from '../address/doi.ts';
import { openableAddress } from '../address/openableUrl.ts';
import { finish, type Steps } from '../../text/steps.ts';
import type { LinkHealth } from '../health/linkHealth.ts';
import type { Source } from '../source.ts';
import { accessedIn } from '../parsing/accessed.ts';
import { dateParts } from '../parsing/dates.ts';
import { citationKeySteps } from './citationKeys.ts';
import type { CslDate, CslItem } from './cslItem.ts';
import { cslNames } from './cslNames.ts';

/**
 * What link checks have found, by canonical address: a page was looked at on the day on which it answered. The day of
 * an export is none on which anybody looked, and would make every export differ from the last.
 */
export type KnownHealth = ReadonlyMap<string, LinkHealth>;

/** `sources` as items of CSL-JSON, in their order, each with a key that no other of them has. */
export function toCslItems(sources: readonly Source[], health: KnownHealth): CslItem[] {
	return finish(cslItemSteps(sources, health));
}

/** So many sources are put into items in a step: a few milliseconds. */
const SOURCES_A_STEP = 100;

/** `toCslItems` in steps, for the sources of a vault. */
export function* cslItemSteps(sources: readonly Source[], health: KnownHealth): Steps<CslItem[]> {
	const keys = yield* citationKeySteps(sources);
	const items: CslItem[] = [];
	for (const [at, source] of sources.entries()) {
		if (at % SOURCES_A_STEP === SOURCES_A_STEP - 1) yield;
		items.push(toCsl(source, keys[at] ?? `source${at}`, health));
	}
	return items;
}

/** `source` as an item of CSL-JSON under the key `key`. */
function toCsl(source: Source, key: string, health: KnownHealth): CslItem {
	const { citation, author, date, annotation, archiveUrl } = source;
	const address = source.kind === 'web' ? openableAddress(source.canonicalUrl) : undefined;
	const doi = address && doiOfAddress(address);
	const publisher = citation ? citation.publisher : source.publisher;
	const container = citation ? citation.container : source.kind === 'web' && doi === undefined ? source.publisher : null;
	const names = citation ? citation.author : author;
	const authors = names === null ? [] : cslNames(names);
	const editors = citation?.editor == null ? [] : cslNames(citation.editor);
	const seen = accessedIn(annotation ?? '');
	const looked: CslDate | undefined = seen
		? { 'date-parts': [seen.date] }
		: source.kind === 'web'
			? dayAlive(health.get(source.canonicalUrl))
			: undefined;
	// The day has a field of its own, and what a citation left over stands in the annotation too.
	const notes = [
		seen ? joinedBy(seen.before, seen.after) : annotation,
		annotation?.includes(citation?.note ?? '') ? null : citation?.note,
	].filter((part) => part);
	return {
		id: key,
		'citation-key': key,
		type: typeOf(source, doi),
		title: citation?.work ?? source.title,
		...(authors.length === 0 ? {} : { author: authors }),
		...(editors.length === 0 ? {} : { editor: editors }),
		...(container === null ? {} : { 'container-title': container }),
		...(publisher === null ? {} : { publisher }),
		...(citation?.place == null ? {} : { 'publisher-place': citation.place }),
		...(citation?.edition == null ? {} : { edition: citation.edition }),
		...(citation?.volume == null ? {} : { volume: citation.volume }),
		...(citation?.issue == null ? {} : { issue: citation.issue }),
		...(citation?.pages == null ? {} : { page: citation.pages }),
		...(date === null ? {} : { issued: cslDate(date) }),
		...(looked === undefined ? {} : { accessed: looked }),
		...(doi === undefined ? {} : { DOI: doi }),
		...(source.kind === 'web'
			? { URL: address && doi !== undefined ? source.canonicalUrl : (openableAddress(source.url)?.href ?? source.url) }
			: {}),
		...(archiveUrl === null ? {} : { archive_location: archiveUrl }),
		...(notes.length === 0 ? {} : { note: notes.join('; ') }),
	};
}

function typeOf({ kind, citation }: Source, doi: string | undefined): CslItem['type'] {
	if (citation?.container != null && citation.editor !== null) return 'chapter';
	if (citation?.container || doi !== undefined) return 'article-journal';
	if (citation?.publisher) return 'book';
	return kind === 'web' ? 'webpage' : 'document';
}

/** `date` as far as it can be read, else as it is written. */
function cslDate(date: string): CslDate {
	const parts = dateParts(date);
	if (parts) return { 'date-parts': [parts] };
	const about = /^(?:c\.?|ca\.?|circa|about|around) ?(\d{4})$/i.exec(date)?.[1];
	if (about !== undefined) return { 'date-parts': [[Number(about)]], circa: true };
	const span = /^(\d{4})[–-](\d{4})$/.exec(date);
	if (span) return { 'date-parts': [[Number(span[1])], [Number(span[2])]] };
	return { literal: date };
}

function dayAlive(health: LinkHealth | undefined): CslDate | undefined {
	return health?.kind === 'alive' ? cslDate(health.checked) : undefined;
}

function joinedBy(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join('; ');
}

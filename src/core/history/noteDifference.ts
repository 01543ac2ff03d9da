import type { FrontmatterData, FrontmatterValue } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';
import { readSources, type SourceReading } from '../sources/readSources.ts';
import type { Source } from '../sources/source.ts';
import { foldName } from '../text/foldName.ts';
import { showNumber } from '../text/showNumber.ts';
import { recordOf } from '../vault/records/recordOf.ts';
import type { VaultSchema } from '../vault/vaultSchema.ts';

/** What is not among these was added or lost. */
export interface ListDifference {
	readonly added: readonly string[];
	readonly lost: readonly string[];
}

/** A field whose value is another; `undefined` where it was not there, or is not any more. */
interface FieldDifference {
	readonly field: string;
	readonly before: FrontmatterValue | undefined;
	readonly after: FrontmatterValue | undefined;
}

/** What became of a note that matters to who reads it: its fields, the notes it lists as related, its sources. */
export interface NoteDifference {
	/** In the order of the note as it is now, those that are gone last; none where front matter cannot be read. */
	readonly fields: readonly FieldDifference[];
	/** Where the note has front matter that cannot be read, so that nothing is known of its fields. */
	readonly unreadFields: readonly ('before' | 'after')[];
	/** Names of notes, as they are listed. */
	readonly related: ListDifference;
	/** Titles of sources, or what is written of them; two with one address are one. */
	readonly sources: ListDifference;
	/** Whether its text is another, apart from its fields. */
	readonly isTextChanged: boolean;
}

/** Compares two states of a note; `undefined` for a state in which it was not there. */
export function noteDifference(
	before: Note | undefined,
	after: Note | undefined,
	schema: VaultSchema,
	reading: SourceReading,
): NoteDifference {
	const unreadFields = [...(hasUnreadFields(before) ? ['before' as const] : []), ...(hasUnreadFields(after) ? ['after' as const] : [])];
	return {
		fields: unreadFields.length > 0 ? [] : fieldDifferences(dataOf(before), dataOf(after)),
		unreadFields,
		related: listDifference(relatedIn(before, schema), relatedIn(after, schema)),
		sources: listDifference(sourcesIn(before, reading), sourcesIn(after, reading)),
		isTextChanged: bodyOf(before) !== bodyOf(after),
	};
}

function fieldDifferences(before: FrontmatterData, after: FrontmatterData): readonly FieldDifference[] {
	const names = [...Object.keys(after), ...Object.keys(before).filter((name) => !Object.hasOwn(after, name))];
	return names
		.map((field) => ({ field, before: valueOf(before, field), after: valueOf(after, field) }))
		.filter((change) => comparable(change.before) !== comparable(change.after));
}

/** The same text for the same value. JSON knows neither infinity nor what is no number. */
function comparable(value: FrontmatterValue | undefined): string | undefined {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'number' && !Number.isFinite(inner) ? { number: showNumber(inner) } : inner,
	);
}

/** Entries by what tells them apart, with what is shown of each. */
type Entries = ReadonlyMap<string, string>;

function listDifference(before: Entries, after: Entries): ListDifference {
	const missing = (from: Entries, inOther: Entries): readonly string[] =>
		[...from].filter(([key]) => !inOther.has(key)).map(([, shown]) => shown);
	return { added: missing(after, before), lost: missing(before, after) };
}

function relatedIn(note: Note | undefined, schema: VaultSchema): Entries {
	const links = note === undefined ? [] : recordOf(note, schema).links;
	return new Map(links.filter((link) => link.isRelatedBullet || link.inListLine === true).map(({ target }) => [foldName(target), target]));
}

function sourcesIn(note: Note | undefined, reading: SourceReading): Entries {
	return new Map((note === undefined ? [] : readSources(note, reading)).map((source) => [keyOf(source), shownOf(source)]));
}

/** What tells a source from others whatever is written around it. */
function keyOf(source: Source): string {
	return source.kind === 'web' ? source.canonicalUrl : `${source.kind} ${foldName(source.title)}`;
}

function shownOf(source: Source): string {
	const { publisher, title } = source;
	const named = publisher === null ? title : `${publisher} - ${title}`;
	return source.kind === 'web' && named !== source.url ? `${named} (${source.url})` : named;
}

function hasUnreadFields(note: Note | undefined): boolean {
	const frontmatter = note?.frontmatter;
	return frontmatter?.kind === 'malformed' || (frontmatter?.kind === 'none' && frontmatter.obstacle !== undefined);
}

function dataOf(note: Note | undefined): FrontmatterData {
	return note?.frontmatter.kind === 'parsed' ? note.frontmatter.data : {};
}

function valueOf(data: FrontmatterData, field: string): FrontmatterValue | undefined {
	return Object.hasOwn(data, field) ? data[field] : undefined;
}

/** Line ends and blanks at the end are nobody's change. */
function bodyOf(note: Note | undefined): string {
	return note === undefined ? '' : note.text.slice(note.bodyStart).replaceAll('\r\n', '\n').trimEnd();
}

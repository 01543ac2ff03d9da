import type { FrontmatterData, FrontmatterValue } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';
import { readSources, type SourceReading } from '../sources/readSources.ts';
import type { Source } from '../sources/source.ts';
import { foldName } from '../text/foldName.ts';
import { hashText } from '../text/hashText.ts';
import { showNumber } from '../text/showNumber.ts';
import { recordOf } from '../vault/records/recordOf.ts';
import type { VaultSchema } from '../vault/vaultSchema.ts';

/** What is compared of two states of a note: plain data without its text, so that it can be kept. */
export interface NoteFacts {
	/** `null` where the front matter cannot be read. */
	readonly fields: FrontmatterData | null;
	/** Names of notes, as they are listed among the related ones. */
	readonly related: readonly string[];
	/** The title of each source, or what is written of it, after what tells it from others whatever is written around it. */
	readonly sources: readonly (readonly [key: number, shown: string])[];
	/** Stands for its text apart from the front matter; line ends and blanks at the end are nobody's change. */
	readonly text: number;
}

/** What is compared of `note`. */
export function noteFacts(note: Note, schema: VaultSchema, reading: SourceReading): NoteFacts {
	const listed = recordOf(note, schema).links.filter((link) => link.isRelatedBullet || link.inListLine === true);
	return {
		fields: fieldsOf(note),
		related: [...new Map(listed.map(({ target }) => [foldName(target), target])).values()],
		sources: [...new Map(readSources(note, reading).map((source) => [keyOf(source), shownOf(source)]))],
		text: hashText(note.text.slice(note.bodyStart).replaceAll('\r\n', '\n').trimEnd()),
	};
}

/** The same for notes of which the same would be told. */
export function factsId(facts: NoteFacts): string {
	return String(hashText(comparable(facts)));
}

/** The same text for the same value. JSON knows neither infinity nor what is no number. */
export function comparable(value: unknown): string {
	return (
		JSON.stringify(value, (_, inner: unknown) =>
			typeof inner === 'number' && !Number.isFinite(inner) ? { number: showNumber(inner) } : inner,
		) ?? ''
	);
}

/** Longer values are not kept whole: a message shows less of them. */
const LONG = 200;
const MOST_ENTRIES = 300;

/** The same without what is too long to be kept for every note of a vault: of long values their beginning and a number that stands for the rest. */
export function shortFacts({ fields, related, sources, text }: NoteFacts): NoteFacts {
	return {
		fields: fields && Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, shortValue(value)])),
		related: related.slice(0, MOST_ENTRIES),
		sources: sources.slice(0, MOST_ENTRIES).map(([key, shown]) => [key, shown.slice(0, LONG)]),
		text,
	};
}

function shortValue(value: FrontmatterValue): FrontmatterValue {
	const json = comparable(value);
	if (json.length <= LONG) return value;
	const rest = `#${hashText(json)}`;
	if (typeof value === 'string') return `${value.slice(0, LONG)}${rest}`;
	// What is shown of a list or a map is shorter than its first entries.
	const entries: readonly unknown[] = Array.isArray(value)
		? value.slice(0, 8)
		: Object.entries(value ?? {})
				.slice(0, 4)
				.flat();
	const short = entries.map((entry) => (typeof entry === 'string' ? entry.slice(0, 30) : typeof entry === 'number' ? entry : '…'));
	return [...short, rest];
}

function fieldsOf({ frontmatter }: Note): FrontmatterData | null {
	if (frontmatter.kind === 'parsed') return frontmatter.data;
	return frontmatter.kind === 'malformed' || frontmatter.obstacle !== undefined ? null : {};
}

function keyOf(source: Source): number {
	return hashText(source.kind === 'web' ? source.canonicalUrl : `${source.kind} ${foldName(source.title)}`);
}

function shownOf(source: Source): string {
	const { publisher, title } = source;
	const named = publisher === null ? title : `${publisher} - ${title}`;
	return source.kind === 'web' && named !== source.url ? `${named} (${source.url})` : named;
}

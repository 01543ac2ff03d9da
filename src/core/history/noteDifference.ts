import type { FrontmatterData, FrontmatterValue } from '../note/frontmatter.ts';
import { foldName } from '../text/foldName.ts';
import { hashText } from '../text/hashText.ts';
import { noteNameOf, withoutExtension } from '../vault/paths/pathParts.ts';
import { comparable, type NoteFacts } from './noteFacts.ts';
import { ownValue } from '../text/ownValue.ts';

/** What is not among these was added or lost. */
interface ListDifference {
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

/** A note that does not say anything: one that is not there. */
const NOTHING: NoteFacts = { fields: {}, related: [], sources: [], text: hashText('') };

/** What notes that moved are listed as now, by what they were listed as: paths and names, folded. */
export type Renamed = ReadonlyMap<string, string>;

/** `Renamed` for notes by their new path and their old one. */
export function renamedBy(moved: Iterable<readonly [to: string, from: string]>): Renamed {
	const names = (path: string): readonly string[] => [withoutExtension(path), noteNameOf(path)].map(foldName);
	return new Map([...moved].flatMap(([to, from]) => names(from).map((name, at) => [name, names(to)[at] ?? name] as const)));
}

/**
 * Compares two states of a note; `undefined` for a state in which it was not there.
 *
 * @param renamed notes that moved meanwhile: one that is listed under its new name was neither added nor lost.
 */
export function noteDifference(before: NoteFacts | undefined, after: NoteFacts | undefined, renamed?: Renamed): NoteDifference {
	const [old, now] = [before ?? NOTHING, after ?? NOTHING];
	const related = (names: readonly string[], now?: Renamed): Entries =>
		new Map(names.map((name) => [now?.get(foldName(name)) ?? foldName(name), name]));
	return {
		fields: old.fields === null || now.fields === null ? [] : fieldDifferences(old.fields, now.fields),
		unreadFields: (['before', 'after'] as const).filter((when) => (when === 'before' ? old : now).fields === null),
		related: listDifference(related(old.related, renamed), related(now.related)),
		sources: listDifference(new Map(old.sources), new Map(now.sources)),
		isTextChanged: old.text !== now.text,
	};
}

/** Whether nothing that is told of a note is another. */
export function isSame(difference: NoteDifference): boolean {
	return !difference.isTextChanged && difference.unreadFields.length === 0 && isTextAll(difference);
}

/** Whether nothing but its text, if anything, is another. */
export function isTextAll({ fields, related, sources }: NoteDifference): boolean {
	return [fields, related.added, related.lost, sources.added, sources.lost].every((list) => list.length === 0);
}

function fieldDifferences(before: FrontmatterData, after: FrontmatterData): readonly FieldDifference[] {
	const names = [...Object.keys(after), ...Object.keys(before).filter((name) => !Object.hasOwn(after, name))];
	return names
		.map((field) => ({ field, before: valueOf(before, field), after: valueOf(after, field) }))
		.filter((change) => comparable(change.before) !== comparable(change.after));
}

/** Entries by what tells them apart, with what is shown of each. */
type Entries = ReadonlyMap<string | number, string>;

function listDifference(before: Entries, after: Entries): ListDifference {
	const missing = (from: Entries, inOther: Entries): readonly string[] =>
		[...from].filter(([key]) => !inOther.has(key)).map(([, shown]) => shown);
	return { added: missing(after, before), lost: missing(before, after) };
}

function valueOf(data: FrontmatterData, field: string): FrontmatterValue | undefined {
	return ownValue(data, field);
}

import { parseNote } from '../../note/parseNote.ts';
import { isList } from '../../note/isList.ts';
import type { VaultFile } from '../links/spelling.ts';
import { mayHaveField } from '../records/mayHaveField.ts';
import { namesIn } from '../records/namesIn.ts';
import type { LinkRecord } from '../records/noteRecord.ts';
import type { PackedRecord } from '../records/packedRecord.ts';
import { type RecordPacker, withLinks } from '../records/recordPacker.ts';
import type { Steps } from '../../text/steps.ts';
import type { VaultSchema } from '../vaultSchema.ts';

/** So large a share of a field's values has to name notes for it to name notes in every note. */
const LEAST_SHARE = 0.5;

/** So many notes are looked at in a step. */
const NOTES_A_STEP = 50;

/** The names in fields of which the types of their notes say nothing: which fields count, and the records as they were without. */
export class PlainNames {
	readonly #schema: VaultSchema;
	readonly #packer: RecordPacker;
	/** Those that were decided on. */
	fields: ReadonlySet<string> = new Set();
	readonly #asPut = new Map<string, PackedRecord>();

	constructor(schema: VaultSchema, packer: RecordPacker) {
		this.#schema = schema;
		this.#packer = packer;
	}

	/**
	 * Decides on the fields: of those that name notes in a built-in type the ones of whose distinct values in these records at
	 * least half name notes. Gives whether there is one; none counts before.
	 */
	*decide(notes: () => Steps<readonly VaultFile[]>, isName: (text: string) => boolean): Steps<boolean> {
		this.fields = yield* plainFieldsOf(notes, this.#schema, isName);
		return this.fields.size > 0;
	}

	/** Whether the record of the note may have names in such fields. */
	mayAddTo(note: VaultFile): boolean {
		return note.fieldsAmong(this.#schema.plainFields?.(note.type) ?? []).some((field) => this.fields.has(field));
	}

	/** The record with its names in such fields; the same record where there are none. */
	addedTo(record: PackedRecord): PackedRecord {
		return withPlainNames(record, this.fields, this.#schema, this.#packer);
	}

	/** The record of the note at `path` as it was put, where names were added to it. */
	asPut(path: string): PackedRecord | undefined {
		// In most vaults there is none, and every note is asked about.
		return this.#asPut.size === 0 ? undefined : this.#asPut.get(path);
	}

	keep(put: PackedRecord): void {
		this.#asPut.set(put.path, put);
	}

	forget(path: string): void {
		this.#asPut.delete(path);
	}

	move(from: string, to: string): void {
		const put = this.#asPut.get(from);
		this.#asPut.delete(from);
		if (put !== undefined) this.#asPut.set(to, put.movedTo(to));
	}
}

/**
 * The fields that name notes although the types of the notes that have them do not say so: of the fields of the built-in types
 * that name notes, those of whose distinct values in the vault at least half do.
 */
function* plainFieldsOf(
	notes: () => Steps<readonly VaultFile[]>,
	schema: VaultSchema,
	isName: (text: string) => boolean,
): Steps<ReadonlySet<string>> {
	const values = new Map<string, Set<string>>();
	const all = yield* notes();
	let done = 0;
	for (const note of all) {
		if (done++ % NOTES_A_STEP === 0) yield;
		for (const field of note.fieldsAmong(schema.plainFields?.(note.type) ?? []))
			if (!values.has(field) && valuesOf(note, field).length > 0) values.set(field, new Set());
	}
	// Where types say what every such field holds no front matter is read again.
	const fields = [...values.keys()];
	if (fields.length > 0)
		for (const note of all) {
			if (done++ % NOTES_A_STEP === 0) yield;
			for (const field of note.fieldsAmong(fields)) for (const value of valuesOf(note, field)) values.get(field)?.add(value);
		}
	const isNaming = (known: ReadonlySet<string>): boolean => [...known].filter(isName).length >= known.size * LEAST_SHARE;
	return new Set([...values].flatMap(([field, known]) => (known.size > 0 && isNaming(known) ? [field] : [])));
}

/** The record with the names in those of `fields` of which its type says nothing; the same record where there are none. */
function withPlainNames(record: PackedRecord, fields: ReadonlySet<string>, schema: VaultSchema, packer: RecordPacker): PackedRecord {
	if (fields.size === 0 || record.block === undefined) return record;
	const own = (schema.plainFields?.(record.type) ?? []).filter((field) => fields.has(field) && mayHaveField(record, field));
	if (own.length === 0) return record;
	const names = namesIn(parseNote(record.path, `${FENCE}${record.block}${FENCE}`), own).filter(({ target }) => !isOpen(target));
	if (names.length === 0) return record;
	// The first line may be longer than a bare fence.
	const shift = (record.lineStarts[1] ?? FENCE.length) - FENCE.length;
	const moved = names.map((name): LinkRecord => ({ ...name, start: name.start + shift, end: name.end + shift }));
	return withLinks(record, [...moved, ...record.links].sort(byPlace), packer);
}

const FENCE = '---\n';

/** Fields stand before the body; what has no place of its own stands where the front matter begins. */
function byPlace(a: LinkRecord, b: LinkRecord): number {
	return Number(a.field === null) - Number(b.field === null) || a.start - b.start;
}

function valuesOf({ record }: VaultFile, field: string): readonly string[] {
	const value = record !== undefined && Object.hasOwn(record.data, field) ? record.data[field] : undefined;
	const items: readonly unknown[] = isList(value) ? value : [value];
	return items.flatMap((item) => {
		const text = typeof item === 'string' ? item.trim() : '';
		return text === '' || text.startsWith('[[') || isOpen(text) ? [] : [text];
	});
}

/** What a template leaves open is no name. */
function isOpen(text: string): boolean {
	return text.includes('{{') || text.includes('<%');
}

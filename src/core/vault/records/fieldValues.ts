import { isList } from '../../note/isList.ts';
import { parseFrontmatter } from '../../note/frontmatter/parseFrontmatter.ts';
import type { FrontmatterData } from '../../note/frontmatter.ts';
import { copyOf } from '../../text/interner.ts';
import { finish, type Steps } from '../../text/steps.ts';
import type { NoteRecord } from './noteRecord.ts';
import type { PackedRecord } from './packedRecord.ts';
import { FEWEST_LETTERS, isSlip } from './valueSlip.ts';

const MOST_LETTERS = 60;

/** A value that is given so often is one that somebody means to give. */
const OFTEN = 5;

/** One edit leaves so many letters at the beginning of a value of six as they are, or at its end. */
const LETTERS_KEPT = 3;

/** Of more values alike none is surely meant. */
const MAX_ALIKE = 50;

/** So many values are gone through in a few milliseconds. */
const VALUES_A_STEP = 500;

/** So many notes have their front matter read in a few milliseconds. */
const NOTES_A_STEP = 50;

/** Every note has its own of these. */
const FIELDS_OF_THEIR_OWN: ReadonlySet<string> = new Set(['alias', 'aliases', 'title', 'cssclass', 'cssclasses']);

/**
 * How often a value is given; below zero where one note gives it once: then its number among those that were counted, from -1
 * down. A vault has hundreds of thousands of values, and a number needs no memory of its own.
 */
type Use = number;

function countOf(use: Use): number {
	return use < 0 ? 1 : use;
}

/** A value that one note gives once, and the value near to it that many give. */
export interface ValueSlip {
	readonly field: string;
	/** Its position in the list; `undefined` where the field has one value. */
	readonly at: number | undefined;
	readonly value: string;
	readonly meant: string;
	/** How often that one is given. */
	readonly count: number;
}

/**
 * Which texts the notes of a vault give their fields, and how often; counted when it is first asked for and kept up from
 * then on, a change costing the values of its note.
 */
export class FieldValues {
	readonly #fields = new Map<string, Map<string, Use>>();
	/** The values of a field that are given often, by what an edit leaves of them; made when asked for. */
	readonly #often = new Map<string, ReadonlyMap<number, readonly string[]>>();
	/** The notes with a value that nobody else gives and that is near to one; `undefined` once a note has changed. */
	#suspects: ReadonlySet<string> | undefined;
	/** The paths of the notes that were counted, as long as none has changed. */
	#paths: string[] = [];
	/** Whether a note has changed: which note gives a value alone is then no longer known for all. */
	#isChanged = false;
	/** How long the values of the one note are by field that is asked about, where it is one; what is longer or shorter by more than a letter is not counted. */
	readonly #lengths: ReadonlyMap<string, ReadonlySet<number>> | undefined;

	/** @param asked the note that is asked about; absent: any. */
	constructor(asked?: NoteRecord) {
		this.#lengths = asked && lengthsIn(asked);
	}

	/** Whether what was counted tells all of this note. */
	tellsOf(record: NoteRecord): boolean {
		for (const [field, lengths] of lengthsIn(record))
			for (const length of lengths) if (this.#lengths?.get(field)?.has(length) !== true) return false;
		return true;
	}

	/** Counts those of all `notes`, of a vault that was not counted yet. */
	*countAll(notes: Iterable<ValuedNote>): Steps<void> {
		let met = 0;
		for (const note of notes) {
			if (++met % NOTES_A_STEP === 0) yield;
			const values = note.keptValues ?? (note.record && valuesIn(dataOf(note.record)));
			if (values !== undefined) this.#count(note.path, values, 1);
		}
		yield* this.workOut();
	}

	/** Takes note of a change; `data`, where they are at hand, are those of `after`. */
	replace(before: PackedRecord | undefined, after: PackedRecord | undefined, data?: FrontmatterData): void {
		this.#suspects = undefined;
		if (before !== undefined) {
			this.#isChanged = true;
			this.#paths = [];
			this.#count(before.path, valuesIn(dataOf(before)), -1);
		}
		if (after !== undefined) this.#count(after.path, valuesIn(data ?? dataOf(after)), 1);
	}

	/** Works out in steps what `mayHaveSlips` would work out at one go. */
	*workOut(): Steps<void> {
		if (!this.#isChanged) this.#suspects ??= yield* this.#findSuspects();
	}

	/** Whether `slipsOf` may find something in the note at `path`; `false` is certain. */
	mayHaveSlips(path: string): boolean {
		if (this.#isChanged) return true;
		this.#suspects ??= finish(this.#findSuspects());
		return this.#suspects.has(path);
	}

	/** The values of a note that are one edit from one that is given often and that nobody else gives. */
	slipsOf({ data }: Pick<NoteRecord, 'data'>): readonly ValueSlip[] {
		const slips: ValueSlip[] = [];
		visitTexts(data, (field, value, at) => {
			const uses = this.#fields.get(field);
			if (countOf(uses?.get(value) ?? 0) !== 1) return;
			const meant = this.#meantBy(field, value);
			if (meant !== undefined) slips.push({ field, at, value, meant, count: countOf(uses?.get(meant) ?? 0) });
		});
		return slips;
	}

	#count(path: string, values: KeptValues, step: 1 | -1): void {
		// Who gives a value alone is not asked for any more once a note has changed.
		const alone: Use = this.#isChanged ? 1 : -this.#paths.push(path);
		values((field, value) => {
			if (this.#lengths !== undefined && !isNear(this.#lengths.get(field), value.length)) return;
			let uses = this.#fields.get(field);
			if (uses === undefined) this.#fields.set(field, (uses = new Map<string, Use>()));
			const use = uses.get(value);
			if (use === undefined) {
				// A copy: a value is a part of its note's text, which would be kept with it.
				if (step === 1) uses.set(copyOf(value), alone);
				return;
			}
			const before = countOf(use);
			const count = before + step;
			if (Math.max(before, count) === OFTEN) this.#often.delete(field);
			if (count <= 0) uses.delete(value);
			else uses.set(value, count);
		});
	}

	*#findSuspects(): Steps<ReadonlySet<string>> {
		const found = new Set<string>();
		let met = 0;
		for (const [field, uses] of this.#fields) {
			for (const [value, use] of uses) {
				if (++met % VALUES_A_STEP === 0) yield;
				const path = this.#paths[-use - 1];
				if (path !== undefined && this.#meantBy(field, value) !== undefined) found.add(path);
			}
		}
		return found;
	}

	#meantBy(field: string, value: string): string | undefined {
		const often = this.#oftenIn(field);
		if (often.size === 0) return undefined;
		let meant: string | undefined;
		for (let length = value.length - 1; length <= value.length + 1; length += 1) {
			for (let end = 0; end < 2; end += 1) {
				for (const other of often.get(keyOf(value, length, end)) ?? NONE) {
					if (other === meant || !isSlip(value, other)) continue;
					if (meant !== undefined) return undefined;
					meant = other;
				}
			}
		}
		return meant;
	}

	#oftenIn(field: string): ReadonlyMap<number, readonly string[]> {
		const known = this.#often.get(field);
		if (known !== undefined) return known;
		const often = new Map<number, string[]>();
		for (const [value, use] of this.#fields.get(field) ?? []) {
			if (use < OFTEN) continue;
			for (let end = 0; end < 2; end += 1) {
				const key = keyOf(value, value.length, end);
				const alike = often.get(key);
				if (alike === undefined) often.set(key, [value]);
				else if (alike.length < MAX_ALIKE) alike.push(value);
			}
		}
		this.#often.set(field, often);
		return often;
	}
}

/** The values in all `notes`, as far as they tell of `asked` where it is given; nothing may change between two steps. */
export function* fieldValuesOf(notes: Iterable<ValuedNote>, asked?: NoteRecord): Steps<FieldValues> {
	const values = new FieldValues(asked);
	yield* values.countAll(notes);
	return values;
}

/** A note whose values are counted. */
export interface ValuedNote {
	readonly path: string;
	readonly record: PackedRecord | undefined;
	/** What an earlier session kept of them. */
	readonly keptValues: KeptValues | undefined;
}

/** Shows the values of a note that are counted, each with its field. */
export type KeptValues = (visit: (field: string, value: string) => void) => void;

function valuesIn(data: FrontmatterData): KeptValues {
	return (visit) => visitTexts(data, visit);
}

/** The fields of `record`, and those of its values that are counted, each after its field: where they are kept its front matter is not read again. */
export function fieldsToKeep(
	record: PackedRecord,
	data: FrontmatterData = dataOf(record),
): { readonly fields: readonly string[]; readonly values: readonly string[] } {
	const values: string[] = [];
	visitTexts(data, (field, value) => values.push(field, value));
	return { fields: Object.keys(data), values };
}

const NONE: readonly string[] = [];

/** A number for the first letters of a value (`end` 0) or its last ones (1), were it of that length. What is not the same may have the same, and is compared. */
function keyOf(value: string, length: number, end: number): number {
	const from = end === 0 ? 0 : Math.max(0, value.length - LETTERS_KEPT);
	let key = length * 2 + end;
	for (let at = from; at < from + LETTERS_KEPT; at += 1) key = (Math.imul(key, 0x10001) + value.charCodeAt(at)) | 0;
	return key;
}

/** How long the values of each field are. */
function lengthsIn({ data }: NoteRecord): ReadonlyMap<string, ReadonlySet<number>> {
	const lengths = new Map<string, Set<number>>();
	visitTexts(data, (field, value) => lengths.set(field, (lengths.get(field) ?? new Set()).add(value.length)));
	return lengths;
}

function isNear(lengths: ReadonlySet<number> | undefined, length: number): boolean {
	return lengths !== undefined && (lengths.has(length) || lengths.has(length - 1) || lengths.has(length + 1));
}

/** The data of a record, read and let go: nobody else needs those of every note. */
function dataOf(record: PackedRecord): FrontmatterData {
	if (record.block === undefined) return record.plainData ?? {};
	const frontmatter = parseFrontmatter(`---\n${record.block}---\n`);
	return frontmatter.kind === 'parsed' ? frontmatter.data : {};
}

/** Shows `visit` the texts of the fields at the top level that are long enough to be mistyped, with their positions in a list. */
function visitTexts(data: FrontmatterData, visit: (field: string, value: string, at: number | undefined) => void): void {
	for (const field of Object.keys(data)) {
		if (FIELDS_OF_THEIR_OWN.has(field)) continue;
		const value = data[field];
		if (typeof value === 'string') {
			if (isWord(value)) visit(field, value.trim(), undefined);
		} else if (isList(value)) {
			for (let at = 0; at < value.length; at += 1) {
				const item = value[at];
				if (typeof item === 'string' && isWord(item)) visit(field, item.trim(), at);
			}
		}
	}
}

function isWord(value: string): boolean {
	const { length } = value.trim();
	// One letter may be missing.
	return length >= FEWEST_LETTERS - 1 && length <= MOST_LETTERS && !value.includes('://');
}

import type { FrontmatterData, FrontmatterValue } from '../../note/frontmatter.ts';
import type { Heading } from '../../note/note.ts';
import type { Steps } from '../../text/steps.ts';
import { isEmptyValue } from '../isRequiredIn.ts';

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 500;

/** A note as evidence: where it is, what its front matter says and its headings. */
export interface TypedNote {
	readonly path: string;
	readonly data: FrontmatterData;
	readonly headings: readonly Heading[];
}

/** One value that a note gives a field; of a list each item. */
export interface SeenValue {
	readonly value: FrontmatterValue;
	/** The note that it stands in. */
	readonly from: string;
}

/** What the notes of a type say in one field. */
export interface FieldEvidence {
	readonly name: string;
	/** Notes of the type. */
	readonly notes: number;
	/** Notes that give the field a value. */
	readonly filled: number;
	/** Of those, the ones that give a list. */
	readonly lists: number;
	readonly values: readonly SeenValue[];
}

/** What `notes` say field by field, in the order in which fields are met; keys in `leftOut` are not looked at. */
export function* fieldEvidence(notes: readonly TypedNote[], leftOut: ReadonlySet<string>): Steps<readonly FieldEvidence[]> {
	const fields = new Map<string, { filled: number; lists: number; values: SeenValue[] }>();
	for (const [at, { path, data }] of notes.entries()) {
		if (at % NOTES_A_STEP === NOTES_A_STEP - 1) yield;
		for (const [name, value] of Object.entries(data)) {
			if (leftOut.has(name)) continue;
			const seen = fields.get(name) ?? { filled: 0, lists: 0, values: [] };
			fields.set(name, seen);
			if (isEmptyValue(value)) continue;
			seen.filled += 1;
			if (Array.isArray(value)) seen.lists += 1;
			const items: readonly FrontmatterValue[] = Array.isArray(value) ? (value as readonly FrontmatterValue[]) : [value];
			for (const item of items) if (!isEmptyValue(item)) seen.values.push({ value: item, from: path });
		}
	}
	return [...fields].map(([name, seen]) => ({ name, notes: notes.length, ...seen }));
}

import { nearestWord } from '../../text/nearestWord.ts';
import type { Steps } from '../../text/steps.ts';
import type { FieldDefinition } from '../definition/typeDefinition.ts';
import type { NoteTypes } from '../noteType.ts';
import type { ClassNote } from './classNote.ts';
import type { FieldEvidence } from './fieldEvidence.ts';
import { countValidAs, inferField } from './inferField.ts';
import { likelySame } from './likelySame.ts';
import { shareText } from './shareText.ts';
import type { NameIndex } from './targetsOf.ts';

/** A field that is in fewer notes than this share, and in one note only, is that note's own. */
const LEAST_SHARE = 0.25;

/**
 * The fields that the notes of a type have in common, and why each is proposed: first those that a class note describes (where
 * what it says holds for the notes), then what most notes have, then rare ones that would be told as a slip for one of those.
 */
export function* inferFields(
	evidence: readonly FieldEvidence[],
	described: ClassNote | undefined,
	{ index, types }: { readonly index: NameIndex; readonly types: NoteTypes },
	{ notes, isKnown }: { readonly notes: number; readonly isKnown: boolean },
): Steps<{ readonly fields: Map<string, FieldDefinition>; readonly why: Map<string, string> }> {
	const fields = new Map<string, FieldDefinition>();
	const why = new Map<string, string>();
	const seen = new Map(evidence.map((field) => [field.name, field]));
	for (const [name, definition] of described?.fields ?? []) {
		const field = seen.get(name);
		const learned = field && (yield* inferField(field, index, types));
		const isSound = field === undefined || (yield* isSoundUnder(definition, field));
		fields.set(name, isSound ? { ...learned, ...(field === undefined && notes > 0 ? optional(definition) : definition) } : (learned ?? {}));
		why.set(name, `from ${described?.path ?? ''}${field === undefined ? '' : `, ${shareText(field.filled, field.notes)}`}`);
	}
	for (const field of evidence) {
		if (fields.has(field.name) || isRare(field) || (isKnown && field.filled <= 1)) continue;
		const definition = yield* inferField(field, index, types);
		if (definition === undefined) continue;
		fields.set(field.name, definition);
		why.set(field.name, shareText(field.filled, field.notes));
	}
	for (const field of evidence) {
		// A rare key that is nearly one of the fields would be told as a slip; only its author knows whether it is one.
		if (fields.has(field.name) || nearestWord(field.name, fields.keys()) === undefined) continue;
		const definition = yield* inferField(field, index, types);
		if (definition === undefined) {
			// What cannot be described would be told as a slip for the field, which is then better left undescribed as well.
			for (let near = nearestWord(field.name, fields.keys()); near !== undefined; near = nearestWord(field.name, fields.keys())) {
				fields.delete(near);
				why.delete(near);
			}
			continue;
		}
		fields.set(field.name, definition);
		why.set(field.name, shareText(field.filled, field.notes));
	}
	for (const [name, like] of likelySame([...fields.keys()])) why.set(name, `${why.get(name) ?? ''}; likely the same as ${like}`);
	return { fields, why };
}

/** A field that no note has yet is required of none. */
function optional({ required: _required, ...definition }: FieldDefinition): FieldDefinition {
	return definition;
}

/** Whether what a class note says of a field holds for what the notes say: else it is an intention, and the notes count. */
function* isSoundUnder(
	{ kind = 'text', many = false, required = false, min, max }: FieldDefinition,
	{ values, filled, lists, notes }: FieldEvidence,
): Steps<boolean> {
	const isInside = values.every(({ value }) => typeof value !== 'number' || ((min ?? value) <= value && value <= (max ?? value)));
	const valid = yield* countValidAs(kind, values);
	return valid === values.length && isInside && lists === (many ? filled : 0) && (!required || filled === notes);
}

/** A field of a single note among several. */
function isRare(field: FieldEvidence): boolean {
	return field.filled <= 1 && field.filled / field.notes < LEAST_SHARE;
}

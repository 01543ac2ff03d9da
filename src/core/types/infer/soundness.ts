import { headingName } from '../../note/read/findSection.ts';
import { parseNote } from '../../note/parseNote.ts';
import { isEmptyValue } from '../isRequiredIn.ts';
import type { NoteType, NoteTypes } from '../noteType.ts';
import { noteTypesFrom } from '../noteTypesFrom.ts';
import { validateFields } from '../validateFields.ts';
import type { TypedNote } from './fieldEvidence.ts';

/**
 * Whether a built-in type that gets a note of its own makes no note less sound: what it asks for, which was a mere suggestion,
 * then counts. Sections go by their own name alone here, so that a vault that calls them otherwise keeps its peace.
 */
export function isTakenUp(type: NoteType, notes: readonly TypedNote[]): boolean {
	if (type.origin.kind !== 'built-in') return true;
	const required = [...type.fields.values()].filter((field) => field.required).map(({ name }) => name);
	return notes.every(({ data, headings }) => {
		const names = new Set(headings.map(({ text }) => headingName(text)));
		return (
			required.every((name) => Object.hasOwn(data, name) && !isEmptyValue(data[name])) &&
			type.sections.every((section) => names.has(headingName(section)))
		);
	});
}

/** Whether no note has more wrong with its fields under the learned type than under the one it has now, if any. */
export function hasNoFault(
	learned: { readonly name: string; readonly path: string; readonly text: string },
	notes: readonly TypedNote[],
	{ types, settings }: { readonly types: NoteTypes; readonly settings: { readonly typeKey: string } },
): boolean {
	const type = noteTypesFrom([parseNote(learned.path, learned.text)], settings).types.get(learned.name);
	if (type === undefined) return false;
	const before = types.get(learned.name);
	return notes.every(({ data }) => validateFields(type, data).length <= (before === undefined ? 0 : validateFields(before, data).length));
}

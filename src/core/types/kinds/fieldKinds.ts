import type { FieldKindId } from '../noteType.ts';
import { booleanKind } from './boolean.ts';
import { choiceKind } from './choice.ts';
import { dateKind } from './date.ts';
import type { FieldKind } from './fieldKind.ts';
import { noteKind } from './note.ts';
import { numberKind } from './number.ts';
import { tagsKind } from './tags.ts';
import { textKind } from './text.ts';
import { urlKind } from './url.ts';

/** Every kind of field, in the order in which they are explained. A test fails when a file of this folder is missing here. */
const byId: Readonly<Record<FieldKindId, FieldKind>> = {
	text: textKind,
	number: numberKind,
	boolean: booleanKind,
	date: dateKind,
	choice: choiceKind,
	url: urlKind,
	note: noteKind,
	tags: tagsKind,
};

/** The same as a list. */
export const fieldKinds: readonly FieldKind[] = Object.values(byId);

/** The kind of that id. */
export function fieldKind(id: FieldKindId): FieldKind {
	return byId[id];
}

/** Whether `id` names a kind. */
export function isFieldKindId(id: string): id is FieldKindId {
	return Object.hasOwn(byId, id);
}

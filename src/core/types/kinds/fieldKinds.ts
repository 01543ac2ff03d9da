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
const byId = {
	text: textKind,
	number: numberKind,
	boolean: booleanKind,
	date: dateKind,
	choice: choiceKind,
	url: urlKind,
	note: noteKind,
	tags: tagsKind,
} as const satisfies Readonly<Record<string, FieldKind>>;

/** The ids of the field kinds, as type notes write them. */
export type FieldKindId = keyof typeof byId;

/** The ids as a list, in the order of the kinds. */
export const fieldKindIds = Object.keys(byId) as readonly FieldKindId[];

/** The kinds as a list. */
export const fieldKinds: readonly FieldKind[] = Object.values(byId);

/** The kind of that id. */
export function fieldKind(id: FieldKindId): FieldKind {
	return byId[id];
}

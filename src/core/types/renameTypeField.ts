import { isMap } from '../note/isMap.ts';
import { editedNote } from '../note/edit/verify/editedNote.ts';
import { setField } from '../note/edit/frontmatter/setField.ts';
import type { Refusal } from '../note/edit/verify/editOutcome.ts';
import type { FrontmatterData, FrontmatterPath } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';
import { renameEntry } from './definition/renameEntry.ts';
import { ownValue } from '../text/ownValue.ts';

/** A type note with a field under another name, or why it cannot be. */
export type RenamedTypeField = { readonly kind: 'text'; readonly text: string } | Refusal;

/**
 * The text of a type note in which the field `from` is called `to`, also where other fields name it as a condition
 * (`required-when`, `after`). A note that does not describe the field stays as it is. In notes of the type `renameKey` does the same.
 */
export function renameTypeField(typeNote: Note, from: string, to: string): RenamedTypeField {
	let note = typeNote;
	for (;;) {
		const place = from === to ? undefined : placeOf(note, from);
		if (place === undefined) return { kind: 'text', text: note.text };
		const outcome = place.at(-1) === 'after' ? setField(note, place, to) : renameEntry(note, place, to);
		if (outcome.kind === 'refused') return outcome;
		// An entry that cannot be renamed and is not refused would be found again for ever.
		if (outcome.kind === 'unchanged') return { kind: 'text', text: note.text };
		note = editedNote(note, outcome.edits);
	}
}

/** Where the next key `from` stands that names the field, or the value that does. */
function placeOf({ frontmatter }: Note, from: string): FrontmatterPath | undefined {
	const fields = frontmatter.kind === 'parsed' ? mapIn(frontmatter.data, 'fields') : undefined;
	if (fields === undefined) return undefined;
	if (Object.hasOwn(fields, from)) return ['fields', from];
	for (const [name, field] of Object.entries(fields)) {
		const condition = isMap(field) ? mapIn(field, 'required-when') : undefined;
		if (condition !== undefined && Object.hasOwn(condition, from)) return ['fields', name, 'required-when', from];
		if (isMap(field) && Object.hasOwn(field, 'after') && field['after'] === from) return ['fields', name, 'after'];
	}
	return undefined;
}

function mapIn(map: FrontmatterData, key: string): FrontmatterData | undefined {
	const value = ownValue(map, key);
	return isMap(value) ? value : undefined;
}

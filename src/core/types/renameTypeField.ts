import { planEntry } from '../note/edit/planEntry.ts';
import { dataRenamed, dataWith } from '../note/edit/changedData.ts';
import { writeScalar } from '../note/edit/writeScalar.ts';
import type { EditOutcome } from '../note/edit/editOutcome.ts';
import type { FrontmatterData, FrontmatterValue } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { applyEdits } from '../text/applyEdits.ts';

/** A type note with a field under another name, or why it cannot be. */
export type RenamedTypeField = { readonly kind: 'text'; readonly text: string } | Extract<EditOutcome, { kind: 'refused' }>;

/**
 * The text of a type note in which the field `from` is called `to`, also where other fields name it as a condition
 * (`required-when`). A note that does not describe the field stays as it is.
 */
export function renameTypeField(typeNote: Note, from: string, to: string): RenamedTypeField {
	let note = typeNote;
	for (;;) {
		const place = placeOf(note, from);
		if (place === undefined) return { kind: 'text', text: note.text };
		const outcome = renameAt(note, place, from, to);
		if (outcome.kind === 'refused') return outcome;
		// An entry that cannot be renamed and is not refused would be found again for ever.
		if (outcome.kind === 'unchanged') return { kind: 'text', text: note.text };
		note = parseNote(note.path, applyEdits(note.text, outcome.edits));
	}
}

/** The keys that lead to the next map in which `from` is a key. */
function placeOf({ frontmatter }: Note, from: string): readonly [string, ...string[]] | undefined {
	const fields = frontmatter.kind === 'parsed' ? mapIn(frontmatter.data, 'fields') : undefined;
	if (fields === undefined) return undefined;
	if (Object.hasOwn(fields, from)) return ['fields'];
	for (const [name, field] of Object.entries(fields)) {
		const condition = isMap(field) ? mapIn(field, 'required-when') : undefined;
		if (condition !== undefined && Object.hasOwn(condition, from)) return ['fields', name, 'required-when'];
	}
	return undefined;
}

function renameAt(note: Note, place: readonly [string, ...string[]], from: string, to: string): EditOutcome {
	return planEntry(note, [...place, from], ({ frontmatter }, entry) => {
		const map = place.reduce<FrontmatterValue | undefined>((value, key) => (isMap(value) ? value[key] : undefined), frontmatter.data);
		const renamed = isMap(map) ? dataRenamed(map, Object.keys(map), from, to) : frontmatter.data;
		return { kind: 'plan', edits: [{ range: entry.key, newText: writeScalar(to) }], data: dataWith(frontmatter.data, place, renamed) };
	});
}

function mapIn(map: FrontmatterData, key: string): FrontmatterData | undefined {
	const value = Object.hasOwn(map, key) ? map[key] : undefined;
	return isMap(value) ? value : undefined;
}

function isMap(value: FrontmatterValue | undefined): value is FrontmatterData {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

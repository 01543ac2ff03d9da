import { isWritable } from '../note/edit/frontmatter/unwritableValue.ts';
import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import { refuse } from '../note/edit/verify/refuse.ts';
import { setField } from '../note/edit/frontmatter/setField.ts';
import type { FrontmatterValue } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';

/** The edit that gives a note's front matter the field; a field without a value is a key and nothing after it, as Obsidian writes it. */
export function addField(note: Note, name: string, value: FrontmatterValue): EditOutcome {
	if (!isWritable(value)) return refuse('BAD_VALUE', `the value of \`${name}\` holds keys of its own and cannot be written`);
	const outcome = setField(note, [name], value);
	if (value !== null || outcome.kind !== 'edits') return outcome;
	return { kind: 'edits', edits: outcome.edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/: null(?=\r?\n$)/, ':') })) };
}

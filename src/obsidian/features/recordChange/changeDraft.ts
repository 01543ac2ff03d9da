import type { FrontmatterValue } from '../../../core/note/frontmatter.ts';
import { isWritable } from '../../../core/note/edit/frontmatter/unwritableValue.ts';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import { refuse } from '../../../core/note/edit/verify/refuse.ts';
import type { Note } from '../../../core/note/note.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { datedSections, recordChange } from '../../../core/templates/recordChange.ts';
import { showValue } from '../../../core/text/showValue.ts';
import type { Field, NoteType } from '../../../core/types/noteType.ts';

/** What is to be recorded, as far as it was typed. */
export interface ChangeDraft {
	field: string;
	value: FrontmatterValue | undefined;
	text: string;
	url: string;
}

/** What the draft is about. */
export interface DraftContext {
	readonly type: NoteType | undefined;
	readonly settings: Pick<Settings, 'sourceHeadings' | 'relatedHeadings'>;
	/** `YYYY-MM-DD`. */
	readonly today: string;
}

/** The fields that can change: those of the type, then what else the note has; the status first, for it is what changes. */
export function changeableFields(note: Note, type: NoteType | undefined, typeKey: string): readonly Field[] {
	const own = note.frontmatter.kind === 'parsed' ? Object.entries(note.frontmatter.data) : [];
	const known = [...(type?.fields.values() ?? [])];
	const others = own
		.filter(([name, value]) => name !== typeKey && type?.fields.has(name) !== true && (value === null || isWritable(value)))
		.map(([name, value]): Field => ({ name, kind: 'text', many: Array.isArray(value), required: false, suggest: [], options: [], of: [] }));
	const all = [...known, ...others];
	return [...all.filter(({ name }) => name === 'status'), ...all.filter(({ name }) => name !== 'status')];
}

/** The edits of the draft on the text of `note`. */
export function draftEdits(note: Note, { field, value, text, url }: ChangeDraft, { type, settings, today }: DraftContext): EditOutcome {
	if (value === undefined || value === null || !isWritable(value)) return refuse('BAD_VALUE', 'There is no new value yet');
	const said = text.trim() === '' ? undefined : { text, url: url.trim(), today, sections: datedSections(type, settings) };
	if (said === undefined && url.trim() !== '') return refuse('BAD_VALUE', 'A source needs a sentence that it speaks for');
	return recordChange(note, { field, value, note: said });
}

/** What the field says now, in words. */
export function valueNow(note: Note, field: string): string {
	const value = note.frontmatter.kind === 'parsed' ? note.frontmatter.data[field] : undefined;
	return value === undefined || value === null ? 'nothing yet' : showValue(value);
}

import { editedNote } from '../note/edit/verify/editedNote.ts';
import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import { refuse } from '../note/edit/verify/refuse.ts';
import type { FrontmatterData, FrontmatterValue } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { NoteType } from '../types/noteType.ts';
import { folderOf, noteNameOf } from '../vault/paths/pathParts.ts';
import { insertWanted } from '../vault/sections/insertWanted.ts';
import type { HeadingSettings } from '../vault/sections/sectionNames.ts';
import { knownNamesIn, type SectionNaming } from '../vault/sections/sectionNaming.ts';
import { addField } from './addField.ts';
import { frontmatterLines } from './frontmatterBlock.ts';
import { holdsIn } from '../types/isRequiredIn.ts';
import { namedSections } from './namedSections.ts';
import { newNote } from './newNote.ts';
import { missingFields } from './noteFields.ts';
import type { TemplateClock } from './placeholders.ts';
import { insertion } from '../text/insertion.ts';

/** What a note is completed with, beside its type. */
export interface CompletionPlan extends TemplateClock {
	readonly typeKey: string;
	/** By field; fields that the note has a value for keep it. */
	readonly values: Readonly<Record<string, FrontmatterValue>>;
	/** As in a new note, for a note without a text. */
	readonly vaultTemplate?: string;
	readonly settings: HeadingSettings;
	/** What the vault calls the sections of built-in types. */
	readonly naming: SectionNaming;
}

/**
 * The insertions that give a note what one of its type should have: the type itself, fields with a value or a default,
 * required fields without a value, and the sections of the type that it has under none of their names, unless they are wanted only with other values. A note without a text becomes a new one.
 *
 * Nothing that is there is taken away or changed; a key without a value may get one. Done twice it does nothing more.
 */
export function completeNote(note: Note, type: NoteType, plan: CompletionPlan): EditOutcome {
	const title = noteNameOf(note.path);
	if (note.text.trim() === '') return wholeNote(note, type, title, plan);
	const data: FrontmatterData = note.frontmatter.kind === 'parsed' ? note.frontmatter.data : {};
	const wanted = new Map<string, FrontmatterValue>();
	if (!Object.hasOwn(data, plan.typeKey) || data[plan.typeKey] === null) wanted.set(plan.typeKey, type.name);
	for (const [name, value] of missingFields(type, data, { ...plan, title, type })) if (!wanted.has(name)) wanted.set(name, value);
	const edits: TextEdit[] = [];
	const { settings, naming } = plan;
	const headings = namedSections(type, naming, { folder: folderOf(note.path), beside: knownNamesIn(note, settings) });
	const complete = { ...data, ...Object.fromEntries(wanted) };
	const isWanted = (section: string): boolean => holdsIn(type.sectionShapes?.get(section)?.requiredWhen ?? {}, complete);
	for (const outcome of [
		...fieldOutcomes(note, wanted),
		...headings.flatMap((heading, at) => {
			const section = type.sections[at] ?? '';
			return isWanted(section) ? [insertWanted(note, section, heading, type.sections, settings)] : [];
		}),
	]) {
		if (outcome.kind === 'refused') return outcome;
		if (outcome.kind === 'edits') edits.push(...outcome.edits);
	}
	if (edits.length === 0) return { kind: 'unchanged' };
	return isComplete(editedNote(note, edits), note, wanted, type)
		? { kind: 'edits', edits }
		: refuse('VERIFY_SECTION', 'the note would not have come out complete');
}

function wholeNote(note: Note, type: NoteType, title: string, plan: CompletionPlan): EditOutcome {
	const sections = namedSections(type, plan.naming, { folder: folderOf(note.path), beside: [] });
	const made = newNote(type, plan.values, { ...plan, title, folder: '', sections });
	if (made.kind === 'refused') return refuse('BAD_VALUE', made.reason);
	const start = note.text.startsWith('\uFEFF') ? 1 : 0;
	return { kind: 'edits', edits: [{ range: { start, end: note.text.length }, newText: made.text }] };
}

function fieldOutcomes(note: Note, wanted: ReadonlyMap<string, FrontmatterValue>): readonly EditOutcome[] {
	if (wanted.size === 0) return [];
	// A block that is not there yet is made at once: fields added one by one would each make their own.
	if (note.frontmatter.kind === 'none' && note.frontmatter.obstacle === undefined) {
		const lines = [...frontmatterLines(wanted), ''].map((line) => line + note.lineEnd).join('');
		return [{ kind: 'edits', edits: [insertion(note.bodyStart, lines)] }];
	}
	return [...wanted].map(([name, value]) => addField(note, name, value));
}

/** The check on all edits together: each alone was checked as it was planned. */
function isComplete(after: Note, before: Note, wanted: ReadonlyMap<string, FrontmatterValue>, type: NoteType): boolean {
	const { frontmatter } = after;
	if (wanted.size > 0 && (frontmatter.kind !== 'parsed' || [...wanted.keys()].some((name) => !Object.hasOwn(frontmatter.data, name))))
		return false;
	const headings = before.headings.length + type.sections.length;
	return (
		after.headings.length >= before.headings.length && after.headings.length <= headings && after.unclosed?.kind === before.unclosed?.kind
	);
}

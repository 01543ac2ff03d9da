import type { FrontmatterValue } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';
import type { Field, NoteType, NoteTypes } from '../types/noteType.ts';
import { templateForType } from '../types/templateForType.ts';
import type { SectionNaming } from '../vault/sections/sectionNaming.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { fieldsFromTitle, type KnownNames } from './fieldsFromTitle.ts';
import { folderForType } from './folderForType.ts';
import { namedSections } from './namedSections.ts';
import { newNote, type NewNote } from './newNote.ts';
import type { TemplateClock } from './placeholders.ts';

/** A note that is asked for. */
export interface WantedPlan {
	readonly title: string;
	readonly type: NoteType | undefined;
	/** By field; they win over what the title says. */
	readonly values: Readonly<Record<string, FrontmatterValue>>;
	/** Where a link says that it is, relative to the vault; `undefined`: where notes of its type are. */
	readonly folder: string | undefined;
}

/** The vault that a note is made for. */
export interface PlanningVault {
	readonly index: Pick<VaultIndex, 'notesOfType' | 'resolveName' | 'record' | 'names'>;
	readonly types: NoteTypes;
	/** The notes of the templates folder. */
	readonly templates: Iterable<Note>;
	readonly typeKey: string;
	/** What the vault calls the sections of built-in types. */
	readonly naming: SectionNaming;
	readonly clock: TemplateClock;
	/** Names that were looked up for earlier titles; no note may come or go between them. */
	readonly names?: Map<Field, KnownNames>;
}

/** The note that is asked for, with the fields that its title gives, in its folder, from the vault's template for its type. */
export function plannedNote(
	{ title, type, values, folder }: WantedPlan,
	{ index, types, templates, typeKey, naming, clock, names }: PlanningVault,
): NewNote {
	const all = [...templates];
	const template = type === undefined ? undefined : templateForType(type.name, all, typeKey);
	const fromTitle = type === undefined ? {} : fieldsFromTitle(title, type, index, types, names);
	const where = folder ?? folderForType(type, index, all);
	return newNote(
		type,
		{ ...fromTitle, ...values },
		{
			title,
			...clock,
			typeKey,
			folder: where,
			...(type === undefined ? {} : { sections: namedSections(type, naming, { folder: where, beside: [] }) }),
			...(template === undefined ? {} : { vaultTemplate: template.text }),
		},
	);
}

import type { FrontmatterPath, FrontmatterValue } from '../../note/frontmatter.ts';
import type { Severity } from '../../note/finding.ts';
import type { Field, NoteType, NoteTypeOrigin, SectionShape } from '../noteType.ts';

/** The value of the type key that makes a note of the types folder a type note. */
export const TYPE_NOTE = 'note-type';

/** What a type says of a field itself; what it leaves out is inherited, or has its default. */
export type FieldDefinition = Partial<Omit<Field, 'name'>>;

/** What a type says of itself, before anything is inherited. */
export interface TypeDefinition {
	readonly name: string;
	readonly extends?: string;
	readonly folder?: string;
	readonly fields: ReadonlyMap<string, FieldDefinition>;
	readonly sections?: readonly string[];
	/** By heading; those that ask for something. */
	readonly sectionShapes?: ReadonlyMap<string, SectionShape>;
	readonly unknownFields?: NoteType['unknownFields'];
	/** Empty for none of its own. */
	readonly template: string;
	readonly description?: string;
	readonly origin: NoteTypeOrigin;
}

/** Something that a definition says and that cannot be meant so. */
export interface DefinitionProblem {
	readonly severity: Severity;
	/** The entry of the type note's front matter that it is about. */
	readonly path: FrontmatterPath;
	/** Whether it is about the entry's name or its value. */
	readonly part: 'key' | 'value';
	readonly message: string;
	/** What probably was meant, in place of the part; offered, never applied unasked. */
	readonly suggestion?: string;
}

/** The entries of a definition and where problems with it are gathered. */
export interface DefinitionReading {
	readonly problems: DefinitionProblem[];
}

/** One entry of a definition: its value and where it stands. */
export interface Entry {
	readonly value: FrontmatterValue;
	readonly path: FrontmatterPath;
}

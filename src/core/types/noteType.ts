import type { FieldConditions } from './kinds/fieldKind.ts';
import type { FieldKindId } from './kinds/fieldKinds.ts';

/** What has to hold for something to be required: each named field has this value, or one of these. */
export type RequiredWhen = Readonly<Record<string, readonly string[]>>;

/** What the items of a section are: `SECTION_ITEMS` says what each means. */
export type SectionItems = 'link' | 'citation' | 'wikilink' | 'dated' | 'any';

/** What a type asks of one of its sections, beside that it is there. */
export interface SectionShape {
	readonly items?: SectionItems;
	readonly empty?: 'allowed' | 'warn';
	/** The section is wanted only where this holds. */
	readonly requiredWhen?: RequiredWhen;
}

/** One field of a note type, its inherited parts filled in. */
export interface Field extends FieldConditions {
	readonly name: string;
	readonly kind: FieldKindId;
	/** Whether one value passes for a list and a list for one value; `many` then only says what a new note gets. */
	readonly oneOrMany?: boolean;
	readonly required: boolean;
	/** Required only while each named field has this value, or one of these. */
	readonly requiredWhen?: RequiredWhen;
	/** The field before whose value this one's may not lie: a date or a number. */
	readonly after?: string;
	/** For `note`: what the relation is called from the other end. */
	readonly inverse?: string;
	readonly description?: string;
}

/** Where a note type is described. */
export type NoteTypeOrigin = { readonly kind: 'built-in' } | { readonly kind: 'note'; readonly path: string };

/** A note type with everything it inherits. */
export interface NoteType {
	readonly name: string;
	/** The type it extends, or absent. */
	readonly extends?: string;
	/** Where its new notes go, relative to the vault; absent: where most notes of the type are. */
	readonly folder?: string;
	/** By name, inherited ones first, in the order in which they are written. */
	readonly fields: ReadonlyMap<string, Field>;
	/** Headings that a note of the type should have, in order. */
	readonly sections: readonly string[];
	/** Given where these are a built-in type's, its own or taken over: what they are called the vault says (`sectionNaming`). */
	readonly hasBuiltInSections?: true;
	/** By heading; absent where nothing is asked of any. */
	readonly sectionShapes?: ReadonlyMap<string, SectionShape>;
	readonly unknownFields: 'allow' | 'warn';
	/** The body of a new note, with `{{title}}` and the like; empty for none of its own. */
	readonly template: string;
	readonly origin: NoteTypeOrigin;
	readonly description?: string;
}

/** The note types of a vault: the built-in ones and the vault's own, which win. */
export interface NoteTypes {
	/** All types, in code-unit order of their names. */
	all(): readonly NoteType[];
	/** The type of that name, exactly as written, or `undefined`. */
	get(name: string): NoteType | undefined;
	/** Whether `name` is `ancestor` or extends it at some remove. */
	isA(name: string, ancestor: string): boolean;
	/** The fields of kind `note` of a type; empty for an unknown type or none. */
	nameFields(name: string | undefined): readonly string[];
	/** The fields of built-in types that name notes and of which the type of that name says nothing; all of them for an unknown type or none. */
	plainFields(name: string | undefined): readonly string[];
	/** Whether the vault has types of its own. */
	readonly hasOwn: boolean;
}

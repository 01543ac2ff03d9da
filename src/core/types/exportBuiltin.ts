import { sameData } from '../note/edit/verify/sameData.ts';
import type { FrontmatterValue } from '../note/frontmatter.ts';
import type { FieldDefinition } from './definition/typeDefinition.ts';
import type { Field, NoteType, NoteTypes } from './noteType.ts';
import type { SectionHeading } from '../vault/sections/sectionNaming.ts';
import { hasPlainBody, ownHeadings, sectionsBody } from './sectionsBody.ts';
import { typeNoteText } from './typeNoteText.ts';

/**
 * The type note that describes `type` as it is, for its owner to change: the vault's own note then counts instead of
 * the built-in type. What the type takes over from its parent is left to the parent.
 *
 * @param headings what the vault calls the sections of the type; absent: as the type does.
 */
export function exportBuiltin(
	type: NoteType,
	types: NoteTypes,
	typeKey: string,
	headings: readonly SectionHeading[] = ownHeadings(type),
): string {
	const parent = type.extends === undefined || type.extends === type.name ? undefined : types.get(type.extends);
	const fields = new Map<string, FieldDefinition>();
	for (const field of type.fields.values()) {
		const own = ownParts(field, parent?.fields.get(field.name));
		if (own !== undefined) fields.set(field.name, own);
	}
	const hasOwnSections = !isSame(type.sections, parent?.sections ?? []);
	const hasOwnTemplate = type.template !== (parent?.template ?? '') || hasOwnSections;
	return typeNoteText(
		{
			name: type.name,
			...(parent === undefined ? {} : { extends: parent.name }),
			...(type.description === undefined ? {} : { description: type.description }),
			...(type.folder === undefined || type.folder === parent?.folder ? {} : { folder: type.folder }),
			fields,
			...(hasOwnSections ? { sections: headings.map(({ text }) => text) } : {}),
			...(type.unknownFields === (parent?.unknownFields ?? 'allow') ? {} : { unknownFields: type.unknownFields }),
			template: !hasOwnTemplate ? '' : type.template !== '' && hasPlainBody(type) ? sectionsBody(headings) : type.template,
		},
		typeKey,
	);
}

/** What `field` says beyond the parent's field of its name; `undefined` for nothing. A field without a parent says its kind at least. */
function ownParts(field: Field, parent: Field | undefined): FieldDefinition | undefined {
	const inherited: Readonly<Record<string, FrontmatterValue | undefined>> = { ...(parent ?? DEFAULTS) };
	const { name: _name, ...parts } = field;
	const own = Object.entries(parts).filter(([part, value]) => {
		if (part === 'many' && field.kind === 'tags') return false;
		return !isSame(value, inherited[part]);
	});
	return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** What a field is where nothing is said of it. */
const DEFAULTS = { many: false, required: false, suggest: [], options: [], of: [], oneOrMany: false } as const;

function isSame(a: FrontmatterValue | undefined, b: FrontmatterValue | undefined): boolean {
	return a === b || sameData(a, b);
}

import type { NoteType } from '../types/noteType.ts';
import { ownHeadings } from '../types/sectionsBody.ts';
import type { SectionHeading, SectionNaming, SectionNote } from '../vault/sections/sectionNaming.ts';

/** The sections of `type` as they are called in a note: as the type says, or, where they are a built-in type's, as the vault calls them, each beside those before it. */
export function namedSections(
	type: NoteType,
	naming: SectionNaming,
	{ folder, beside }: Pick<SectionNote, 'folder' | 'beside'>,
): readonly SectionHeading[] {
	if (type.hasBuiltInSections !== true) return ownHeadings(type);
	const known = [...beside];
	return type.sections.map((wanted) => {
		const heading = naming.headingFor(wanted, { type: type.name, folder, beside: known });
		known.push(heading.text);
		return heading;
	});
}

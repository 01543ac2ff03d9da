import { oneLine } from '../text/oneLine.ts';
import { SECTION_LEVEL, type SectionHeading } from '../vault/sections/sectionNaming.ts';
import type { NoteType } from './noteType.ts';

/** The body of a new note of a type without a template of its own: a title and empty sections. */
export function sectionsBody(headings: readonly SectionHeading[]): string {
	return ['# {{title}}', ...headings.map(({ level, text }) => `${'#'.repeat(level)} ${oneLine(text)}`)].join('\n\n') + '\n';
}

/** The sections of `type` as it names them. */
export function ownHeadings({ sections }: Pick<NoteType, 'sections'>): readonly SectionHeading[] {
	return sections.map((text) => ({ text, level: SECTION_LEVEL }));
}

/** Whether the body of new notes of `type` is a title and its sections, as those of the built-in types are. */
export function hasPlainBody(type: NoteType): boolean {
	return type.template === '' || (type.hasBuiltInSections === true && type.template === sectionsBody(ownHeadings(type)));
}

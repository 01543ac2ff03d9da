import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { type BulletsToInsert, insertBullets } from '../../note/edit/body/insertBullets.ts';
import type { Note } from '../../note/note.ts';
import { findSection } from '../../note/read/findSection.ts';
import { oneLine } from '../../text/oneLine.ts';
import { SECTION_LEVEL, type SectionHeading } from '../../vault/sections/sectionNaming.ts';
import { canonicalUrl } from '../address/canonicalUrl.ts';
import type { Source } from '../source.ts';
import { sourceForm, sourceLink, type PageToCite, type SourceForm } from './sourceForm.ts';

/** A page to cite, the day or year it was published, which goes in brackets after the link, and who wrote it. */
export interface DatedPage extends PageToCite {
	readonly date?: string;
	readonly author?: string;
}

/**
 * The insertion of a bullet that cites `page` in the note's list of sources, in the form that the list has; the section
 * is made, under `made`, where it is missing. Nothing where a list of the note gives the page already.
 */
export function addSource(
	note: Note,
	sources: readonly Source[],
	page: DatedPage,
	headings: readonly string[],
	made: () => SectionHeading = () => ({ text: headings[0] ?? 'Sources', level: SECTION_LEVEL }),
): EditOutcome {
	const canonical = canonicalUrl(page.url, page.title);
	if (sources.some((source) => source.kind === 'web' && source.place.kind === 'section' && source.canonicalUrl === canonical))
		return { kind: 'unchanged' };
	return insertBullets(note, {
		headings,
		bullets: [pageBullet(page, sourceForm(note, sources))],
		whereMissing: whereSourcesAre(note, headings, made),
	});
}

/** Where a section of sources is made, at the end of the note; `made` is asked only where the note has none. */
export function whereSourcesAre(note: Note, headings: readonly string[], made: () => SectionHeading): BulletsToInsert['whereMissing'] {
	const isMissing = findSection(note, headings).kind === 'none';
	const { text, level } = isMissing ? made() : { text: '', level: SECTION_LEVEL };
	return { beforeHeadings: [], heading: text, level };
}

/** The bullet that cites `page` in `form`, without its mark: `[Publisher - Title](url) (date), by Jane Doe`. */
export function pageBullet(page: DatedPage, form: SourceForm): string {
	return sourceLink(page, form) + dateAfter(page) + authorAfter(page);
}

/** `, by Jane Doe`, as it is read from there. */
function authorAfter({ author = '' }: DatedPage): string {
	const text = oneLine(author)
		.replaceAll(';', ' and')
		.replace(/[[\]()]/g, '');
	return text === '' ? '' : `, by ${text}`;
}

function dateAfter({ date = '' }: DatedPage): string {
	const text = oneLine(date);
	return text === '' ? '' : ` (${text})`;
}

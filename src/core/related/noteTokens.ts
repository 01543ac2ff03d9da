import type { Note } from '../note/note.ts';
import { bodyTokens } from '../note/read/bodyTokens.ts';
import { footerStarts } from '../note/read/footerStarts.ts';
import type { Settings } from '../settings/settings.ts';
import type { Range } from '../text/range.ts';
import { relatedHeadings } from '../vault/relatedHeadings.ts';
import { headingTest } from '../note/read/findSection.ts';

/** The words of a note that speak for what it is about, in their order; the same before and after its related section is filled. */
export type NoteTokens = (note: Note) => Uint32Array;

/** Reads the words of notes: bodies without related and source sections. The footer of a related section belongs to the note. */
export function noteTokensOf(settings: Pick<Settings, 'relatedHeadings' | 'sourceHeadings'>): NoteTokens {
	const related = { rankOfRelatedHeading: headingTest(settings.relatedHeadings) };
	const sources = { rankOfRelatedHeading: headingTest(settings.sourceHeadings) };
	return (note) => {
		const inRelated = relatedHeadings(note.rows, related).inside;
		const inSources = relatedHeadings(note.rows, sources).inside;
		const footerStart = footerStarts(note);
		const leftOut: Range[] = [];
		for (const [at, { range }] of note.headings.entries()) {
			const end = note.headings[at + 1]?.range.start ?? note.text.length;
			if (inSources[at] === true) leftOut.push({ start: range.start, end });
			else if (inRelated[at] === true) leftOut.push({ start: range.start, end: Math.min(end, footerStart(at)) });
		}
		return bodyTokens(note, leftOut);
	};
}

import type { Note } from '../note/note.ts';
import { ADDRESS, LINK_BITS } from '../note/scanner/scanResult.ts';
import type { NoteRule, RuleExample } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { headingOf } from '../vault/sections/headingOf.ts';
import { knownSection } from '../vault/sections/sectionNames.ts';

const HEAD = '---\ntype: policy\nactors: [Israel]\nstatus: in force\n---\n# Basic Law\n\n## Overview\nA law.\n\n## Related Notes\n\n';

/** A section for sources in which nothing is given, in a note that cites nowhere else. */
export const sourcesPresent: NoteRule = {
	id: 'sources-present',
	scope: 'note',
	severity: 'info',
	summary: 'Reports a note whose type asks for sources and which gives none',
	mayReport: ({ type }) => type !== undefined && type.sections.length > 0,
	*check({ note, type, settings, sources }) {
		if (type === undefined) return;
		const wanted = type.sections.find((name) => knownSection(name, settings)?.ours === 'Sources');
		if (wanted === undefined) return;
		const heading = note.headings[headingOf(note, wanted, settings) ?? -1];
		// Reading the sources takes longer than all the rest; a link out of the vault is one of them.
		if (heading === undefined || citesOutsideComments(note) || sources().length > 0) return;
		yield {
			range: heading.range,
			message: `${inlineCode(heading.text)} gives no source; expected a bullet such as \`- [Publisher - Title](https://example.org/)\``,
			fixes: [],
		};
	},
};

/** Whether anything outside comments leads out of the vault. */
function citesOutsideComments({ rows: { urls } }: Note): boolean {
	for (let row = 0; row < urls.count; row += 1) if ((urls.get(row, ADDRESS.bits) & LINK_BITS.inComment) === 0) return true;
	return false;
}

export const why =
	'A claim whose source is not written down when the note is will hardly find it again. A note that cites in its text, in footnotes or in a field gives its sources.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a section without a source',
		note: `${HEAD}## Sources\n- \n`,
		reports: ['13:1 `Sources` gives no source; expected a bullet such as `- [Publisher - Title](https://example.org/)`'],
	},
	{ title: 'a plain citation is a source', note: `${HEAD}## Sources\n- Shapira, A. (2012). *Israel: A History*.\n`, reports: [] },
	{
		title: 'a link in the text is a source',
		note: `${HEAD}See [Knesset - Laws](https://knesset.gov.il/laws).\n\n## Sources\n`,
		reports: [],
	},
	{ title: 'a note whose type asks for no sources may have an empty section', note: '---\ntype: person\n---\n## Sources\n', reports: [] },
	{ title: 'a missing section is for `section-required`', note: HEAD, reports: [] },
];

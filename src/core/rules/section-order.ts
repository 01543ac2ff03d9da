import type { Heading } from '../note/note.ts';
import type { NoteRule, RuleExample } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { headingsFor } from '../vault/sections/headingOf.ts';

const NOTE = '---\ntype: debate\n---\n# Treaty\n\n';
const VAULT = { 'Types/debate.md': '---\ntype: note-type\nname: debate\nsections: [Overview, For, Against]\n---\n' };

/** Sections of a type in another order than the type's. */
export const sectionOrder: NoteRule = {
	id: 'section-order',
	scope: 'note',
	severity: 'info',
	summary: 'Reports a section that stands before one which its type puts first',
	mayReport: ({ type }) => type !== undefined && type.sections.length > 1,
	*check({ note, type, settings }) {
		// The built-in types ask for no order.
		if (type === undefined || type.origin.kind === 'built-in') return;
		const headingOf = headingsFor(note, type.sections, settings);
		let last: Heading | undefined;
		for (const wanted of type.sections) {
			const heading = note.headings[headingOf(wanted) ?? -1];
			if (heading === undefined) continue;
			if (last !== undefined && heading.range.start < last.range.start) {
				yield {
					range: heading.range,
					message: `${inlineCode(heading.text)} stands before ${inlineCode(last.text)}; expected after it`,
					fixes: [],
				};
			} else last = heading;
		}
	},
};

export const why =
	'Notes of one type are read side by side, and what stands in one place is found without looking. The built-in types ask for sections and not for their order: whether Related Notes or Sources comes last is a matter of taste.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a section stands before the one that comes first',
		note: `${NOTE}## For\n\n## Overview\n\n## Against\n`,
		vault: VAULT,
		reports: ['6:1 `For` stands before `Overview`; expected after it'],
	},
	{ title: 'the order of the type', note: `${NOTE}## Overview\n\n## For\n\n## Against\n`, vault: VAULT, reports: [] },
	{
		title: 'other sections may stand between',
		note: `${NOTE}## Overview\n\n## History\n\n## For\n\n## Against\n`,
		vault: VAULT,
		reports: [],
	},
	{ title: 'a section that is missing is not out of order', note: `${NOTE}## For\n\n## Against\n`, vault: VAULT, reports: [] },
	{
		title: 'sources before related notes are a matter of taste',
		note: '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\n---\n## Overview\n\n## Sources\n\n## Related Notes\n',
		reports: [],
	},
];

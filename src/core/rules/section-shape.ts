import type { ListItem, Note } from '../note/note.ts';
import type { Range } from '../text/range.ts';
import { beginningIn, firstFrom, rangesIn } from '../text/rangeSearch.ts';
import { inlineCode } from '../text/inlineCode.ts';
import type { SectionItems } from '../types/noteType.ts';
import type { NoteRule, RuleExample } from './rule.ts';
import { headingsFor } from '../vault/sections/headingOf.ts';

/** A section that is empty, or has a bullet of another kind, where the note's type says what it should be. */
export const sectionShape: NoteRule = {
	id: 'section-shape',
	scope: 'note',
	severity: 'warning',
	summary: 'Reports an empty section, or a bullet of another kind, where the type of the note asks for more',
	mayReport: ({ type }) => type?.sectionShapes !== undefined,
	*check({ note, type, settings }) {
		const headingOf = headingsFor(note, type?.sections ?? [], settings);
		for (const [wanted, { items = 'any', empty }] of type?.sectionShapes ?? []) {
			const at = headingOf(wanted);
			const heading = note.headings[at ?? -1];
			const content = note.sections[at ?? -1]?.content;
			if (heading === undefined || content === undefined) continue;
			if (isEmpty(note, content)) {
				if (empty === 'warn')
					yield { range: heading.range, message: `${inlineCode(heading.text)} is empty; expected text below it`, fixes: [] };
				continue;
			}
			if (items === 'any') continue;
			for (const item of beginningIn(note.listItems, content)) {
				if (item.depth > 0 || item.range.end > content.end) continue;
				const text = note.text.slice(item.content.start, item.content.end).trim();
				if (text === '' || FITS[items](note, item, text)) continue;
				yield { range: item.content, message: `a bullet of ${inlineCode(heading.text)} has ${EXPECTED[items]}`, fixes: [] };
			}
		}
	},
};

export const why =
	'A type says what its sections hold, so that a source without an address or an event without a day is seen when it is written. Nothing is asked unless a note in the types folder asks for it: `sections: [{ name: Sources, items: link, empty: warn }]`.';

const HEAD = '---\ntype: own-event\n---\n# A\n\n';
const VAULT = {
	'Types/own-event.md':
		'---\ntype: note-type\nsections:\n  - { name: Overview, empty: warn }\n  - { name: Timeline, items: dated }\n  - { name: Related Notes, items: wikilink }\n  - { name: Sources, items: link }\n  - { name: Reading, items: citation }\n---\n',
};

export const examples: readonly RuleExample[] = [
	{
		title: 'an empty section',
		note: `${HEAD}## Overview\n\n<!-- to do -->\n- \n\n## Sources\n`,
		vault: VAULT,
		reports: ['6:1 `Overview` is empty; expected text below it'],
	},
	{
		title: 'a source without a link',
		note: `${HEAD}## Sources\n- [Reuters](https://reuters.com/a)\n- Reuters, 2014\n  - https://reuters.com/b\n- Somebody said so\n`,
		vault: VAULT,
		reports: ['10:3 a bullet of `Sources` has no link; expected one such as `[Publisher - Title](https://example.org/)`'],
	},
	{
		title: 'an event without a date',
		note: `${HEAD}## Timeline\n- 13 June: strikes\n- **2014-03-18** — a treaty\n- [[2014-03-19]] talks\n- Talks go on\n`,
		vault: VAULT,
		reports: ['10:3 a bullet of `Timeline` has no date at its beginning; expected one such as `2014-03-18: …`'],
	},
	{
		title: 'a related note that is no link into the vault',
		note: `${HEAD}## Related Notes\n- [[Iran]]\n- [Reuters](https://reuters.com/a)\n`,
		vault: VAULT,
		reports: ['8:3 a bullet of `Related Notes` has no link into the vault; expected one such as `[[Iran]]`'],
	},
	{
		title: 'a plain citation is one, a remark is none',
		note: `${HEAD}## Reading\n- Shapira, A. (2012). Israel.\n- Redford, *The Wars in Syria*\n- ask Miriam\n`,
		vault: VAULT,
		reports: [
			'9:3 a bullet of `Reading` has no link and no year or title; expected a citation such as `Shapira, A. (2012). *Israel: A History*`',
		],
	},
	{ title: 'what is missing is for `section-required`', note: HEAD, vault: VAULT, reports: [] },
	{ title: 'a type that asks for nothing more', note: '---\ntype: policy\n---\n## Overview\n\n## Sources\n- so they say\n', reports: [] },
];

type Kind = Exclude<SectionItems, 'any'>;

const EXPECTED: Readonly<Record<Kind, string>> = {
	link: 'no link; expected one such as `[Publisher - Title](https://example.org/)`',
	citation: 'no link and no year or title; expected a citation such as `Shapira, A. (2012). *Israel: A History*`',
	wikilink: 'no link into the vault; expected one such as `[[Iran]]`',
	dated: 'no date at its beginning; expected one such as `2014-03-18: …`',
};

const FITS: Readonly<Record<Kind, (note: Note, item: ListItem, text: string) => boolean>> = {
	link: (note, item) => hasWithin(note.links, item) || hasWithin(note.urls, item),
	citation: (note, item, text) =>
		FITS.link(note, item, text) || hasWithin(note.footnoteReferences, item) || /\b\d{4}\b|\bn\.\s?d\.|["“”„«»*_]/i.test(text),
	wikilink: (note, item) => hasWithin(note.links, item),
	dated: (_note, _item, text) => /\d/.test(beginningOf(text)),
};

/** Whether the item holds the whole of one of `parts`, which are in the order of the text. */
function hasWithin(parts: readonly { readonly range: Range }[], { range }: ListItem): boolean {
	for (let at = firstFrom(parts, range.start); at < parts.length; at += 1) {
		const part = parts[at]?.range;
		if (part === undefined || part.start >= range.end) return false;
		if (part.end <= range.end) return true;
	}
	return false;
}

/** What stands before the first colon or dash between blanks, or else the first three words. */
function beginningOf(text: string): string {
	const end = text.search(/: | [-–—] /);
	return end === -1 ? text.split(/\s+/, 3).join(' ') : text.slice(0, end);
}

/** Whether nothing stands there but headings, comments and bullets without text. */
function isEmpty(note: Note, { start, end }: Range): boolean {
	const comments = rangesIn(note.opaque, { start, end }).filter(
		(range) => (range.kind === 'html' || range.kind === 'comment') && range.end <= end,
	);
	let at = start;
	let text = '';
	for (const comment of comments) {
		if (note.text.startsWith('<!--', comment.start) || comment.kind === 'comment') {
			text += note.text.slice(at, Math.max(at, comment.start));
			at = Math.max(at, comment.end);
		}
	}
	text += note.text.slice(at, end);
	return text.split(/[\r\n]+/).every((line) => /^(?:#{1,6}\s.*|[-*+]|\d+[.)]|-{3,})?$/.test(line.trim()));
}

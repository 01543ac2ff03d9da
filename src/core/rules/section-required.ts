import type { Finding } from '../note/finding.ts';
import type { Settings } from '../settings/settings.ts';
import type { Range } from '../text/range.ts';
import type { NoteType } from '../types/noteType.ts';
import type { Note } from '../note/note.ts';
import type { Diagnostic, NoteRule, RuleExample } from './rule.ts';
import { sectionFix } from './fixes/sectionFix.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { holdsIn } from '../types/isRequiredIn.ts';
import { headingsFor } from '../vault/sections/headingOf.ts';
import { SECTION_LEVEL, type SectionHeading } from '../vault/sections/sectionNaming.ts';

const HEAD = '---\ntype: policy\nactors: [Israel]\nstatus: in force\n---\n# Basic Law\n\n';

/** A section that the note's type wants and the note does not have. */
export const sectionRequired: NoteRule = {
	id: 'section-required',
	scope: 'note',
	severity: 'warning',
	summary: 'Reports a note without a section that its type asks for',
	mayReport: ({ type }) => type !== undefined && type.sections.length > 0,
	*check({ note, type, settings }) {
		if (type === undefined) return;
		const headingOf = headingsFor(note, type.sections, settings);
		for (const wanted of type.sections) {
			const conditions = type.sectionShapes?.get(wanted)?.requiredWhen;
			if (conditions !== undefined && !holdsIn(conditions, note.frontmatter.kind === 'parsed' ? note.frontmatter.data : {})) continue;
			if (headingOf(wanted) !== undefined) continue;
			const { message, fixes, demand } = missingSection(type, wanted, { text: wanted, level: SECTION_LEVEL }, settings);
			const range = lastLine(note);
			yield demand === undefined ? { range, message, fixes } : { range, message, fixes, demand };
		}
	},
};

/** `diagnostic`, which says that a section of `type` is missing, with the heading that the vault would give it. */
export function namedSection(diagnostic: Diagnostic, type: NoteType, heading: SectionHeading, settings: Settings): Diagnostic {
	const wanted = diagnostic.demand?.name ?? '';
	const { message, fixes } = missingSection(type, wanted, heading, settings);
	if (message === diagnostic.message && heading.level === SECTION_LEVEL) return diagnostic;
	// In somebody else's document a fix is not safe, and none is added that was left out.
	const named = diagnostic.fixes.map((before, at) => {
		const fix = fixes[at];
		return fix?.kind === 'edit' && before.kind === 'edit' ? { ...fix, safe: before.safe } : before;
	});
	return { ...diagnostic, message, fixes: named };
}

/** What is said of a note without the section, by which a baseline knows it whatever the vault calls the section. */
export function missingSectionMessage(text: string): string {
	return `the section ${inlineCode(text)} is missing; expected a heading such as ${inlineCode(`## ${text}`)}`;
}

export const why =
	'A section that is there and empty asks to be filled; one that is missing is forgotten. Where a type asks for too much, say so in its note under `sections`. What a built-in type asks for is a suggestion until the vault takes it up: with a note of its own in the types folder, or with the section in half of its notes of that type. Its sections are called as the notes of that type call them, in whatever language: from three notes on that agree, beside the same other sections, in the same folder, or anywhere.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a policy without sources',
		note: `${HEAD}## Overview\nA law.\n\n## Related Notes\n- [[Israel]]\n`,
		reports: ['12:1 the section `Sources` is missing; expected a heading such as `## Sources`'],
		fixed: `${HEAD}## Overview\nA law.\n\n## Related Notes\n- [[Israel]]\n\n## Sources\n`,
	},
	{ title: 'all sections are there', note: `${HEAD}## Overview\nA law.\n\n## Related Notes\n\n## Sources\n`, reports: [] },
	{
		title: 'a section may have any level and go by another of its names',
		note: `${HEAD}## Overview\nA law.\n\n### See also\n\n### Further Reading\n`,
		reports: [],
	},
	{
		title: 'capitals, emphasis and a colon do not matter',
		note: `${HEAD}## **OVERVIEW**:\nA law.\n\n## Related notes\n\n## SOURCES\n`,
		reports: [],
	},
	{
		title: 'a section that is wanted only where a field says so, and it does',
		note: '---\ntype: own-event\nstatus: active\n---\n# A\n',
		vault: {
			'Types/own-event.md':
				'---\ntype: note-type\nfields: [status]\nsections: [{ name: Timeline, required-when: { status: active } }]\n---\n',
		},
		reports: ['5:1 the section `Timeline` is missing; expected a heading such as `## Timeline`'],
	},
	{
		title: 'and where it does not',
		note: '---\ntype: own-event\nstatus: over\n---\n# A\n',
		vault: {
			'Types/own-event.md':
				'---\ntype: note-type\nfields: [status]\nsections: [{ name: Timeline, required-when: { status: active } }]\n---\n',
		},
		reports: [],
	},
	{ title: 'a country asks for no section', note: '---\ntype: country\n---\n# Israel\n', reports: [] },
	{ title: 'a note of an unknown type is left alone', note: '---\ntype: chronicle\n---\n# 1979\n', reports: [] },
];

/** What is said of every note of a type without a section: the same in each of thousands, and made once. */
type MissingSection = Pick<Finding, 'message' | 'fixes' | 'demand'>;

const missing = new WeakMap<NoteType, { readonly settings: Settings; readonly sections: Map<string, MissingSection> }>();

function missingSection(type: NoteType, wanted: string, heading: SectionHeading, settings: Settings): MissingSection {
	let known = missing.get(type);
	if (known === undefined || known.settings !== settings) missing.set(type, (known = { settings, sections: new Map() }));
	const key = `${wanted}\n${heading.level}${heading.text}`;
	let section = known.sections.get(key);
	if (section === undefined) {
		section = {
			message: missingSectionMessage(heading.text),
			fixes: [sectionFix(type, wanted, heading, settings)],
			...demandOf(type, wanted),
		};
		known.sections.set(key, section);
	}
	return section;
}

/** What a type asks for by its built-in sections; nothing where the vault itself says them. */
function demandOf({ name: type, origin, hasBuiltInSections }: NoteType, name: string): Pick<Finding, 'demand'> {
	return hasBuiltInSections === true ? { demand: { type, part: 'section', name, isOwn: origin.kind === 'note' || undefined } } : {};
}

/** The last line of the note that is not blank. */
function lastLine({ text, rows: { lineStarts, lineCount } }: Note): Range {
	for (let line = lineCount; line > 1; line -= 1) {
		const start = lineStarts[line - 1] ?? 0;
		const content = text.slice(start, line < lineCount ? lineStarts[line] : text.length).trimEnd();
		if (content !== '') return { start, end: start + content.length };
	}
	return { start: 0, end: 0 };
}

import { dismissedFor } from '../related/dismissals.ts';
import { isNeverWritten } from '../related/exclusionsOf.ts';
import { folderOf, noteNameOf } from '../vault/paths/pathParts.ts';
import { knownSection } from '../vault/sections/sectionNames.ts';
import { knownNamesIn } from '../vault/sections/sectionNaming.ts';
import { relatedFix } from './fixes/relatedFix.ts';
import type { RuleExample, VaultContext, VaultRule } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

const HEAD = '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\n---\n';

/** A note that others link and that does not list them. */
export const relatedNotesCurrent: VaultRule = {
	id: 'related-notes-current',
	scope: 'vault',
	severity: 'off',
	asks: 'backlinks',
	summary: 'Reports a note whose related notes leave out a note that links to it',
	*check(context) {
		const { record, type, settings } = context;
		const wanted = type?.sections.find((section) => knownSection(section, settings)?.ours === 'Related Notes');
		if (record.relatedHeading === -1 && wanted === undefined) return;
		const path = firstMissing(context);
		if (path === undefined) return;
		const heading = record.headings[record.relatedHeading];
		yield {
			range: heading?.range ?? { start: 0, end: 0 },
			message: `${inlineCode(noteNameOf(path))} links here and is not among the related notes`,
			fixes: [relatedFix(context, heading?.text ?? madeHeading(context, wanted ?? ''))],
		};
	},
};

export const why =
	'Notes are written one after another, and the older of two seldom learns of the newer. Which of them belong into the list is for you to say: Dossier proposes them in their order and adds none by itself. The line above the note tells of them and the preview shows them, so the rule is off unless it is asked for.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a note links here and is not listed',
		path: 'Iran-Israel.md',
		note: `${HEAD}## Related Notes\n- [[Iran]]\n`,
		vault: { 'Iran.md': '', 'JCPOA.md': '---\ntype: policy\n---\nSee [[Iran-Israel]].\n' },
		reports: ['6:1 `JCPOA` links here and is not among the related notes'],
		fixed: `${HEAD}## Related Notes\n- [[Iran]]\n- [[JCPOA]]\n`,
	},
	{
		title: 'every note that links here is listed',
		path: 'Iran-Israel.md',
		note: `${HEAD}## Related Notes\n- [[JCPOA]]\n`,
		vault: { 'JCPOA.md': '---\ntype: policy\n---\nSee [[Iran-Israel]].\n' },
		reports: [],
	},
	{
		title: 'a bullet in return is no evidence of its own',
		path: 'Iran-Israel.md',
		note: `${HEAD}See [[JCPOA]].\n\n## Related Notes\n`,
		vault: { 'JCPOA.md': '---\ntype: policy\n---\n## Related Notes\n- [[Iran-Israel]]\n' },
		reports: [],
	},
	{
		title: 'a daily note is never listed',
		path: 'Iran-Israel.md',
		note: `${HEAD}## Related Notes\n`,
		vault: { 'Daily/2026-03-14.md': 'Read [[Iran-Israel]] again.\n' },
		reports: [],
	},
	{
		title: 'a note without a list, of a type that asks for none',
		path: 'Iran.md',
		note: '---\ntype: country\n---\n',
		vault: { 'JCPOA.md': 'See [[Iran]].\n' },
		reports: [],
	},
];

/** What the section is called that the fix makes. */
function madeHeading({ record, type, naming, settings }: VaultContext, wanted: string): string {
	if (type?.hasBuiltInSections !== true) return wanted;
	const beside = knownNamesIn(record, settings);
	return naming.headingFor(wanted, { type: type.name, folder: folderOf(record.path), beside }).text;
}

/**
 * The first note, by path, that is evidence for itself: it points here from outside a list of related notes,
 * or lists this note while this one points nowhere to it. One is enough to be told of; `related` ranks them all.
 */
function firstMissing({ record, index, exclusionOf, links, dismissals }: VaultContext): string | undefined {
	const sources = index.backlinkSources(record.path);
	if (sources.length === 0) return undefined;
	if (isNeverWritten(exclusionOf(record))) return undefined;
	const own = links().leadsTo;
	const dismissed = dismissedFor(dismissals, record.path);
	for (const source of sources) {
		const mine = dismissed.includes(source) ? 'listed' : own.get(source);
		const other = mine === 'listed' ? undefined : index.record(source);
		if (other === undefined) continue;
		// A note that this one never names speaks for itself wherever it links here, in its list as well.
		const speaks = mine === undefined || other.links.some((link) => !link.inRelated && index.targetOf(link, source) === record.path);
		if (speaks && exclusionOf(other) === undefined) return source;
	}
	return undefined;
}

import type { LinkRecord } from '../vault/records/noteRecord.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import { formerNameOf } from '../vault/renaming/formerNames.ts';
import { linkFix } from './fixes/linkFixes.ts';
import type { Fix } from '../note/finding.ts';
import { placeOfLink } from '../vault/links/placeOfLink.ts';
import { isName } from './shared/isName.ts';
import { nearMissOf } from './shared/nearMissOf.ts';
import type { RuleExample, VaultContext, VaultRule } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

/** A link that leads to a note which is not there. */
export const noteNotWritten: VaultRule = {
	id: 'note-not-written',
	scope: 'vault',
	severity: 'off',
	summary: 'Reports a link to a note that is not written',
	mayReport: ({ links }) => links().unresolved.length > 0,
	*check(context) {
		for (const link of context.links().unresolved) {
			// A folder is no note, and a note for it would have no name.
			if (link.target.endsWith('/') || isName(link, context.type) || nearMissOf(context, link) !== undefined) continue;
			yield {
				range: { start: link.start, end: link.end },
				message: `${inlineCode(link.target)} is not written`,
				fixes: link.kind === 'embed' ? [] : [fixFor(link, context)],
			};
		}
	},
};

export const why =
	'Links to notes that are still to be written are a habit of every vault, and the view of wanted notes is their home. Turn this on where each link has to lead somewhere, before a vault is published, say.';

export const examples: readonly RuleExample[] = [
	{ title: 'a note that is not there', note: 'Backer of [[Hezbollah]].\n', reports: ['1:11 `Hezbollah` is not written'] },
	{ title: 'a file that is there', note: 'See [[Iran]].\n', vault: { 'Iran.md': '' }, reports: [] },
	{ title: 'a link to a folder', note: 'See [[Countries/]] and [maps](./maps/).\n', reports: [] },
	{ title: 'a link into the note itself', note: '# Aims\n\nSee [[#Aims]].\n', reports: [] },
	{
		title: 'a link that misses its note is for `link-near-miss`',
		note: 'See [[united-states]].\n',
		vault: { 'United States.md': '' },
		reports: [],
	},
];

function fixFor(link: LinkRecord, { record, formerNames, index }: VaultContext): Fix {
	const former = formerNameOf(link.target, formerNames, index);
	if (former !== undefined) return linkFix(link, noteNameOf(former.path), 'new-words');
	const place = placeOfLink(link.target, record.path);
	return { kind: 'create', title: `Create ${inlineCode(place.title)}`, create: { ...place, type: undefined, values: {} } };
}

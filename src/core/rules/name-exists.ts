import { withArticle } from '../text/withArticle.ts';
import { placeOfLink } from '../vault/links/placeOfLink.ts';
import type { Finding } from '../note/finding.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { LinkRecord } from '../vault/records/noteRecord.ts';
import { formerNameOf, type FormerName } from '../vault/renaming/formerNames.ts';
import { linkFix, nameFix } from './fixes/linkFixes.ts';
import { isName } from './shared/isName.ts';
import { couldBeName } from '../vault/names/couldBeName.ts';
import { nearMissOf } from './shared/nearMissOf.ts';
import type { RuleExample, VaultRule } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

const VAULT = { 'Iran.md': '---\ntype: country\naliases: [Persia]\n---\n' };

/** A name in a field for which there is no note. */
export const nameExists: VaultRule = {
	id: 'name-exists',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a name in a field for which there is no note',
	mayReport: ({ links }) => links().unresolved.length > 0,
	*check(context) {
		const { type } = context;
		for (const link of context.links().unresolved) {
			if (link.field === null || !isName(link, type) || !couldBeName(link.target) || nearMissOf(context, link) !== undefined) continue;
			const former = formerNameOf(link.target, context.formerNames, context.index);
			if (former !== undefined) {
				yield renamedFinding(link, former);
				continue;
			}
			const wanted = type?.fields.get(link.field)?.of[0];
			const place = link.kind === 'name' ? { title: link.target } : placeOfLink(link.target, context.record.path);
			const title = `Create ${inlineCode(place.title)}${wanted === undefined ? '' : ` as ${withArticle(wanted)}`}`;
			yield {
				range: { start: link.start, end: link.end },
				message: `${inlineCode(link.field)} names ${inlineCode(link.target)}, for which there is no note`,
				fixes: [{ kind: 'create', title, create: { ...place, type: wanted, values: {} } }],
			};
		}
	},
};

/** A name that its note went by before it was renamed: no note is missing. */
function renamedFinding(link: LinkRecord, { name, path }: FormerName): Finding {
	const now = noteNameOf(path);
	return {
		range: { start: link.start, end: link.end },
		message: `${inlineCode(link.field ?? '')} names ${inlineCode(link.target)}, which is ${inlineCode(now)} now`,
		fixes: [
			link.kind === 'name' ? nameFix(link, now) : linkFix(link, now, 'new-words'),
			{ kind: 'alias', title: `Add ${inlineCode(name)} as an alias of ${inlineCode(now)}`, addAlias: { path, alias: name } },
		],
	};
}

export const why =
	'A quarter of the names in a grown vault have no note, and most of them need none. Those that do are found by how often they are named.';

export const examples: readonly RuleExample[] = [
	{
		title: 'nobody has written the note',
		note: '---\ntype: policy\nactors: [Iran, UAE]\nstatus: proposed\n---\n',
		vault: VAULT,
		reports: ['3:16 `actors` names `UAE`, for which there is no note'],
	},
	{
		title: 'a link in a field of names is a name',
		note: '---\ntype: policy\nactors: [Iran, "[[UAE]]"]\nstatus: proposed\n---\n',
		vault: VAULT,
		reports: ['3:16 `actors` names `UAE`, for which there is no note'],
	},
	{ title: 'an alias is a name', note: '---\ntype: policy\nactors: [persia]\nstatus: proposed\n---\n', vault: VAULT, reports: [] },
	{
		title: 'a name that is surely meant for a note is for `link-near-miss`',
		note: '---\ntype: policy\nactors: [Islamic-Republic]\nstatus: proposed\n---\n',
		vault: { 'Islamic Republic.md': '' },
		reports: [],
	},
	{
		title: 'a count, a placeholder and a sentence are no names',
		note: '---\ntype: policy\nactors: [9+ (expanding), N/A, "Everybody. And more"]\nstatus: proposed\n---\n',
		vault: VAULT,
		reports: [],
	},
	{
		title: 'text is no name where the type does not ask for one',
		note: '---\ntype: source\npublisher: INSS\n---\n',
		vault: VAULT,
		reports: [],
	},
];

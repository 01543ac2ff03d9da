import type { Finding } from '../note/finding.ts';
import type { Field } from '../types/noteType.ts';
import { withArticle } from '../text/withArticle.ts';
import type { LinkRecord } from '../vault/records/noteRecord.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { RuleExample, VaultContext, VaultRule } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

const HEAD = '---\ntype: relationship\n';
const VAULT = {
	'Israel.md': '---\ntype: country\n---\n',
	'Saudi Arabia.md': '---\ntype: country\n---\n',
	'Abraham Accords.md': '---\ntype: policy\n---\n',
	'Hezbollah.md': '# no type\n',
	'Druze.md': '---\ntype: community\n---\n',
	'Broken.md': '---\ntype: policy\nactors: [\n---\n',
};

/** A name in a field that leads to a note of another type than the field asks for. */
export const nameType: VaultRule = {
	id: 'name-type',
	scope: 'vault',
	severity: 'warning',
	summary: 'Reports a name that leads to a note of another type than its field asks for',
	mayReport: ({ type, links }) => type !== undefined && links().inFields.length > 0,
	*check(context) {
		const { type } = context;
		if (type === undefined) return;
		for (const { link, to } of context.links().inFields) {
			if (link.field === null || to === null) continue;
			const field = type.fields.get(link.field);
			if (field === undefined || field.of.length === 0) continue;
			const finding = findingOf(context, { link, to }, field);
			if (finding !== undefined) yield finding;
		}
	},
};

export const why =
	'A policy among the actors is a slip that no list of fields shows. Only a note whose type is known and does not fit is reported: one without a type, of a type that is not known, or whose front matter cannot be read may be anything.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a policy is no actor',
		note: `${HEAD}actors: [Saudi Arabia, Abraham Accords]\nstatus: talks\n---\n`,
		vault: VAULT,
		reports: ['3:24 `actors` leads to `Abraham Accords`, which is a policy; expected an actor'],
	},
	{
		title: 'a link is checked as a plain name is',
		note: `${HEAD}actors: [Israel, "[[Abraham Accords]]"]\nstatus: talks\n---\n`,
		vault: VAULT,
		reports: ['3:18 `actors` leads to `Abraham Accords`, which is a policy; expected an actor'],
	},
	{ title: 'a country is an actor', note: `${HEAD}actors: [Saudi Arabia, Israel]\nstatus: talks\n---\n`, vault: VAULT, reports: [] },
	{
		title: 'a note without a type may be anything',
		note: `${HEAD}actors: [Israel, Hezbollah]\nstatus: talks\n---\n`,
		vault: VAULT,
		reports: [],
	},
	{
		title: 'so may a note of a type that is not known',
		note: `${HEAD}actors: [Israel, Druze]\nstatus: talks\n---\n`,
		vault: VAULT,
		reports: [],
	},
	{ title: 'and a note that cannot be read', note: `${HEAD}actors: [Israel, Broken]\nstatus: talks\n---\n`, vault: VAULT, reports: [] },
	{
		title: 'a name without a note is for `name-exists`',
		note: `${HEAD}actors: [Israel, UAE]\nstatus: talks\n---\n`,
		vault: VAULT,
		reports: [],
	},
];

interface LeadingLink {
	readonly link: LinkRecord;
	readonly to: string;
}

function findingOf({ index, types }: VaultContext, { link, to }: LeadingLink, field: Field): Finding | undefined {
	const target = index.record(to);
	if (target?.type === undefined || target.frontmatter !== 'parsed' || types.get(target.type) === undefined) return undefined;
	const { type } = target;
	if (field.of.some((wanted) => types.isA(type, wanted))) return undefined;
	return {
		range: { start: link.start, end: link.end },
		message: `${inlineCode(field.name)} leads to ${inlineCode(noteNameOf(target.path))}, which is ${withArticle(type)}; expected ${field.of.map(withArticle).join(' or ')}`,
		fixes: [],
	};
}

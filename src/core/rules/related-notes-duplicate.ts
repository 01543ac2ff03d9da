import type { LinkRecord } from '../vault/records/noteRecord.ts';
import { foldName } from '../text/foldName.ts';
import { removeBulletFix } from './fixes/removeBulletFix.ts';
import type { RuleExample, VaultRule } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

const VAULT = { 'Countries/Iran.md': '', 'Countries/Israel.md': '', 'JCPOA.md': '' };

/** A related note that is listed twice. */
export const relatedNotesDuplicate: VaultRule = {
	id: 'related-notes-duplicate',
	scope: 'vault',
	severity: 'warning',
	summary: 'Reports a note that is listed twice among the related notes',
	mayReport: ({ links }) => links().mayListTwice,
	*check({ record, links }) {
		if (record.relatedHeading === -1) return;
		let first: Map<string, LinkRecord> | undefined;
		for (const { link, to } of links().relatedBullets) {
			first ??= new Map();
			// A part of a note is not the whole, and two sub-headings list it for two reasons.
			const key = `${link.section}\n${to ?? foldName(link.target)}${link.subpath}`;
			const before = first.get(key);
			if (before === undefined) first.set(key, link);
			else if (!sayOtherThings(before, link)) {
				yield {
					range: { start: link.start, end: link.end },
					message: `${inlineCode(link.target)} is listed ${before.target === link.target ? 'twice' : `already, as ${inlineCode(before.target)}`}`,
					fixes: [removeBulletFix(link)],
				};
			}
		}
	},
};

/** A page of several subjects is listed for each of them, under words of their own. */
function sayOtherThings(one: LinkRecord, other: LinkRecord): boolean {
	return one.display !== null && other.display !== null && foldName(one.display) !== foldName(other.display);
}

export const why =
	'A list that grows by hand and by help lists the same note twice sooner or later, often under two spellings. Which of the two bullets stays is for you to say: what you wrote after it is yours.';

export const examples: readonly RuleExample[] = [
	{
		title: 'the same note twice',
		note: '## Related Notes\n- [[Iran]]\n- [[Israel]]\n- [[Iran]]\n',
		vault: VAULT,
		reports: ['4:3 `Iran` is listed twice'],
		fixed: '## Related Notes\n- [[Iran]]\n- [[Israel]]\n',
	},
	{
		title: 'the same note under another spelling',
		note: '## Related Notes\n- [[Iran]] — the neighbour\n- [[Countries/Iran|Persia]]\n',
		vault: VAULT,
		reports: ['3:3 `Countries/Iran` is listed already, as `Iran`'],
	},
	{
		title: 'a note that is listed for two things it says, in words of their own',
		note: '## Related Notes\n- [[JCPOA|Sanctions]] — what was lifted\n- [[JCPOA|Inspections]] — what was agreed\n',
		vault: VAULT,
		reports: [],
	},
	{
		title: 'the same note twice in the same words',
		note: '## Related Notes\n- [[JCPOA|Nuclear deal]]\n- [[JCPOA|nuclear deal]]\n',
		vault: VAULT,
		reports: ['3:3 `JCPOA` is listed twice'],
	},
	{ title: 'two notes', note: '## Related Notes\n- [[Iran]]\n- [[Israel]]\n', vault: VAULT, reports: [] },
	{
		title: 'a note mentioned after another bullet',
		note: '## Related Notes\n- [[Iran]]\n- [[JCPOA]] — signed by [[Iran]]\n',
		vault: VAULT,
		reports: [],
	},
	{ title: 'two parts of one note', note: '## Related Notes\n- [[JCPOA#Talks]]\n- [[JCPOA#Text]]\n', vault: VAULT, reports: [] },
	{ title: 'once in the text and once in the list', note: '[[Iran]]\n\n## Related Notes\n- [[Iran]]\n', vault: VAULT, reports: [] },
	{
		title: 'under two sub-headings that say why',
		note: '## Related Notes\n### Rivals\n- [[Iran]]\n### Neighbours\n- [[Iran]]\n',
		vault: VAULT,
		reports: [],
	},
];

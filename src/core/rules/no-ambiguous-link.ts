import type { RuleExample, VaultRule } from './rule.ts';
import { linkFix } from './fixes/linkFixes.ts';
import { inlineCode } from '../text/inlineCode.ts';

/** A link that fits several files equally well. */
export const noAmbiguousLink: VaultRule = {
	id: 'no-ambiguous-link',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a link that fits several notes equally well',
	mayReport: ({ links }) => links().ambiguous.length > 0,
	*check({ links }) {
		for (const { link, to } of links().ambiguous) {
			const path = to.replace(/\.md$/i, '');
			yield {
				range: { start: link.start, end: link.end },
				message: `${inlineCode(link.target)} may be ${inlineCode(to)} or another note; expected its path, such as ${inlineCode(path)}`,
				fixes: link.kind === 'name' ? [] : [linkFix(link, path, 'keep-words')],
			};
		}
	},
};

export const why =
	'Obsidian takes the file with the shortest path; where two are equally short it is not foreseeable which one, and may differ from device to device. A path in the link settles it.';

export const examples: readonly RuleExample[] = [
	{
		title: 'two notes of one name, equally deep',
		note: 'See [[Index]].\n',
		vault: { 'East/Index.md': '', 'West/Index.md': '' },
		reports: ['1:5 `Index` may be `East/Index.md` or another note; expected its path, such as `East/Index`'],
		fixed: 'See [[East/Index|Index]].\n',
	},
	{
		title: 'the shorter path is the one that is meant',
		note: 'See [[Index]].\n',
		vault: { 'Index.md': '', 'East/Index.md': '' },
		reports: [],
	},
	{ title: 'a path names one file', note: 'See [[East/Index]].\n', vault: { 'East/Index.md': '', 'West/Index.md': '' }, reports: [] },
];

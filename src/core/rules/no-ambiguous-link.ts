import { isPageOfSite } from '../vault/links/isPageOfSite.ts';
import type { RuleExample, VaultRule } from './rule.ts';
import { linkFix } from './fixes/linkFixes.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { foldPath } from '../text/foldPath.ts';
import { withoutExtension } from '../vault/paths/pathParts.ts';

/** A link that fits several files equally well. */
export const noAmbiguousLink: VaultRule = {
	id: 'no-ambiguous-link',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a link that fits several notes equally well',
	mayReport: ({ links }) => links().ambiguous.length > 0,
	*check({ links, index, record }) {
		for (const { link, to } of links().ambiguous) {
			if (isPageOfSite(link)) continue;
			const near = mirrored(to, record.path);
			const isThere = near !== undefined && index.record(near) !== undefined;
			const path = withoutExtension(isThere ? near : to);
			// Two files whose paths differ in capitals or in the form of an accent are told apart by no path.
			if (foldPath(path) === foldPath(withoutExtension(link.target))) continue;
			yield {
				range: { start: link.start, end: link.end },
				message: `${inlineCode(link.target)} may be ${inlineCode(to)} or ${isThere ? inlineCode(near) : 'another note'}; expected its path, such as ${inlineCode(path)}`,
				fixes: link.kind === 'name' ? [] : [linkFix(link, path, 'keep-words')],
				group: JSON.stringify([link.target, path]),
			};
		}
	},
};

/** The same path below the folder of `from` where the two part: beside `en/Law/Treaty.md` that is `ru/Law/Treaty.md` for notes in `ru`. */
function mirrored(to: string, from: string): string | undefined {
	const parts = to.split('/');
	const own = from.split('/');
	const at = parts.findIndex((part, index) => part !== own[index]);
	return at === -1 || at >= Math.min(parts.length, own.length) - 1 ? undefined : parts.with(at, own[at] ?? '').join('/');
}

export const why =
	'Obsidian takes the file with the shortest path; where two are equally short it is not foreseeable which one, and may differ from device to device. A path in the link settles it. A link that is written so in many places is one finding.';

export const examples: readonly RuleExample[] = [
	{
		title: 'two notes of one name, equally deep',
		note: 'See [[Index]].\n',
		vault: { 'East/Index.md': '', 'West/Index.md': '' },
		reports: ['1:5 `Index` may be `East/Index.md` or another note; expected its path, such as `East/Index`'],
		fixed: 'See [[East/Index|Index]].\n',
	},
	{
		title: 'of a vault in two languages, the note in the language of this one',
		path: 'ru/Wars/Suez.md',
		note: 'See [[treaty]].\n',
		vault: { 'en/Law/Treaty.md': '', 'ru/Law/Treaty.md': '' },
		reports: ['1:5 `treaty` may be `en/Law/Treaty.md` or `ru/Law/Treaty.md`; expected its path, such as `ru/Law/Treaty`'],
		fixed: 'See [[ru/Law/Treaty|treaty]].\n',
	},
	{
		title: 'pages of a site that was copied with its links',
		note: '[Ports](ports/index.html)\n',
		vault: { 'de/ports/index.html.md': '', 'fr/ports/index.html.md': '' },
		reports: [],
	},
	{
		title: 'the shorter path is the one that is meant',
		note: 'See [[Index]].\n',
		vault: { 'Index.md': '', 'East/Index.md': '' },
		reports: [],
	},
	{
		title: 'two files whose names differ in a capital, which no path tells apart',
		note: 'See [[Treaty]].\n',
		vault: { 'treaty.md': '', 'Treaty.md': '' },
		reports: [],
	},
	{ title: 'a path names one file', note: 'See [[East/Index]].\n', vault: { 'East/Index.md': '', 'West/Index.md': '' }, reports: [] },
];

import type { Finding, Fix } from '../note/finding.ts';
import { removeDuplicateFix } from '../sources/fixes/removeDuplicateFix.ts';
import { repeatedSources } from '../sources/repeatedSources.ts';
import type { Source } from '../sources/source.ts';
import { canHaveDuplicateSources } from './shared/canHaveDuplicateSources.ts';
import type { Range } from '../text/range.ts';
import { isClippedNote } from '../vault/noteRole/isClipped.ts';
import type { NoteRule, RuleExample } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

/** A source that a note gives twice. */
export const sourceDuplicate: NoteRule = {
	id: 'source-duplicate',
	scope: 'note',
	severity: 'warning',
	summary: 'Reports a source that is listed twice',
	mayReport: ({ note, settings }) => canHaveDuplicateSources(note, settings),
	*check({ note, sources, settings, types }) {
		const repeated = repeatedSources(sources(), () => note);
		// How often a page of somebody else's cites another is nothing that its reader could mend.
		if (repeated.size === 0 || isClippedNote(note, settings.typeKey, types)) return;
		const removalOf = removeDuplicateFix(note, sources());
		for (const [source, before] of repeated)
			if (!areTwoQuotes(note.text, source.range, before.range)) yield findingOf(source, before, removalOf(source));
	},
};

export const why =
	'Two bullets for one page make a note look better sourced than it is. Addresses are compared without what does not change the page: the scheme, `www.`, tracking parameters. A source may stand in the list and be cited in the text as well, and the home page of a site says nothing of which page is meant.';

export const examples: readonly RuleExample[] = [
	{
		title: 'one page under two addresses',
		note: '## Sources\n- [INSS - A paper](https://www.inss.org.il/p/)\n- [INSS - A treaty](http://inss.org.il/p?utm_source=x)\n',
		reports: ['3:3 `http://inss.org.il/p?utm_source=x` is listed already, as `A paper`'],
		fixed: '## Sources\n- [INSS - A paper](https://www.inss.org.il/p/)\n',
	},
	{
		title: 'a citation that is written twice',
		note: '## Sources\n- Shapira, A. (2012). *Israel*.\n- Shapira, A. (2012). *Israel*.\n',
		reports: ['3:3 `Shapira, A. (2012). Israel.` is listed twice'],
		fixed: '## Sources\n- Shapira, A. (2012). *Israel*.\n',
	},
	{
		title: 'in two parts of one list',
		note: '## Sources\n- [[INSS paper]]\n\n### On the treaty\n- [[INSS paper]]\n',
		vault: { 'INSS paper.md': '' },
		reports: ['5:3 `INSS paper` is listed twice'],
		fixed: '## Sources\n- [[INSS paper]]\n\n### On the treaty\n',
	},
	{
		title: 'two sentences that are quoted from one source',
		note: '## Sources\n- "We shall sign." [[INSS paper]]\n- "Not before May." [[INSS paper]]\n',
		vault: { 'INSS paper.md': '' },
		reports: [],
	},
	{
		title: 'two pages of one publisher',
		note: '## Sources\n- [INSS - One](https://inss.org.il/1)\n- [INSS - Two](https://inss.org.il/2)\n',
		reports: [],
	},
	{
		title: 'two chapters of one page',
		note: '## Sources\n- [CRS - Report](https://crs.gov/r#page=3)\n- [CRS - Report](https://crs.gov/r#page=9)\n',
		reports: [],
	},
	{
		title: 'two parts of one note, and two pages of one book',
		note: '## Sources\n- [[INSS paper#Aid]]\n- [[INSS paper#Trade]]\n- [Roe - Straits](https://a.org/roe), p. 3\n- [Roe - Straits](https://a.org/roe), p. 9\n',
		vault: { 'INSS paper.md': '' },
		reports: [],
	},
	{
		title: 'the lists of two drafts',
		note: '# First draft\n## Sources\n- [[INSS paper]]\n# Second draft\n## Sources\n- [[INSS paper]]\n',
		vault: { 'INSS paper.md': '' },
		reports: [],
	},
	{
		title: 'what comes with a citation, and places in the note itself',
		note: '## Sources\n- [Roe - Straits](https://a.org/roe), [ISBN 1](https://books.org/1)\n- [Poe - Ports](https://a.org/poe), [ISBN 1](https://books.org/1)\n- [Doe 2003](#doe2003)\n- [Moe 2007](#moe2007)\n',
		reports: [],
	},
	{
		title: 'the home page of a site',
		note: '## Sources\n- [INSS - One](https://inss.org.il/)\n- [INSS - Two](https://www.inss.org.il)\n',
		reports: [],
	},
	{
		title: 'in a page that was clipped',
		note: '---\nsource: https://a.org/p\n---\n## References\n- [INSS - One](https://inss.org.il/1)\n- [INSS - One](https://inss.org.il/1)\n',
		reports: [],
	},
	{
		title: 'in the text and in the list',
		note: '*Source: [INSS - One](https://inss.org.il/1)*\n\n## Sources\n- [INSS - One](https://inss.org.il/1)\n',
		reports: [],
	},
	{
		title: 'in two lists that serve two ends',
		note: '## Sources\n- [INSS - One](https://inss.org.il/1)\n\n## Further Reading\n- [INSS - One](https://inss.org.il/1)\n',
		reports: [],
	},
];

/** What is quoted, and after it where from: what a note has to say of its source, and not the source alone. */
function areTwoQuotes(text: string, one: Range, other: Range): boolean {
	return /["“„«]/.test(text.charAt(one.start)) && text.slice(one.start, one.end) !== text.slice(other.start, other.end);
}

function findingOf(source: Source, before: Source, removal: Fix | undefined): Finding {
	const written = writtenIn(source);
	const isSame = written === writtenIn(before);
	return {
		range: source.range,
		message: `${inlineCode(written)} is listed ${isSame ? 'twice' : `already, as ${inlineCode(before.title)}`}`,
		fixes: removal ? [removal] : [],
	};
}

function writtenIn(source: Source): string {
	if (source.kind === 'web') return source.url;
	return source.kind === 'note' ? source.target : source.title;
}

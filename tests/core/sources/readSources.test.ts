import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { readSources } from '../../../src/core/sources/readSources.ts';
import { arbitraryNote } from '../../support/arbitraryNote.ts';
import { DEFAULT_SETTINGS } from '../../support/memoryVault.ts';
import { RUNS } from '../../support/runs.ts';
import { knowing, line, lines, sourceOf, sourcesOf } from './support.ts';

test('a table of sources may have as many rows as a note of a megabyte holds', () => {
	const text = `## Sources\n|Title|Author|\n|-|-|\n${'|x|y|\n'.repeat(150_000)}`;
	expect(readSources(parseNote('N.md', text), DEFAULT_SETTINGS)).toHaveLength(150_000);
});

test('so may a bullet, and more than may be given to a call', () => {
	const text = `## Sources\n- ${'[a](https://a.org/b) '.repeat(130_000)}`;
	expect(readSources(parseNote('N.md', text), DEFAULT_SETTINGS)).toHaveLength(130_000);
});

describe('where sources stand', () => {
	test.each([
		[
			'under a heading of the settings',
			'## Sources\n- [INSS - A](https://inss.org.il/a)',
			['2 web Sources: INSS | A | https://inss.org.il/a'],
		],
		['at any level', '##### References\n- Smith 2003', ['2 text References: Smith 2003']],
		['whatever the capitals, the emphasis, the colon', '## **SOURCES:**\n- Smith 2003', ['2 text **SOURCES:**: Smith 2003']],
		[
			'under sub-headings, by the outer name',
			'## Sources\n- One, 2001\n### Books\n- Two, 2002\n## Next\n- no source',
			['2 text Sources: One, 2001', '4 text Sources > Books: Two, 2002'],
		],
		[
			'in one bullet of a record, whose other fields say more of it, where another has such fields',
			'## Sources\n### a\n- URL: <https://a.org/a>\n- Fetched: 2026-05-31\n- **Kind:** report\n### b\n- URL: https://b.org/b\n- Fetched: 2026-05-31\n- **Kind:** report\n- Notes: none',
			['3 web Sources > a: https://a.org/a | https://a.org/a', '7 web Sources > b: https://b.org/b | https://b.org/b'],
		],
		[
			'once a record, also where it has no link, with the title that it says',
			'## Sources\n### a\n- URL: https://a.org/a\n- Fetched: 2026-05-31\n- Title: On *tides*\n### b\n- URL: (by search)\n- Fetched: 2026-05-31\n- **Title:** On knees',
			['3 web Sources > a: On tides | https://a.org/a', '9 text Sources > b: On knees'],
		],
		['not under a heading that is code', '## `sources`\n- id', []],
		[
			'in two sections',
			'## Sources\n- One, 2001\n## Further Reading\n- Two, 2002',
			['2 text Sources: One, 2001', '4 text Further Reading: Two, 2002'],
		],
		['not under related notes inside them', '# Sources\n- One, 2001\n## Related Notes\n- [[Iran]]', ['2 text Sources: One, 2001']],
		[
			'in a line of its own anywhere',
			'Text.\n\n*Source: [Reuters - A](https://reuters.com/a)*',
			['3 web in the text: Reuters | A | https://reuters.com/a'],
		],
		[
			'in such a line with bold words',
			'**Sources:** [A](https://a.org/a), [B](https://b.org/b)',
			['1 web in the text: A | https://a.org/a', '1 web in the text: B | https://b.org/b'],
		],
		[
			'in the list below such a line that says nothing else, to its end',
			'Text.\n\n**Sources:**\n\n- [Reuters - A](https://reuters.com/a)\n- Smith 2003\n  - p. 4\n\nText.\n\n- no source',
			['5 web in the text: Reuters | A | https://reuters.com/a', '6 text in the text: Smith 2003 ; why p. 4'],
		],
		[
			'not in a list that text, a bullet or more than a blank line parts from it',
			'**Sources:**\nText.\n- one\n\nSources:\n\n\n- two\n- Sources:\n- three',
			[],
		],
		[
			'and no place of a highlight that a reading service keeps',
			'A tide. ([Location 220](https://readwise.io/to_kindle?action=open&asin=B0&location=220)) ([View Highlight](https://read.readwise.io/read/01h))\n[A](https://readwise.io/a)',
			['2 web in the text: A | https://readwise.io/a'],
		],
		['in such a line without a link', '> Source: Reuters, 3 May 2024', ['1 text in the text: Reuters, 3 May 2024']],
		['in such a bullet', '- Source: [A](https://a.org/a)', ['1 web in the text: A | https://a.org/a']],
		['not in a sentence that only uses the word', 'The source: a leak.\n\nSources say so.', []],
		[
			'in footnotes',
			'Text.[^1]\n\n[^1]: [INSS - A](https://inss.org.il/a), p. 3',
			['3 web footnote: INSS | A | https://inss.org.il/a ; why p. 3'],
		],
		['in footnotes inside a section once', '## Sources\n[^1]: Smith 2003', ['2 text footnote: Smith 2003']],
		[
			'in the running text',
			'See [INSS - A](https://inss.org.il/a) and https://b.org/b.',
			['1 web in the text: INSS | A | https://inss.org.il/a', '1 web in the text: https://b.org/b | https://b.org/b'],
		],
		[
			'in the field of a clipped note',
			'---\ntitle: A paper\nurl: https://www.inss.org.il/a\npublisher: INSS\nauthor: [Jane Doe, John Roe]\npublished: 2024-05-12\n---\n',
			['3 web url: INSS | A paper | https://inss.org.il/a ; date 2024-05-12 ; by Jane Doe, John Roe'],
		],
		[
			'in the field of a clipped note without a title, by its heading',
			'---\nurl: https://a.org/a\nauthor: Jane Doe\n---\n# *A* paper\n',
			['2 web url: A paper | https://a.org/a ; by Jane Doe'],
		],
		[
			'in the field of a clipped note whose only heading is that of its related notes',
			'---\nurl: https://a.org/a\nauthor: Jane Doe\n---\nText.\n\n# 相关\n',
			['2 web url: https://a.org/a | https://a.org/a ; by Jane Doe'],
		],
		[
			'in the field of a note on a work, by the keys of a library',
			'---\ntitle: On tides\nauthors: ["[[Jane Doe]]", John Roe]\nyear: 2019\nurl: https://a.org/a\n---\n',
			['5 web url: On tides | https://a.org/a ; date 2019 ; by Jane Doe, John Roe'],
		],
		['in a field without any words', '---\nsource: https://a.org/a\n---\n', ['2 web source: https://a.org/a | https://a.org/a']],
		['in a field that names a note', '---\nsource: "[[INSS paper]]"\n---\n', ['2 note source: INSS paper | [[INSS paper]]']],
		[
			'in a field with a list',
			'---\nsource:\n  - https://a.org/a\n  - Reuters\n---\n',
			['3 web source: https://a.org/a | https://a.org/a', '4 text source: Reuters'],
		],
		[
			'below the headings that scholars use',
			'## Works Cited\n- One, 2001\n## Notes & Sources\n- Two, 2002',
			['2 text Works Cited: One, 2001', '4 text Notes & Sources: Two, 2002'],
		],
		[
			'not where money comes from',
			'# Union\n## Funding\n### Sources\n- Members’ fees\n- [Gifts](https://a.org/a)',
			['5 web in the text: Gifts | https://a.org/a'],
		],
		['nor power, however it is put', '# Region\n## Renewable energy mix\n### Sources\n- Wind, 2021', []],
		['but in a note that is about money', '# Funding\n## Sources\n- One, 2001', ['3 text Sources: One, 2001']],
		[
			'and where citations stand below such a heading',
			'# Region\n## Energy\n### Sources\n- Doe, J. (2001). *Wind*. Brill.',
			['4 text Sources: Brill | Doe, J. (2001). Wind. Brill. ; date 2001 ; by Doe, J.'],
		],
		['and below a heading that only has the word', '# Region\n## Energy policy\n### Sources\n- One, 2001', ['4 text Sources: One, 2001']],
		['not in an empty field', '---\nurl:\nsource: ""\n---\n', []],
		['not in code, comments and math', '`https://a.org` %% [b](https://b.org) %% <!-- https://c.org -->\n\n```\nhttps://d.org\n```', []],
		['not in pictures and addresses to write to', '![a](https://a.org/a.png) [b](mailto:b@b.org)', []],
	])('%s', (_, text, expected) => {
		expect(lines(text)).toEqual(expected);
	});
});

test('bullets of two lists that have two labels in common are sources each', () => {
	const text =
		'## Sources\n### a\n- Reuters: https://a.org/a\n- Smith: A book\n- Jones: Another\n### b\n- Reuters: https://b.org/b\n- Smith: A third\n';
	expect(lines(text).map((line) => Number.parseInt(line, 10))).toEqual([3, 4, 5, 7, 8]);
});

describe('a list of sources', () => {
	test.each([
		[
			'several links in a bullet',
			'- [A](https://a.org/a), [B](https://b.org/b); BBC - [C](https://c.org/c)',
			['2 web Sources: A | https://a.org/a', '2 web Sources: B | https://b.org/b', '2 web Sources: BBC | C | https://c.org/c'],
		],
		[
			'several links with their own words',
			'- [A](https://a.org/a) (2024), [B](https://b.org/b) — why',
			['2 web Sources: A | https://a.org/a ; date 2024', '2 web Sources: B | https://b.org/b ; why why'],
		],
		[
			'an archived copy',
			'- [INSS - A](https://inss.org.il/a) ([archived](https://web.archive.org/web/2020/https://inss.org.il/a)) — why',
			['2 web Sources: INSS | A | https://inss.org.il/a ; why why ; copy https://web.archive.org/web/2020/https://inss.org.il/a'],
		],
		[
			'a copy alone',
			'- [INSS - A](https://web.archive.org/web/2020/https://inss.org.il/a)',
			['2 web Sources: INSS | A | https://inss.org.il/a'],
		],
		['a bare address', '- https://www.inss.org.il/a', ['2 web Sources: https://www.inss.org.il/a | https://inss.org.il/a']],
		['a bare address after words', '- INSS - A: https://inss.org.il/a', ['2 web Sources: INSS | A | https://inss.org.il/a']],
		['a bare address before words', '- <https://inss.org.il/a> - INSS report', ['2 web Sources: INSS report | https://inss.org.il/a']],
		[
			'words that name no page',
			'- INSS - A paper ([link](https://inss.org.il/a))',
			['2 web Sources: INSS | A paper | https://inss.org.il/a'],
		],
		[
			'brackets in an address',
			'- [Wikipedia - Arrow](https://en.wikipedia.org/wiki/Arrow_(missile))',
			['2 web Sources: Wikipedia | Arrow | https://en.wikipedia.org/wiki/Arrow_(missile)'],
		],
		['angle brackets around an address', '- [A](<https://a.org/a b>)', ['2 web Sources: A | https://a.org/a%20b']],
		[
			'a date in the words',
			'- [INSS - A paper (May 2024)](https://inss.org.il/a)',
			['2 web Sources: INSS | A paper | https://inss.org.il/a ; date May 2024'],
		],
		[
			'a citation around a link',
			'- Podeh, E. (2018). [Saudi Arabia and Israel](https://a.org/p). *Middle East Journal*, 72(4).',
			['2 web Sources: Middle East Journal | Saudi Arabia and Israel | https://a.org/p ; date 2018 ; by Podeh, E.'],
		],
		[
			'a citation before an address',
			'- Sharp, J. (2023). *Foreign Aid*. CRS. https://crs.gov/r',
			['2 web Sources: CRS | Foreign Aid | https://crs.gov/r ; date 2023 ; by Sharp, J.'],
		],
		[
			'a citation',
			'- Redford, D. (2003). *The Wars in Syria*. Brill.',
			['2 text Sources: Brill | Redford, D. (2003). The Wars in Syria. Brill. ; date 2003 ; by Redford, D.'],
		],
		[
			'a citation with a DOI',
			'- Podeh, E. (2018). Relations. *Journal*, 72(4). doi:10.1000/ABC.',
			[
				'2 web Sources: Journal | Podeh, E. (2018). Relations. Journal, 72(4). doi:10.1000/ABC. | https://doi.org/10.1000/abc ; date 2018 ; by Podeh, E.',
			],
		],
		['a note', '- [[INSS paper]]', ['2 note Sources: INSS paper | [[INSS paper]]']],
		[
			'a note in a folder, under another name, with a reason',
			'- [[Sources/INSS paper|The paper]] — why',
			['2 note Sources: The paper | [[Sources/INSS paper]] ; why why'],
		],
		['a Markdown link to a note', '- [The paper](Sources/INSS%20paper.md)', ['2 note Sources: The paper | [[Sources/INSS paper.md]]']],
		['a note with a dash in its name', '- [[Iran - Israel]]', ['2 note Sources: Iran - Israel | [[Iran - Israel]]']],
		[
			'several notes',
			'- [[One]], [[Two]] and [[Three]]',
			['2 note Sources: One | [[One]]', '2 note Sources: Two | [[Two]]', '2 note Sources: Three | [[Three]]'],
		],
		['a note after a page', '- [A](https://a.org/a) — see [[Iran]]', ['2 web Sources: A | https://a.org/a ; why see Iran']],
		[
			'names in a citation are no sources',
			'- Parsi on [[Iran]] and [[Israel]], 2007, unpublished',
			['2 text Sources: Parsi on Iran and Israel, 2007, unpublished'],
		],
		[
			'another vault',
			'- [Energy Desk: Oil](obsidian://open?vault=Energy%20Desk&file=Policy%2FOil)',
			['2 text Sources: Energy Desk: Oil | vault Energy Desk'],
		],
		[
			'another vault without words',
			'- <obsidian://open?vault=Energy%20Desk&file=Policy%2FOil.md>',
			['2 text Sources: Energy Desk: Oil | vault Energy Desk'],
		],
		['an address that is never opened', '- [A](javascript:alert(1))', ['2 text Sources: A']],
		[
			'bullets below a label',
			'- **Books**\n  - One, 2001\n- Carnegie:\n  - [A](https://a.org/a)',
			['3 text Sources: One, 2001', '5 web Sources: A | https://a.org/a'],
		],
		['words below a source', '- [A](https://a.org/a)\n  - has the tables', ['2 web Sources: A | https://a.org/a ; why has the tables']],
		[
			'sources below a source',
			'- [A](https://a.org/a)\n  - [B](https://b.org/b)',
			['2 web Sources: A | https://a.org/a', '3 web Sources: B | https://b.org/b'],
		],
		['an address on the next line', '- INSS - A paper\n  https://inss.org.il/a', ['2 web Sources: INSS | A paper | https://inss.org.il/a']],
		['numbers as marks', '1. One, 2001\n2) Two, 2002', ['2 text Sources: One, 2001', '3 text Sources: Two, 2002']],
		['marks of emphasis, code and a block id', '- *INSS* - `A` **paper** ^b1', ['2 text Sources: INSS - A paper']],
		['a comment inside', '- [A](https://a.org/a) %% check this %%', ['2 web Sources: A | https://a.org/a']],
		['what a template left', '- \n- TODO\n- {{source}}\n- {{author}}, <% tp.date.now() %>\n- https://...\n- (none)', []],
		['tags are no sources', '- #lua #to/read\n- #1 in sales, 2001', ['3 text Sources: #1 in sales, 2001']],
		[
			'a number behind a bullet, as clipped pages have it',
			'- 43. Milton, 2012\n- 44. [A](https://a.org/a)',
			['2 text Sources: Milton, 2012', '3 web Sources: A | https://a.org/a'],
		],
		[
			'the day on which a page was seen',
			'- What is TCP? \\- Harbour Geeks, accessed on March 26, 2025, [https://a.org/a](https://a.org/a)\n- A title (retrieved 7 May 2024): https://b.org/b',
			[
				'2 web Sources: Harbour Geeks | What is TCP? | https://a.org/a ; why accessed on March 26, 2025',
				'3 web Sources: A title | https://b.org/b ; why retrieved 7 May 2024',
			],
		],
		['an address in which Markdown was escaped', '- https://a.org/a\\_b', ['2 web Sources: https://a.org/a_b | https://a.org/a_b']],
		[
			'commas of other scripts',
			'- [القمة](https://a.org/a)، صفحة ٣\n- [A](https://b.org/b)，第三页',
			['2 web Sources: القمة | https://a.org/a ; why صفحة ٣', '3 web Sources: A | https://b.org/b ; why 第三页'],
		],
		[
			'a citation whose title leads to a copy of it',
			'- Finn, Ada (January 16, 2017). ["The debate is over"](https://web.archive.org/web/2021/https://a.org/b). Archived from [the original](https://a.org/a) in 2021.',
			[
				'2 web Sources: The debate is over | https://a.org/a ; date January 16, 2017 ; by Finn, Ada ; why Archived from the original in 2021 ; copy https://web.archive.org/web/2021/https://a.org/b',
			],
		],
		[
			'the same by reference, whatever follows',
			'- Finn, Ada (2017). [“It is over”][1]. Journal of Things. https://a.org/a\n- Finn, Ada (2017). [“It is over”][1]. https://a.org/a. See [b](https://b.org/b).\n\n[1]: https://web.archive.org/web/2021/https://a.org/b',
			[
				'2 web Sources: Journal of Things | It is over | https://a.org/a ; date 2017 ; by Finn, Ada ; copy https://web.archive.org/web/2021/https://a.org/b',
				'3 web Sources: It is over | https://a.org/a ; date 2017 ; by Finn, Ada ; copy https://web.archive.org/web/2021/https://a.org/b',
				'3 web Sources: b | https://b.org/b',
			],
		],
		[
			'a number before an address, and an address as the words of its link',
			'- [2] https://a.org/a\n- Harbour Post - "On tides" (Jan 2026) [a.org/reports/tides](https://www.a.org/reports/tides)',
			[
				'2 web Sources: https://a.org/a | https://a.org/a',
				'3 web Sources: Harbour Post | On tides | https://a.org/reports/tides ; date Jan 2026',
			],
		],
		[
			'a firm with a sign in its name, before the next link',
			'- Doe, J. (2010). [*Ledgers*](https://a.org/a). Quay & Sons. p. 60. ISBN [978](https://b.org/978)',
			['2 web Sources: Quay & Sons | Ledgers | https://a.org/a ; date 2010 ; by Doe, J.', '2 web Sources: ISBN | https://b.org/978'],
		],
		[
			'the file of a work',
			'- [Doe and Roe - 2019 - On tides.pdf](zotero://open-pdf/library/items/AB)',
			['2 text Sources: On tides ; date 2019 ; by Doe and Roe'],
		],
		[
			'the file of a work as other programs, publishers and libraries name it',
			'- [Doe_Roe_2019_On tides.pdf](file:///a.pdf)\n- [Coast Journal - 2010 - Roe - On tides.pdf](file:///b.pdf)\n- [Jane Doe - On tides_ a reader-Quay-Strand (2012).pdf](file:///c.pdf)\n- [(Coasts) Doe, Jane - Non-tidal ports (2014).epub](file:///d.epub)\n- [Harbour Post - On the plan.pdf](https://a.org/e.pdf)',
			[
				'2 text Sources: On tides ; date 2019 ; by Doe and Roe',
				'3 text Sources: Coast Journal | On tides ; date 2010 ; by Roe',
				'4 text Sources: Quay-Strand | On tides a reader ; date 2012 ; by Jane Doe',
				'5 text Sources: Non-tidal ports ; date 2014 ; by (Coasts) Doe, Jane',
				'6 web Sources: Harbour Post | On the plan.pdf | https://a.org/e.pdf',
			],
		],
		[
			'places in this very note, and what a template left',
			'- [\\[1\\]](#_ftnref1) *On tides*, Quay Press, 2019\n- [Aims](#aims)\n- [[#Aims]]\n- [[...]]\n- [Doe 2003](#doe2003), p. 4',
			['2 text Sources: Quay Press | On tides, Quay Press, 2019 ; date 2019', '6 text Sources: Doe 2003, p. 4'],
		],
		[
			'a line below a rule that says what to see also',
			'- [[INSS paper]]\n- See also: [[Treaty]]\n\n---\nSee also: [[INSS paper]] · [[Haifa]]',
			['2 note Sources: INSS paper | [[INSS paper]]', '3 note Sources: Treaty | [[Treaty]]'],
		],
		['a footer', '- One, 2001\n\n---\n*Created 2026-03-20*', ['2 text Sources: One, 2001']],
	])('%s', (_, body, expected) => {
		expect(lines(`## Sources\n${body}\n`)).toEqual(expected);
	});
});

describe('other forms of a section', () => {
	test.each([
		['lines of text', 'One, 2001.\nTwo, 2002.', ['2 text Sources: One, 2001.', '3 text Sources: Two, 2002.']],
		[
			'a citation that was wrapped',
			'Redford, D. (2003). *The Wars in Syria and\nPalestine*. Brill.',
			['2 text Sources: Brill | Redford, D. (2003). The Wars in Syria and Palestine. Brill. ; date 2003 ; by Redford, D.'],
		],
		['words in brackets that go on in the next line', 'Tides (fraction/\nrate), 2001', ['2 text Sources: Tides (fraction/ rate), 2001']],
		[
			'numbers in brackets',
			'[26] Dearing, J. (2009). *Tides*. Brill.',
			['2 text Sources: Brill | Dearing, J. (2009). Tides. Brill. ; date 2009 ; by Dearing, J.'],
		],
		[
			'numbers in the middle of a line',
			'1\\. On walls | HPE, <https://a.org/a> 2\\. Walls explained \\- AVG, <https://b.org/b> [3] Gates, <https://c.org/c>',
			[
				'2 web Sources: HPE | On walls | https://a.org/a',
				'2 web Sources: AVG | Walls explained | https://b.org/b',
				'2 web Sources: Gates | https://c.org/c',
			],
		],
		[
			'records in lines, with what they quote and what it is for',
			'Book: *War and words*\nAuthor: Ann Roe\nRaw file: [[War]]\nRelevant passage:\n\n> We saw the ships, said the [[Pilot]].\n\nSupports: That the [[Fleet]] came.\n\nLabel: `Directly stated`',
			['4 note Sources: War | [[War]]'],
		],
		[
			'a record whose lines end in brackets or lead to notes, and one with an address',
			'Book: *[[War and words]]* (Brill, 2016)\nAuthor: [[Ann Roe]]\nRaw file: [[War]]\nRelevant passage:\n\n> We saw.\n\nTitle: On tides\nAuthor: Doe\nURL: https://a.org/a',
			['4 note Sources: War | [[War]]', '11 web Sources: On tides | https://a.org/a'],
		],
		[
			'titles behind their publishers are no records',
			'INSS: On tides.\nBBC: On ports.\nReuters: On ships.',
			['2 text Sources: INSS: On tides.', '3 text Sources: BBC: On ports.', '4 text Sources: Reuters: On ships.'],
		],
		['pictures', 'One, 2001.\n\n![Favicon](https://a.org/favicon.png)\n', ['2 text Sources: One, 2001.']],
		[
			'a number in a line of its own',
			'- 34\n\n  [https://a.org/a-b](https://a.org/a-b).',
			['2 web Sources: https://a.org/a-b | https://a.org/a-b'],
		],
		['a quote', '> [A](https://a.org/a)', ['2 web Sources: A | https://a.org/a']],
		['an announcement and a list', 'The following were used:\n- One, 2001', ['3 text Sources: One, 2001']],
		[
			'a table with a head that says what is what',
			'| Title | Publisher | Date | Link |\n|---|---|---|---|\n| A paper | INSS | 2024 | [link](https://inss.org.il/a) |',
			['4 web Sources: INSS | A paper | https://inss.org.il/a ; date 2024'],
		],
		[
			'a table whose links have the words',
			'| Source | Used for |\n|---|---|\n| [INSS - A paper](https://inss.org.il/a) | the figures |',
			['4 web Sources: INSS | A paper | https://inss.org.il/a ; why the figures'],
		],
		[
			'a table without links',
			'| Author | Work | Year |\n|---|---|---|\n| Redford | The Wars | 2003 |',
			['4 text Sources: Redford, The Wars, 2003 ; date 2003 ; by Redford'],
		],
		['a table of shares is none', '| Source | Share | Notes |\n|---|---|---|\n| Fees | 40 % | falling |', []],
		[
			'a table of shares beside one of pages',
			'| Source | Share |\n|---|---|\n| Fees | 40 % |\n\n| Page | Note |\n|---|---|\n| [A](https://a.org/a) | why |',
			['8 web Sources: A | https://a.org/a ; why why'],
		],
		[
			'a table with a note after an escaped pipe',
			'| Source |\n|---|\n| [[INSS paper\\|The paper]] |',
			['4 note Sources: The paper | [[INSS paper]]'],
		],
	])('%s', (_, body, expected) => {
		expect(lines(`## Sources\n\n${body}\n`.replace('\n\n', '\n'))).toEqual(expected);
	});
});

test('a title is split at a colon where its beginning is a publisher that the vault knows', () => {
	const text = '## Sources\n- [Reuters: A shift](https://reuters.com/a)\n- [Saudi Arabia: a history](https://b.org/b)\n';
	expect(lines(text, knowing('reuters'))).toEqual([
		'2 web Sources: Reuters | A shift | https://reuters.com/a',
		'3 web Sources: Saudi Arabia: a history | https://b.org/b',
	]);
});

test('a source has the place of its own words, its link and its line', () => {
	const text = '## Sources\n-   [A](https://a.org/a) — why  \n- x\n';
	const [first] = sourcesOf(text);
	expect(
		first && [text.slice(first.range.start, first.range.end), first.link && text.slice(first.link.start, first.link.end), first.line],
	).toEqual(['[A](https://a.org/a) — why', '[A](https://a.org/a)', 2]);
});

test('of two links in a bullet each has its part', () => {
	const text = '## Sources\n- [A](https://a.org/a) (2024), [B](https://b.org/b) — why\n';
	expect(sourcesOf(text).map(({ range }) => text.slice(range.start, range.end))).toEqual([
		'[A](https://a.org/a) (2024)',
		'[B](https://b.org/b) — why',
	]);
});

test.each<[fact: string, title: string, told: readonly (string | null)[]]>([
	['beside a publisher', 'Harbour Post - A shift (Jane Doe, April 27, 2025)', ['Harbour Post', 'A shift', 'Jane Doe', 'April 27, 2025']],
	['of two names', 'A shift: how (Jane Doe and John Roe, 2 May 2025)', [null, 'A shift: how', 'Jane Doe and John Roe', '2 May 2025']],
	['of what is no name', 'Harbour Post - A shift (part two, May 2025)', ['Harbour Post', 'A shift (part two)', null, 'May 2025']],
	['of one name, which may be the publisher’s', 'A shift (Harbour Post, 2 May 2025)', ['Harbour Post', 'A shift', null, '2 May 2025']],
	['that are a year, of a treaty perhaps', 'Harbour Post - A shift (Paris, 1783)', ['Harbour Post', 'A shift (Paris, 1783)', null, null]],
])('the last brackets of a title that end with a date: %s', (_, title, told) => {
	const { publisher, title: words, author, date } = sourceOf(`## Sources\n- [${title}](https://a.org/a)\n`);
	expect([publisher, words, author, date]).toEqual(told);
});

test('the parts of a citation are kept apart', () => {
	expect(sourceOf('## Sources\n- Redford, D. (2003). *The Wars*. Brill.\n').citation).toMatchObject({
		author: 'Redford, D.',
		date: '2003',
		work: 'The Wars',
		container: null,
		publisher: 'Brill',
	});
});

test('reading never throws, every source lies in its note and they come in its order', () => {
	fc.assert(
		fc.property(arbitraryNote, (text) => {
			const sources = sourcesOf(text);
			for (const { range, link, line: number } of sources) {
				expect(range.start).toBeGreaterThanOrEqual(0);
				expect(range.end).toBeLessThanOrEqual(text.length);
				expect(range.end).toBeGreaterThan(range.start);
				if (link) expect(link.start >= range.start && link.end <= range.end).toBe(true);
				expect(text.slice(0, range.start).split(/\r\n|\n|\r/).length).toBe(number);
			}
			expect(sources.map(({ range }) => range.start)).toEqual(sources.map(({ range }) => range.start).sort((a, b) => a - b));
		}),
		{ numRuns: RUNS },
	);
});

test('a note with the line ends of Windows gives the same sources', () => {
	fc.assert(
		fc.property(arbitraryNote, (text) => {
			const unix = text.replace(/\r\n?/g, '\n');
			expect(lines(unix.replaceAll('\n', '\r\n'))).toEqual(lines(unix));
		}),
		{ numRuns: RUNS },
	);
});

test('settings say which headings and fields give sources', () => {
	const note = parseNote('Note.md', '---\nlink: https://a.org/a\n---\n## Quellen\n- One, 2001\n');
	expect(readSources(note, { ...DEFAULT_SETTINGS, sourceHeadings: ['Quellen'], sourceFields: ['link'] }).map(line)).toEqual([
		'2 web link: https://a.org/a | https://a.org/a',
		'5 text Quellen: One, 2001',
	]);
});

test('what stands below a bullet is said of each of its links, but not of more than twenty', () => {
	const remarkOf = (links: number) => {
		const sources = sourcesOf(`## Sources\n\n- ${'[p](https://a.org/p); '.repeat(links)}\n  - seen in the archive\n`);
		return [sources.length, new Set(sources.map(({ annotation }) => annotation))];
	};
	expect([remarkOf(20), remarkOf(21)]).toEqual([
		[20, new Set(['seen in the archive'])],
		[21, new Set([null])],
	]);
});

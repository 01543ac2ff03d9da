import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationKeys } from '../../../src/core/sources/export/citationKeys.ts';
import { copyAsMarkdown } from '../../../src/core/sources/export/copyAsMarkdown.ts';
import { cslNames } from '../../../src/core/sources/export/cslNames.ts';
import { citedSource, exportedSources } from '../../../src/core/sources/export/exportedSources.ts';
import { toBibtex } from '../../../src/core/sources/export/toBibtex.ts';
import { toCslItems, type KnownHealth } from '../../../src/core/sources/export/toCsl.ts';
import { toCslJson } from '../../../src/core/sources/export/toCslJson.ts';
import type { LinkHealth } from '../../../src/core/sources/health/linkHealth.ts';
import type { WebSource } from '../../../src/core/sources/source.ts';
import { SourceIndex } from '../../../src/core/sources/sourceIndex.ts';
import { cslFaults } from '../../support/cslFaults.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { readBibtex, readWithCitationJs } from '../../support/readBibtex.ts';
import { RUNS, runs } from '../../support/runs.ts';
import { lines, sourceOf, sourcesOf } from './support.ts';

/** One page answered, one did not, and a third was never asked for. */
const HEALTH: KnownHealth = new Map<string, LinkHealth>([
	['https://inss.org.il/p', { kind: 'alive', checked: '2026-11-22' }],
	['https://doi.org/10.1000/abc', { kind: 'failing', since: '2026-11-22', checked: '2026-11-22', days: 1, reason: 'no answer' }],
]);

const LIST = `## Sources
- [INSS - A US-Israel treaty (12 May 2024)](https://www.inss.org.il/p/) — why
- Redford, D. (2003). *The Wars in Syria and Palestine*. Brill.
- Podeh, E., & Doe, J. (2018). Saudi Arabia & Israel. *Middle East Journal*, 72(4). https://doi.org/10.1000/ABC
- [[INSS paper]]
- Foreign Assistance Act of 1961, as amended.
`;

/** A key without the three characters that tell two sources of the same words apart. */
function plain(key: string): string {
	expect(key).toMatch(/_[a-z\d]{3}$/);
	return key.slice(0, -4);
}

test('CSL-JSON says what the note says, and the day on which a link check saw the page', () => {
	const items = toCslItems(sourcesOf(LIST), HEALTH).map(({ id, 'citation-key': key, ...item }) => ({
		...item,
		id: plain(id),
		'citation-key': plain(key),
	}));
	expect(items).toEqual([
		{
			id: 'inss2024us',
			'citation-key': 'inss2024us',
			type: 'webpage',
			title: 'A US-Israel treaty',
			'container-title': 'INSS',
			publisher: 'INSS',
			issued: { 'date-parts': [[2024, 5, 12]] },
			accessed: { 'date-parts': [[2026, 11, 22]] },
			URL: 'https://www.inss.org.il/p/',
			note: 'why',
		},
		{
			id: 'redford2003wars',
			'citation-key': 'redford2003wars',
			type: 'book',
			title: 'The Wars in Syria and Palestine',
			author: [{ family: 'Redford', given: 'D.' }],
			publisher: 'Brill',
			issued: { 'date-parts': [[2003]] },
		},
		{
			id: 'podeh2018saudi',
			'citation-key': 'podeh2018saudi',
			type: 'article-journal',
			title: 'Saudi Arabia & Israel',
			author: [
				{ family: 'Podeh', given: 'E.' },
				{ family: 'Doe', given: 'J.' },
			],
			'container-title': 'Middle East Journal',
			volume: '72',
			issue: '4',
			issued: { 'date-parts': [[2018]] },
			DOI: '10.1000/abc',
			URL: 'https://doi.org/10.1000/abc',
		},
		{ id: 'inss', 'citation-key': 'inss', type: 'document', title: 'INSS paper' },
		{ id: 'foreign', 'citation-key': 'foreign', type: 'document', title: 'Foreign Assistance Act of 1961, as amended.' },
	]);
});

test('BibTeX is read by a second reader as what the note says', () => {
	const entries = readBibtex(toBibtex(sourcesOf(LIST), HEALTH)).map(({ type, key, authors, fields }) => [
		type,
		plain(key),
		authors,
		fields,
	]);
	expect(entries).toEqual([
		[
			'misc',
			'inss2024us',
			[],
			{
				year: '2024',
				month: '5',
				note: 'why. Accessed 2026-11-22',
				publisher: 'INSS',
				title: 'A US-Israel treaty',
				url: 'https://www.inss.org.il/p/',
			},
		],
		['book', 'redford2003wars', ['Redford, D.'], { year: '2003', publisher: 'Brill', title: 'The Wars in Syria and Palestine' }],
		[
			'article',
			'podeh2018saudi',
			['Podeh, E.', 'Doe, J.'],
			{
				journal: 'Middle East Journal',
				volume: '72',
				number: '4',
				doi: '10.1000/abc',
				year: '2018',
				title: 'Saudi Arabia & Israel',
				url: 'https://doi.org/10.1000/abc',
			},
		],
		['misc', 'inss', [], { title: 'INSS paper' }],
		['misc', 'foreign', [], { title: 'Foreign Assistance Act of 1961, as amended.' }],
	]);
});

test.each([
	['the note says it', '- [INSS - A paper](https://inss.org.il/p) — accessed 12 May 2024', [[2024, 5, 12]]],
	['a check saw the page', '- [INSS - A paper](https://www.inss.org.il/p/)', [[2026, 11, 22]]],
	['nobody looked', '- [BBC - News](https://bbc.co.uk/n)', undefined],
	['the page did not answer', '- [A](https://doi.org/10.1000/abc)', undefined],
])('a day of access stands in an export where %s', (_, bullet, day) => {
	expect(toCslItems(sourcesOf(`## Sources\n${bullet}\n`), HEALTH)[0]?.accessed).toEqual(day && { 'date-parts': day });
});

test.each([
	['- [A](https://a.org/a) — accessed 12 May 2024', undefined],
	['- [A](https://a.org/a) — p. 3, retrieved on May 12, 2024. Why', 'p. 3; Why'],
	['- [A](https://a.org/a) — accessed when it was there', 'accessed when it was there'],
	['- Horn, Ada (2020). "On tides". *Coast Post*. Coast Archive, LLC. Retrieved May 12, 2024. https://a.org/a', 'Coast Archive, LLC'],
])('the day of access stands in its own field alone: %s', (bullet, note) => {
	expect(toCslItems(sourcesOf(`## Sources\n${bullet}\n`), HEALTH)[0]?.note).toBe(note);
});

test('no sources are an empty file', () => {
	expect([toBibtex([], HEALTH), toCslJson([], HEALTH)]).toEqual(['', '[]\n']);
});

/** What has a meaning in BibTeX, TeX, Markdown or JSON, what stands for nothing, and what is no ASCII. */
const HOSTILE = [
	'{',
	'}',
	'{{',
	'\\',
	'\\\\',
	'@misc{x,',
	'@',
	'"',
	'%',
	'% ',
	'&',
	'$',
	'$x$',
	'#',
	'_',
	'~',
	'^',
	'<b>',
	'</b>',
	' and ',
	',',
	';',
	'\n',
	'\r\n',
	'\n\n',
	'\t',
	'\\textbf{',
	'\\"o',
	"'",
	'`',
	'-',
	'--',
	'?`',
	'!`',
	'``',
	"''",
	'é',
	'ß',
	'İ',
	'מדינת',
	'中文',
	'🧪',
	'\u202e',
	'\u00a0',
	'\u200b',
	'Title',
	'https://x.org/%7B{',
];

const words = fc.oneof(
	fc.string({ maxLength: 20, unit: 'grapheme' }),
	fc.array(fc.constantFrom(...HOSTILE), { maxLength: 6 }).map((parts) => parts.join('')),
);

/** Any white space is one space, and none at the ends: BibTeX reads it so, and who wraps a line must not change a title. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('whatever a source holds, another program reads one entry for it: the key, title, address, year and authors that CSL-JSON says', () => {
	const page = sourceOf('## Sources\n- [A](https://a.org/a)\n') as WebSource;
	const hostile = fc
		.record({
			title: words,
			publisher: words,
			author: words,
			note: words,
			query: words,
			date: fc.constantFrom(null, '2024', '2024-05-12', 'May 2024'),
		})
		.map(({ title, publisher, author, note, query, date }) => {
			const url = `https://a.org/a?q=${encodeURIComponent(query)}{`;
			return {
				...page,
				title: `T${title}`,
				publisher: publisher.trim() || null,
				author: author.trim() || null,
				annotation: note.trim() || null,
				date,
				url,
				canonicalUrl: url,
			};
		});
	fc.assert(
		fc.property(fc.array(hostile, { minLength: 1, maxLength: 3 }), (sources) => {
			const items = toCslItems(sources, HEALTH);
			expect(cslFaults(toCslJson(sources, HEALTH))).toEqual([]);
			const entries = readBibtex(toBibtex(sources, HEALTH));
			expect(entries.map(({ key, fields }) => [key, spaced(fields['title'] ?? ''), fields['url'], fields['year']])).toEqual(
				items.map(({ id, title, URL: url, issued }) => [
					id,
					spaced(title),
					url?.replaceAll('{', '%7B').replaceAll('}', '%7D'),
					issued && 'date-parts' in issued ? String(issued['date-parts'][0][0]) : undefined,
				]),
			);
			expect(entries.map(({ authors }) => authors.map(spaced))).toEqual(
				items.map(({ author = [] }) => author.map((name) => spaced('literal' in name ? name.literal : `${name.family}, ${name.given}`))),
			);
		}),
		{ numRuns: Math.ceil(RUNS / 10) },
	);
});

describe('citation keys', () => {
	test.each([
		['author, year and word', '- Redford, D. (2003). *The Wars in Syria*. Brill.', 'redford2003wars'],
		['publisher where there is no author', '- [The Times - On aid](https://a.org/a)', 'thetimesaid'],
		['the host where there is nobody', '- [About](https://opensecrets.org/)', 'opensecretsabout'],
		['accents folded', '- Gürsel, É. (2003). *Étude*.', 'gursel2003etude'],
		['numbers and letters passed over', '- [CRS - 22 U.S.C. 2378: Limits](https://a.org/a)', 'crslimits'],
		['no key begins with a digit', '- 2003', 's2003'],
		['nothing to make a key of', '- 中文', 'source'],
	])('%s', (_, bullet, key) => {
		expect(citationKeys(sourcesOf(`## Sources\n${bullet}\n`)).map(plain)).toEqual([key]);
	});

	test('no key depends on the order or on what else is exported', () => {
		const bullets = [
			'- [INSS - Aid](https://a.org/a)',
			'- [INSS - Aid](https://a.org/b)',
			'- Horn, A. (2004). *Weirs*. Brill.',
			'- Horn, A. (2004). *Weirs of Orla*. Brill.',
			'- [[Memo]]',
			'- One, 2001',
		];
		const keyOf = (bullet: string): string => citationKeys(sourcesOf(`## Sources\n${bullet}\n`))[0] ?? '';
		const alone = bullets.map(keyOf);
		expect(new Set(alone).size).toBe(bullets.length);
		fc.assert(
			fc.property(fc.shuffledSubarray(bullets), (some) => {
				expect(citationKeys(sourcesOf(`## Sources\n${some.join('\n')}\n`))).toEqual(some.map(keyOf));
			}),
			{ numRuns: runs(500, 50) },
		);
	});

	test('a page keeps its key in every spelling of its address', () => {
		const keys = ['https://a.org/a', 'http://www.a.org/a/?utm_source=x'].flatMap((url) =>
			citationKeys(sourcesOf(`## Sources\n- [INSS - Aid](${url})\n`)),
		);
		expect(keys[0]).toBe(keys[1]);
	});
});

test.each([
	['Redford, D.', [{ family: 'Redford', given: 'D.' }]],
	[
		'Smith, J., & Doe, A. B.',
		[
			{ family: 'Smith', given: 'J.' },
			{ family: 'Doe', given: 'A. B.' },
		],
	],
	[
		'Smith, J., Doe, A., & Roe, C.',
		[
			{ family: 'Smith', given: 'J.' },
			{ family: 'Doe', given: 'A.' },
			{ family: 'Roe', given: 'C.' },
		],
	],
	[
		'Parsi, Trita and Doe, Jane',
		[
			{ family: 'Parsi', given: 'Trita' },
			{ family: 'Doe', given: 'Jane' },
		],
	],
	['Jeremy M. Sharp', [{ family: 'Sharp', given: 'Jeremy M.' }]],
	['Human Rights Watch', [{ literal: 'Human Rights Watch' }]],
	[
		'Felt DT, Horn A, et al',
		[
			{ family: 'Felt', given: 'D. T.' },
			{ family: 'Horn', given: 'A.' },
		],
	],
	[
		'Ada Horn, Bo Felt, and Cy R. van der Dorn',
		[
			{ family: 'Horn', given: 'Ada' },
			{ family: 'Felt', given: 'Bo' },
			{ family: 'van der Dorn', given: 'Cy R.' },
		],
	],
	[
		'Horn, Ada, and Bo Felt',
		[
			{ family: 'Horn', given: 'Ada' },
			{ family: 'Felt', given: 'Bo' },
		],
	],
	['Horn, A., & Coast Council', [{ family: 'Horn', given: 'A.' }, { literal: 'Coast Council' }]],
	[
		'Horn A., Felt B. C.',
		[
			{ family: 'Horn', given: 'A.' },
			{ family: 'Felt', given: 'B. C.' },
		],
	],
	['U.S. Department of State', [{ literal: 'U.S. Department of State' }]],
	['محمد، أحمد', [{ family: 'محمد', given: 'أحمد' }]],
	['Horn, Jr., A.', [{ family: 'Horn', given: 'A.', suffix: 'Jr.' }]],
	['van der Meer, K.', [{ family: 'van der Meer', given: 'K.' }]],
	['Redford et al.', [{ literal: 'Redford' }]],
	['Office of X, Y, and Z', [{ family: 'Office of X', given: 'Y' }, { literal: 'Z' }]],
	['', []],
])('the names in %j', (author, names) => {
	expect(cslNames(author)).toEqual(names);
});

describe('a source as Markdown', () => {
	test.each([
		['a page', '- [INSS - A paper](https://www.inss.org.il/p/) (2024) — why', '[INSS - A paper](https://www.inss.org.il/p/) (2024) — why'],
		['a bare address', '- https://inss.org.il/p', 'https://inss.org.il/p'],
		[
			'with its copy',
			'- [A](https://a.org/a) ([archived](https://web.archive.org/web/2020/https://a.org/a))',
			'[A](https://a.org/a) ([archived](https://web.archive.org/web/2020/https://a.org/a))',
		],
		['a note under another name', '- [[Sources/Memo|The memo]]', '[[Sources/Memo|The memo]]'],
		['a citation', '- Redford, D. (2003). *The Wars*.', 'Redford, D. (2003). The Wars.'],
		['brackets in the words', '- [A \\[b\\] c](https://a.org/a)', '[A \\[b\\] c](https://a.org/a)'],
		['an address with a bracket too many', '- [A](<https://a.org/a)b>)', '[A](https://a.org/a%29b)'],
	])('%s', (_, bullet, markdown) => {
		expect(copyAsMarkdown(sourceOf(`## Sources\n${bullet}\n`))).toBe(markdown);
	});

	test('is read back as the same source', () => {
		const text =
			'## Sources\n- [INSS - A \\[paper\\] (x)](https://en.wikipedia.org/wiki/A_(b)) (12 May 2024) — why not\n- [[Sources/Memo|The memo]] — why\n';
		const copied = `## Sources\n${sourcesOf(text)
			.map((source) => `- ${copyAsMarkdown(source)}\n`)
			.join('')}`;
		expect(lines(copied)).toEqual(lines(text));
	});
});

test('an export has each page, clipped note and citation once, and no note of another vault', () => {
	const files = {
		'A.md': '## Sources\n- [INSS - A paper](https://inss.org.il/p)\n- [Energy: Oil](obsidian://open?vault=Energy&file=Oil)\n- [[Lost]]\n',
		'B.md': '## Sources\n- [[Memo]]\n- [Same](http://www.inss.org.il/p/)\n',
		'Memo.md': '---\ntitle: A memo\nurl: https://crs.gov/m\npublisher: CRS\n---\n',
	};
	const index = new SourceIndex();
	for (const [path, text] of Object.entries(files)) index.put(path, sourcesOf(text, undefined, path));
	expect(exportedSources(index, ['A.md', 'B.md', 'Memo.md'], memoryVault(files).index).map(({ title }) => title)).toEqual([
		'A paper',
		'Lost',
		'A memo',
	]);
});

test('of two wordings of a page the one that says more is exported, a bullet before a bare link', () => {
	const index = new SourceIndex();
	index.put(
		'A.md',
		sourcesOf(
			'See https://inss.org.il/p and [a paper](https://a.org/a).\n\n## Sources\n- [INSS - A paper (2024)](https://inss.org.il/p) ([archived](https://web.archive.org/web/2020/https://inss.org.il/p))\n',
		),
	);
	const exported = exportedSources(index, ['A.md'], memoryVault({}).index);
	expect(exported.map(({ title, publisher, date, archiveUrl }) => [title, publisher, date, archiveUrl])).toEqual([
		['A paper', 'INSS', '2024', 'https://web.archive.org/web/2020/https://inss.org.il/p'],
		['a paper', null, null, null],
	]);
});

test('a clipped note is copied by its page, with what its properties say', () => {
	const files = {
		'A.md': '## Sources\n- [[Memo]]\n',
		'Memo.md': '---\ntitle: A memo\nurl: https://crs.gov/m\npublisher: CRS\npublished: 2024-05-12\n---\n',
	};
	const index = new SourceIndex();
	for (const [path, text] of Object.entries(files)) index.put(path, sourcesOf(text, undefined, path));
	const [source] = index.of('A.md');
	expect(source && copyAsMarkdown(citedSource(index, source, 'A.md', memoryVault(files).index))).toBe(
		'[CRS - A memo](https://crs.gov/m) (2024-05-12)',
	);
});

describe('BibTeX', () => {
	const CITED = `## Sources
- van der Meer, K., & Coast Council. (2004, March 5). Weirs & dykes: 100% #1 at ~$5. *Coast_Journal*, 72(4), 5–20.
- Horn, A. (2004). Weirs. In B. Felt (Ed.), *Waters & woods* (2nd ed., pp. 3–9). Orla: Quay Press.
- Horn, A. (n.d.). *Old weirs*.
`;

	test('has volume, number, pages, editors, places and a month without a day', () => {
		const entries = readBibtex(toBibtex(sourcesOf(CITED), HEALTH)).map(({ type, authors, fields }) => ({ type, authors, ...fields }));
		expect(entries).toEqual([
			{
				type: 'article',
				authors: ['van der Meer, K.', 'Coast Council'],
				title: 'Weirs & dykes: 100% #1 at ~$5',
				journal: 'Coast_Journal',
				volume: '72',
				number: '4',
				pages: '5–20',
				year: '2004',
				month: '3',
			},
			{
				type: 'inbook',
				authors: ['Horn, A.'],
				title: 'Weirs',
				booktitle: 'Waters & woods',
				editor: 'Felt, B.',
				edition: '2nd ed',
				pages: '3–9',
				address: 'Orla',
				publisher: 'Quay Press',
				year: '2004',
			},
			{ type: 'misc', authors: ['Horn, A.'], title: 'Old weirs', note: 'n.d.' },
		]);
	});

	test('escapes what means something to TeX in every field but the address', () => {
		const text = toBibtex(sourcesOf(`${CITED}- [A & B_C #1 - 100% of $5 ~ less](https://a.org/~b?c=%20d_e#f) — 5% & #2 ~\n`), HEALTH);
		const fields = text.split('\n').filter((row) => row.startsWith('\t') && !row.startsWith('\turl ='));
		expect(fields.filter((row) => /(?<!\\)[$%#&_~]/.test(row))).toEqual([]);
		expect(text).toContain('url = {https://a.org/~b?c=%20d_e#f}');
	});

	test('says the same to a second parser', () => {
		const sources = sourcesOf(`${CITED}- [Coast & Co - 100% of $5 #1](https://a.org/~b?c=%20d_e) (12 May 2024)\n`);
		const items = toCslItems(sources, HEALTH);
		expect(
			readWithCitationJs(toBibtex(sources, HEALTH)).map(({ id, title, URL: url, volume, issue, page }) => ({
				id,
				title,
				URL: url,
				volume,
				issue,
				page,
			})),
		).toEqual(
			items.map(({ id, title, URL: url, volume, issue, page }) => ({ id, title, URL: url, volume, issue, page: page?.replace('–', '-') })),
		);
	});
});

test('what is no CSL-JSON by the official schema is told', () => {
	expect(cslFaults('[{"id": "a", "type": "website", "title": "T"}]')[0]).toMatch(/^official schema: .*"\/0\/type"/);
	expect(cslFaults('[{"id": "a", "type": "webpage", "title": "T"}]')).toEqual([]);
});

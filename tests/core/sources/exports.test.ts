import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationKeys } from '../../../src/core/sources/export/citationKeys.ts';
import { copyAsMarkdown } from '../../../src/core/sources/export/copyAsMarkdown.ts';
import { cslNames } from '../../../src/core/sources/export/cslNames.ts';
import { exportedSources } from '../../../src/core/sources/export/exportedSources.ts';
import { toBibtex } from '../../../src/core/sources/export/toBibtex.ts';
import { toCslItems } from '../../../src/core/sources/export/toCsl.ts';
import { toCslJson } from '../../../src/core/sources/export/toCslJson.ts';
import type { WebSource } from '../../../src/core/sources/source.ts';
import { SourceIndex } from '../../../src/core/sources/sourceIndex.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { bibtexEntries, printed } from './bibtexEntries.ts';
import { lines, sourceOf, sourcesOf } from './support.ts';

const TODAY = { accessed: '2026-11-22' };

const LIST = `## Sources
- [INSS - A US-Israel treaty (12 May 2024)](https://www.inss.org.il/p/) — why
- Redford, D. (2003). *The Wars in Syria and Palestine*. Brill.
- Podeh, E., & Doe, J. (2018). Saudi Arabia & Israel. *Middle East Journal*, 72(4). https://doi.org/10.1000/ABC
- [[INSS paper]]
- Foreign Assistance Act of 1961, as amended.
`;

test('CSL-JSON says what the note says, and when a page was looked at', () => {
	expect(toCslItems(sourcesOf(LIST), TODAY)).toEqual([
		{ id: 'inss2024us', 'citation-key': 'inss2024us', type: 'webpage', title: 'A US-Israel treaty', 'container-title': 'INSS', publisher: 'INSS', issued: { 'date-parts': [[2024, 5, 12]] }, accessed: { 'date-parts': [[2026, 11, 22]] }, URL: 'https://www.inss.org.il/p/', note: 'why' },
		{ id: 'redford2003wars', 'citation-key': 'redford2003wars', type: 'book', title: 'The Wars in Syria and Palestine', author: [{ family: 'Redford', given: 'D.' }], publisher: 'Brill', issued: { 'date-parts': [[2003]] } },
		{ id: 'podeh2018saudi', 'citation-key': 'podeh2018saudi', type: 'article-journal', title: 'Saudi Arabia & Israel', author: [{ family: 'Podeh', given: 'E.' }, { family: 'Doe', given: 'J.' }], 'container-title': 'Middle East Journal', issued: { 'date-parts': [[2018]] }, accessed: { 'date-parts': [[2026, 11, 22]] }, DOI: '10.1000/abc', URL: 'https://doi.org/10.1000/abc' },
		{ id: 'inss', 'citation-key': 'inss', type: 'document', title: 'INSS paper' },
		{ id: 'foreign', 'citation-key': 'foreign', type: 'document', title: 'Foreign Assistance Act of 1961, as amended.' },
	]);
});

test('BibTeX is read by a second reader as what the note says', () => {
	const entries = bibtexEntries(toBibtex(sourcesOf(LIST), TODAY)).map(({ type, key, fields }) => [type, key, Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, printed(value)]))]);
	expect(entries).toEqual([
		['misc', 'inss2024us', { year: '2024', month: 'may 12', note: 'why. Accessed 2026-11-22', publisher: 'INSS', title: 'A US-Israel treaty', url: 'https://www.inss.org.il/p/' }],
		['book', 'redford2003wars', { author: 'Redford, D.', year: '2003', publisher: 'Brill', title: 'The Wars in Syria and Palestine' }],
		['article', 'podeh2018saudi', { author: 'Podeh, E. and Doe, J.', journal: 'Middle East Journal', doi: '10.1000/abc', year: '2018', note: 'Accessed 2026-11-22', title: 'Saudi Arabia & Israel', url: 'https://doi.org/10.1000/abc' }],
		['misc', 'inss', { title: 'INSS paper' }],
		['misc', 'foreign', { title: 'Foreign Assistance Act of 1961, as amended.' }],
	]);
});

test('no sources are an empty file', () => {
	expect([toBibtex([], TODAY), toCslJson([], TODAY)]).toEqual(['', '[]\n']);
});

test('whatever a title holds, BibTeX has one entry a source and gives the title back', () => {
	const page = sourceOf('## Sources\n- [A](https://a.org/a)\n') as WebSource;
	const words = fc.oneof(fc.string({ maxLength: 20 }), fc.array(fc.constantFrom('{', '}', '\\', '@misc{x,', '"', '%', '&', '$', '#', '_', '~', '^', '<b>', '</b>', ' and ', ',', 'é', 'מדינת', '中文', '\\textbf{', 'Title', 'https://x.org'), { maxLength: 6 }).map((parts) => parts.join('')));
	const titled = fc.tuple(words, words, words).map(([title, publisher, author]) => ({ ...page, title: `T${title.replace(/\s+/g, ' ').trim()}`, publisher: publisher.trim() || null, author: author.trim() || null }));
	fc.assert(
		fc.property(fc.array(titled, { minLength: 1, maxLength: 3 }), (sources) => {
			const entries = bibtexEntries(toBibtex(sources, TODAY));
			expect(entries.map(({ fields }) => printed(fields['title'] ?? ''))).toEqual(sources.map(({ title }) => title));
			expect(new Set(entries.map(({ key }) => key)).size).toBe(sources.length);
		}),
		{ numRuns: 300 },
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
		expect(citationKeys(sourcesOf(`## Sources\n${bullet}\n`))).toEqual([key]);
	});

	test('the same key twice goes on with b, and no key changes when one is added behind', () => {
		const [one] = sourcesOf('## Sources\n- [INSS - A](https://a.org/a)\n');
		const same = Array.from({ length: 28 }, () => one ?? sourceOf(''));
		expect(citationKeys(same).slice(0, 3)).toEqual(['inssa', 'inssab', 'inssac']);
		expect(citationKeys(same).slice(25)).toEqual(['inssaz', 'inssaaa', 'inssaab']);
		expect(citationKeys(same.slice(0, 27))).toEqual(citationKeys(same).slice(0, 27));
	});
});

test.each([
	['Redford, D.', [{ family: 'Redford', given: 'D.' }]],
	['Smith, J., & Doe, A. B.', [{ family: 'Smith', given: 'J.' }, { family: 'Doe', given: 'A. B.' }]],
	['Smith, J., Doe, A., & Roe, C.', [{ family: 'Smith', given: 'J.' }, { family: 'Doe', given: 'A.' }, { family: 'Roe', given: 'C.' }]],
	['Parsi, Trita and Doe, Jane', [{ family: 'Parsi', given: 'Trita' }, { family: 'Doe', given: 'Jane' }]],
	['Jeremy M. Sharp', [{ family: 'Sharp', given: 'Jeremy M.' }]],
	['Human Rights Watch', [{ literal: 'Human Rights Watch' }]],
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
		['with its copy', '- [A](https://a.org/a) ([archived](https://web.archive.org/web/2020/https://a.org/a))', '[A](https://a.org/a) ([archived](https://web.archive.org/web/2020/https://a.org/a))'],
		['a note under another name', '- [[Sources/Memo|The memo]]', '[[Sources/Memo|The memo]]'],
		['a citation', '- Redford, D. (2003). *The Wars*.', 'Redford, D. (2003). The Wars.'],
		['brackets in the words', '- [A \\[b\\] c](https://a.org/a)', '[A \\[b\\] c](https://a.org/a)'],
		['an address with a bracket too many', '- [A](<https://a.org/a)b>)', '[A](https://a.org/a%29b)'],
	])('%s', (_, bullet, markdown) => {
		expect(copyAsMarkdown(sourceOf(`## Sources\n${bullet}\n`))).toBe(markdown);
	});

	test('is read back as the same source', () => {
		const text = '## Sources\n- [INSS - A \\[paper\\] (x)](https://en.wikipedia.org/wiki/A_(b)) (12 May 2024) — why not\n- [[Sources/Memo|The memo]] — why\n';
		const copied = `## Sources\n${sourcesOf(text).map((source) => `- ${copyAsMarkdown(source)}\n`).join('')}`;
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
	expect(exportedSources(index, ['A.md', 'B.md', 'Memo.md'], memoryVault(files).index).map(({ title }) => title)).toEqual(['A paper', 'Lost', 'A memo']);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { citedSource } from '../../../src/core/sources/export/exportedSources.ts';
import { noteWithSources } from '../../../src/core/sources/export/noteWithSources.ts';
import { SourceIndex } from '../../../src/core/sources/sourceIndex.ts';
import { arbitraryNote } from '../../support/arbitraryNote.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';
import { RUNS } from '../../support/runs.ts';
import { sourcesOf } from './support.ts';

function copied(files: Readonly<Record<string, string>>): string {
	const index = new SourceIndex();
	for (const [path, text] of Object.entries(files)) index.put(path, sourcesOf(text, undefined, path));
	const links = memoryVault(files).index;
	return noteWithSources(parseNote('N.md', files['N.md'] ?? ''), index.of('N.md'), {
		headings: DEFAULT_SETTINGS,
		cited: (source) => citedSource(index, source, 'N.md', links),
	});
}

test('a note is copied as Markdown that reads the same elsewhere', () => {
	expect(
		copied({
			'N.md': `---
type: relationship
---
# Orla and Kestrel

%% ask the harbour %%
Talks with [[Coast Council|the council]] ended in [[Places/Orla#Port]].<!-- when? --> See \`[[code]]\`. ^b1

## Sources
- [[Memo]] — why
- [INSS - A paper](https://inss.org.il/p)
- Horn, A. (2004). *Weirs*. Brill.

## Related Notes
- [[Kestrel]]
`,
			'Memo.md': '---\ntitle: A memo\nurl: https://crs.gov/m\npublisher: CRS\n---\n',
		}),
	).toBe(`# Orla and Kestrel

Talks with the council ended in Orla. See \`[[code]]\`.

## Sources

1. [CRS - A memo](https://crs.gov/m)
2. [INSS - A paper](https://inss.org.il/p)
3. Horn, A. (2004). Weirs. Brill.

## Related Notes
- Kestrel
`);
});

test('code and the author’s own blank lines are copied as they stand', () => {
	const text = '# A\n\n```\nx = 2 ^10\n\n\n\ny\n```\n\n\n\nText `2 ^10`\n';
	expect(copied({ 'N.md': text })).toBe(text);
});

test.each([
	['\n', 'Text ^b1\n\n%% one %%\n\n<!-- two -->\n\n%% three %%\n\nMore\n'],
	['\r\n', 'Text ^b1\r\n\r\n%% one %%\r\n\r\n<!-- two -->\r\n\r\n%% three %%\r\n\r\nMore\r\n'],
])('a comment with lines for itself goes with the blank line after it, where lines end in %j', (end, text) => {
	expect(copied({ 'N.md': text })).toBe(`Text${end}${end}More\n`);
});

test('comments on adjoining lines go like one', () => {
	expect(
		copied({ 'N.md': 'Text\n\n%% one %%\n<!-- two -->\n%% three %%\n\nMore\n%% four %%\n%% five %%\nAnd %% six %%\n%% seven %% more\n' }),
	).toBe('Text\n\nMore\nAnd \n more\n');
});

test('copying never throws', () => {
	fc.assert(
		fc.property(arbitraryNote, (text) => {
			expect(copied({ 'N.md': text }).endsWith('\n')).toBe(true);
		}),
		{ numRuns: RUNS },
	);
});

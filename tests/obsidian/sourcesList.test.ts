import { describe, expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import type { LinkHealth } from '../../src/core/sources/health/linkHealth.ts';
import { readSources } from '../../src/core/sources/readSources.ts';
import type { Source } from '../../src/core/sources/source.ts';
import { givenAlready } from '../../src/obsidian/features/sources/givenAlready.ts';
import { sourceBadges } from '../../src/obsidian/features/sources/sourceBadges.ts';
import { sourceGroups } from '../../src/obsidian/features/sources/sourceGroups.ts';
import { NO_MARKS, sourceMarks } from '../../src/obsidian/features/sources/sourceMarks.ts';
import { sourcesSummary } from '../../src/obsidian/features/sources/sourcesSummary.ts';
import { DEFAULT_SETTINGS } from '../support/memoryVault.ts';

const NOTE = `---
source: https://example.org/clipped
---
# Iran

Talks, as [Reuters](https://reuters.com/talks) has it.[^1]

## Sources

- [INSS - A treaty](https://inss.org.il/t)
- [[Clip]]
- Smith, "A book", 2019

## Related Notes

[^1]: [BBC - News](https://bbc.co.uk/n)
`;

const sourcesOf = (text: string): readonly Source[] => readSources(parseNote('A.md', text), DEFAULT_SETTINGS);
const shown = (text: string, filter: string): string[] =>
	sourceGroups(sourcesOf(text), filter).map(({ title, sources }) => `${title}: ${sources.map((source) => source.title).join(', ')}`);

describe('what is shown of the sources of a note', () => {
	test('stands by place, in the order of the note, what stands in the running text last', () => {
		expect(shown(NOTE, '')).toEqual([
			'Properties: https://example.org/clipped',
			'Sources: A treaty, Clip, Smith, "A book", 2019',
			'Footnotes: News',
			'In the text: Reuters',
		]);
	});

	test.each([
		['the publisher', 'inss', ['Sources: A treaty']],
		['the title, in capitals or not, with blanks around', '  A BOOK ', ['Sources: Smith, "A book", 2019']],
		['the publisher, with other accents', 'Ínss', ['Sources: A treaty']],
		['the address', 'bbc.co.uk/n', ['Footnotes: News']],
		['nothing', 'zzz', []],
	])('is what says the filter: %s', (_, filter, groups) => {
		expect(shown(NOTE, filter)).toEqual(groups);
	});

	test.each([
		['publishers and citations are counted', NOTE, '6 sources, 2 publishers, 1 without a link'],
		['a page that is given twice counts once', '## Sources\n- [A](https://a.org/x)\n- [B](https://www.a.org/x/)\n', '1 source'],
		['nothing', '', '0 sources'],
	])('is summed up: %s', (_, text, summary) => {
		expect(sourcesSummary(sourcesOf(text))).toBe(summary);
	});
});

const badgesOf = (text: string, health: LinkHealth = { kind: 'unknown' }): string[][] => {
	const note = parseNote('A.md', text);
	const sources = readSources(note, DEFAULT_SETTINGS);
	const marks = sourceMarks(note, sources, () => health);
	return sources.map((source) => sourceBadges(source, marks.get(source) ?? NO_MARKS, source.kind === 'note').map((badge) => badge.text));
};

describe('what is said beside a source', () => {
	test.each([
		['nothing, of a page of which nothing is known', '## Sources\n- [A](https://a.org/x)\n', [[]]],
		[
			'that nothing in the text leads to it, where the others are cited',
			'In May.[^1]\n\n[^1]: [INSS - A](https://a.org/a)\n[^2]: [INSS - B](https://a.org/b)\n',
			[[], ['Not used in the text']],
		],
		[
			'that the note gives its page twice, at the second one',
			'## Sources\n- [A](https://a.org/x)\n- [B](https://a.org/x#top)\n',
			[[], ['Given twice']],
		],
		['that it is a note nobody wrote', '## Sources\n- [[Clip]]\n', [['Not written yet']]],
		[
			'which vault it is in',
			'## Sources\n- [Hormuz](obsidian://open?vault=Energy%20Desk&file=Hormuz)\n- [Strait](obsidian://open?file=Strait)\n',
			[['In the vault Energy Desk'], ['In another vault']],
		],
	])('%s', (_, text, badges) => {
		expect(badgesOf(text)).toEqual(badges);
	});

	test.each<[string, LinkHealth, string]>([
		['it answers', { kind: 'alive', checked: '2026-11-22' }, 'Alive on 2026-11-22'],
		['it has moved', { kind: 'moved', checked: '2026-11-22', to: 'https://a.org/y' }, 'Moved to https://a.org/y'],
		[
			'it has failed',
			{ kind: 'failing', since: '2026-01-02', checked: '2026-01-05', days: 2, reason: 'the server answers 404' },
			'Failing since 2026-01-02: the server answers 404',
		],
	])('what is known of its link: %s', (_, health, badge) => {
		expect(badgesOf('## Sources\n- [A](https://a.org/x)\n', health)).toEqual([[badge]]);
	});
});

describe('before a source is added it is said', () => {
	const own = sourcesOf('## Sources\n- [A treaty](http://www.inss.org.il/t/#top)\n');

	test.each([
		['that the note gives the page already, in whatever spelling', 'https://inss.org.il/t', ['B.md'], 'This note gives the page already.'],
		['which others give it', 'https://a.org', ['Deep/B.md', 'C.md'], 'Also given in B, C.'],
		['how many more', 'https://a.org', ['B.md', 'C.md', 'D.md', 'E.md', 'F.md'], 'Also given in B, C, D and 2 more.'],
		['nothing where nobody does', 'https://a.org', [], ''],
	])('%s', (_, page, others, said) => {
		expect(givenAlready(page, own, others)).toBe(said);
	});
});

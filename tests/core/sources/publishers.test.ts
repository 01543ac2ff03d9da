import { describe, expect, test } from 'vitest';
import { SourceIndex } from '../../../src/core/sources/sourceIndex.ts';
import { sourcesOf } from './support.ts';

/** What the rest of the vault gives: it knows four publishers well, and two words as titles. */
const REST = `## Sources
- [Harbour Lantern - Pilots return](https://example.org/r1)
- [Harbour Lantern - Cranes stand still](https://example.org/r2)
- [Orla Maritime Notes - A winter of fog](https://example.org/r3)
- [Orla Maritime Notes — Two ferries](https://example.org/r4)
- [Kestrel | Buoys and beacons](https://example.org/r5)
- [Kestrel - Tides](https://example.org/r6)
- [Kestrel - Ice](https://example.org/r7)
- [Kestrel - Shoals](https://example.org/r0)
- [Quarry Line (2019) - Slate](https://example.org/r8)
- [Quarry Line - Granite](https://example.org/r9)
`;

/** One bullet of a note in that vault: publisher, title, and what else was told apart. */
function read(bullet: string): readonly (string | null)[] {
	const index = new SourceIndex();
	index.put('Rest.md', sourcesOf(REST, undefined, 'Rest.md'));
	index.put('Note.md', sourcesOf(`## Sources\n- ${bullet}\n`));
	const [source, ...more] = index.of('Note.md');
	if (!source || more.length > 0) throw new Error(`not one source: ${bullet}`);
	return [source.publisher, source.title, source.date, source.annotation].slice(
		0,
		source.annotation !== null ? 4 : source.date !== null ? 3 : 2,
	);
}

const A = 'https://example.org/a';

describe('the text of a link', () => {
	test.each([
		['a year closed by a stop', `Weir Specification. (2024). ${A}`, [null, 'Weir Specification', '2024']],
		['a dash', `[Lantern Press - A cold spring](${A})`, ['Lantern Press', 'A cold spring']],
		['a long dash', `[Lantern Press — A cold spring](${A})`, ['Lantern Press', 'A cold spring']],
		['a middle dash', `[Lantern Press – A cold spring](${A})`, ['Lantern Press', 'A cold spring']],
		['the encyclopedia in other scripts', `[港口罢工 - 维基百科](${A})`, ['维基百科', '港口罢工']],
		['a Russian newspaper behind a title', `[Порты закрыты — Портовый вестник](${A})`, ['Портовый вестник', 'Порты закрыты']],
		['the encyclopedia with its motto', `[Ferries tied up - Wikipedia, the free encyclopedia](${A})`, ['Wikipedia', 'Ferries tied up']],
		['two hyphens', `[Lantern Press -- A cold spring](${A})`, ['Lantern Press', 'A cold spring']],
		['three hyphens', `[Lantern Press --- A cold spring](${A})`, ['Lantern Press', 'A cold spring']],
		['the first dash counts', `[CRS - Ports - a memo](${A})`, ['CRS', 'Ports - a memo']],
		['a hyphen is no dash', `[Orla-Kestrel relations](${A})`, [null, 'Orla-Kestrel relations']],
		['a name with small words inside', `[Bureau of the Coast - Lights](${A})`, ['Bureau of the Coast', 'Lights']],
		['a name in one small word', `[deckhand - Knots for winter](${A})`, ['deckhand', 'Knots for winter']],
		['a host as a name', `[tidewatch.org - Springs and neaps](${A})`, ['tidewatch.org', 'Springs and neaps']],
		['a known publisher last', `[Fog warnings - Kestrel](${A})`, ['Kestrel', 'Fog warnings']],
		['a known publisher last, after two hyphens', `[Fog Warnings -- Harbour Lantern](${A})`, ['Harbour Lantern', 'Fog Warnings']],
		['of two that are known the one better known', `[Quarry Line - Kestrel](${A})`, ['Kestrel', 'Quarry Line']],
		[
			'of two that are known as well the first',
			`[Harbour Lantern - Orla Maritime Notes](${A})`,
			['Harbour Lantern', 'Orla Maritime Notes'],
		],
		[
			'a sentence before a name',
			`[Why the ferries stopped running in March - Dolphin](${A})`,
			['Dolphin', 'Why the ferries stopped running in March'],
		],
		[
			'a sentence before a sentence',
			`[What nobody in all of the harbour would ever say aloud - a memoir](${A})`,
			[null, 'What nobody in all of the harbour would ever say aloud - a memoir'],
		],
		['a sentence before the name of a newspaper', `[How tides work - Orla Gazette](${A})`, ['Orla Gazette', 'How tides work']],
		['at a pipe the last part', `[Sea walls | Dolphin](${A})`, ['Dolphin', 'Sea walls']],
		['at several pipes too', `[Sea walls | Places | Dolphin](${A})`, ['Dolphin', 'Sea walls | Places']],
		['a known publisher before a pipe', `[Kestrel | Sea walls](${A})`, ['Kestrel', 'Sea walls']],
		['a site after a pipe', `[Dolphin - Sea walls | Dolphin Online](${A})`, ['Dolphin', 'Sea walls']],
		['a section after a pipe', `[Harbour Lantern - Sea walls | World](${A})`, ['Harbour Lantern', 'Sea walls']],
		['a title with a dash before a known site', `[Sea walls - then and now | Kestrel](${A})`, ['Kestrel', 'Sea walls - then and now']],
		['a dot between title and site', `[Sea walls · Dolphin](${A})`, ['Dolphin', 'Sea walls']],
		['a known publisher before a colon', `[Kestrel: Sea walls](${A})`, ['Kestrel', 'Sea walls']],
		['a known publisher under its article', `[The Kestrel: Sea walls](${A})`, ['The Kestrel', 'Sea walls']],
		['a place before a colon', `[Orla Sound: a history](${A})`, [null, 'Orla Sound: a history']],
		['even one called like a newspaper', `[The Evening Post: a history](${A})`, [null, 'The Evening Post: a history']],
		['a name and through whom', `[Wave Wire via Dolphin - Sea walls](${A})`, ['Wave Wire', 'Sea walls', null, 'via Dolphin']],
		['a known publisher in brackets', `[Sea walls (Kestrel)](${A})`, ['Kestrel', 'Sea walls']],
		['a newspaper in brackets', `[Sea walls (Orla Courier)](${A})`, ['Orla Courier', 'Sea walls']],
		['a thing in brackets', `[Arrow (lightship)](${A})`, [null, 'Arrow (lightship)']],
		['a place in brackets', `[The strike (Orla)](${A})`, [null, 'The strike (Orla)']],
		['a name and its date in brackets', `[Sea walls (Dolphin, 3 May 2026)](${A})`, ['Dolphin', 'Sea walls', '3 May 2026']],
		['a year after the publisher', `[Dolphin (2024) - Sea walls](${A})`, ['Dolphin', 'Sea walls', '2024']],
		['a date after the title', `[Dolphin - Sea walls (May 2026)](${A})`, ['Dolphin', 'Sea walls', 'May 2026']],
		['a known publisher after a comma', `[Sea walls, Kestrel](${A})`, ['Kestrel', 'Sea walls']],
		['a name after a comma', `[Sea walls, Dolphin Bay](${A})`, [null, 'Sea walls, Dolphin Bay']],
		['the host says who publishes', '[Sea Walls - Tidewatch](https://www.tidewatch.org/a)', ['Tidewatch', 'Sea Walls']],
		[
			'so do the first letters in it',
			'[Sea Walls - Institute of Coastal Law](https://icl.example/a)',
			['Institute of Coastal Law', 'Sea Walls'],
		],
		['numbers are no publisher', `[2231 - a resolution](${A})`, [null, '2231 - a resolution']],
		['nothing to tell apart', `[Sea walls at a glance](${A})`, [null, 'Sea walls at a glance']],
		['nothing after the dash', `[Dolphin -](${A})`, [null, 'Dolphin']],
		['quotes around the title', `[Dolphin - “Sea walls”](${A})`, ['Dolphin', 'Sea walls']],
	])('%s', (_, bullet, expected) => {
		expect(read(bullet)).toEqual(expected);
	});
});

describe('words before a link', () => {
	test.each([
		['a newspaper and a colon', `Orla Gazette: [Ferries tied up](${A})`, ['Orla Gazette', 'Ferries tied up']],
		['a known publisher and a colon', `Kestrel: [Ferries tied up](${A})`, ['Kestrel', 'Ferries tied up']],
		['the same in bold', `**Kestrel:** [Ferries tied up](${A})`, ['Kestrel', 'Ferries tied up']],
		['anybody once', `Dolphin: [Ferries tied up](${A})`, [null, 'Dolphin: Ferries tied up']],
		['a word for what it is', `Background: [Ferries tied up](${A})`, [null, 'Background: Ferries tied up']],
		[
			'a word for what it is, before a publisher',
			`Background: [Dolphin - Ferries tied up](${A})`,
			[null, 'Background: Dolphin - Ferries tied up'],
		],
		['a newspaper, a day and a colon', `Dolphin, 3 May 2026: [Ferries tied up](${A})`, ['Dolphin', 'Ferries tied up', '3 May 2026']],
		['a newspaper with its month', `Dolphin (May 2026): [Ferries tied up](${A})`, ['Dolphin', 'Ferries tied up', 'May 2026']],
		['a newspaper with its month and a sentence', `Dolphin (May 2026) on the ferries — ${A}`, ['Dolphin', 'on the ferries', 'May 2026']],
		[
			'through whom it came',
			`Wave Wire via Orla Courier: [Ferries tied up](${A})`,
			['Wave Wire', 'Ferries tied up', null, 'via Orla Courier'],
		],
		['a newspaper, a month and a colon', `Dolphin, May 2026: [Ferries tied up](${A})`, ['Dolphin', 'Ferries tied up', 'May 2026']],
		[
			'a newspaper in emphasis and a comma',
			`*Orla Gazette*, [Ferries tied up](${A}), 3 May 2024`,
			['Orla Gazette', 'Ferries tied up', '3 May 2024'],
		],
		['a newspaper without a date', `Orla Gazette (n.d.): [Ferries tied up](${A})`, ['Orla Gazette', 'Ferries tied up', 'n.d.']],
		[
			'a Russian newspaper with its month',
			`Портовый вестник (май 2026) о забастовке — ${A}`,
			['Портовый вестник', 'о забастовке', 'май 2026'],
		],
		['a Russian newspaper and a colon', `Портовый вестник: [Порты закрыты](${A})`, ['Портовый вестник', 'Порты закрыты']],
		['a name and a dash', `Dolphin - [Ferries tied up](${A})`, ['Dolphin', 'Ferries tied up']],
		['title and newspaper before an address', `Ferries tied up (Orla Courier), ${A}`, ['Orla Courier', 'Ferries tied up']],
		[
			'title and through whom before an address',
			`Ferries tied up (Wave Wire via Orla Courier), ${A}`,
			['Wave Wire', 'Ferries tied up', null, 'via Orla Courier'],
		],
		['a word for the address before it', `Dolphin — "Ferries tied up", URL: ${A}`, ['Dolphin', 'Ferries tied up']],
		['a word for an address of another kind', `Dolphin — "Ferries tied up", doi: ${A}`, ['Dolphin', 'Ferries tied up']],
		['where it is to be found', `Ferries tied up in March. Available at: ${A}`, [null, 'Ferries tied up in March']],
		['from where it was taken', `Ferries tied up in March (retrieved from [link](${A}))`, [null, 'Ferries tied up in March']],
		['the same word in a title', `The Missing Link: ${A}`, [null, 'The Missing Link']],
		['a dash before an address', `Dolphin — Ferries tied up: ${A}`, ['Dolphin', 'Ferries tied up']],
		['a body as the author of a report is a citation', `Coast Watch Council (2021). [A report](${A})`, [null, 'A report', '2021']],
	])('%s', (_, bullet, expected) => {
		expect(read(bullet)).toEqual(expected);
	});
});

describe('words after a link', () => {
	test.each([
		['a newspaper', `[Ferries tied up](${A}) — Orla Courier`, ['Orla Courier', 'Ferries tied up']],
		['a newspaper after two hyphens', `[Ferries tied up](${A}) -- Courier`, ['Courier', 'Ferries tied up']],
		['a known publisher', `[Ferries tied up](${A}), Kestrel`, ['Kestrel', 'Ferries tied up']],
		[
			'a known publisher and why',
			`[Ferries tied up](${A}) — Kestrel — the best account`,
			['Kestrel', 'Ferries tied up', null, 'the best account'],
		],
		['anybody with a date', `[Ferries tied up](${A}) — Dolphin (May 2026)`, ['Dolphin', 'Ferries tied up', 'May 2026']],
		['anybody with a day after a comma', `[Ferries tied up](${A}), Dolphin, 3 May 2026`, ['Dolphin', 'Ferries tied up', '3 May 2026']],
		['in brackets with a day', `[Ferries tied up](${A}) (Dolphin, 3 May 2026)`, ['Dolphin', 'Ferries tied up', '3 May 2026']],
		['a newspaper in brackets', `[Ferries tied up](${A}) (Orla Courier)`, ['Orla Courier', 'Ferries tied up']],
		['through whom it came', `[Ferries tied up](${A}) — Wave Wire via Dolphin`, ['Wave Wire', 'Ferries tied up', null, 'via Dolphin']],
		['a reason', `[Ferries tied up](${A}) — why they stopped`, [null, 'Ferries tied up', null, 'why they stopped']],
		[
			'a reason that begins with a name',
			`[Ferries tied up](${A}) — Dolphin says otherwise`,
			[null, 'Ferries tied up', null, 'Dolphin says otherwise'],
		],
		['a name that nobody knows', `[Ferries tied up](${A}) — Orla Sound`, [null, 'Ferries tied up', null, 'Orla Sound']],
		['a kind of thing', `[Ferries tied up](${A}) — Full Interview`, [null, 'Ferries tied up', null, 'Full Interview']],
		[
			'a newspaper after a title that names its publisher',
			`[Dolphin - Ferries tied up](${A}) — Orla Courier`,
			['Dolphin', 'Ferries tied up', null, 'Orla Courier'],
		],
	])('%s', (_, bullet, expected) => {
		expect(read(bullet)).toEqual(expected);
	});
});

test('a name that stands before a colon and a link more than once on one host is a publisher', () => {
	const index = new SourceIndex();
	index.put(
		'N.md',
		sourcesOf(
			'## Sources\n- Dolphin: [One](https://example.org/1)\n- Dolphin: [Two](https://example.org/2)\n- Orla: [One](https://a.org/1)\n- Orla: [Two](https://b.org/2)\n',
		),
	);
	expect(index.of('N.md').map(({ publisher, title }) => [publisher, title])).toEqual([
		['Dolphin', 'One'],
		['Dolphin', 'Two'],
		[null, 'Orla: One'],
		[null, 'Orla: Two'],
	]);
});

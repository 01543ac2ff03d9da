/**
 * What the app says about a note, in short notes of our own: one row a kind of what was recorded from Obsidian 1.13.
 * The core's reader and the stand-in's are two programs; both have to give these answers, with or without the recordings at hand.
 */

/** What a reader found. Of what a row leaves out there is none. */
export interface AppAnswer {
	/** `line: text as written -> path with its #heading`, lines from 1; embeds and links of front matter apart. */
	readonly links?: readonly string[];
	readonly embeds?: readonly string[];
	/** `line: level text`. */
	readonly headings?: readonly string[];
	/** `line: #tag`. */
	readonly tags?: readonly string[];
	/** `line`, with a `+` where the item stands in another one. */
	readonly items?: readonly string[];
	/** `first-last` line of each block of code outside of lists, and of each comment of several lines. */
	readonly code?: readonly string[];
	readonly comments?: readonly string[];
	/** The properties as data. */
	readonly properties?: Readonly<Record<string, unknown>>;
	/** `field -> path with its #heading`. */
	readonly propertyLinks?: readonly string[];
}

const lines = (...all: readonly string[]): string => all.join('\n');

/** A fact, a note, the answer. */
export const APP_ANSWERS: readonly (readonly [fact: string, text: string, answer: AppAnswer])[] = [
	// Links as they are written
	[
		'a wikilink with and without a text, to a heading, to a heading below a heading, to a block',
		lines('[[Tide]]', '[[Tide|high water]]', '[[Tide#Spring]]', '[[Tide#Spring#Moon|both]]', '[[Tide#^t1]]', '[[Tide#^t1|the line]]'),
		{
			links: [
				'1: [[Tide]] -> Tide',
				'2: [[Tide|high water]] -> Tide',
				'3: [[Tide#Spring]] -> Tide#Spring',
				'4: [[Tide#Spring#Moon|both]] -> Tide#Spring#Moon',
				'5: [[Tide#^t1]] -> Tide#^t1',
				'6: [[Tide#^t1|the line]] -> Tide#^t1',
			],
		},
	],
	[
		'a link into the note itself, and a second bar that belongs to the text',
		lines('[[#Ebb]]', '[[#Ebb|below]]', '[[#Ebb#Low]]', '[[#Ebb#Low||below]]', '[[#^e]]'),
		{
			links: [
				'1: [[#Ebb]] -> #Ebb',
				'2: [[#Ebb|below]] -> #Ebb',
				'3: [[#Ebb#Low]] -> #Ebb#Low',
				'4: [[#Ebb#Low||below]] -> #Ebb#Low',
				'5: [[#^e]] -> #^e',
			],
		},
	],
	[
		'a path, an extension, another kind of file, a hash within a folder',
		lines('[[Coast/Tide]]', '[[Coast/Tide#Spring]]', '[[Coast/Tide|t]]', '[[Tide.md]]', '[[chart.pdf]]', '[[No# 5/Tide]]'),
		{
			links: [
				'1: [[Coast/Tide]] -> Coast/Tide',
				'2: [[Coast/Tide#Spring]] -> Coast/Tide#Spring',
				'3: [[Coast/Tide|t]] -> Coast/Tide',
				'4: [[Tide.md]] -> Tide.md',
				'5: [[chart.pdf]] -> chart.pdf',
				'6: [[No# 5/Tide]] -> No# 5/Tide',
			],
		},
	],
	[
		'empty brackets are none, a bar that comes first belongs to the path',
		lines('[[]]', '[[|]]', '[[|tide]]', '[[|#tide]]'),
		{ links: ['2: [[|]] -> |', '3: [[|tide]] -> |tide', '4: [[|#tide]] -> |#tide'] },
	],
	[
		'of three brackets the first two open the link, and the path may begin with one',
		lines('See [[[Draft] Tide]] and [[[Draft] Ebb#Low|this]].'),
		{ links: ['1: [[[Draft] Tide]] -> [Draft] Tide', '1: [[[Draft] Ebb#Low|this]] -> [Draft] Ebb#Low'] },
	],
	[
		'several in one line, after a tag of HTML, in a heading, in capitals of another kind',
		lines('# On [[Tide]]', '', '- [ ] Ask<br>[[Ebb]] and<br>[[#On]]', '- [[eBb]]', 'Gone: [[a note that nobody wrote]]'),
		{
			links: [
				'1: [[Tide]] -> Tide',
				'3: [[Ebb]] -> Ebb',
				'3: [[#On]] -> #On',
				'4: [[eBb]] -> eBb',
				'5: [[a note that nobody wrote]] -> a note that nobody wrote',
			],
			headings: ['1: 1 On [[Tide]]'],
			items: ['3', '4'],
		},
	],
	[
		'a Markdown link: decoded, with a heading or a block, without an extension, into the note itself',
		lines(
			'[t](Tide.md)',
			'[t](North%20Sea/Tide.md#Low%20water)',
			'[t](Tide.md#a#b)',
			'[t](Tide.md#^t1)',
			'[t](Tide)',
			'[t](#Ebb)',
			'[t](chart.pdf)',
		),
		{
			links: [
				'1: [t](Tide.md) -> Tide.md',
				'2: [t](North%20Sea/Tide.md#Low%20water) -> North Sea/Tide.md#Low water',
				'3: [t](Tide.md#a#b) -> Tide.md#a#b',
				'4: [t](Tide.md#^t1) -> Tide.md#^t1',
				'5: [t](Tide) -> Tide',
				'6: [t](#Ebb) -> #Ebb',
				'7: [t](chart.pdf) -> chart.pdf',
			],
		},
	],
	[
		'two Markdown links in a line, one that touches the word before it, a hash within a folder',
		lines('[a](A.md) [b](B.md)', 'everywhere[the sea](The%20Sea.md)', '[t](No#5/Tide.md)'),
		{
			links: [
				'1: [a](A.md) -> A.md',
				'1: [b](B.md) -> B.md',
				'2: [the sea](The%20Sea.md) -> The Sea.md',
				'3: [t](No#5/Tide.md) -> No#5/Tide.md',
			],
		},
	],
	[
		'a Markdown link to nowhere and one with a scheme are none',
		lines('- []()', '- [tide]()', '- [tables](https://example.org/tides#low)', '- https://example.org'),
		{ items: ['1', '2', '3', '4'] },
	],
	[
		'an embed is told apart, in an item of an item too',
		lines('- [ ] Look ![[Tide]]', '  - ![[chart.png]]'),
		{ embeds: ['1: ![[Tide]] -> Tide', '2: ![[chart.png]] -> chart.png'], items: ['1', '2+'] },
	],
	[
		'code and escaped brackets hold no link, and the word after an escaped one is a tag',
		lines('- `[[Tide]]`', '- \\[\\[#Ebb\\]\\]'),
		{
			tags: ['2: #Ebb'],
			items: ['1', '2'],
		},
	],

	// Comments
	[
		'what stands in a comment of HTML is nothing',
		lines('# Tide', '<!--', '- [ ] #ask [[Ebb]]', '-->', '', '- [ ] #see <!-- #no [[Ebb]] --> [[Moon]]'),
		{ headings: ['1: 1 Tide'], links: ['6: [[Moon]] -> Moon'], tags: ['6: #see'], items: ['6'] },
	],
	[
		'a block of %% hides items; within a line links and tags count',
		lines('# Tide', '%%', '- [ ] hidden', '%%', '', '- [ ] #see %% #yes %%', '- [ ] %% [[Ebb]] %%'),
		{
			headings: ['1: 1 Tide'],
			links: ['7: [[Ebb]] -> Ebb'],
			tags: ['6: #see', '6: #yes'],
			items: ['6', '7'],
			comments: ['2-4'],
		},
	],
	[
		'a fence within a comment of several lines is part of it',
		lines('- a', '', '', '%% board', '```', '{"a":1}', '```', '%%'),
		{
			items: ['1'],
			comments: ['4-8'],
		},
	],

	// Code
	[
		'a fence, with its language, is code; what looks like a task in it is none',
		lines('```tasks', '- [ ] #ask [[Tide]]', '```', '', '#see'),
		{
			code: ['1-3'],
			tags: ['5: #see'],
		},
	],
	[
		'a fence in an item is no block of the note',
		lines('- one', '  ```', '  - [ ] x', '  ```', '- two', '', '~~~', 'a', '~~~'),
		{
			items: ['1', '5'],
			code: ['7-9'],
		},
	],

	// Headings
	[
		'of several levels, one after the other or with text between, with marks in its text',
		lines('# Tide', '', '## Ebb_and-flow', '', '### `Low` *water*', 'text', '', '## Again'),
		{ headings: ['1: 1 Tide', '3: 2 Ebb_and-flow', '5: 3 `Low` *water*', '8: 2 Again'] },
	],
	[
		'a no-break space before the text of a heading is taken off',
		lines('###  Tide', '', '## Ebb '),
		{ headings: ['1: 3 Tide', '3: 2 Ebb'] },
	],

	// Items
	['every mark makes an item', lines('- a', '* b', '+ c', '1. d', '2) e'), { items: ['1', '2', '3', '4', '5'] }],
	[
		'a task of any status is an item',
		lines('- [ ] a', '- [/] b', '- [x] c ✅ 2026-05-26', '- [-] d', '-  [ ] e'),
		{
			items: ['1', '2', '3', '4', '5'],
		},
	],
	[
		'an item in an item in an item, by four blanks, by a tab, by two blanks',
		lines('- a', '    - b', '        - [ ] c', '            - d', '- e', '\t- f', '- g', '  - h'),
		{ items: ['1', '2+', '3+', '4+', '5', '6+', '7', '8+'] },
	],
	['one blank after an empty line does not go deeper', lines('- a', '    - b', '', ' - c'), { items: ['1', '2+', '4'] }],
	[
		'a numbered item has items of its own, with either mark',
		lines('1. a', '    1. b', '2. c', '', 'x', '', '1) d', '    1) e'),
		{
			items: ['1', '2+', '3', '7', '8+'],
		},
	],
	[
		'a number after a task box is text, with or without brackets',
		lines('- [ ] 2 a', '- [ ] 4 - b', '- [ ] (6) c'),
		{
			items: ['1', '2', '3'],
		},
	],
	['lines that go on with an item belong to it', lines('- a', '    more', '    and more', '- b', '  more'), { items: ['1', '4'] }],
	[
		'a blank of no width is text: the mark after it begins no item',
		lines('- a', '\t- b', '- c', '\u200b\t- d'),
		{ items: ['1', '2+', '3'] },
	],
	[
		'a quote and a callout hold items, one in the other',
		lines('> - [ ] #a b', '>     - [ ] #c d', '', '> [!todo] Tide', '> - e', '>     - f'),
		{ tags: ['1: #a', '2: #c'], items: ['1', '2+', '5', '6+'] },
	],
	[
		'callouts in callouts hold items',
		lines(' > [!Moon]+ A', ' >> [!Tide]+ B', ' >> - [ ] #a c', ' >> - d'),
		{ tags: ['3: #a'], items: ['3', '4'] },
	],

	// Front matter
	['an empty block is no front matter', lines('---', '---', '', '# Tide'), { headings: ['4: 1 Tide'] }],
	[
		'blank lines within the block are nothing',
		lines('---', '', 'board: basic', '', '---', '', '## Tide'),
		{
			properties: { board: 'basic' },
			headings: ['7: 2 Tide'],
		},
	],
	[
		'a block that is JSON is read as such',
		lines('---', '{', '  "tags": "sea",', '  "publish": false', '}', '---'),
		{
			properties: { tags: 'sea', publish: false },
		},
	],
	[
		'keys keep their capitals, keys may have blanks, days stay text',
		lines('---', 'TIDE_level: some', 'made on: 2026-05-25T15:17:00', 'day: 2026-07-21', 'count: 246', 'wet: true', '---'),
		{ properties: { TIDE_level: 'some', 'made on': '2026-05-25T15:17:00', day: '2026-07-21', count: 246, wet: true } },
	],
	[
		'a value that is not there is null, in a list too',
		lines('---', 'tags:', 'sea: ', 'none: []', 'list:', '  -', '  -', '---'),
		{ properties: { tags: null, sea: null, none: [], list: [null, null] } },
	],
	[
		'lists below the key and in it, maps in lists, one line with a comma is one text',
		lines('---', 'aliases: one, two', 'tags:', '  - a', '  - b', 'up:', '  - low:', '    - ebb: 1', 'flow: {"a": "b"}', '---'),
		{ properties: { aliases: 'one, two', tags: ['a', 'b'], up: [{ low: [{ ebb: 1 }] }], flow: { a: 'b' } } },
	],
	[
		'texts of several lines, with what looks like a comment, and blanks in quotes',
		lines('---', 'keep: |', '  # a', '    b', '  c \\', 'strip: |-', '  a', '  {{b}}', 'wide: "  a  "', '---'),
		{ properties: { keep: '# a\n  b\nc \\\n', strip: 'a\n{{b}}', wide: '  a  ' } },
	],
	[
		'a link in quotes is one, in lists and with a heading too',
		lines('---', 'up: "[[Tide]]"', 'near: "[[#Low water]]"', 'list:', '  - "[[Ebb]]"', '  - "[[Moon|m]]"', '---', '[[Sea]]'),
		{
			properties: { up: '[[Tide]]', near: '[[#Low water]]', list: ['[[Ebb]]', '[[Moon|m]]'] },
			propertyLinks: ['up -> Tide', 'near -> #Low water', 'list -> Ebb', 'list -> Moon'],
			links: ['8: [[Sea]] -> Sea'],
		},
	],

	// Tags
	[
		'a tag in a line, in an item, in a heading, with a folder; none in a word or an address',
		lines('#sea/tide', '- x #low', '# Ebb #flow', 'a#b https://a.b/#c #3344: d'),
		{
			tags: ['1: #sea/tide', '2: #low', '3: #flow'],
			items: ['2'],
			headings: ['3: 1 Ebb #flow'],
		},
	],
];

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkifyRanges } from '../../../../../src/core/note/edit/body/linkifyRanges.ts';
import { parseNote } from '../../../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../../../src/core/text/applyEdits.ts';
import type { Range } from '../../../../../src/core/text/range.ts';
import { mentionsIn } from '../../../../../src/core/vault/mentions/unlinkedMentions.ts';
import { REAL_BLOCKS } from '../../../../support/realBlocks.ts';
import { RUNS } from '../../../../support/runs.ts';

const LINK = { text: '[[Iran]]', name: 'Iran' };

/** The text with every place that says `words` linked, or why not. */
function linked(text: string, words: string, link = LINK): string {
	const note = parseNote('N.md', text);
	const outcome = linkifyRanges(note, everywhere(text, words), link);
	return outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : outcome.kind === 'refused' ? outcome.reason : 'unchanged';
}

function everywhere(text: string, words: string): Range[] {
	const ranges: Range[] = [];
	for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) ranges.push({ start: at, end: at + words.length });
	return ranges;
}

describe('words that become a link', () => {
	test.each([
		['the name itself', 'In Iran and Iran.\n', 'Iran', 'In [[Iran]] and [[Iran]].\n'],
		['other words are shown', 'In Persia.\r\n', 'Persia', 'In [[Iran|Persia]].\r\n'],
		[
			'in a table the pipe is escaped',
			'| a | b |\n|---|---|\n| Persia | x |\n',
			'Persia',
			'| a | b |\n|---|---|\n| [[Iran\\|Persia]] | x |\n',
		],
		['a heading keeps its words', '# Persia today\n\nText.\n', 'Persia', '# [[Iran|Persia]] today\n\nText.\n'],
		['words in links, code and addresses stay', '[[Iran]] `Iran` [Iran](x.md) <https://a.b/Iran>\n', 'Iran', 'unchanged'],
		['words in front matter stay', '---\nactor: Iran\n---\nIn Iran.\n', 'Iran', '---\nactor: Iran\n---\nIn [[Iran]].\n'],
		['words that no link can show stay', 'Iran|Persia and Iran [old]\n', 'Iran|Persia', 'unchanged'],
		[
			'a note with an open fence is not written',
			'Iran\n\n```\ncode\n',
			'Iran',
			'the fence that opens here is never closed, so it is unclear what belongs to it',
		],
		[
			'words between brackets would read as another link',
			'[Iran](https://example.org) and Iran\n',
			'Iran',
			'[Iran](https://example.org) and [[Iran]]\n',
		],
		['words right before and right after a link', 'Iran[[X]]Iran\n', 'Iran', '[[Iran]][[X]][[Iran]]\n'],
		['words right after each other', 'IranIran\n', 'Iran', '[[Iran]][[Iran]]\n'],
		['words that overlap those before them stay', 'XXX\n', 'XX', '[[Iran|XX]]X\n'],
		[
			'words outside of a table that the note has',
			'Persia\n\n| a |\n|---|\n| x |\n\nPersia\n',
			'Persia',
			'[[Iran|Persia]]\n\n| a |\n|---|\n| x |\n\n[[Iran|Persia]]\n',
		],
		[
			'words that begin and end a row',
			'a | b\n---|---\nPersia | Persia\n',
			'Persia',
			'a | b\n---|---\n[[Iran\\|Persia]] | [[Iran\\|Persia]]\n',
		],
		['the last words of a note without a line end', 'In Iran', 'Iran', 'In [[Iran]]'],
		['words after a backslash would not read as a link', 'In \\Iran.\n', 'Iran', 'the words here would not read as a link'],
	])('%s', (_, text, words, expected) => {
		expect(linked(text, words)).toBe(expected);
	});
});

test('the order in which the stretches are given does not matter, and one that holds nothing or lies outside is passed over', () => {
	const note = parseNote('N.md', 'Iran, Iran\n');
	const ranges = [
		{ start: 6, end: 10 },
		{ start: 5, end: 5 },
		{ start: 0, end: 4 },
		{ start: 10, end: 12 },
	];
	expect(linkifyRanges(note, ranges, LINK)).toEqual({
		kind: 'edits',
		edits: [
			{ range: { start: 0, end: 4 }, newText: '[[Iran]]' },
			{ range: { start: 6, end: 10 }, newText: '[[Iran]]' },
		],
	});
});

const NAMES = ['Iran', 'Persia', 'Islamic Republic'];
const PIECES = [
	'Iran',
	'persia',
	'Islamic Republic',
	'the Persian',
	'word',
	', ',
	'. ',
	'\n',
	'\n\n',
	'\r\n',
	'# ',
	'- ',
	'| Iran | b |\n|---|---|\n',
	'| Persia | x |\n',
	'[[Iran]]',
	'[Persia](x.md)',
	'[',
	']',
	'](',
	'(',
	')',
	'`',
	'```\n',
	'%%',
	'$',
	'*',
	'_',
	'~~',
	'<b>',
	'<!-- ',
	' -->',
	'\\',
	'|',
	'[^1]',
	'[^1]: ',
	'#tag',
	'https://a.org/Iran',
	'> ',
	'---\n',
	'ü',
	'日本',
];
const FORMS = [LINK, { text: '[[Actors/Iran|Iran]]', name: 'Iran' }, { text: '[Iran](Actors/Iran.md)', name: 'Iran' }];

const arbitraryText = fc
	.array(
		fc.oneof(
			{ weight: 5, arbitrary: fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', '', ' ')).map((parts) => parts.join('')) },
			{ weight: 1, arbitrary: fc.constantFrom(...REAL_BLOCKS).map((block) => `\n\n${block.replaceAll('[[Iran]]', 'Iran')}\n`) },
		),
		{ maxLength: 25 },
	)
	.map((parts) => parts.join(''));

describe('whatever the note says', () => {
	test('only the words become links, each shown as it was', () => {
		fc.assert(
			fc.property(arbitraryText, fc.constantFrom(...FORMS), (text, link) => {
				const note = parseNote('N.md', text);
				const mentions = mentionsIn(note, NAMES);
				const outcome = linkifyRanges(note, mentions, link);
				if (outcome.kind !== 'edits') return;
				const places = new Set(mentions.map(({ start, end }) => `${start}-${end}`));
				const after = parseNote('N.md', applyEdits(text, outcome.edits));
				expect(after.links.filter(({ field }) => field === null)).toHaveLength(
					note.links.filter(({ field }) => field === null).length + outcome.edits.length,
				);
				for (const { range, newText } of outcome.edits) {
					expect(places.has(`${range.start}-${range.end}`)).toBe(true);
					expect(
						newText.endsWith(`${text.slice(range.start, range.end)}]]`) || newText.startsWith(`[${text.slice(range.start, range.end)}](`),
					).toBe(true);
				}
			}),
			{ numRuns: RUNS },
		);
	});

	test('twice is once', () => {
		fc.assert(
			fc.property(arbitraryText, fc.constantFrom(...FORMS), (text, link) => {
				const note = parseNote('N.md', text);
				const outcome = linkifyRanges(note, mentionsIn(note, NAMES), link);
				if (outcome.kind !== 'edits') return;
				const after = parseNote('N.md', applyEdits(text, outcome.edits));
				expect(linkifyRanges(after, mentionsIn(after, NAMES), link)).toEqual({ kind: 'unchanged' });
			}),
			{ numRuns: RUNS },
		);
	});
});

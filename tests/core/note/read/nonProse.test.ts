import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { nonProse } from '../../../../src/core/note/read/nonProse.ts';
import type { NonProse } from '../../../../src/core/note/read/nonProseRange.ts';
import { cpuTimeOf } from '../../../support/cpuTimeOf.ts';
import { proseRanges } from '../../../../src/core/note/read/proseRanges.ts';
import { RUNS } from '../../../support/runs.ts';

/** What is not prose, as `kind text`, by its start; what lies inside of another left out. */
function kindsIn(text: string): string[] {
	const note = parseNote('N.md', text);
	let end = 0;
	const outermost = nonProse(note).filter((range) => {
		const isInside = range.end <= end;
		end = Math.max(end, range.end);
		return !isInside;
	});
	return outermost.map((range) => `${range.kind} ${note.text.slice(range.start, range.end)}`);
}

/** The prose of a note, its parts joined by a bar. */
function proseOf(text: string): string {
	const note = parseNote('N.md', text);
	return proseRanges(note)
		.map(({ start, end }) => note.text.slice(start, end))
		.join('|');
}

describe('what is not prose', () => {
	test.each<[string, string, string[]]>([
		['the id of a block', 'A claim. ^iran', ['block-id ^iran']],
		['the id of a block on a line of its own', '| a |\n|---|\n\n^iran-2', ['table-rule |---|', 'block-id ^iran-2']],
		['the mark and the label of a footnote', 'A.[^iran]\n\n[^iran]: Text.', ['footnote [^iran]', 'footnote [^iran]: ']],
		['a definition', 'A.\n\n[Iran]: https://example.org', ['definition [Iran]: https://example.org']],
		['a link by reference', '[the report][Iran] now\n\n[iran]: x', ['link [the report][Iran]', 'definition [iran]: x']],
		['a link by its own words', '[Iran] and [iran][]\n\n[Iran]: x', ['link [Iran]', 'link [iran][]', 'definition [Iran]: x']],
		['a field', 'Iran:: yes', ['field Iran:: yes']],
		['a field of an item', '- [ ] due:: today', ['field due:: today']],
		['a field in brackets', 'A [Iran:: [[x]] y] b (key:: Iran) c', ['field [Iran:: [[x]] y]', 'field (key:: Iran)']],
		['a command of a template', 'A <% tp.Iran %> b\n<%*\nIran\n%>', ['template <% tp.Iran %>', 'template <%*\nIran\n%>']],
		['a token of a template', '{{Iran}} a', ['template {{Iran}}']],
		['an inline query', 'A `= this.Iran` and `$= dv.Iran`', ['code `= this.Iran`', 'code `$= dv.Iran`']],
		['an address of a file', 'See file:///home/Iran/a.pdf.', ['address file:///home/Iran/a.pdf.']],
		['an address of an app', 'zotero://select/Iran', ['address zotero://select/Iran']],
		['an address in brackets', '(see obsidian://open?vault=Iran)', ['address obsidian://open?vault=Iran)']],
		['an address without slashes', 'doi:10.1000/Iran and mailto:Iran', ['address doi:10.1000/Iran', 'address mailto:Iran']],
		['an e-mail address', 'Write to iran.desk@example.org, please', ['email iran.desk@example.org,']],
		[
			'a host',
			'www.iran.example and Iran.com, iran.ir and news.iran.co.uk/x',
			['address www.iran.example', 'address Iran.com,', 'address iran.ir', 'address news.iran.co.uk/x'],
		],
		['a path', '~/Iran/x, C:\\Iran\\y and /srv/Iran', ['address ~/Iran/x,', 'address C:\\Iran\\y', 'address /srv/Iran']],
		['a file', 'Iran.pdf and iran-2.csv', ['address Iran.pdf', 'address iran-2.csv']],
		[
			'the key of a citation',
			'As @iran2001 says [see @iran2001, p. 5; -@doe]',
			['citation @iran2001', 'citation [see @iran2001, p. 5; -@doe]'],
		],
		['a tag', 'A #country/Iran b', ['tag #country/Iran']],
		['a heading', '# Iran\n\nIran\n===\n', ['heading # Iran', 'heading Iran\n===']],
		['a link in HTML', 'A <a href="x">Iran</a> b', ['html <a href="x">Iran</a>']],
		['a tag of HTML', 'A <b>Iran</b>', ['html <b>', 'html </b>']],
		['math', 'A $Iran$', ['math $Iran$']],
		['a comment', 'A %% Iran %% b', ['comment %% Iran %%']],
		['an image of another host', 'A ![Iran](https://x.org/a_(b).png) b', ['link ![Iran](https://x.org/a_(b).png)']],
		['an embed', '![[Iran.png|Iran]]', ['link ![[Iran.png|Iran]]']],
		['the mark of a callout', '> [!iran]- Title\n> Text.', ['callout [!iran]-']],
		['a quote', '> Iran said\n> so,\nand more.\n\nText.', ['quotation > Iran said', 'quotation > so,', 'quotation and more.']],
		['a quote in a callout', '> [!note]\n> Mine.\n> > Theirs.\n> Mine.', ['callout [!note]', 'quotation > > Theirs.', 'quotation > Mine.']],
		['a quote in a list', '- > Theirs.\n- mine', ['quotation - > Theirs.']],
		['a code block', '```\nIran:: x\n```', ['code-block ```\nIran:: x\n```']],
	])('%s', (_, text, expected) => {
		expect(kindsIn(text)).toEqual(expected);
	});

	test.each([
		['a sentence with marks', 'Iran: a "history" (of sorts), 3.5 % and/or more; e.g. this.'],
		['words between brackets', 'He said [sic] and [in Iran] so.'],
		['a box of a task', '- [ ] Ask Iran\n- [x] Done'],
		['a caret in a sentence', '2^10 is x ^ y in Iran'],
		['a time and a proportion', 'At 10:30, 3:1 for Iran.'],
		['a colon twice in brackets of code', 'Iran (C++) is a country.'],
		['words with dots', 'The U.S. and Iran, i.e. both.'],
		['an at sign between blanks', 'Iran @ 5 am'],
		['a sign of more', 'Iran > Iraq'],
		['emphasis', '*Iran* and _Iran_ and ==Iran=='],
	])('%s is prose', (_, text) => {
		expect(proseOf(text)).toBe(text);
	});
});

const PIECES = [
	'Iran',
	' ',
	'\n',
	'\n\n',
	'[',
	']',
	'(',
	')',
	'::',
	'^',
	'^a',
	'<%',
	'%>',
	'{{',
	'}}',
	'@',
	'@k',
	'a@b.org',
	'http://x',
	'x.com',
	'`',
	'```\n',
	'$',
	'%%',
	'<a>',
	'</a>',
	'<b>',
	'> ',
	'>',
	'> [!n] ',
	'- ',
	'1. ',
	'# ',
	'|',
	'|---|',
	'![',
	'[x]: y\n',
	'[^1]',
	'[^1]: ',
	'\\',
	'---\n',
	'é',
	'𐐀',
	'\r\n',
	'#tag',
];

test('prose and what is none make up the body, whatever it holds, and no range lies outside it', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (pieces) => {
			const note = parseNote('N.md', pieces.join(''));
			const none = nonProse(note);
			const prose = proseRanges(note);
			for (const { start, end } of [...none, ...prose]) {
				expect(start).toBeGreaterThanOrEqual(note.bodyStart);
				expect(end).toBeLessThanOrEqual(note.text.length);
				expect(start).toBeLessThanOrEqual(end);
			}
			for (const { start, end } of prose) expect(none.some((range) => range.start < end && start < range.end)).toBe(false);
			const covered = new Set<number>();
			for (const { start, end } of [...none, ...prose]) for (let at = start; at < end; at += 1) covered.add(at);
			expect(covered.size).toBe(note.text.length - note.bodyStart);
		}),
		{ numRuns: RUNS },
	);
});

test('time grows with the text, whatever it holds', () => {
	for (const piece of [
		'[',
		'[a',
		'](',
		'((',
		'::',
		'a::',
		'[a:: ',
		'<a>',
		'<%',
		'{{',
		'> ',
		'>',
		'- ',
		'@',
		'a@',
		'.a',
		'/a',
		'^',
		'a.',
		')',
		' - - > ',
	]) {
		const note = parseNote('N.md', piece.repeat(60_000 / piece.length));
		expect(
			cpuTimeOf(() => nonProse(note)),
			piece,
		).toBeLessThan(2_000);
	}
});

test('what is known of the lines of another text changes nothing of what is found', () => {
	const line = fc.constantFrom(
		'A claim. ^iran',
		'[Iran]: x',
		'[Iran] and [the report][tehran]',
		'[Tehran]: https://example.org',
		'> [!note] at iran.com',
		'```',
		'%%',
		'| a |',
		'|---|',
		'due:: today [[Iran]]',
		'',
		'<%',
		'tp.iran %>',
		'- see @doe2001 and ~/notes',
	);
	const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
	fc.assert(
		fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
			const known = new Map<string, Map<string, readonly NonProse[]>>();
			for (const one of texts) expect(nonProse(parseNote('N.md', one), known)).toEqual(nonProse(parseNote('N.md', one)));
		}),
		{ numRuns: RUNS },
	);
});

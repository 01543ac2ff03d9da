import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRepair } from '../../../../../src/core/note/edit/frontmatter/applyRepair.ts';
import type { FrontmatterFault } from '../../../../../src/core/note/frontmatter.ts';
import { parseNote } from '../../../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../../../src/core/text/applyEdits.ts';
import { arbitraryBlock, asWritten } from '../../../../support/arbitraryNote.ts';
import { noteWith } from '../../../../support/editing.ts';
import { RUNS } from '../../../../support/runs.ts';

/** The text a fault points at, its message and its repair's title. */
function faultIn(block: string): (string | undefined)[] {
	const { text, frontmatter } = parseNote('a.md', noteWith(block));
	if (frontmatter.kind !== 'malformed') return [frontmatter.kind];
	const { range, message, repair } = frontmatter.fault;
	return [text.slice(range.start, range.end), message, repair?.title];
}

describe('a key that is half typed is the fault itself, not the line above it', () => {
	const expected = 'is no `key: value`; expected a colon and a blank after the key, such as `status: active`';

	test.each([
		['one letter below a value', 'type: policy\ns\nactors: [a, b]\n', 's', 3],
		['a word below a value', 'type: policy\nstatus\nactors: [a, b]\n', 'status', 3],
		['one letter in the last line', 'type: policy\ns\n', 's', 3],
		['a word in the last line', 'type: policy\nstatus\n', 'status', 3],
		['one letter in the first line', 's\ntype: policy\n', 's', 2],
		['one letter below a list in brackets', 'actors: [a, b]\ns\ntype: policy\n', 's', 3],
		['one letter below a list with dashes', 'actors:\n- a\ns\ntype: policy\n', 's', 4],
		['one letter below a value in quotes', 'type: "policy"\ns\n', 's', 3],
		['one letter below a key without a value', 'type:\ns\nactors: [a]\n', 's', 3],
		['a word in quotes', 'type: policy\n"status"\nactors: [a]\n', '"status"', 3],
		['a nested key', 'map:\n  a: b\n  s\n  c: d\n', 's', 4],
		['two words, one after the other', 'type: policy\nfoo bar\nbaz\nactors: [b]\n', 'foo bar', 3],
	])('%s', (_, block, at, line) => {
		expect(faultIn(block)).toEqual([at, `line ${line} ${expected}`, undefined]);
	});
});

function manyKeys(count: number, value: string): string {
	return Array.from({ length: count }, (_, index) => `k${index + 1}: ${value}\n`).join('');
}

/** The line of the block after its repair, with `?` before it where something else may be meant; the reason where there is no repair. */
function mended(block: string): string {
	const note = parseNote('a.md', noteWith(block));
	if (note.frontmatter.kind !== 'malformed') return note.frontmatter.kind;
	const { message, repair } = note.frontmatter.fault;
	const outcome = repair ? applyRepair(note) : undefined;
	if (outcome?.kind !== 'edits') return message;
	const after = parseNote('a.md', applyEdits(note.text, outcome.edits));
	const { frontmatter } = after;
	return `${repair?.safe ? '' : '?'}${frontmatter.kind === 'parsed' ? after.text.slice(frontmatter.block.start, frontmatter.block.end).trimEnd() : ''}`;
}

/** What was written, what its author meant as data, and how that is written; `?` where it is not safe, since another reading is possible. */
describe('a safe repair writes what was meant', () => {
	test.each([
		['words in quotes inside a title', 'a: "On "soft power": a reader"', 'On "soft power": a reader', `a: 'On "soft power": a reader'`],
		['a title that begins with words in quotes', 'a: ""Soft power" revisited"', '"Soft power" revisited', `a: '"Soft power" revisited'`],
		['a title that ends with words in quotes', 'a: "The age of "soft power""', 'The age of "soft power"', `a: 'The age of "soft power"'`],
		['two pairs of words in quotes', 'a: "Of "x" and "y", again"', 'Of "x" and "y", again', `a: 'Of "x" and "y", again'`],
		['both kinds of quotes', `a: "It's "soft""`, `It's "soft"`, `a: 'It''s "soft"'`],
		['an apostrophe', "a: 'Iran's neighbours'", "Iran's neighbours", `a: "Iran's neighbours"`],
		['two apostrophes', "a: 'Iran's and Iraq's borders'", "Iran's and Iraq's borders", `a: "Iran's and Iraq's borders"`],
		['a word in single quotes', "a: 'The 'deal' of 2015'", "The 'deal' of 2015", `a: "The 'deal' of 2015"`],
		['a path of Windows', String.raw`a: "C:\Users\me"`, String.raw`C:\Users\me`, String.raw`a: 'C:\Users\me'`],
		[
			'a path with escapes that YAML knows',
			String.raw`a: "D:\new\data\Users"`,
			String.raw`D:\new\data\Users`,
			String.raw`a: 'D:\new\data\Users'`,
		],
		['a path on a server', String.raw`a: "\\host\Data"`, String.raw`\\host\Data`, String.raw`a: '\\host\Data'`],
		['an expression', String.raw`a: "\d+ \w+"`, String.raw`\d+ \w+`, String.raw`a: '\d+ \w+'`],
		['a formula', String.raw`a: "\sigma + \alpha"`, String.raw`\sigma + \alpha`, String.raw`a: '\sigma + \alpha'`],
		['a link with an escaped pipe', String.raw`a: "[[Iran\|Persia]]"`, String.raw`[[Iran\|Persia]]`, String.raw`a: '[[Iran\|Persia]]'`],
		['an escaped sign', String.raw`a: "Arms \& men's"`, String.raw`Arms \& men's`, String.raw`a: 'Arms \& men''s'`],
		['a colon and a blank', 'a: Iran: a history', 'Iran: a history', 'a: "Iran: a history"'],
		['a colon and quotes', 'a: Iran: "a" history', 'Iran: "a" history', `a: 'Iran: "a" history'`],
		['a sign that YAML keeps', 'a: @smith', '@smith', 'a: "@smith"'],
		['emphasis', 'a: *Foreign Affairs* 12', '*Foreign Affairs* 12', 'a: "*Foreign Affairs* 12"'],
		['a word in brackets before a title', 'a: [draft] On Iran', '[draft] On Iran', 'a: "[draft] On Iran"'],
		['a link before words', 'a: [[Iran]] and others', '[[Iran]] and others', 'a: "[[Iran]] and others"'],
		['a token of a template', 'a: {{title}}', '{{title}}', 'a: "{{title}}"'],
		['a key in quotes that has a colon', '"a: b": c: d', 'c: d', '"a: b": "c: d"'],
		[
			'a comment behind an escaped pipe',
			String.raw`a: "[[Iran\|Persia]]" # why`,
			String.raw`[[Iran\|Persia]]`,
			String.raw`a: '[[Iran\|Persia]]' # why`,
		],
	])('%s', (_, line, meant, written) => {
		expect(mended(`${line}\n`)).toBe(written);
		const read = parseNote('a.md', noteWith(`${written}\n`)).frontmatter;
		expect(read.kind === 'parsed' && Object.values(read.data)).toEqual([meant]);
	});

	test.each([
		['text after the closing quote', 'a: "https://example.org/x" (archived)', `?a: '"https://example.org/x" (archived)'`],
		['two texts in quotes', 'a: "A" and "B"', `?a: '"A" and "B"'`],
		['two texts in quotes with a comma', 'a: "A", "B"', `?a: '"A", "B"'`],
		['a backslash that may be an escape beside one that is none', String.raw`a: "one\ntwo \d"`, String.raw`?a: 'one\ntwo \d'`],
		['a path that doubles some of its backslashes', String.raw`a: "C:\\new\Users"`, String.raw`?a: 'C:\\new\Users'`],
		['a quote that nothing closes', 'a: "Iran\nb: c', '?a: "Iran"\nb: c'],
		['a quote that another closes', 'a: "Iran: a”', '?a: "Iran: a"'],
		['typographic quotes', 'a: “Iran: a history”', '?a: "Iran: a history"'],
		['links in a row', 'a: [[Iran]], [[Iraq]]', '?a: "[[Iran]], [[Iraq]]"'],
		['a list that goes on', 'a: [Iran, Iraq] and others', '?a: "[Iran, Iraq] and others"'],
		['a dash before a value', 'a: - Iran', '?a: "- Iran"'],
		['a bar before a value', 'a: |Iran', '?a: "|Iran"'],
		['a tag', 'a: !Iran', '?a: "!Iran"'],
		['a key in an item', 'a:\n  - b: c: d', '?a:\n  - "b: c: d"'],
		['two keys on one line', 'type: country status: active', '?type: "country status: active"'],
		['a colon without a blank', 'key:value\na: b', '?key: value\na: b'],
		['a backslash before the quote that would close', 'a: "Iran \\"\nb: c', "?a: 'Iran \\'\nb: c"],
		['text in quotes that goes on without an indent', "a: 'b\nc: d'\ne: f", '?a: "b"\nc: d\'\ne: f'],
		['a tab that may be two levels deep', 'a:\n  b:\n\tc: d', '?a:\n  b:\n  c: d'],
	])('%s has two readings, so that its repair is not safe', (_, lines, written) => {
		expect(mended(`${lines}\n`)).toBe(written);
	});

	test.each([
		[
			'a quote whose partner cannot be told',
			'a: "15"x screens',
			'`"15"x screens` goes on after its closing quote; expected quotes around all of it',
		],
		['a list without its end', 'a: [Iran, Iraq', '`[Iran, Iraq` is opened and not closed; expected `]` at its end'],
		[
			'a list with words in quotes inside of quotes',
			'a: ["the "deal" of 2015", b]',
			'`["the "deal" of 2015", b]` has quote marks inside that end a value early; expected quotes of another kind around it',
		],
		['a list with a comma too many', 'a: [b,, c]', '`[b,, c]` has a comma with nothing before it; expected a value between two commas'],
		[
			'an escape in a key',
			'"a\\|b": c',
			'line 2 has the escape `\\|` in double quotes, which YAML does not know; expected single quotes around it',
		],
		[
			'a key that is indented like text of the value above',
			'a: b\n  c: d',
			'line 3 is indented unlike the lines around it; expected the same indentation',
		],
	])('%s gets a plain reason', (_, lines, reason) => {
		expect(mended(`${lines}\n`)).toBe(reason);
	});

	test.each([
		['tags', 'a: [#b, #c, d]', 'a: ["#b", "#c", d]'],
		['escaped pipes', String.raw`a: ["[[b\|c]]", d, "[[e\|f]]"]`, String.raw`a: ['[[b\|c]]', d, '[[e\|f]]']`],
		['an escaped pipe in a map', String.raw`a: {b: "[[c\|d]]"}`, String.raw`a: {b: '[[c\|d]]'}`],
		['an escape that may be meant', String.raw`a: ["b\nc\|d"]`, String.raw`?a: ['b\nc\|d']`],
	])('%s in brackets are put in quotes one by one', (_, lines, written) => {
		expect(mended(`${lines}\n`)).toBe(written);
	});

	test.each([
		['tabs before items', 'a:\n\t- b\n\t- c', 'a:\n  - b\n  - c'],
		['a tab below items that are indented by four blanks', 'a:\n    - b\n\t- c', 'a:\n    - b\n    - c'],
		['a tab before keys', 'a:\n\tb: c', 'a:\n  b: c'],
		['blanks behind a colon that do not break', 'b: c\na:\u00a0Iran', 'b: c\na: Iran'],
	])('%s have one reading', (_, lines, written) => {
		expect(mended(`${lines}\n`)).toBe(written);
	});
});

/** Words as they stand in titles; none is what YAML reads as something else. */
const phrase = fc
	.array(fc.constantFrom('Iran', "Iraq's", 'of', 'x: y', '"soft power"', '“curly”', '[draft]', '@b', '#c', '1', 'è', '—'), {
		minLength: 1,
		maxLength: 6,
	})
	.map((words) => words.join(' '));

test('text between the quotes it was put in by hand comes back as it is, or is not called safe', () => {
	fc.assert(
		fc.property(phrase, fc.constantFrom('"', "'"), (text, quote) => {
			const note = parseNote('a.md', noteWith(`a: ${quote}${text}${quote}\n`));
			if (note.frontmatter.kind !== 'malformed' || !note.frontmatter.fault.repair?.safe) return;
			const outcome = applyRepair(note);
			const read = parseNote('a.md', outcome.kind === 'edits' ? applyEdits(note.text, outcome.edits) : '').frontmatter;
			expect(read.kind === 'parsed' && read.data['a']).toBe(text);
		}),
		{ numRuns: RUNS },
	);
});

describe('a repair is offered where it makes the whole block readable', () => {
	test.each([
		['faults that all have one', 'a: @x\nb: ok\nc: d: e\n', 'Quote the value of `a` and mend 1 more line'],
		['a key without a colon further down', 'a: @x\nb\nc: d\n', undefined],
		['a bracket that nothing closes further down', 'a: @x\nb: [c\n', undefined],
		['a key that stands twice further down', 'a: @x\nb: 1\nb: 2\n', undefined],
		['twenty faults', manyKeys(20, '@x'), 'Quote the value of `k1` and mend 19 more lines'],
		['more text with faults than is worth reading again and again', manyKeys(20, `@${'x'.repeat(390)}`), undefined],
		['a block that is too long to try a repair out', `a: @x\nb: ${'x'.repeat(8_192)}\n`, undefined],
	])('%s', (_, block, title) => {
		const fault = faultIn(block);
		expect(fault).toHaveLength(3);
		expect(fault[2]).toBe(title);
	});
});

/** Lines as they stand in blocks that somebody is typing in, or that a script has spoilt. */
const SPOILT = [
	's',
	'status',
	'a b',
	'"s"',
	':',
	'- x',
	'-',
	'  s',
	'\ts: 1',
	'\t\ts',
	'x: @y',
	'x: a: b',
	'z: `c`',
	'q: “w: z”',
	'o: "open',
	"p: 'open",
	'k: [a',
	'k: {a: b',
	'k: a]',
	"w: 'x' y",
	'v: "x" y',
	'u: [D] r',
	'  - c: d: e',
	'- {{title}}',
	't: {{title}}',
	'm: *b*',
	'n: &c',
	'y: !d e',
	'? f',
	'g: %h',
	'i: - j',
	'l: | m',
	'type: policy',
	'actors: [a, b]',
	'map:',
	'  a: b',
	'list:',
	'  - a',
	'# why',
	'',
	'b: @c # why',
	'e: |',
	'h: "a',
	'j"',
] as const;

const spoiltBlock = fc.oneof(
	fc.array(fc.constantFrom(...SPOILT), { minLength: 1, maxLength: 6 }).map((lines) => lines.map((line) => `${line}\n`).join('')),
	fc.tuple(arbitraryBlock, fc.constantFrom(...SPOILT), fc.nat()).map(([block, line, at]) => {
		const lines = block.split('\n');
		lines.splice(at % lines.length, 0, line);
		return lines.join('\n');
	}),
	// A whole character is left out: a note with half of one is never written.
	fc.tuple(arbitraryBlock, fc.nat()).map(([block, at]) => {
		const characters = Array.from(block);
		characters.splice(at % (characters.length + 1), 1);
		return characters.join('');
	}),
	arbitraryBlock,
);

test('every repair that is offered can be made, and the note reads then', () => {
	let offered = 0;
	fc.assert(
		fc.property(asWritten(spoiltBlock.map((block) => noteWith(block.endsWith('\n') || block === '' ? block : `${block}\n`))), (text) => {
			const note = parseNote('a.md', text);
			const fault: FrontmatterFault | undefined = note.frontmatter.kind === 'malformed' ? note.frontmatter.fault : undefined;
			if (!fault?.repair) return;
			offered += 1;
			const outcome = applyRepair(note);
			expect(outcome.kind).toBe('edits');
			const repaired = outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : text;
			expect(parseNote('a.md', repaired).frontmatter.kind).toBe('parsed');
			// What is repaired stands where the fault is said to be.
			expect(text.slice(fault.range.start, fault.repair.range.start)).not.toContain('\n');
		}),
		{ numRuns: RUNS },
	);
	expect(offered).toBeGreaterThan(RUNS / 50);
});

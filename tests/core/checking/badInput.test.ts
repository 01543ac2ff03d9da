import { describe, expect, test } from 'vitest';
import type { Note } from '../../../src/core/note/note.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { applyFixes } from '../../../src/core/checking/applyFixes.ts';
import type { Diagnostic } from '../../../src/core/rules/rule.ts';
import { RULES } from '../../../src/core/rules/rules.ts';
import { FRONTMATTER, SECTION, textOf } from '../../support/badInput.ts';
import { checkVault } from '../../support/checkVault.ts';
import { misread } from '../../support/misread.ts';
import { cpuTimeOf } from '../../support/cpuTimeOf.ts';

const everyRule = { only: RULES.map(({ id }) => id) };
const vault = checkVault({ 'Israel.md': '', 'A.md': '', 'B.md': '' }, {}, everyRule);
const check = (note: Note): readonly Diagnostic[] => vault.check(note);
const inputs = [...FRONTMATTER, ...SECTION].map((input) => [input[0], textOf(input)] as const);

describe.each(inputs)('the input %s', (_, text) => {
	const found = check(parseNote('Note.md', text));

	test('is checked by every rule without a fault of ours', () => {
		expect(found.filter(({ rule }) => rule === 'internal')).toEqual([]);
	});

	test('has its findings inside the text, each in one line of words that are seen', () => {
		expect(found.filter(({ range }) => range.start < 0 || range.end < range.start || range.end > text.length)).toEqual([]);
		expect(found.map(({ message }) => message).filter((message) => /[\p{Cc}\u202a-\u202e]/u.test(message) || message.length > 500)).toEqual(
			[],
		);
	});

	test('is fixed once: a second run changes nothing', () => {
		const first = applyFixes(parseNote('Note.md', text), { check });
		expect(applyFixes(parseNote('Note.md', first.text), { check }).text).toBe(first.text);
	});
});

describe('front matter that cannot be read never passes as clean', () => {
	const unreadable = FRONTMATTER.map((input) => parseNote(input[0], textOf(input))).filter(
		({ frontmatter }) => frontmatter.kind === 'malformed',
	);

	test('and there is enough of it to say so', () => {
		expect(unreadable.length).toBeGreaterThan(20);
	});

	test.each(unreadable.map((note) => [note.path, note] as const))('%s', (_, note) => {
		expect(
			check(misread(note, { path: 'Note.md' }))
				.filter(({ severity }) => severity === 'error')
				.map(({ rule }) => rule),
		).toContain('frontmatter-well-formed');
	});
});

describe('two hundred kilobytes of what is meant to be slow', () => {
	const n = 200_000;
	test.each([
		['open links in tables', `| a |\n|---|\n${'| [[a | '.repeat(n / 8)}\n`],
		['rows of open links, closed at the end', `| a |\n|---|\n${'| [[a |\n'.repeat(n / 8)}]]`],
		['pipes in one link of a table', `| a |\n|---|\n| [[${'|'.repeat(n)}]] |\n`],
		['brackets', `## Sources\n- ${'['.repeat(n)}\n`],
		['half links in a source', `## Sources\n- ${'[a] ('.repeat(n / 5)}\n`],
		['parentheses and brackets in a source', `## Sources\n- ${'(a)['.repeat(n / 4)}\n`],
		['figures', `${'1,'.repeat(n / 2)}\n`],
		['money without end', `${'$1.'.repeat(n / 3)}\n`],
		['headings', '## a\n'.repeat(n / 5)],
		['unresolved links', '[[a bcdefgh]] '.repeat(n / 14)],
		['unresolved links, each another', Array.from({ length: 8_000 }, (_, at) => `[[treaty ${at} of israelites]]`).join(' ')],
		['related notes, all the same', `## Related Notes\n${'- [[A]]\n'.repeat(n / 8)}`],
		['figures with footnotes', '12 % [^1]\n\n'.repeat(n / 11)],
	])('%s is checked in the time of a blink', (_, body) => {
		const note = parseNote('Note.md', `---\ntype: relationship\nactors: [A, B]\nstatus: x\n---\n${body}`);
		let found: ReturnType<typeof check> = [];
		const time = cpuTimeOf(() => (found = check(note)));
		expect(found.filter(({ rule }) => rule === 'internal')).toEqual([]);
		// Generous: what is quadratic takes minutes.
		expect(time).toBeLessThan(3_000);
	});
});

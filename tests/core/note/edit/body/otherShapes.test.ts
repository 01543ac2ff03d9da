import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertBullets } from '../../../../../src/core/note/edit/body/insertBullets.ts';
import { parseNote } from '../../../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../../../src/core/text/applyEdits.ts';
import { invertEdits } from '../../../../../src/core/text/invertEdits.ts';
import { crlf, textAfter } from '../../../../support/editing.ts';
import { RUNS } from '../../../../support/runs.ts';

/** The section's text after [[X]] and [[Y]] were put into it, or the refusal's code. */
function extended(section: string): string {
	const insert = (text: string): string =>
		textAfter(text, (note) =>
			insertBullets(note, {
				headings: ['Related Notes'],
				bullets: ['[[X]]', '[[Y]]'],
				whereMissing: { heading: 'Related Notes', level: 2, beforeHeadings: ['Sources'] },
			}),
		);
	const head = '# N\n\n## Related Notes\n';
	const rest = '\n## Sources\n- a\n';
	const after = insert(head + section + rest);
	if (!after.startsWith(head)) return after;
	// Twice is once, and line ends of two characters make no difference.
	expect(insert(after)).toBe(after);
	expect(insert(crlf(head + section + rest))).toBe(crlf(after));
	expect(after.endsWith(rest)).toBe(true);
	return after.slice(head.length, -rest.length);
}

test('what is no link becomes a bullet below a list of links, where a second run knows it again', () => {
	const insert = (text: string): string =>
		textAfter(text, (note) =>
			insertBullets(note, {
				headings: ['Related'],
				bullets: ['no link'],
				whereMissing: { heading: 'Related', level: 2, beforeHeadings: [] },
			}),
		);
	const after = insert('## Related\n[[A]]\n');
	expect(after).toBe('## Related\n[[A]]\n\n- no link\n');
	expect(insert(after)).toBe(after);
});

describe('a related list of another shape goes on in its own', () => {
	test.each([
		['links parted by dots', '[[A]] · [[B]]\n', '[[A]] · [[B]] · [[X]] · [[Y]]\n'],
		['links parted by commas', '[[A]], [[B|b]]\n', '[[A]], [[B|b]], [[X]], [[Y]]\n'],
		['links parted by bars', '[[A]] | [[B]]\n', '[[A]] | [[B]] | [[X]] | [[Y]]\n'],
		['links parted by bullets', '[[A]] • [[B]] • [[C]]\n', '[[A]] • [[B]] • [[C]] • [[X]] • [[Y]]\n'],
		['links parted by slashes', '[[A]] / [[B]]\n', '[[A]] / [[B]] / [[X]] / [[Y]]\n'],
		['a label and a full stop', 'See also: [[A]], [[B]].\n', 'See also: [[A]], [[B]], [[X]], [[Y]].\n'],
		['a label in bold', '**See:** [[A]] · [[B]]\n', '**See:** [[A]] · [[B]] · [[X]] · [[Y]]\n'],
		['Markdown links', '[A](A.md) · [B](B.md)\n', '[A](A.md) · [B](B.md) · [[X]] · [[Y]]\n'],
		['a blank line above', '\n[[A]] · [[B]]\n', '\n[[A]] · [[B]] · [[X]] · [[Y]]\n'],
		['the last of several lines', '[[A]] · [[B]]\n[[C]] · [[D]]\n', '[[A]] · [[B]]\n[[C]] · [[D]] · [[X]] · [[Y]]\n'],
		['one link a line', '[[A]]\n[[B]]\n', '[[A]]\n[[B]]\n[[X]]\n[[Y]]\n'],
		[
			'bullets in a callout',
			'> [!info] Related\n> - [[A]]\n> - [[B]]\n',
			'> [!info] Related\n> - [[A]]\n> - [[B]]\n> - [[X]]\n> - [[Y]]\n',
		],
		['one line in a callout', '> [!info]\n> [[A]] · [[B]]\n', '> [!info]\n> [[A]] · [[B]] · [[X]] · [[Y]]\n'],
		['numbers', '1. [[A]]\n2. [[B]]\n', '1. [[A]]\n2. [[B]]\n3. [[X]]\n4. [[Y]]\n'],
		['numbers that are all one', '1. [[A]]\n1. [[B]]\n', '1. [[A]]\n1. [[B]]\n1. [[X]]\n1. [[Y]]\n'],
		['numbers with brackets', '1) [[A]]\n', '1) [[A]]\n2) [[X]]\n3) [[Y]]\n'],
		['tasks', '- [x] [[A]]\n- [ ] [[B]]\n', '- [x] [[A]]\n- [ ] [[B]]\n- [ ] [[X]]\n- [ ] [[Y]]\n'],
		['tasks in a callout', '> [!todo]\n> - [ ] [[A]]\n', '> [!todo]\n> - [ ] [[A]]\n> - [ ] [[X]]\n> - [ ] [[Y]]\n'],
		[
			'a sentence with a link, below which a list begins',
			'Mostly tied to [[A]] by trade.\n',
			'Mostly tied to [[A]] by trade.\n\n- [[X]]\n- [[Y]]\n',
		],
		['bullets below a line of links', '[[A]] · [[B]]\n\n- [[C]]\n', '[[A]] · [[B]]\n\n- [[C]]\n- [[X]]\n- [[Y]]\n'],
	])('%s', (_, before, after) => {
		expect(extended(before)).toBe(after);
	});

	test.each([
		['a table', '| Note | Why |\n|---|---|\n| [[A]] | trade |\n'],
		['a quote', '> [[A]], [[B]]\n'],
		['links that are parted in two ways', '[[A]], [[B]] and [[C]]\n'],
	])('%s is refused with the reason', (_, section) => {
		expect(extended(section)).toBe('UNKNOWN_LIST');
	});
});

const LINES = [
	'',
	'[[A]] · [[B]]',
	'[[A]], [[B]]',
	'See: [[C]], [[D]].',
	'[[E]]',
	'> [!note] Related',
	'> - [[F]]',
	'> 1. [[G]]',
	'> [[H]] | [[I]]',
	'> > - [[J]]',
	'Words.',
	'words with [[K]]',
	'| a |',
	'|---|',
	'| [[L]] |',
	'- [ ] [[M]]',
	'1. [[N]]',
	'1. [[O]]',
	'%% [[P]] %%',
	'---',
	'*Created*',
	'### Part',
	'[a](b.md), [c](d.md)',
];

test('whatever the section holds, only links are added, a second run adds none, and taking it back gives the text that was', () => {
	const section = fc.tuple(fc.array(fc.constantFrom(...LINES), { maxLength: 7 }), fc.constantFrom('', '\n', '\n\n## Sources\n- s\n'));
	fc.assert(
		fc.property(section, fc.boolean(), ([lines, rest], isWindows) => {
			const written = `# N\n\n## Related Notes\n${lines.join('\n')}${rest}`;
			const text = isWindows ? crlf(written) : written;
			const plan = (now: string) =>
				insertBullets(parseNote('N.md', now), {
					headings: ['Related Notes'],
					bullets: ['[[X]]', '[[Y]] — why'],
					whereMissing: { heading: 'Related Notes', level: 2, beforeHeadings: ['Sources'] },
				});
			const outcome = plan(text);
			if (outcome.kind !== 'edits') return;
			expect(outcome.edits.every(({ range }) => range.start === range.end)).toBe(true);
			const after = applyEdits(text, outcome.edits);
			expect(plan(after).kind).toBe('unchanged');
			expect(applyEdits(after, invertEdits(text, outcome.edits))).toBe(text);
			const targets = (note: string): string[] => parseNote('N.md', note).links.map(({ target }) => target);
			expect(targets(after).filter((target) => target !== 'X' && target !== 'Y')).toEqual(targets(text));
			expect(targets(after)).toHaveLength(targets(text).length + 2);
		}),
		{ numRuns: RUNS },
	);
});

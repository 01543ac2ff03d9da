import { expect, test } from 'vitest';
import { rankedNoteOf } from '../../../src/core/related/rankedNoteOf.ts';
import { memoryVault } from '../../support/memoryVault.ts';

test.each<[string, string, readonly string[], (readonly string[])?]>([
	['bullets of their own, at any depth', '- [[A]] — why\n  - [[B]]\n', ['A.md', 'B.md']],
	['not the second link of a bullet', '- [[A]] and [[B]]\n- see [[C]]\n', ['A.md']],
	['a line of links', '[[A]] · [[B]] · [[C]]\n', ['A.md', 'B.md', 'C.md']],
	['a line of links after a label', '**People:** [[A]], [[B]]\n**Law:** [[C]], [[D]].\n', ['A.md', 'B.md', 'C.md', 'D.md']],
	['one link a line', '[[A]]\n[[B]]\n', ['A.md', 'B.md']],
	['not the links of a sentence', '[[A]] is what [[B]] was before.\n', []],
	['not what stands below the bullets: words, or a line that leads on', '- [[A]]\n\nSee [[B]].\n\n[[C]] | [[D]]\n', ['A.md']],
	['a line before the bullets', '[[B]], [[C]]\n\n- [[A]]\n', ['A.md', 'B.md', 'C.md']],
	['a line under a heading of its own', '- [[A]]\n### Law\n[[B]] · [[C]]\n', ['A.md', 'B.md', 'C.md']],
	['not a row of a table', '| [[A]] |\n|---|\n| [[B]] |\n', []],
	['not a footer, which is text of the note', '[[A]] · [[B]]\n\n---\n[[C]] | [[D]]\n', ['A.md', 'B.md'], ['C.md', 'D.md']],
])('a related section lists %s', (_, section, expected, text = []) => {
	const { index } = memoryVault({ 'A.md': '', 'B.md': '', 'C.md': '', 'D.md': '', 'N.md': `# N\n\n## Related Notes\n${section}` });
	const record = index.record('N.md');
	const ranked = record && rankedNoteOf(record, index, false);
	expect([...(ranked?.list ?? [])].sort()).toEqual(expected);
	expect(ranked?.text).toEqual(text);
});

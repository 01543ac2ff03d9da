import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../../src/core/checking/applyFixes.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { checkVault } from '../../support/checkVault.ts';

const TYPE = `---
type: note-type
name: treaty
fields:
  parties: { kind: note, many: true }
  links: { kind: url, many: true }
  title: { kind: text }
sections: [Overview, Sources]
---
`;

/** The note after all of its safe fixes. */
function fixed(text: string): string {
	const check = (now: string) =>
		checkVault({ 'Types/Treaty.md': TYPE, 'Note.md': now })
			.checkAll()
			.filter(({ path }) => path === 'Note.md');
	return applyFixes(parseNote('Note.md', text), { check: (note) => check(note.text) }).text;
}

/** The note after the first fix of its first finding that has one, safe or not. */
function offered(text: string): string | undefined {
	const all = checkVault({ 'Types/Treaty.md': TYPE, 'Note.md': text })
		.checkAll()
		.filter(({ path }) => path === 'Note.md');
	for (const { fixes } of all) {
		const [fix] = fixes;
		const outcome = fix?.kind === 'edit' ? fix.plan(parseNote('Note.md', text)) : undefined;
		if (outcome?.kind === 'edits') return applyEdits(text, outcome.edits);
	}
	return undefined;
}

/** Each row: what the author meant, what was written, what it becomes. How malformed blocks are repaired stands in `repairs.test.ts`. */
describe('what a safe fix writes is what was meant', () => {
	test.each([
		['a tag', '---\ntags: #iran\n---\n', '---\ntags: "#iran"\n---\n'],
		['a link', '---\nup: [[Iran]]\n---\n', '---\nup: "[[Iran]]"\n---\n'],
		[
			'a number that names something, with all its digits',
			'---\nid: 12345678901234567890\n---\n',
			'---\nid: "12345678901234567890"\n---\n',
		],
		['a time', '---\nstart: 1:30\n---\n', '---\nstart: "1:30"\n---\n'],
		['no blank of a template', '---\nborn: {{date}}\n---\n', '---\nborn: {{date}}\n---\n'],
		['a path', '---\nfolder: "D:\\archive\\note"\n---\n', '---\nfolder: "D:\\\\archive\\\\note"\n---\n'],
		['a formula', '---\nlaw: "\\beta \\approx 1"\n---\n', '---\nlaw: "\\\\beta \\\\approx 1"\n---\n'],
		[
			'one party',
			'---\ntype: treaty\nparties: Iran\n---\n## Overview\n\n## Sources\n',
			'---\ntype: treaty\nparties: [Iran]\n---\n## Overview\n\n## Sources\n',
		],
		[
			'one party, as a link',
			'---\ntype: treaty\nparties: [[Iran]]\n---\n## Overview\n\n## Sources\n',
			'---\ntype: treaty\nparties: ["[[Iran]]"]\n---\n## Overview\n\n## Sources\n',
		],
		[
			'one address, whatever signs it has',
			'---\ntype: treaty\nlinks: https://example.org/a/b?c=1&d=2\n---\n## Overview\n\n## Sources\n',
			'---\ntype: treaty\nlinks: ["https://example.org/a/b?c=1&d=2"]\n---\n## Overview\n\n## Sources\n',
		],
		[
			'a title that is a word',
			'---\ntype: treaty\ntitle: true\n---\n## Overview\n\n## Sources\n',
			'---\ntype: treaty\ntitle: "true"\n---\n## Overview\n\n## Sources\n',
		],
		[
			'a section that its type has',
			'---\ntype: treaty\n---\n## Overview\n\nText.\n',
			'---\ntype: treaty\n---\n## Overview\n\nText.\n\n## Sources\n',
		],
		['a link in a cell', '| a | b |\n|---|---|\n| [[Iran|Persia]] | x |\n', '| a | b |\n|---|---|\n| [[Iran\\|Persia]] | x |\n'],
		[
			'a link in a cell with room around its pipe',
			'| a | b |\n|---|---|\n| [[Iran | Persia]] | x |\n',
			'| a | b |\n|---|---|\n| [[Iran \\| Persia]] | x |\n',
		],
	])('%s', (_, written, meant) => {
		expect(fixed(written)).toBe(meant);
		expect(fixed(meant)).toBe(meant);
	});
});

/** Each row: what else may be meant, what was written, what is offered and never done unasked. */
describe('nothing is done unasked where two things can be meant', () => {
	const rest = '## Overview\n\n## Sources\n';
	test.each([
		['a list of tags', '---\ntags: #iran,#iraq\n---\n', '---\ntags: "#iran,#iraq"\n---\n'],
		['a comment', '---\ntags: #iran and others\n---\n', '---\ntags: "#iran and others"\n---\n'],
		['a number to sort by', '---\nchapter: 01\n---\n', '---\nchapter: "01"\n---\n'],
		['a tab beside a backslash', '---\nlaw: "\\tau \\alpha"\n---\n', '---\nlaw: "\\\\tau \\\\alpha"\n---\n'],
		['a quotation in curly quotes', '---\nname: “A history”\n---\n', '---\nname: A history\n---\n'],
		['two parties', `---\ntype: treaty\nparties: Iran and Iraq\n---\n${rest}`, undefined],
		['two parties with a sign between them', `---\ntype: treaty\nparties: Iran / Iraq\n---\n${rest}`, undefined],
		['two links', `---\ntype: treaty\nparties: "[[Iran]] [[Iraq]]"\n---\n${rest}`, undefined],
		[
			'words of others in a quote',
			'> | a | b |\n> |---|---|\n> | [[Iran|Persia]] | x |\n',
			'> | a | b |\n> |---|---|\n> | [[Iran\\|Persia]] | x |\n',
		],
		[
			'words of others in a clipped document',
			'---\nurl: https://example.org/x\n---\n| a | b |\n|---|---|\n| [[Iran|Persia]] | x |\n',
			'---\nurl: https://example.org/x\n---\n| a | b |\n|---|---|\n| [[Iran\\|Persia]] | x |\n',
		],
		['two cells', '| a | b |\n|---|---|\n| [[ x | y ]] |\n', '| a | b |\n|---|---|\n| [[ x \\| y ]] |\n'],
	])('%s', (_, written, proposal) => {
		expect(fixed(written)).toBe(written);
		expect(offered(written)).toBe(proposal);
	});
});

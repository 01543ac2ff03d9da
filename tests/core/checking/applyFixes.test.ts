import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../../src/core/note/note.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { applyFixes, fixKey, type FixedNote, safeFixesOf } from '../../../src/core/checking/applyFixes.ts';
import type { Diagnostic } from '../../../src/core/rules/rule.ts';
import { RULES } from '../../../src/core/rules/rules.ts';
import { checkVault } from '../../support/checkVault.ts';
import { examplesOf } from '../../support/ruleExamples.ts';
import { isSubsequence } from '../../support/isSubsequence.ts';
import { REAL_BLOCKS, REAL_ENTRIES } from '../../support/realBlocks.ts';
import { runs } from '../../support/runs.ts';

const VAULT = { 'Israel.md': '---\ntype: country\n---\n', 'Iran.md': '---\ntype: country\n---\n' };

const vault = checkVault(VAULT);
const check = (note: Note): readonly Diagnostic[] => vault.check(note);

function fixed(text: string, only?: readonly string[]): FixedNote {
	return applyFixes(parseNote('Note.md', text), only === undefined ? { check } : { check, only });
}

describe('safe fixes', () => {
	test('are made until none is left', () => {
		const { text, applied, refused } = fixed(
			'---\ntype: policy\nactors: Israel\nstatus: in force\n---\n# Law\n\n| a | b |\n|---|---|\n| [[Iran|x]] | [[Israel|y]] |\n',
		);
		expect(text).toBe(
			'---\ntype: policy\nactors: [Israel]\nstatus: in force\n---\n# Law\n\n| a | b |\n|---|---|\n| [[Iran\\|x]] | [[Israel\\|y]] |\n\n## Overview\n\n## Related Notes\n\n## Sources\n',
		);
		expect(applied.map(({ rule, title }) => `${rule}: ${title}`).sort()).toEqual([
			'field-kind: Put `Israel` in a list',
			'link-pipe-in-table: Escape the pipe with a backslash',
			'link-pipe-in-table: Escape the pipe with a backslash',
			'section-required: Insert the section `Overview`',
			'section-required: Insert the section `Related Notes`',
			'section-required: Insert the section `Sources`',
		]);
		expect(refused).toEqual([]);
	});

	test('of front matter that could not be read bring to light what it hid, and mend that as well', () => {
		const { text } = fixed(
			'---\ntype: policy\ntitle: Law: a note\nactors: Israel\nstatus: in force\n---\n## Overview\n\n## Related Notes\n\n## Sources\n',
		);
		expect(text).toBe(
			'---\ntype: policy\ntitle: "Law: a note"\nactors: [Israel]\nstatus: in force\n---\n## Overview\n\n## Related Notes\n\n## Sources\n',
		);
	});

	test('are narrowed to the rules that are asked for', () => {
		const { text } = fixed('---\ntype: policy\nactors: Israel\nstatus: in force\n---\n| a |\n|---|\n| [[Iran|x]] |\n', [
			'link-pipe-in-table',
		]);
		expect(text).toBe('---\ntype: policy\nactors: Israel\nstatus: in force\n---\n| a |\n|---|\n| [[Iran\\|x]] |\n');
	});

	test('leave a line of text that stands below a table and has no pipe but those of its links', () => {
		const text = '| a | b |\n|---|---|\n| [[Iran\\|x]] | y |\nSee [[Iran|x]].\n';
		expect(fixed(text, ['link-pipe-in-table'])).toMatchObject({ text, applied: [] });
	});

	test('that cannot be planned are refused with the reason, and the note stays as it is', () => {
		const text = '---\ntype: policy\nactors: [Israel]\nstatus: in force\n---\n## Overview\n\n```js\nunclosed\n';
		const after = fixed(text);
		expect(after.text).toBe(text);
		expect(after.refused.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
			'9 the fence that opens here is never closed, so it is unclear what belongs to it',
			'9 the fence that opens here is never closed, so it is unclear what belongs to it',
		]);
	});

	test('are only those that can mean nothing but their title: nothing is renamed, linked elsewhere, created or taken out', () => {
		const text = '---\ntype: relationshp\n---\nSee [[Isreal]] and [[iran relations]].\n\n## Related Notes\n- [[Iran]]\n- [[Iran]]\n';
		expect(fixed(text)).toEqual({ text, applied: [], refused: [] });
	});
});

describe('fixes that were chosen', () => {
	const TABLE = '| a | b |\n|---|---|\n| [[Iran|x]] | [[Iran|x]] |\n| [[Iran|x]] | [[Israel|y]] |\n';
	const escaped = (link: string): string => link.replace('|', '\\|');

	/** Makes those fixes of `text` whose place in the order of the report is given. */
	function made(text: string, chosen: readonly number[]): FixedNote {
		const note = parseNote('Note.md', text);
		const safe = safeFixesOf(check(note));
		return applyFixes(note, {
			check,
			chosen: chosen.flatMap((at) => {
				const one = safe[at];
				return one ? [{ key: fixKey(one.diagnostic, one.fix), start: one.diagnostic.range.start }] : [];
			}),
		});
	}

	test.each<[string, readonly number[], string]>([
		['are none where none was', [], TABLE],
		[
			'are made at the place that was chosen, not at another that is called alike',
			[1],
			TABLE.replace('| [[Iran|x]] | [[Iran|x]] |', `| [[Iran|x]] | ${escaped('[[Iran|x]]')} |`),
		],
		[
			'are made together, each at its place',
			[0, 3],
			TABLE.replace('[[Iran|x]]', escaped('[[Iran|x]]')).replace('[[Israel|y]]', escaped('[[Israel|y]]')),
		],
	])('%s', (_, chosen, expected) => {
		const after = made(TABLE, chosen);
		expect(after.text).toBe(expected);
		expect(after.applied).toHaveLength(chosen.length);
	});

	test('bring nothing to be made that was not shown', () => {
		const text =
			'---\ntype: policy\ntitle: Law: a note\nactors: Israel\nstatus: in force\n---\n## Overview\n\n## Related Notes\n\n## Sources\n';
		expect(made(text, [0]).text).toBe(text.replace('title: Law: a note', 'title: "Law: a note"'));
	});
});

describe('a fix that does harm', () => {
	const finding = (message: string, newText: string): Diagnostic => ({
		range: { start: 0, end: 1 },
		message,
		rule: 'a-b',
		severity: 'warning',
		path: 'Note.md',
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 2,
		fixes: [
			{
				kind: 'edit',
				title: `Write ${newText}`,
				safe: true,
				plan: (note) => ({ kind: 'edits', edits: [{ range: { start: 0, end: note.text.length }, newText }] }),
			},
		],
	});

	test('is refused where its finding would still be there', () => {
		const after = applyFixes(parseNote('Note.md', 'x'), { check: () => [finding('m', 'y')] });
		expect(after.text).toBe('x');
		expect(after.refused.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([
			'Write y: the finding would still be there, or a graver one in its place',
		]);
	});

	test('is refused where a graver finding would come in its place', () => {
		const after = applyFixes(parseNote('Note.md', 'x'), {
			check: (note) => (note.text === 'x' ? [finding('m', 'y')] : [{ ...finding('n', 'x'), severity: 'error' }]),
		});
		expect([after.text, after.applied]).toEqual(['x', []]);
	});

	test('is refused where links below a rule at the end would come to be sources that are given twice', () => {
		const text = '---\ntype: policy\n---\n## Overview\n\n## Related Notes\n\n---\nText with [[Iran]].\nText with [[Iran]].\n';
		expect(fixed(text)).toMatchObject({ text, refused: [{ rule: 'section-required', title: 'Insert the section `Sources`' }] });
	});

	test('is made where a lesser finding comes in its place', () => {
		const one = '---\ntype: relationship\nactors: Iran\nstatus: alone\n---\n## Overview\n\n## Related Notes\n\n## Sources\n';
		expect(fixed(one).text).toBe(one.replace('actors: Iran', 'actors: [Iran]'));
	});

	test('does not keep a good one from being made', () => {
		const checkAgain = (note: { readonly text: string }): readonly Diagnostic[] =>
			note.text.startsWith('x') ? [finding('bad', 'xx'), finding('good', 'z')] : [];
		expect(applyFixes(parseNote('Note.md', 'x'), { check: checkAgain }).text).toBe('z');
	});
});

test('of two safe fixes of one finding neither is made', () => {
	const fix = { kind: 'edit' as const, title: 't', safe: true, plan: () => ({ kind: 'unchanged' as const }) };
	const diagnostic: Diagnostic = {
		range: { start: 0, end: 0 },
		message: '',
		rule: 'a-b',
		severity: 'info',
		path: 'a.md',
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1,
		fixes: [fix, { ...fix }],
	};
	expect(safeFixesOf([diagnostic])).toEqual([]);
	expect(safeFixesOf([{ ...diagnostic, fixes: [fix, { ...fix, safe: false }] }])).toHaveLength(1);
});

/** The words of `text`: whatever is safe adds marks and headings, and takes nothing away. */
function lettersOf(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, '');
}

describe('whatever the note', () => {
	const line = fc.constantFrom(
		...REAL_ENTRIES,
		'actors: Israel',
		'actors: [Iran]',
		'actors: [[Iran]]',
		'actors: ["[[Iran]]", [[Israel]]]',
		'actors:',
		'status: in force',
		'status: true',
		'status: #x',
		'status: Foo: bar',
		'date: 2024-02-30',
		'date: @x',
		'tags: #a',
		'up: [[Iran]] # c',
		'id: 010',
		'title: “a: b”',
		'- x',
		'  nested: 1',
		'# comment',
		'status: in force',
	);
	const block = fc.constantFrom(
		...REAL_BLOCKS,
		'# Title',
		'## Overview',
		'## Sources',
		'### Related Notes',
		'- [[Iran]]',
		'- [[Iran|x]] — why',
		'| a | b |\n|---|---|\n| [[Iran|x]] | `[[a|b]]` |',
		'',
		'Text with [[Iran|a]].',
		'```\n| [[a|b]] |\n```',
		'---',
		'*Created 2026-03-20*',
		'- [A](https://x.org/)',
		'%% [[Iran|x]] %%',
		'> | [[Iran|x]] |',
	);
	const note = fc
		.record({
			type: fc.constantFrom('policy', 'relationship', 'country', 'chronicle'),
			lines: fc.array(line, { maxLength: 6 }),
			blocks: fc.array(block, { maxLength: 8 }),
			eol: fc.constantFrom('\n', '\r\n'),
			bom: fc.constantFrom('', '\ufeff'),
		})
		.map(
			({ type, lines, blocks, eol, bom }) =>
				`${bom}---${eol}type: ${type}${eol}${lines.map((text) => text + eol).join('')}---${eol}${blocks.join(eol)}`,
		);

	/** Links twice below a rule at the end become sources given twice where the list of sources that is missing is made above them. */
	const isNewList = (rule: string, text: string): boolean => rule === 'section-required' && /\n---\r?\n[^]*\[\[Iran[^]*\[\[Iran/.test(text);

	test('a second run changes nothing, nothing is taken out, and no fix has to be taken back', () => {
		fc.assert(
			fc.property(note, (text) => {
				const first = fixed(text);
				expect(fixed(first.text).text).toBe(first.text);
				expect(isSubsequence(lettersOf(text), lettersOf(first.text))).toBe(true);
				expect(first.refused.filter(({ reason, rule }) => reason.startsWith('the finding would still') && !isNewList(rule, text))).toEqual(
					[],
				);
				if (first.applied.length === 0) expect(first.text).toBe(text);
			}),
			{ numRuns: runs(150) },
		);
	});
});

describe('of every example of every rule', () => {
	const examples = RULES.flatMap((rule) => examplesOf(rule.id).map((example) => [`${rule.id}: ${example.title}`, example] as const));

	test.each(examples)('%s: a second run changes nothing', (_, { note, path = 'Note.md', vault = {}, settings = {} }) => {
		const options = checkVault({ ...vault, [path]: note }, settings);
		const first = applyFixes(parseNote(path, note), options);
		expect(applyFixes(parseNote(path, first.text), options)).toMatchObject({ text: first.text, applied: [] });
	});
});

test('a note with more than five hundred findings to mend is left as it is, and it is said why', () => {
	const text = `| a |\n|---|\n${Array.from({ length: 501 }, (_, at) => `| [[Iran|${at}]] |\n`).join('')}`;
	expect(fixed(text)).toEqual({
		text,
		applied: [],
		refused: [
			{
				path: 'Note.md',
				rule: 'link-pipe-in-table',
				title: 'Escape the pipe with a backslash',
				line: 3,
				reason: '501 findings of the note could be mended, more than 500; nothing was',
			},
		],
	});
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../../src/core/text/applyEdits.ts';
import { followRename } from '../../../../src/core/vault/renaming/followRename.ts';
import { renameInIndex } from '../../../../src/core/vault/renaming/renameInIndex.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { asWritten } from '../../../support/arbitraryNote.ts';
import { REAL_BLOCKS, REAL_ENTRIES, REAL_HEADS } from '../../../support/realBlocks.ts';
import { runs } from '../../../support/runs.ts';
import { vaultOf } from '../../templates/vaultOf.ts';

const FROM = 'Places/Old Name.md';

/** The text of `A.md` after the note was renamed, and where its links lead then. */
function renamed(text: string, to: string): { readonly text: string; readonly leads: readonly (string | null)[] } | string {
	const { index } = vaultOf({ [FROM]: '---\naliases: [Alias]\n---\n', 'Other.md': '', 'A.md': text });
	const outcome = renameInIndex(index, FROM, to);
	if (outcome.kind === 'refused') return outcome.reason;
	const edits = followRename(parseNote('A.md', text), outcome.links.get('A.md') ?? [], to, index);
	if (edits.kind === 'refused') return edits.reason;
	const after = edits.kind === 'edits' ? applyEdits(text, edits.edits) : text;
	index.put(parseNote('A.md', after));
	return { text: after, leads: (index.record('A.md')?.links ?? []).map((link) => index.targetOf(link, 'A.md')) };
}

const PARTS = [
	'[[Old Name]]',
	'[[old name|it]]',
	'[[Places/Old Name#A b]]',
	'![[Old Name]]',
	'[x](Places/Old%20Name.md)',
	'[x](<Places/Old Name.md#A b> "t")',
	'[x](Old%20Name)',
	'[[Other]]',
	'[[Alias]]',
	'`[[Old Name]]`',
	'%% [[Old Name]] %%',
	'\n\n| a |\n| - |\n| [[Old Name\\|x]] |\n\n',
	'\n- [ ] ',
	'\n> ',
	' word ',
	'\n```\n[[Old Name]]\n```\n',
];
const HEADS = [
	'',
	'---\ntype: policy\nactors: [old name, Alias, Other] # c\nup: "[[Old Name]]"\n---\n',
	'---\r\ntype: policy\r\nactors:\r\n  - Old Name\r\n---\r\n',
];

/** The body with a mark in the place of each link: what stands around them. */
function withoutLinks(text: string): string {
	const note = parseNote('A.md', text);
	let rest = '';
	let at = note.bodyStart;
	for (const { range } of note.links) {
		if (range.start < at) continue;
		rest += `${text.slice(at, range.start)}§`;
		at = range.end;
	}
	return rest + text.slice(at);
}

test('after a rename every link and name leads where it led, whatever stands around it, and nothing else has changed', () => {
	const part = fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...PARTS) },
		{ weight: 1, arbitrary: fc.constantFrom(...REAL_BLOCKS).map((block) => `\n\n${block.replaceAll('Iran', 'Old Name')}\n`) },
	);
	const text = asWritten(
		fc
			.tuple(
				fc.oneof(
					fc.constantFrom(...HEADS),
					fc.constantFrom(...REAL_HEADS),
					fc
						.array(fc.constantFrom(...REAL_ENTRIES), { maxLength: 3 })
						.map((entries) => `---\nstates: [Old Name, Other]\n${entries.join('\n').replaceAll('Iran', 'Old Name')}\n---\n`),
				),
				fc.array(part, { maxLength: 8 }),
			)
			.map(([head, parts]) => (head + parts.join(' ')).replaceAll('\r\n', '\n')),
	);
	const title = fc.constantFrom('New', 'A & B', 'Washington, D.C.', 'x (y)', "It's", 'yes', '50 percent', 'Ünï');
	fc.assert(
		fc.property(text, title, (given, name) => {
			const to = `Places/${name}.md`;
			const { index } = vaultOf({ [FROM]: '---\naliases: [Alias]\n---\n', 'Other.md': '', 'A.md': given });
			const before = (index.record('A.md')?.links ?? []).map((link) => index.targetOf(link, 'A.md'));
			const after = renamed(given, to);
			// What cannot be read exactly is not written.
			if (parseNote('A.md', given).frontmatter.kind === 'malformed') return;
			if (typeof after === 'string') throw new Error(after);
			expect(after.leads).toEqual(before.map((path) => (path === FROM ? to : path)));
			expect(withoutLinks(after.text)).toBe(withoutLinks(given));
		}),
		{ numRuns: runs(400) },
	);
});

test.each([
	['a link keeps its folder, its heading and its words', '[[places/Old Name#A|b]]', '[[places/New#A|b]]'],
	['a link in angle brackets keeps them', '[a](<Places/Old Name.md>)', '[a](<Places/New.md>)'],
	['a link without the extension stays without', '[a](Old%20Name)', '[a](New)'],
	['a link in code is no link', '`[[Old Name]]`', '`[[Old Name]]`'],
	['each of many follows', '[[Old Name]]\n\n'.repeat(300), '[[New]]\n\n'.repeat(300)],
	['an embed in the form of an image', '![a](Old%20Name.md#A)', '![a](New.md#A)'],
	[
		'a link around a link follows with it, wherever other links stand',
		'[[Old Name]] [![a](Old%20Name)](Old%20Name) [[Old Name]] [![a](Old%20Name)](Old%20Name)',
		'[[New]] [![a](New)](New) [[New]] [![a](New)](New)',
	],
	[
		'links and names in lists and maps of front matter follow, in their own quotes',
		`---\ntype: policy\nactors: [Old Name, Other, "Old Name", 'Old Name'] # c\nup: { a: '[[Old Name|x]]', b: ["[[Other]]", "[[old name#A]]"] }\n---\n[[Old Name]]\n`,
		`---\ntype: policy\nactors: [New, Other, "New", 'New'] # c\nup: { a: '[[New|x]]', b: ["[[Other]]", "[[New#A]]"] }\n---\n[[New]]\n`,
	],
	['a name by an alias stays', '---\ntype: policy\nactors: [alias]\n---\n', '---\ntype: policy\nactors: [alias]\n---\n'],
	[
		'a name keeps its list as it is',
		'---\ntype: policy\nactors: [ Other, old name ] # c\n---\n',
		'---\ntype: policy\nactors: [ Other, New ] # c\n---\n',
	],
])('%s', (_, text, expected) => {
	const after = renamed(text, 'Places/New.md');
	expect(typeof after === 'string' ? after : after.text).toBe(expected);
});

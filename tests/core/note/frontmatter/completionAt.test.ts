import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completionAt } from '../../../../src/core/note/frontmatter/completionAt.ts';

/** Looks where `|` stands in the block. */
function at(block: string): { kind: string; key: string; replaces: string; query: string } | undefined {
	const marked = `---\n${block}\n---\nBody\n`;
	const offset = marked.indexOf('|');
	const text = marked.slice(0, offset) + marked.slice(offset + 1);
	const found = completionAt(text, offset);
	return found && { kind: found.kind, key: found.key, replaces: text.slice(found.range.start, found.range.end), query: found.query };
}

test.each([
	['a key on a line of its own', 'type: policy\nsta|', { kind: 'key', key: 'sta', replaces: 'sta', query: 'sta' }],
	['a key before its colon', 'sta|: active', { kind: 'key', key: 'sta', replaces: 'sta', query: 'sta' }],
	['a key after a closed list', 'actors: [A, B]\nsta|', { kind: 'key', key: 'sta', replaces: 'sta', query: 'sta' }],
	['a key after items', 'actors:\n  - A\nsta|', { kind: 'key', key: 'sta', replaces: 'sta', query: 'sta' }],
	['an empty value', 'status: |', { kind: 'value', key: 'status', replaces: '', query: '' }],
	['a value', 'status: ac|', { kind: 'value', key: 'status', replaces: 'ac', query: 'ac' }],
	['a value of a key in quotes', '"status": ac|', { kind: 'value', key: 'status', replaces: 'ac', query: 'ac' }],
	[
		'a value of several words before a comment',
		'status: strong al| # so they say',
		{ kind: 'value', key: 'status', replaces: 'strong al', query: 'strong al' },
	],
	['a value in open quotes', 'status: "ac|', { kind: 'value', key: 'status', replaces: '"ac', query: 'ac' }],
	['a value in paired quotes', 'status: "ac|"', { kind: 'value', key: 'status', replaces: '"ac"', query: 'ac' }],
	['the first item in brackets', 'actors: [|]', { kind: 'item', key: 'actors', replaces: '', query: '' }],
	['a later item in brackets', 'actors: [Iran, Is|]', { kind: 'item', key: 'actors', replaces: 'Is', query: 'Is' }],
	['an item between others', 'actors: [Iran, Is|, Qatar]', { kind: 'item', key: 'actors', replaces: 'Is', query: 'Is' }],
	[
		'an item after a comma in quotes',
		'actors: ["Iran, Islamic Republic", Is|]',
		{ kind: 'item', key: 'actors', replaces: 'Is', query: 'Is' },
	],
	['an item in paired quotes', 'actors: [Iran, "Is|"]', { kind: 'item', key: 'actors', replaces: '"Is"', query: 'Is' }],
	['an item of a list over several lines', 'actors: [\n  Iran,\n  Is|\n]', { kind: 'item', key: 'actors', replaces: 'Is', query: 'Is' }],
	['an item of a list that nobody closed', 'actors: [Iran, Is|', { kind: 'item', key: 'actors', replaces: 'Is', query: 'Is' }],
	['an item after a dash', 'actors:\n  - Iran\n  - Is|', { kind: 'item', key: 'actors', replaces: 'Is', query: 'Is' }],
	['an item after a dash without an indent', 'actors:\n- |', { kind: 'item', key: 'actors', replaces: '', query: '' }],
	[
		'an item after an apostrophe in a name',
		"actors: [People's Republic, Is|]",
		{ kind: 'item', key: 'actors', replaces: 'Is', query: 'Is' },
	],
])('%s is completed', (_title, block, expected) => {
	expect(at(block)).toEqual(expected);
});

test.each([
	['an empty line', 'type: policy\n|'],
	['directly after the colon', 'status:|'],
	['directly after a dash', 'actors:\n  -|'],
	['before the end of a key', 'st|atus: active'],
	['before the end of a value', 'status: ac|tive'],
	['before the end of an item', 'actors: [Ir|an]'],
	['after a closed list', 'actors: [Iran] |'],
	['a comment', 'status: active # ac|'],
	['a line that is a comment', '# sta|'],
	['block text', 'about: >\n  so sta|'],
	['text in quotes over several lines', 'about: "so\nsta|'],
	['a nested key', 'place:\n  sta|'],
	['the value of a map in a list', 'places:\n  - name: Ir|'],
	['a list in a list', 'grid: [[a, b|]]'],
	['a link, which the app completes', 'actors: "[[Ir|]]"'],
	['an anchor', 'a: &b|'],
])('%s is left alone', (_title, block) => {
	expect(at(block)).toBeUndefined();
});

test('nothing is completed in the body, in an unclosed block or without a block', () => {
	expect(completionAt('---\na: b\n---\nsta', 17)).toBeUndefined();
	expect(completionAt('---\nsta', 7)).toBeUndefined();
	expect(completionAt('sta', 3)).toBeUndefined();
});

test('line ends of Windows are no part of what is written', () => {
	const text = '---\r\ntype: policy\r\nstatus: ac\r\n---\r\n';
	expect(completionAt(text, text.indexOf('ac') + 2)).toMatchObject({ kind: 'value', key: 'status', query: 'ac' });
});

test('the keys and values that stand in the block are told, though it is not valid', () => {
	const text = '---\ntype: "policy"\nactors: [A]\nsta\n---\n';
	expect([...(completionAt(text, text.indexOf('sta') + 3)?.written ?? [])]).toEqual([
		['type', 'policy'],
		['actors', '[A]'],
	]);
});

test('what is replaced lies in the block and ends at or one quote after the cursor, whatever stands there', () => {
	const piece = fc.constantFrom('a', 'key', ': ', ':', '- ', '[', ']', ', ', '"', "'", '\n', '\r\n', '  ', '#', ' #', '|', '{', '\\', 'ü');
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 25 }), fc.nat(), (pieces, seed) => {
			const text = `---\n${pieces.join('')}\n---\n`;
			const offset = seed % (text.length + 1);
			const found = completionAt(text, offset);
			if (!found) return;
			expect(found.range.start).toBeGreaterThanOrEqual(4);
			expect(found.range.start).toBeLessThanOrEqual(offset);
			expect([offset, offset + 1]).toContain(found.range.end);
			expect(text.slice(found.range.start, found.range.end)).not.toMatch(/[\r\n]/);
		}),
	);
});

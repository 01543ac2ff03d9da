import { describe, expect, test } from 'vitest';
import { sameData } from '../../../../../src/core/note/edit/verify/sameData.ts';
import { faultOfEdit, verified, type Expectation } from '../../../../../src/core/note/edit/verify/verifyEdit.ts';
import type { FrontmatterValue } from '../../../../../src/core/note/frontmatter.ts';
import { parseNote } from '../../../../../src/core/note/parseNote.ts';
import type { TextEdit } from '../../../../../src/core/text/textEdit.ts';

/** What the check says of `after` as the outcome of an edit of `before`: a code, or that it is sound. */
function verdict(before: string, after: string, expectation: Expectation, edits: readonly TextEdit[] = []): string {
	return faultOfEdit(parseNote('a.md', before), after, edits, expectation)?.code ?? 'sound';
}

function insertion(at: number, newText: string): TextEdit {
	return { range: { start: at, end: at }, newText };
}

const linksOf = (text: string) => parseNote('', text).links;

describe('front matter that was to come to a: 1, b: x', () => {
	const before = '---\na: 1\nb: 2\n---\nbody\n';
	const wanted: Expectation = { kind: 'data', data: { a: 1, b: 'x' } };

	test.each([
		['as asked', '---\na: 1\nb: x\n---\nbody\n', 'sound'],
		['another value', '---\na: 1\nb: y\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['another value elsewhere', '---\na: 2\nb: x\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['a value of another kind', '---\na: "1"\nb: x\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['a key more', '---\na: 1\nb: x\nc: 3\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['a key less', '---\nb: x\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['keys in another order', '---\nb: x\na: 1\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['malformed', '---\na: 1\nb: [\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['an opening fence with a blank', '--- \na: 1\nb: x\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['an opening fence with another line end', '---\r\na: 1\nb: x\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['a closing fence with a blank', '---\na: 1\nb: x\n--- \nbody\n', 'VERIFY_FRONTMATTER'],
		['a BOM', '\uFEFF---\na: 1\nb: x\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['another body', '---\na: 1\nb: x\n---\nBody\n', 'VERIFY_BODY'],
		['a shorter body', '---\na: 1\nb: x\n---\nbod', 'VERIFY_BODY'],
		['a block that closes early', '---\na: 1\nb: x\n---\n---\nbody\n', 'VERIFY_BODY'],
		['no closing fence', '---\na: 1\nb: x\nbody\n', 'VERIFY_BODY'],
		['no fence, with the body alone left', 'body\n', 'VERIFY_FRONTMATTER'],
		['nothing left', '', 'VERIFY_BODY'],
	])('%s', (_, after, code) => {
		expect(verdict(before, after, wanted)).toBe(code);
	});

	test('a limit that is reached is a fact about the note', () => {
		const keys = Array.from({ length: 1001 }, (_, index) => `k${index}: v\n`).join('');
		expect(verdict(before, `---\n${keys}---\nbody\n`, wanted)).toBe('TOO_LARGE');
		expect(verdict(before, `---\na: "${'x'.repeat(65_536)}"\n---\nbody\n`, wanted)).toBe('TOO_LARGE');
	});
});

describe('front matter that was to come to be', () => {
	const wanted: Expectation = { kind: 'data', data: { b: 'x' } };

	test.each([
		['as asked', 'body\n', '---\nb: x\n---\nbody\n', 'sound'],
		['after the BOM', '\uFEFFbody\n', '\uFEFF---\nb: x\n---\nbody\n', 'sound'],
		['the BOM lost', '\uFEFFbody\n', '---\nb: x\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['a BOM found', 'body\n', '\uFEFF---\nb: x\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['another value', 'body\n', '---\nb: y\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['not there', 'body\n', 'body\n', 'VERIFY_FRONTMATTER'],
		['not closed', 'body\n', '---\nb: x\nbody\n', 'VERIFY_BODY'],
	])('%s', (_, before, after, code) => {
		expect(verdict(before, after, wanted)).toBe(code);
	});
});

describe('front matter that was to be repaired', () => {
	const before = '---\na: @x\n---\nbody\n';

	test.each([
		['it can be read', '---\na: "@x"\n---\nbody\n', 'sound'],
		['it still cannot', '---\na: @y\n---\nbody\n', 'VERIFY_FRONTMATTER'],
		['it is gone', 'body\n', 'VERIFY_FRONTMATTER'],
		['a fence is another', '---\na: "@x"\n---  \nbody\n', 'VERIFY_FRONTMATTER'],
		['the body is another', '---\na: "@x"\n---\nBody\n', 'VERIFY_BODY'],
	])('%s', (_, after, code) => {
		expect(verdict(before, after, { kind: 'repair' })).toBe(code);
	});
});

describe('a body that was to grow by [[New]]', () => {
	const before = '---\na: 1\n---\n# T\n\n## Related\n- [[A]]\n- [[B]]\n';
	const wanted: Expectation = { kind: 'growth', links: linksOf('[[New]]') };
	const added = [insertion(before.length, '- [[New]]\n')];

	test.each([
		['as asked', `${before}- [[New]]\n`, added, 'sound'],
		['nothing of it', before, [], 'VERIFY_SECTION'],
		['another link', `${before}- [[Nex]]\n`, added, 'VERIFY_SECTION'],
		['a link of another kind', `${before}![[New]]\n `, added, 'VERIFY_SECTION'],
		['one more link', `${before}[[New]][[C]]\n`, [insertion(before.length, '[[New]][[C]]\n')], 'VERIFY_SECTION'],
		['more than was to be added', `${before}- [[New]]\nx`, added, 'VERIFY_BODY'],
		['less than was there', `${before.slice(0, -1)}- [[New]]\n`, added, 'VERIFY_BODY'],
		[
			'a replacement',
			`${before.slice(0, -1)} [[New]]\n`,
			[{ range: { start: before.length - 1, end: before.length }, newText: ' [[New]]\n' }],
			'VERIFY_BODY',
		],
		['above the body', `---\na: 1\n# [[New]]\n---\n${before.slice(13)}`, [insertion(9, '# [[New]]\n')], 'VERIFY_FRONTMATTER'],
		['a link lost', `${before.replace('[[B]]', 'B, no')}- [[New]]\n`, added, 'VERIFY_SECTION'],
		[
			'links in another order',
			`${before.replace('[[A]]', '[[x]]').replace('[[B]]', '[[A]]').replace('[[x]]', '[[B]]')}- [[New]]\n`,
			added,
			'VERIFY_SECTION',
		],
		['a heading more', `${before}## [[New]]`, [insertion(before.length, '## [[New]]')], 'VERIFY_SECTION'],
		['a heading less', before.replace('## Related', '-- Related').concat('- [[New]]\n'), added, 'VERIFY_SECTION'],
		['a heading of another level', before.replace('## Related', '###Related').concat('- [[New]]\n'), added, 'VERIFY_SECTION'],
		['a block that is open', `${before}[[New]]\n\`\`\``, [insertion(before.length, '[[New]]\n```')], 'VERIFY_SECTION'],
		['front matter that is another', `${before.replace('a: 1', 'b: 1')}- [[New]]\n`, added, 'VERIFY_FRONTMATTER'],
		['front matter gone', `${before.replace('---\na', '-- \na')}- [[New]]\n`, added, 'VERIFY_FRONTMATTER'],
	])('%s', (_, after, edits, code) => {
		expect(verdict(before, after, wanted, edits)).toBe(code);
	});

	test('an insertion whose place is above the body is none', () => {
		const text = 'x\n';
		expect(verdict('---\na: 1\n---\n', '---\na: 1\n---\nx\n', { kind: 'growth', links: [] }, [insertion(4, text)])).toBe('VERIFY_BODY');
	});

	test('a block that was open before may stay open', () => {
		const open = '```\nx\n';
		expect(verdict(open, `${open}y\n`, { kind: 'growth', links: [] }, [insertion(open.length, 'y\n')])).toBe('sound');
	});
});

describe('a body that was to grow by the heading Sources', () => {
	const before = '# T\n\n## A\n';
	const wanted: Expectation = { kind: 'growth', links: [], heading: 'Sources' };

	test.each([
		['as asked', '## Sources\n', 'sound'],
		['at another level', '### Sources\n', 'sound'],
		['another heading', '## Source\n', 'VERIFY_SECTION'],
		['a heading that ends in it', '## My Sources\n', 'VERIFY_SECTION'],
		['two of it', '## Sources\n## Sources\n', 'VERIFY_SECTION'],
		['no heading', 'Sources\n', 'VERIFY_SECTION'],
		['a link with it', '## Sources\n[[A]]\n', 'VERIFY_SECTION'],
	])('%s', (_, text, code) => {
		expect(verdict(before, before + text, wanted, [insertion(before.length, text)])).toBe(code);
	});

	test('a closing fence on the last line gets its line end', () => {
		const fence = '---\na: 1\n---';
		expect(verdict(fence, `${fence}\n## Sources\n`, wanted, [insertion(fence.length, '\n## Sources\n')])).toBe('sound');
		expect(verdict(fence, `${fence}x\n## Sources\n`, wanted, [insertion(fence.length, 'x\n## Sources\n')])).toBe('VERIFY_FRONTMATTER');
	});
});

describe('a body that was to be reworded', () => {
	const before = '# T\n\n[[A]] and [[B]]\n';
	const edit: TextEdit = { range: { start: 5, end: 10 }, newText: '[[C]]' };

	test.each([
		['as asked', '# T\n\n[[C]] and [[B]]\n', 'sound'],
		['another link as well', '# T\n\n[[C]] and [[D]]\n', 'VERIFY_SECTION'],
		['a heading more', '# T\n# U\n[[C]] and [[B]]\n', 'VERIFY_SECTION'],
		['a heading of another level', '## T\n\n[[C]] and [[B]]\n', 'VERIFY_SECTION'],
		['a block that is open', '# T\n\n[[C]] and [[B]]\n```', 'VERIFY_SECTION'],
		['front matter', '---\n---\n# T\n\n[[C]] and [[B]]\n', 'VERIFY_FRONTMATTER'],
	])('%s', (_, after, code) => {
		expect(verdict(before, after, { kind: 'rewording' }, [edit])).toBe(code);
	});

	test('a link beside the edit has to stay', () => {
		const touching: TextEdit = { range: { start: 10, end: 10 }, newText: 'x' };
		expect(verdict(before, '# T\n\n[[C]] and [[B]]\n', { kind: 'rewording' }, [touching])).toBe('VERIFY_SECTION');
		const ahead: TextEdit = { range: { start: 4, end: 5 }, newText: '' };
		expect(verdict(before, '# T\n\n[[C]] and [[B]]\n', { kind: 'rewording' }, [ahead])).toBe('VERIFY_SECTION');
	});

	test('an edit above the body is none', () => {
		expect(verdict('---\na: 1\n---\nx\n', '---\na: 1\n---\nx\n', { kind: 'rewording' }, [insertion(4, '')])).toBe('VERIFY_BODY');
	});
});

describe('a plan is verified', () => {
	const note = parseNote('a.md', '---\na: 1\n---\n');

	test('without edits there is nothing to do', () => {
		expect(verified(note, [], { kind: 'repair' })).toEqual({ kind: 'unchanged' });
	});

	test('sound edits come back', () => {
		const edits = [{ range: { start: 7, end: 8 }, newText: '2' }];
		expect(verified(note, edits, { kind: 'data', data: { a: 2 } })).toEqual({ kind: 'edits', edits });
	});

	test('unsound edits do not, and say why', () => {
		const edits = [{ range: { start: 7, end: 8 }, newText: '3' }];
		expect(verified(note, edits, { kind: 'data', data: { a: 2 } })).toEqual({
			kind: 'refused',
			code: 'VERIFY_FRONTMATTER',
			reason: 'the front matter would not have read as it should',
		});
	});
});

describe('the same data', () => {
	test.each<[FrontmatterValue, FrontmatterValue]>([
		[1, 1],
		[0, -0],
		[NaN, NaN],
		['a', 'a'],
		[null, null],
		[[], []],
		[
			[1, ['a']],
			[1, ['a']],
		],
		[{}, {}],
		[
			{ a: 1, b: { c: [null] } },
			{ a: 1, b: { c: [null] } },
		],
	])('%j is %j', (a, b) => {
		expect(sameData(a, b)).toBe(true);
		expect(sameData(b, a)).toBe(true);
	});

	test.each<[FrontmatterValue | undefined, FrontmatterValue | undefined]>([
		[1, 2],
		[1, '1'],
		[NaN, 0],
		[null, undefined],
		[null, {}],
		[[], {}],
		[[], null],
		[[1], [1, 2]],
		[[1, 2], [1]],
		[[1], [2]],
		[{ a: 1 }, { b: 1 }],
		[{ a: 1 }, { a: 1, b: 1 }],
		[
			{ a: 1, b: 2 },
			{ b: 2, a: 1 },
		],
		[{ a: { b: 1 } }, { a: { b: 2 } }],
		[['a'], { 0: 'a' }],
	])('%j is not %j', (a, b) => {
		expect(sameData(a, b)).toBe(false);
		expect(sameData(b, a)).toBe(false);
	});
});

import { describe, expect, test } from 'vitest';
import { addListItem } from '../../../../../src/core/note/edit/frontmatter/addListItem.ts';
import { applyRepair } from '../../../../../src/core/note/edit/frontmatter/applyRepair.ts';
import type { EditOutcome } from '../../../../../src/core/note/edit/verify/editOutcome.ts';
import { insertBullets } from '../../../../../src/core/note/edit/body/insertBullets.ts';
import { insertLine } from '../../../../../src/core/note/edit/frontmatter/insertLine.ts';
import { insertSection } from '../../../../../src/core/note/edit/body/insertSection.ts';
import { quoteValue } from '../../../../../src/core/note/edit/frontmatter/quoteValue.ts';
import { removeField } from '../../../../../src/core/note/edit/frontmatter/removeField.ts';
import { renameKey } from '../../../../../src/core/note/edit/frontmatter/renameKey.ts';
import { replaceRange } from '../../../../../src/core/note/edit/body/replaceRange.ts';
import { retarget } from '../../../../../src/core/note/edit/body/retarget.ts';
import { setField } from '../../../../../src/core/note/edit/frontmatter/setField.ts';
import { faultOfEdit, type Expectation } from '../../../../../src/core/note/edit/verify/verifyEdit.ts';
import { wrapInList } from '../../../../../src/core/note/edit/frontmatter/wrapInList.ts';
import type { Link, Note } from '../../../../../src/core/note/note.ts';
import { parseNote } from '../../../../../src/core/note/parseNote.ts';
import type { Range } from '../../../../../src/core/text/range.ts';
import { noteWith } from '../../../../support/editing.ts';
import { misread } from '../../../../support/misread.ts';

const bullets =
	(texts: readonly string[]) =>
	(note: Note): EditOutcome =>
		insertBullets(note, {
			headings: ['Related'],
			bullets: texts,
			whereMissing: { beforeHeadings: ['Sources'], heading: 'Related', level: 2 },
		});
const set = (note: Note): EditOutcome => setField(note, ['b'], 'x');
const leadTo =
	(target: string) =>
	(note: Note): EditOutcome => {
		const [link] = note.links;
		if (!link) throw new Error('the note has no link');
		return retarget(note, link, target);
	};

describe('a refusal says why, and where there is a place, on which line', () => {
	const refusals: [string, (note: Note) => EditOutcome, string, string, number?][] = [
		['---js\n---\n', set, 'FRONTMATTER_OBSTACLE', 'something stands after the opening `---`, so the app reads the block as text', 1],
		['---\na: 1\n', set, 'FRONTMATTER_OBSTACLE', 'the note begins with `---` and no later line is exactly `---`', 1],
		['\n---\na: 1\n---\n', set, 'FRONTMATTER_OBSTACLE', 'a block stands after blank lines, where the app reads it as text', 2],
		['---\ra: 1\r---\rx', set, 'CARRIAGE_RETURNS', 'the lines end in lone carriage returns, which the app does not take for line ends', 1],
		['---\r---\r\nx', set, 'CARRIAGE_RETURNS', 'the lines end in lone carriage returns, which the app does not take for line ends', 1],
		['a\rb', set, 'CARRIAGE_RETURNS', 'the lines end in lone carriage returns, which the app does not take for line ends', 1],
		['x\na\0', set, 'CONTROL_CHARACTER', 'the note holds a null character, so it is no text', 2],
		['x\na\uDFFF', set, 'LONE_SURROGATE', 'the note holds half a character, which would not survive being written', 2],
		['x'.repeat(1_048_577), set, 'TOO_LARGE', 'the note is longer than 1048576 characters', 1],
		['x\n<<<<<<< a\n=======\n>>>>>>> b\n', set, 'MERGE_CONFLICT', 'the note holds the marks of an unresolved merge', 2],
		[
			noteWith('a: 1\n...\n'),
			set,
			'DOCUMENT_END_MARK',
			'a mark in the block ends or begins a YAML document, so a key after it would be lost',
			3,
		],
		[
			noteWith('a: 1\n--- b\n'),
			set,
			'DOCUMENT_END_MARK',
			'front matter cannot be read: line 3 begins a second document; expected one block of keys',
			3,
		],
		[
			noteWith('<<<<<<< a\nb: 1\n'),
			set,
			'MERGE_CONFLICT',
			'front matter cannot be read: two versions stand side by side after a merge; expected one of them, without the lines of `<<<<<<<`, `=======` and `>>>>>>>`',
			2,
		],
		[noteWith('{a: 1}\n'), set, 'NOT_A_MAP', 'the block does not begin with a key on a line of its own', 2],
		[noteWith('b: 1\nc:\n  - ? d\n'), set, 'NOT_A_MAP', 'a key stands after a question mark, so it is unclear where its value ends', 4],
		[noteWith('b: [p, # c\n  q]\n'), set, 'COMMENT_IN_VALUE', 'a comment stands in what would be replaced', 2],
		[noteWith('a: &x 1\nb: *x\n'), set, 'ALIAS_IN_VALUE', 'the value stands for one that is written elsewhere', 3],
		[noteWith('b: &x 1\n'), set, 'ANCHOR_OR_TAG_IN_VALUE', 'an anchor or a tag stands with the value', 2],
		[
			noteWith('m: {b}\n'),
			(note) => setField(note, ['m', 'b'], 1),
			'BAD_VALUE',
			'the key stands without a colon; its value cannot be set in place',
		],
		[noteWith('b: 1\n'), (note) => setField(note, ['m', 'b'], 1), 'NO_SUCH_ENTRY', 'there is nothing at `m.b` to set'],
		['x\n', (note) => setField(note, ['m', 'b'], 1), 'NO_SUCH_ENTRY', 'there is nothing at `m.b` to set'],
		[noteWith('b: 1\n'), (note) => setField(note, [''], 1), 'BAD_VALUE', "a field's name has 1 to 500 characters"],
		[noteWith('b: 1\n'), (note) => setField(note, ['b'], '\u0007'), 'CONTROL_CHARACTER', 'the value holds a control character'],
		[
			noteWith('b: 1\n'),
			(note) => setField(note, ['b'], '\uD800'),
			'LONE_SURROGATE',
			'the value holds half a character, which would not survive being written',
		],
		[noteWith('a: 1\n'), (note) => quoteValue(note, ['b', 0]), 'NO_SUCH_ENTRY', 'there is nothing at `b.0` in the front matter'],
		[noteWith('b:\n'), (note) => quoteValue(note, ['b']), 'BAD_VALUE', 'only a value on one line can be put in quotes'],
		[noteWith('b:\n  c: 1\n'), (note) => addListItem(note, 'b', 'x'), 'BAD_VALUE', '`b` holds keys of its own and is no list'],
		[
			noteWith('a: &l [p]\nb: *l\n'),
			(note) => addListItem(note, 'b', 'x'),
			'ALIAS_IN_VALUE',
			'`b` stands for a list that is written elsewhere',
		],
		[noteWith('b:\n  c: 1\n'), (note) => wrapInList(note, 'b'), 'BAD_VALUE', '`b` holds keys of its own and is no single value'],
		[
			noteWith('b: 1\n  # c\n'),
			(note) => removeField(note, 'b'),
			'COMMENT_IN_VALUE',
			'a comment stands below the field, as if it were about it',
			3,
		],
		[noteWith('a: 1\n&k b: 2\n'), (note) => removeField(note, 'b'), 'NOT_A_MAP', 'the key does not stand at the beginning of a line', 3],
		[noteWith('a: 1\nb: 2\n'), (note) => renameKey(note, 'b', 'a'), 'KEY_EXISTS', '`a` is there already; two fields cannot be made one'],
		[
			noteWith('a: 1\n&k b: 2\n'),
			(note) => renameKey(note, 'b', 'x'),
			'ANCHOR_OR_TAG_IN_VALUE',
			'an anchor or a tag stands with the key',
			3,
		],
		[
			noteWith('- a\n'),
			applyRepair,
			'FRONTMATTER_MALFORMED',
			'front matter cannot be read: the block is a list; expected keys such as `status: active`',
		],
		[noteWith('- a\n'), set, 'NOT_A_MAP', 'front matter cannot be read: the block is a list; expected keys such as `status: active`', 2],
		[
			'x\n\n```\ny\n',
			bullets(['[[A]]']),
			'UNCLOSED_BLOCK',
			'the fence that opens here is never closed, so it is unclear what belongs to it',
			3,
		],
		[
			'# Related\n\n# Related\n',
			bullets(['[[A]]']),
			'TWO_SECTIONS',
			'the note has the section `Related` twice, so it is unclear which is meant',
			3,
		],
		[
			'## Related\n\n  ### x\n',
			bullets(['[[A]]']),
			'INDENTED_TEXT_BELOW',
			'the text here is indented, so it would become a part of a bullet above it',
			3,
		],
		['x\n', bullets(['a\nb']), 'BAD_VALUE', 'a bullet is one line of text'],
		['x\n', (note) => insertSection(note, 'a\nb', { order: [] }), 'BAD_VALUE', 'a heading is one line of text'],
		['x\n', (note) => insertLine(note, 1, 'a\nb'), 'BAD_VALUE', 'a line is one line of text'],
		[noteWith('a: 1\n'), (note) => insertLine(note, 1, 'a'), 'BAD_VALUE', 'the line stands in the front matter'],
		[
			noteWith('a: 1\n'),
			(note) => replaceRange(note, { start: 0, end: 3 }, '---', 'x'),
			'BAD_VALUE',
			'the place stands in the front matter',
		],
		['x\ny\n', (note) => replaceRange(note, { start: 2, end: 3 }, 'x', 'z'), 'TEXT_CHANGED', 'something else stands there by now', 2],
		['[t](US.md)\n', leadTo(''), 'BAD_TARGET', 'a link needs a name to lead to'],
		[
			'x\n[[US]]\n',
			(note) => retarget(note, { ...parseNote('a.md', 'x\n[[EU]]\n').links[0], kind: 'wiki' } as Link, 'x'),
			'TEXT_CHANGED',
			'something else stands there by now',
			2,
		],
		[
			'[[US]]\n',
			(note) => (note.links[0] ? retarget(note, { ...note.links[0], kind: 'name' }, 'x') : { kind: 'unchanged' }),
			'BAD_TARGET',
			'a plain name is changed by setting its field',
		],
	];

	test.each(refusals.map(([text, plan, code, reason, line]) => [reason, code, text, plan, line] as const))(
		'%s (%s)',
		(reason, code, text, plan, line) => {
			expect(plan(parseNote('a.md', text))).toEqual({ kind: 'refused', code, reason, ...(line === undefined ? {} : { line }) });
		},
	);

	const faults: [string, Expectation, string, string][] = [
		[
			'---\na: 1\n---\nBody\n',
			{ kind: 'data', data: { a: 1 } },
			'VERIFY_BODY',
			'the edit would have changed the text below the front matter',
		],
		['body\n', { kind: 'data', data: { a: 1 } }, 'VERIFY_FRONTMATTER', 'the edit would have taken the front matter apart'],
		[
			'---\na: 1\n--- \nbody\n',
			{ kind: 'data', data: { a: 1 } },
			'VERIFY_FRONTMATTER',
			'the edit would have changed the fences of the front matter',
		],
		['---\na: 2\n---\nbody\n', { kind: 'data', data: { a: 1 } }, 'VERIFY_FRONTMATTER', 'the front matter would not have read as it should'],
		['---\na: [\n---\nbody\n', { kind: 'repair' }, 'VERIFY_FRONTMATTER', 'the front matter still could not be read'],
		['---\na: 2\n---\nbody\n', { kind: 'rewording' }, 'VERIFY_FRONTMATTER', 'the edit would have changed what stands above the text'],
		['---\na: 1\n---\nbody\nx', { kind: 'growth', links: [] }, 'VERIFY_BODY', 'the edit would have done more than add'],
		['---\na: 1\n---\n# dy\n', { kind: 'growth', links: [] }, 'VERIFY_SECTION', 'the edit would have changed the headings'],
		['---\na: 1\n---\n```y\n', { kind: 'growth', links: [] }, 'VERIFY_SECTION', 'the edit would have opened a block that is never closed'],
		[
			'---\na: 1\n---\nbody\n',
			{ kind: 'growth', links: parseNote('', '[[A]]').links },
			'VERIFY_SECTION',
			'the edit would have changed links that were there',
		],
		['---\na: 1\n---\n# dy\n', { kind: 'rewording' }, 'VERIFY_SECTION', 'the edit would have changed the headings or opened a block'],
	];

	test.each(faults.map(([after, expectation, code, reason]) => [reason, code, after, expectation] as const))(
		'%s (%s)',
		(reason, code, after, expectation) => {
			expect(faultOfEdit(parseNote('a.md', '---\na: 1\n---\nbody\n'), after, [], expectation)).toEqual({ kind: 'refused', code, reason });
		},
	);

	test('an edit above the text, and a link that is lost, are told apart', () => {
		const note = parseNote('a.md', '---\na: 1\n---\n[[A]]\n');
		expect(faultOfEdit(note, note.text, [{ range: { start: 1, end: 1 }, newText: '' }], { kind: 'rewording' })).toMatchObject({
			reason: 'the edit would have reached above the text',
		});
		expect(faultOfEdit(note, note.text.replace('[[A]]', '[[B]]'), [], { kind: 'rewording' })).toMatchObject({
			reason: 'the edit would have changed links that were there',
		});
		const large = `---\na: "${'x'.repeat(65_536)}"\n---\n[[A]]\n`;
		expect(faultOfEdit(note, large, [], { kind: 'data', data: {} })).toMatchObject({
			code: 'TOO_LARGE',
			reason: expect.stringMatching(/^with the edit front matter could not be read: the block is 65 kB/) as unknown,
		});
	});
});

describe('a reader that errs costs an edit, not a note', () => {
	/** The note with every place in its front matter moved by one character: keys and values to the front, items to the end. */
	const shifted = (text: string): Note => {
		const note = parseNote('a.md', text);
		const { frontmatter } = note;
		if (frontmatter.kind !== 'parsed') return note;
		return misread(note, {
			frontmatter: {
				...frontmatter,
				rangeOf(path) {
					const ranges = frontmatter.rangeOf(path);
					const by = path.length > 1 ? 1 : path[0] === 'l' ? 0 : -1;
					const move = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
					return ranges && { key: move(ranges.key), value: move(ranges.value) };
				},
			},
		});
	};

	test.each<[string, (note: Note) => EditOutcome]>([
		['a value', (note) => setField(note, ['b'], 'x')],
		['an added item', (note) => addListItem(note, 'l', 'x')],
		['a second item', (note) => addListItem(note, 'b', 'x')],
		['a wrapped value', (note) => wrapInList(note, 'b')],
		['a quoted value', (note) => quoteValue(note, ['b'])],
		['a renamed key', (note) => renameKey(note, 'b', 'x')],
	])('%s', (_, plan) => {
		expect(plan(shifted(noteWith('a: 1\nb: two\nl: [p, q]\n')))).toMatchObject({ kind: 'refused', code: 'VERIFY_FRONTMATTER' });
	});

	test('a block in the wrong place', () => {
		expect(setField(misread(parseNote('a.md', 'text\n'), { bodyStart: 2 }), ['b'], 'x')).toMatchObject({
			kind: 'refused',
			code: 'VERIFY_BODY',
		});
	});

	test('lines in the wrong place', () => {
		const inside = (text: string, at: number): Note => misread(parseNote('a.md', text), { lineStarts: Uint32Array.of(0, at) });
		const list = parseNote('a.md', '## Related\n- a [[B]] c\n');
		const listItems = list.listItems.map((item) => ({ ...item, range: { start: item.range.start, end: 17 } }));
		expect(bullets(['[[A]]'])(misread(list, { lineStarts: Uint32Array.of(0, 11, 17), listItems }))).toMatchObject({
			kind: 'refused',
			code: 'VERIFY_SECTION',
		});
		expect(insertLine(inside('a [[B]] c\n', 5), 1, 'x')).toMatchObject({ kind: 'refused', code: 'VERIFY_SECTION' });
	});
});

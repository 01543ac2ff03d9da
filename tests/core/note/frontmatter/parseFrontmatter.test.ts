import { describe, expect, test } from 'vitest';
import { parseFrontmatter } from '../../../../src/core/note/frontmatter/parseFrontmatter.ts';
import type { Frontmatter } from '../../../../src/core/note/frontmatter.ts';

function block(lines: string): string {
	return `---\n${lines}---\nbody\n`;
}

function dataOf(text: string): unknown {
	const frontmatter = parseFrontmatter(text);
	return frontmatter.kind === 'parsed' ? plain(frontmatter.data) : frontmatter.kind;
}

/** With ordinary prototypes, so that a literal can be expected. */
function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function faultOf(text: string): Extract<Frontmatter, { kind: 'malformed' }>['fault'] {
	const frontmatter = parseFrontmatter(text);
	if (frontmatter.kind !== 'malformed') throw new Error(`expected a fault, got ${JSON.stringify(frontmatter)}`);
	return frontmatter.fault;
}

describe('where there is no front matter', () => {
	test.each([
		['a note without a fence', 'text\n---\na: 1\n---\n', undefined],
		['an empty note', '', undefined],
		['a BOM alone', '\ufeff', undefined],
		['four dashes', '----\na: 1\n----\n', undefined],
		['a thematic break and a heading in one line', '--- some words ---\n---\n', undefined],
		['a language after the dashes', '---js\n1\n---\n', 'language'],
		['a language after a blank', '--- json\n{}\n---\n', 'language'],
		['a language in capitals, closed or not', '---JavaScript\n1\n', 'language'],
		['a block that nothing closes', '---\na: 1\nbody\n', 'unclosed'],
		['a block that only four dashes close', '---\na: 1\n----\n', 'unclosed'],
		['dashes alone', '---', 'unclosed'],
		['lines that end in a carriage return', '---\ra: 1\r---\rbody', 'carriage-returns'],
		['a block after a blank line', '\n---\na: 1\n---\n', 'not-first'],
		['a block after blank lines with blanks', ' \r\n\t\r\n---\r\na: 1\r\n---\r\n', 'not-first'],
		['a thematic break after a blank line', '\n---\n\nprose\n\n---\n', undefined],
		['an unclosed block after a blank line', '\n---\na: 1\n', undefined],
	])('%s', (_, text, code) => {
		const frontmatter = parseFrontmatter(text);
		expect([frontmatter.kind, frontmatter.kind === 'none' ? frontmatter.obstacle?.code : 'no']).toEqual(['none', code]);
	});

	test('text after the dashes is never run', () => {
		const scope = globalThis as { wasRun?: boolean };
		for (const fence of ['---js', '---javascript', '--- js', '---JS']) parseFrontmatter(`${fence}\n(globalThis.wasRun = true, {})\n---\n`);
		expect(scope.wasRun).toBeUndefined();
	});
});

describe('where the block begins and ends', () => {
	test.each([
		['an empty block', '---\n---\nbody\n', '', 8],
		['a block of a blank line', '---\n\n---\n', '\n', 9],
		['blanks after both fences', '--- \t\na: 1\n---  \nbody', 'a: 1\n', 17],
		['a BOM before the fence', '\ufeff---\na: 1\n---\nbody', 'a: 1\n', 14],
		['line ends of Windows', '---\r\na: 1\r\n---\r\nbody', 'a: 1\r\n', 16],
		['a closing fence at the end of the note', '---\na: 1\n---', 'a: 1\n', 12],
		['the first line of three dashes closes', '---\na: 1\n---\nb: 2\n---\n', 'a: 1\n', 13],
		['dashes with text after do not close', '---\na: 1\n---more: text\n---\n', 'a: 1\n---more: text\n', 27],
		['indented dashes do not close', '---\na: >-\n  b\n  ---\n---\n', 'a: >-\n  b\n  ---\n', 24],
	])('%s', (_, text, inside, end) => {
		const frontmatter = parseFrontmatter(text);
		if (frontmatter.kind === 'none') throw new Error('expected a block');
		expect([text.slice(frontmatter.block.start, frontmatter.block.end), frontmatter.range.end]).toEqual([inside, end]);
	});
});

describe('values are what YAML 1.2 says, and dates stay text', () => {
	test.each([
		['an empty block is no keys', '', {}],
		['comments alone are no keys', '# nothing\n', {}],
		['an unquoted link is a list in a list', 'up: [[Note]]\n', { up: [['Note']] }],
		['a date', 'd: 2024-01-02\n', { d: '2024-01-02' }],
		['old booleans', 'a: yes\nb: off\n', { a: 'yes', b: 'off' }],
		['a merge key is a key', 'b: &b {x: 1}\nd:\n  <<: *b\n', { b: { x: 1 }, d: { '<<': { x: 1 } } }],
		['an alias is the value again', 'a: &x [1, 2]\nb: *x\n', { a: [1, 2], b: [1, 2] }],
		['JSON is YAML', '{\n  "tags": "journal",\n  "publish": false\n}\n', { tags: 'journal', publish: false }],
		['nested maps', 'a:\n  b:\n    - c: 1\n', { a: { b: [{ c: 1 }] } }],
		['line separators of Unicode end no line', 'a: x\u2028y\u2029z\n', { a: 'x\u2028y\u2029z' }],
		['escapes in quotes', 'a: "b\\tc"\n', { a: 'b\tc' }],
		['a quote over two lines', 'a: "b\n  c"\n', { a: 'b c' }],
		['the end mark of a document', 'a: 1\n...\n', { a: 1 }],
		["names of an object's own", 'constructor: 1\ntoString: 2\nhasOwnProperty: 3\n', { constructor: 1, toString: 2, hasOwnProperty: 3 }],
	])('%s', (_, lines, data) => {
		expect(dataOf(block(lines))).toEqual(data);
	});

	test.each([['a: 1\n'], ['a: {b: {c: 1}}\n']])('data has no prototype, at any depth: %j', (lines) => {
		const frontmatter = parseFrontmatter(block(lines));
		if (frontmatter.kind !== 'parsed') throw new Error('expected data');
		const walk = (value: unknown): void => {
			if (typeof value !== 'object' || value === null) return;
			if (!Array.isArray(value)) expect(Object.getPrototypeOf(value)).toBeNull();
			Object.values(value).forEach(walk);
		};
		walk(frontmatter.data);
	});

	test.each([['__proto__: 1\n'], ['__proto__: {polluted: 1}\n'], ['a: &b {__proto__: {polluted: 1}}\nc:\n  <<: *b\n']])(
		'the key __proto__ is a key and nothing else: %j',
		(lines) => {
			expect(parseFrontmatter(block(lines)).kind).toBe('parsed');
			expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
		},
	);

	test('aliases are copies: no part of the data is there twice', () => {
		const frontmatter = parseFrontmatter(block('a: &x [1, 2]\nb: *x\n'));
		if (frontmatter.kind !== 'parsed') throw new Error('expected data');
		expect(frontmatter.data['a']).not.toBe(frontmatter.data['b']);
	});

	test('the same text read twice gives the same fault twice', () => {
		expect(faultOf(block('a: [1\n'))).toEqual(faultOf(block('a: [1\n')));
	});
});

describe('what cannot be read is named with its place', () => {
	test.each([
		['not-a-map', 'hello\n', 'hello', 'the block is text; expected keys such as `status: active`'],
		['not-a-map', '- a\n- b\n', '- a\n- b', 'the block is a list; expected keys such as `status: active`'],
		['not-a-map', '~\n', '~', 'the block is nothing; expected keys such as `status: active`'],
		['duplicate-key', 'a: 1\nb: 2\na: 3\n', 'a', '`a` stands twice, on lines 2 and 4; expected one of them'],
		['duplicate-key', 'x:\n  b: 1\n  b: 2\n', 'b', '`b` stands twice, on lines 3 and 4; expected one of them'],
		['yaml', 'a: "x\nb: c\n', '"x', '`"x` is opened with a quote and not closed; expected `"` at its end'],
		['yaml', 'a: [1, 2\nb: c\n', '[1, 2', '`[1, 2` is opened and not closed; expected `]` at its end'],
		['yaml', 'a: 1\nfoo\nb: 2\n', 'foo', 'line 3 is no `key: value`; expected a colon and a blank after the key, such as `status: active`'],
		['yaml', 'a:\n   - b\n  - c\n', ' ', 'line 4 is indented unlike the lines around it; expected the same indentation'],
		['yaml', '%YAML 1.1\n', '%YAML 1.1', 'line 2 has no `: `; expected `key: value` such as `status: active`'],
		['tag', 'a: !foo bar\n', '!foo bar', '`!foo bar` begins with a tag that YAML does not know; expected the value alone or in quotes'],
		[
			'tag',
			'a: !!binary aGVsbG8=\n',
			'aGVsbG8=',
			'`aGVsbG8=` has a tag that makes it something else than text, a number or a list; expected the value alone',
		],
		['complex-key', '? [x, y]\n: e\n', '[', 'line 2 has a list or a map for a key; expected text such as `"{{title}}"`'],
		['control-character', 'a: "x\u0000y"\n', '\u0000', 'the control character U+0000 stands in the block; expected text without it'],
		['control-character', 'a: x\ry\n', '\r', 'a lone carriage return stands in the block; expected text without it'],
		['several-documents', 'a: 1\n--- x\n', '--- x', 'line 3 begins a second document; expected one block of keys'],
		['several-documents', 'a: 1\n...\nb: 2\n', 'b: 2', 'line 4 begins a second document; expected one block of keys'],
		[
			'merge-conflict',
			'<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n',
			'<<<<<<< HEAD',
			'two versions stand side by side after a merge; expected one of them, without the lines of `<<<<<<<`, `=======` and `>>>>>>>`',
		],
		[
			'bad-alias',
			'a: &a [*a]\n',
			'*a',
			'`*a` is an alias that cannot be followed; expected the value itself, in quotes if it begins with `*`',
		],
	])('%s: %j', (code, lines, at, message) => {
		const text = block(lines);
		const fault = faultOf(text);
		expect([fault.code, text.slice(fault.range.start, fault.range.end), fault.message]).toEqual([code, at, message]);
	});
});

describe('a repair makes the block say what was meant', () => {
	test.each([
		['a second colon', 'title: Foo: bar: baz\n', 'title: "Foo: bar: baz"\n', 'Quote the value of `title`'],
		['a colon at the end', 'title: Foo:\n', 'title: "Foo:"\n', 'Quote the value of `title`'],
		['an at sign', 'author: @smith\n', 'author: "@smith"\n', 'Quote the value of `author`'],
		['a backtick', 'a: `x`\n', 'a: "`x`"\n', 'Quote the value of `a`'],
		['a percent sign', 'a: %x\n', 'a: "%x"\n', 'Quote the value of `a`'],
		['emphasis', 'a: *b*\n', 'a: "*b*"\n', 'Quote the value of `a`'],
		['a token of a template', 'title: {{title}}\n', 'title: "{{title}}"\n', 'Quote the value of `title`'],
		['text after a bracket', 'title: [Draft] My note\n', 'title: "[Draft] My note"\n', 'Quote the value of `title`'],
		['text after a quote', 'a: "x" and \'y\'\n', "a: '\"x\" and ''y'''\n", 'Quote all of the value of `a`'],
		['an item', 'a:\n  - b: c: d\n', 'a:\n  - "b: c: d"\n', 'Quote the list item'],
		['typographic quotes', 'a: \u201cx: y\u201d\n', 'a: "x: y"\n', 'Put straight quotes around the value of `a`'],
		['a tab before a nested key', 'a:\n\tb: 1\n', 'a:\n  b: 1\n', 'Indent with spaces'],
		['line ends of Windows', 'a: @x\r\nb: 1\r\n', 'a: "@x"\r\nb: 1\r\n', 'Quote the value of `a`'],
		['the first of two faults', 'a: @x\nb: @y\n', 'a: "@x"\nb: @y\n', 'Quote the value of `a` and mend 1 more line'],
	])('%s', (_, lines, repaired, title) => {
		const text = block(lines);
		const repair = faultOf(text).repair;
		if (!repair) throw new Error('expected a repair');
		expect([text.slice(0, repair.range.start) + repair.newText + text.slice(repair.range.end), repair.title]).toEqual([
			block(repaired),
			title,
		]);
	});

	test.each([
		['a key that stands twice', 'a: 1\na: 2\n'],
		['a bracket that is not closed', 'a: [1, 2\n'],
		['a comment that may be meant as one', 'a: @x # why\n'],
		['a conflict', '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n'],
		['a list', '- a\n'],
	])('none for %s', (_, lines) => {
		expect(faultOf(block(lines)).repair).toBeUndefined();
	});
});

describe('places of entries, by the fast path and by the YAML package alike', () => {
	const lines = 'title: "A"  # why\nlist:\n  - x\n  - \'y\'\nflow: [a, b]\nnone:\nlong: >-\n  one\n  two\n';

	test.each([
		['read fast', lines],
		['read by the package', `${lines}odd: {k: v}\n`],
		['after a BOM and with line ends of Windows', lines.replaceAll('\n', '\r\n')],
	])('%s', (name, text) => {
		const note = `${name.includes('BOM') ? '\ufeff' : ''}---\n${text}---\n`;
		const frontmatter = parseFrontmatter(note);
		if (frontmatter.kind !== 'parsed') throw new Error('expected data');
		const at = (...path: [string, ...(string | number)[]]): (string | undefined)[] => {
			const ranges = frontmatter.rangeOf(path);
			return ranges ? [note.slice(ranges.key.start, ranges.key.end), note.slice(ranges.value.start, ranges.value.end)] : [undefined];
		};
		expect(at('title')).toEqual(['title', '"A"']);
		expect(at('list', 1)).toEqual(["'y'", "'y'"]);
		expect(at('flow')).toEqual(['flow', '[a, b]']);
		expect(at('flow', 0)).toEqual(['a', 'a']);
		expect(at('none')).toEqual(['none', '']);
		expect(frontmatter.rangeOf(['none'])?.value.start).toBe(note.indexOf('none:') + 5);
		expect(at('long')[1]?.replaceAll('\r\n', '\n')).toBe('>-\n  one\n  two');
		expect(at('list')[1]?.replaceAll('\r\n', '\n')).toBe("- x\n  - 'y'");
		expect(at('missing')).toEqual([undefined]);
		expect(at('list', 2)).toEqual([undefined]);
		expect(at('title', 0)).toEqual([undefined]);
		if (name.includes('package')) expect(at('odd', 'k')).toEqual(['k', 'v']);
	});
});

describe('the place of a value that is not there', () => {
	test.each<[string, string, [string, ...(string | number)[]], number]>([
		['is right after the colon', 'a:   # why\nb: 1\n', ['a'], 2],
		['is right after the colon in braces', 'm: {a: , b: 1}\n', ['m', 'a'], 6],
		['is right after a key without a colon, whatever the next one has', 'm: {a, b: 1}\n', ['m', 'a'], 5],
		['is right after a key without a colon at the end of its map', 'm: {b: 1, a}\nc: 2\n', ['m', 'a'], 11],
		['is right after a key in quotes without a colon', 'm: {"a" , b: 1}\n', ['m', 'a'], 7],
		['is right after a key that a question mark introduces', 'x: {}\n? a\nb: 1\n', ['a'], 9],
	])('%s', (_, lines, path, at) => {
		const frontmatter = parseFrontmatter(block(lines));
		const range = frontmatter.kind === 'parsed' ? frontmatter.rangeOf(path)?.value : undefined;
		expect(range).toEqual({ start: 4 + at, end: 4 + at });
	});
});
